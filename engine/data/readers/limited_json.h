#pragma once
// JSON of data files. Objects of Json keep the order of their members and look through all of them for every
// new one, so an object of a million members, as pandas writes a column, would take hours: columns are read
// as lists, and other objects have a limit.

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/json.h"

namespace s2s {

inline constexpr std::size_t kMostMembers = 10000;  ///< of one object

/// A record. Errors have the kind of thing in `what` and `where` in `where`: not valid JSON, more than 200
/// levels, more than kMostMembers members.
Result<Json> parseRecord(std::string_view text, const std::string& where);

/// A document whose top is an object. Objects that are members of it become lists of their values; their
/// names are added to `lists`.
Result<Json> parseColumns(std::string_view text, const std::string& where, std::vector<std::string>& lists);

}  // namespace s2s
