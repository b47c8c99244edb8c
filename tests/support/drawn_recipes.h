#pragma once
// Recipes drawn at random over what memory depends on, with data to train them on.

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/core/json.h"
#include "engine/recipes/recipe.h"
#include "engine/shapes/model_shape.h"

namespace s2s::test {

enum class DrawnSizes {
  small,   ///< widths to 256: a second or two a case
  middle,  ///< widths to 768, vocabularies to 60,000
  presets  ///< published shapes, mt5-small with its 300 M parameters among them; no checkpoint is written
};

struct DrawnRecipe {
  std::string label;  ///< what was drawn, in few words
  Recipe recipe;
  bool stopsAfterSteps = false;  ///< before a checkpoint is written
};

/// Case `number` of `seed`; its data is written below `folder`. A pure function of both numbers.
DrawnRecipe drawRecipe(std::uint64_t seed, std::uint64_t number, DrawnSizes sizes,
                       const std::filesystem::path& folder);

/// What a run of the recipe really took.
struct MeasuredMemory {
  std::int64_t peak = 0;      ///< high-water mark of the counting allocator, above what was held before
  std::int64_t resident = 0;  ///< growth of the resident size while it ran
  std::string problem;        ///< empty where it ran
};

/// Trains two steps in `folder`.
MeasuredMemory measureTraining(const DrawnRecipe& drawn, const std::filesystem::path& folder);

}  // namespace s2s::test
