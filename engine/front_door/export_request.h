#pragma once
// What is to be written of a model, and where: the choices of `s2s export`, for the program and the window.

#include <filesystem>
#include <string>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/core/work_observer.h"
#include "engine/vocabulary/trimming_wishes.h"

namespace s2s {

struct ExportRequest {
  enum class What {
    whole,     ///< the model, LoRA's updates merged into it (engine/front_door/model_export.h)
    updates,   ///< LoRA's updates alone, in PEFT's layout
    trimmed,   ///< with fewer pieces in its vocabulary (engine/front_door/vocabulary_export.h)
    restored,  ///< with the whole vocabulary again
  };
  What what = What::whole;
  std::string model;         ///< MODEL argument
  std::filesystem::path to;  ///< must not exist
  std::string dtype = {};    ///< "float32", "bfloat16", "float16"; empty: as it is stored. Not of updates
  TrimmingWishes wishes{};   ///< trimmed: which pieces stay
  std::string original{};    ///< restored: the model that was trimmed
};

/// Writes what was asked, checked by reading it back, and gives what the function of its kind gives. Where it
/// fails or is cancelled nothing is left behind.
Result<Json> carryOut(const ExportRequest& request, const WorkObserver& observer);

}  // namespace s2s
