#pragma once
// Sources written from targets by another model, before training begins (Sennrich et al. 2016).

#include <functional>
#include <string>

#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/layers/torch_api.h"
#include "engine/recipes/recipe.h"
#include "engine/training/training_data.h"

namespace s2s {

/// Gives every back-translation of the recipe its file and hash, in `recipe` and in the sets of `rows`. A
/// file that the recipe names must still be what it was. One that is not there yet is written by the model,
/// in the user's cache folder, under a name made of everything it depends on: the model's files, the targets,
/// prefix, languages and limits. Targets longer than data.max_target_tokens or the model's positions are cut
/// for it, and a warning among those of `rows` says how many and which is the first. Where writing is
/// interrupted or fails, the whole lines that were written stay (FILE.begun) and are gone on from; nothing
/// else does. `message` hears how far it is.
Result<void> writeBackTranslations(Recipe& recipe, TrainingRows& rows, torch::Device device,
                                   const std::function<void(const std::string&)>& message,
                                   const RunControl& control);

/// Names the files that are there already; the others stay without one.
Result<void> findBackTranslations(Recipe& recipe, TrainingRows& rows);

/// Where they lie: $XDG_CACHE_HOME/seq2seq-workbench/back-translations, or below ~/.cache.
std::filesystem::path backTranslationFolder();

}  // namespace s2s
