#pragma once
// Whether a model with a head can be held against the labels of a test set at all.

#include <span>
#include <string>

#include "engine/core/result.h"
#include "engine/data/example.h"
#include "engine/recipes/recipe.h"
#include "engine/shapes/classification_head.h"

namespace s2s {

/// An error of kind invalidInput where the head knows none of the labels in one of the rows' label columns:
/// then another column is meant, or other names of the labels, and a score of 0 would only hide it. Heads of
/// numbers, and rows with another number of columns than the head, are none of its business. `path`: of the
/// rows.
Result<void> checkKnownLabels(const ClassificationHead& head, std::span<const TextPair> rows,
                              const std::string& path);

/// Of models whose head gives numbers: an error of kind invalidInput where the data's as_text writes labels.
/// A number is none of these, and counted as one it would have other scores than everybody else.
Result<void> checkNumbersAsked(const DataSource& data);

}  // namespace s2s
