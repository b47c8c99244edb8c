#include "engine/core/json.h"

#include <fstream>
#include <sstream>

namespace s2s {
namespace {

constexpr int kMaximumDepth = 200;

/// The deepest nesting of brackets outside strings, found without recursion.
int nestingDepth(std::string_view text) {
  int depth = 0, deepest = 0;
  bool inString = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (inString) {
      if (c == '\\') ++i;
      else if (c == '"') inString = false;
    } else if (c == '"') {
      inString = true;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return deepest;
}

std::string lineAndColumn(std::string_view text, std::size_t byte) {
  std::size_t line = 1, column = 1;
  for (std::size_t i = 0; i + 1 < byte && i < text.size(); ++i) {
    if (text[i] == '\n') ++line, column = 1;
    else ++column;
  }
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

}  // namespace

Result<Json> parseJson(std::string_view text, const std::string& where) {
  if (nestingDepth(text) > kMaximumDepth) {
    return Error{"JSON is nested deeper than 200 levels", where, "simplify the file"};
  }
  try {
    return Json::parse(text.begin(), text.end());
  } catch (const nlohmann::json::parse_error& problem) {
    return Error{"not valid JSON", where + " at " + lineAndColumn(text, problem.byte), "correct the file"};
  } catch (const nlohmann::json::exception& problem) {
    return Error{std::string("not valid JSON: ") + problem.what(), where, "correct the file"};
  }
}

Result<Json> readJsonFile(const std::filesystem::path& path, std::uintmax_t maximumBytes) {
  std::error_code problem;
  const std::uintmax_t size = std::filesystem::file_size(path, problem);
  if (problem) return Error{"cannot read the file: " + problem.message(), path.string(), "check the path"};
  if (size > maximumBytes) {
    return Error{"the file is larger than " + std::to_string(maximumBytes) + " bytes", path.string(),
                 "check that it is the JSON file that was meant"};
  }
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream) return Error{"cannot read the file", path.string(), "check its permissions"};
  return parseJson(text.str(), path.string());
}

std::string writeJson(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace s2s
