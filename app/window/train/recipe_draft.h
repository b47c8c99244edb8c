#pragma once
// The recipe that somebody composes and has not started, kept from one start of the program to the next.

#include <optional>

#include "app/window/train/composed_recipe.h"

namespace s2s {

class Settings;

/// Nothing where none is kept, or where what is kept cannot be read.
std::optional<ComposedRecipe> keptDraft(const Settings& settings);
/// Nothing: none is kept any more.
void keepDraft(Settings& settings, const std::optional<ComposedRecipe>& draft);

}  // namespace s2s
