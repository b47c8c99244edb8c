#pragma once
// The recipe by which one entrant is trained.

#include <string>
#include <vector>

#include "engine/comparisons/comparison.h"

namespace s2s {

/// The base recipe with what the entrant brings, its seed, and, where steps are equalised, their number.
/// Errors name the entrant.
Result<Recipe> entrantRecipe(const Comparison& comparison, std::size_t entrant, std::uint64_t seed);

/// The test set as the entrant reads it: with its own prefix and languages, else those said of the test set,
/// empty ones too, else those that it is trained with. Where the test set has an as_text, what is said of it
/// is for entrants that write. Training sets that differ in one that nobody says are an error of kind
/// invalidInput: "test.prefix: …".
Result<DataSource> entrantTestSet(const Comparison& comparison, std::size_t entrant);

/// The training sets by which the recipe's own objective is learned.
std::vector<DataSource> setsOfTheTask(const Recipe& recipe);

/// The error with the entrant's place before it.
Error inEntrant(const Entrant& entrant, std::size_t index, Error error);

/// A name that can be a folder's: letters, digits, dots and dashes; never empty, never hidden.
std::string folderNameOf(const std::string& name);

/// A setting in which the entrants' recipes differ beside model, tokenizer, prefix and languages.
struct SettingDifference {
  std::string path;                 ///< "optimizer.learning_rate"
  std::vector<std::string> values;  ///< one for each entrant, as JSON
};
Result<std::vector<SettingDifference>> settingDifferences(const Comparison& comparison);

}  // namespace s2s
