#pragma once
// JSON as the engine reads and writes it: members keep their order, so files are rewritten as they were.

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace s2s {

using Json = nlohmann::ordered_json;

/// JSON with members in alphabetical order, found without going through all of them: for objects of many
/// thousand members, such as vocabularies.
using SearchableJson = nlohmann::json;

/// Parses UTF-8 text. `where` names the source in errors, which carry line and column.
/// Nesting deeper than 200 levels is refused, so that hostile text cannot exhaust the stack.
Result<Json> parseJson(std::string_view text, const std::string& where);

/// The same as SearchableJson.
Result<SearchableJson> parseSearchableJson(std::string_view text, const std::string& where);

/// The same for text that people write: `// …` and `/* … */` outside strings are read as white space, and an
/// object that has a key twice is an error that names the second one's place.
Result<Json> parseCommentedJson(std::string_view text, const std::string& where);

/// The same for text that Python's `json` writes, where numbers that are not finite are the bare words NaN,
/// Infinity and -Infinity: outside strings they are read as null.
Result<Json> parsePythonJson(std::string_view text, const std::string& where);

/// Reads and parses a file of at most `maximumBytes`.
Result<Json> readJsonFile(const std::filesystem::path& path, std::uintmax_t maximumBytes = 64u << 20);

/// Compact or indented text. Strings that are not UTF-8 get U+FFFD; numbers that are not finite become null.
std::string writeJson(const Json& value, int indent = -1);

}  // namespace s2s
