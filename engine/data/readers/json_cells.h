#pragma once
// JSON records as rows of cells.

#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/data/needed_columns.h"
#include "engine/data/readers/json_columns.h"
#include "engine/data/row_reader.h"

namespace s2s {

/// Writes a value into a cell of the row, which has as many as there are columns: strings as they are, null
/// as
/// "", others as compact JSON with numbers as written. Columns are set in their order (Row::bare).
void setCell(const Json& value, std::size_t column, Row& row);

/// Sets the cells of `record` for those of `columns` that are needed; the reason where it cannot be used,
/// else empty. It has to have the columns of the first record and those that were chosen; another that it
/// lacks is null.
std::string readCells(const Json& record, const JsonColumns& columns, const NeededColumns& needed, Row& row);

}  // namespace s2s
