#pragma once
// A filter as a person writes it on a command line.

#include <string_view>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

/// "duplicates", "language:target=ko,threshold=0.9", or the JSON object itself. A value is read by the type
/// of its option; a list takes one value for each time that its key is written. Errors are of kind
/// invalidInput; the values are checked by checkFilters().
Result<Json> readWrittenFilter(std::string_view text);

}  // namespace s2s
