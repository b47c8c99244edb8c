#pragma once
// The classification head that a recipe asks for, once the labels of its data are known.

#include <set>
#include <span>
#include <string>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"
#include "engine/shapes/classification_head.h"

namespace s2s {

/// Different labels that a column may have: more are texts, and no classes.
inline constexpr std::size_t kMostLabels = 10000;

/// How many label columns the rows of a data set have.
std::size_t labelColumnsOf(const DataSource& set);

/// With a column for each set of `labels` (empty ones where numbers are learned), named as `first`, the first
/// training set, names them where there are several; labels in the order of their numbers where all are
/// numbers, else of their bytes.
Result<ClassificationHead> headOfLabels(const HeadSection& options, bool regression, const DataSource& first,
                                        std::span<const std::set<std::string>> labels);

/// Whether training goes on with the stored head: it knows all labels of the wanted one (in any order) and is
/// of its kind.
bool sameLabels(const ClassificationHead& stored, const ClassificationHead& wanted);

}  // namespace s2s
