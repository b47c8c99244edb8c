#include "engine/evaluation/learned_answers.h"

#include <utility>

#include "engine/data/tasks_as_text.h"
#include "engine/runs/label_record.h"

namespace s2s {

Result<EvaluationRequest> withLearnedLabels(EvaluationRequest request) {
  if (!request.data.asText || !writesLabelsOfData(*request.data.asText)) return request;
  for (const EvaluatedSystem& system : request.systems) {
    for (const std::string& model : system.models) {
      const auto learned = labelsLearnedBy(model);
      if (!learned) return learned.error();
      addLearnedAnswers(*request.data.asText, *learned, request.learnedLabels);
    }
  }
  return request;
}

}  // namespace s2s
