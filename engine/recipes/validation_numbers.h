#pragma once
// What a validation of a recipe will tell, as far as the recipe alone says it: the numbers by which
// checkpoints are judged and runs end early.

#include <array>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Scores of generated answers against the texts of a validation set (evaluation.generated_rows): metrics of
/// texts, of which the larger is the better.
inline constexpr std::array<const char*, 3> kGeneratedNumbers = {"bleu", "chrf++", "exact"};

/// "validation_loss" and the others that checkpoints.metric and early_stopping.metric may name, of all sets
/// and, where there are several, of each: "validation_news_loss". Those of generated answers are among them
/// wherever evaluation.generated_rows could bring them. Where nothing is validated, what the training sets
/// would give.
std::vector<std::string> validationNumbers(const Recipe& recipe);

/// Whether it is one of these, or that of a set by its name, where it is the only one too.
bool isValidationNumber(const std::string& metric, const Recipe& recipe);

/// That evaluation.generated_rows finds texts to score, and that a metric which it brings comes with it and
/// with the mode max.
Result<void> checkValidationNumbers(const Recipe& recipe);

}  // namespace s2s
