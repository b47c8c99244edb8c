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

/// Reads all usable rows of a data set. A self-supervised objective needs no target: with `needsTarget` false
/// the target column may be missing and stays empty. Columns that do not exist are an error that names the
/// known ones; a file without a single usable row is an error too.
Result<LoadedPairs> loadPairs(const DataSource& source, bool needsTarget = true);

/// The reader's options that a data set asks for.
ReaderOptions readerOptions(const DataSource& source);

/// The index of a column by name, or by number from 1.
Result<std::size_t> findColumn(const std::vector<std::string>& columns, const ColumnReference& column,
                               const std::string& where);

}  // namespace s2s
