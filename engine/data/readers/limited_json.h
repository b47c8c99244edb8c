#pragma once
// JSON of data files. Objects of Json keep the order of their members and look through all of them for every
// new one, so an object of a million members, as pandas writes a column, would take hours: columns are read
// as lists, and other objects have a limit. A number that a double would write in another way (1.10, -0,
// 1e400 or an integer of more than 64 bits) is kept as it is written: as a binary value, which JSON text has
// none of.

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/json.h"

namespace s2s {

inline constexpr std::size_t kMostMembers = 10000;  ///< of one object
/// What the values of a record, of a document may take in memory, in MiB: small ones take far more than their
/// text.
inline constexpr std::size_t kLargestRecordMiB = 64, kLargestDocumentMiB = 512;

/// A record. Errors have the kind of thing in `what` and `where` in `where`: not valid JSON, more than 200
/// levels, two members of one name, more than kMostMembers members, more than kLargestRecordMiB.
Result<Json> parseRecord(std::string_view text, const std::string& where);

/// A value of a record or document as compact JSON.
std::string writeAsRead(const Json& value);

/// A document whose top is an object.
struct ColumnsDocument {
  Json json;                       ///< objects that are members of it became lists of their values
  std::vector<std::string> lists;  ///< the names of these
  std::string mismatch;            ///< how the keys of one differ from those of the first; else empty
};
Result<ColumnsDocument> parseColumns(std::string_view text, const std::string& where);

}  // namespace s2s
