#pragma once
// Whether a comparison's entrants are asked in the way in which they learn.

#include <optional>
#include <string>
#include <vector>

#include "engine/comparisons/comparison.h"

namespace s2s {

/// What the test set has and all training sets of an entrant's task lack, or the other way round: its models
/// answer to texts of a form that they have never seen.
struct AskedOtherwise {
  enum class What { withoutPair, withPair, withoutTemplate, withTemplate };
  std::size_t entrant = 0;
  What what = What::withoutPair;
};

/// "it learns with as_text and is asked without, as the test set has none".
std::string noteOf(const AskedOtherwise& otherwise);

/// How a set that models of the recipe are asked with differs from all sets by which its own objective is
/// learned; nothing where it is like one of them.
std::optional<AskedOtherwise::What> askedOtherwise(const Recipe& recipe, const DataSource& asked);

/// Of validation sets: "data.validation.sets.0.pair: is missing, and all training sets have one: …". A model
/// that is trained so is measured by a form of text that it does not learn.
std::vector<std::string> validatedOtherwise(const Recipe& recipe);

/// Of pairs where two texts are read, by a head or with as_text, and of as_text where texts are written: a
/// head reads the texts of a test set that has one as they are. No file is opened. Errors are
/// entrantRecipe()'s and entrantTestSet()'s.
Result<std::vector<AskedOtherwise>> askedOtherwise(const Comparison& comparison);

}  // namespace s2s
