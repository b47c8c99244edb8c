#pragma once
// JSON records as rows of cells.

#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/data/needed_columns.h"

namespace s2s {

/// Names of the cells of a record; members of objects inside are named with a dot: {"translation": {"en",
/// "ko"}} gives translation.en and translation.ko.
std::vector<std::string> cellNames(const Json& record);

/// A value as a cell: strings as they are, null as "", others as compact JSON with numbers as written.
std::string cellText(const Json& value);

/// The cell of that name as text. False where there is none.
bool cellOf(const Json& record, const std::string& name, std::string& cell);

/// The cells of `record` for those of `columns` that are needed; the reason where it cannot be used, else
/// empty.
std::string readCells(const Json& record, const std::vector<std::string>& columns,
                      const NeededColumns& needed, std::vector<std::string>& cells);

}  // namespace s2s
