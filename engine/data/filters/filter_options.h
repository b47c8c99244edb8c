#pragma once
// Options of filters, written short.

#include <string>
#include <vector>

#include "engine/core/option_schema.h"
#include "engine/core/result.h"

namespace s2s {

Option filterNumber(std::string name, Json defaultValue, double minimum, double maximum, std::string help,
                    std::string unit = "");
Option filterInteger(std::string name, Json defaultValue, double minimum, double maximum, std::string help,
                     std::string unit = "");
Option filterChoice(std::string name, std::string defaultValue, std::vector<std::string> choices,
                    std::string help);
Option filterText(std::string name, std::string defaultValue, std::string help);
/// A file or folder that must be named.
Option filterPath(std::string name, std::string help);
/// One that may be left out.
Option filterOptionalPath(std::string name, std::string help);
/// Where the SHA-256 of the filter's files are recorded (filter_files.h).
Option filterHashes();
/// What counts as the same text, and which texts of a row are compared (engine/data/checks/row_keys.h).
Option filterComparison();
Option filterPart();
/// Which text of a row a filter of plain text looks at.
Option filterSide();

/// Whether the options `minimum` and `maximum` are in their order; as FilterKind::check has it.
Result<void> checkMinimum(const Json& options);

}  // namespace s2s
