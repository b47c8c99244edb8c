#pragma once
// What a run may take up anew when it goes on. No Torch here: the window asks it for its forms.

#include <string>

#include "engine/core/result.h"

namespace s2s {

/// Whether `resume` takes a value for this path of the recipe ("training.steps", "schedule.kind"): what
/// happens between steps, how long, how fast, where and within what memory. Never what a step computes its
/// gradient from; training.logits_mib and training.gradient_checkpointing change its rounding at most.
bool mayChangeOnResume(const std::string& path);

/// The same of an assignment "training.steps=300"; the error names what may change.
Result<void> checkResumeChange(const std::string& assignment);

}  // namespace s2s
