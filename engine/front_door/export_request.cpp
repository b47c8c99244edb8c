#include "engine/front_door/export_request.h"

#include "engine/front_door/model_export.h"
#include "engine/front_door/vocabulary_export.h"

namespace s2s {

Result<Json> carryOut(const ExportRequest& request, const WorkObserver& observer) {
  if (auto goesOn = observer.tell(0.0, "opening the model"); !goesOn) return goesOn.error();
  switch (request.what) {
    case ExportRequest::What::whole:
      return exportModel(request.model, request.to, request.dtype, observer);
    case ExportRequest::What::updates:
      return exportUpdates(request.model, request.to);
    case ExportRequest::What::trimmed:
      return exportTrimmed(request.model, request.to, request.dtype, request.wishes, observer);
    case ExportRequest::What::restored:
      return exportRestored(request.model, request.to, request.dtype, request.original, observer);
  }
  return Error{"nothing is to be exported", "", ""};
}

}  // namespace s2s
