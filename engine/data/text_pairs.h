#pragma once
// The rows of a data set as source and target.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/data/example.h"
#include "engine/data/row_reader.h"
#include "engine/recipes/recipe.h"

namespace s2s {

struct LoadedPairs {
  std::vector<TextPair> pairs;  ///< in the file's order; the prefix is not written before the sources
  BadRows badRows;              ///< with rows whose source or target is empty
};

/// What an objective reads of a row beside its source.
enum class RowNeeds { nothing, target, labels };

/// Reads all usable rows of a data set. What an objective does not need may be missing in the file and stays
/// empty. With labels, `second` comes from the pair column, and `target` holds the labels as a person would
/// write them. Columns that do not exist are an error that names the known ones; a file without a single
/// usable row is an error too.
Result<LoadedPairs> loadPairs(const DataSource& source, RowNeeds needs = RowNeeds::target);

/// The reader's options that a data set asks for.
ReaderOptions readerOptions(const DataSource& source);

/// The index of a column by name, or by number from 1.
Result<std::size_t> findColumn(const std::vector<std::string>& columns, const ColumnReference& column,
                               const std::string& where);

}  // namespace s2s
