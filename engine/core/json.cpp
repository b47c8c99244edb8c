#include "engine/core/json.h"

#include <algorithm>

#include "engine/core/text_file.h"

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
      if (c == '\\')
        ++i;
      else if (c == '"')
        inString = false;
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
    if (text[i] == '\n')
      ++line, column = 1;
    else
      ++column;
  }
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// Comments become spaces, so that lines and columns of what remains stay where they were.
std::string withoutComments(std::string_view text) {
  std::string result(text);
  const auto blank = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (result[i] != '\n') result[i] = ' ';
    }
  };
  bool inString = false;
  for (std::size_t i = 0; i < result.size(); ++i) {
    const char c = result[i];
    if (inString) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        inString = false;
    } else if (c == '"') {
      inString = true;
    } else if (text.substr(i, 2) == "//") {
      const std::size_t end = std::min(text.find('\n', i), text.size());
      blank(i, end);
      i = end;
    } else if (text.substr(i, 2) == "/*") {
      const std::size_t close = text.find("*/", i + 2);
      if (close == std::string_view::npos) break;  // left as it is: the parser names its place
      blank(i, close + 2);
      i = close + 1;
    }
  }
  return result;
}

template <typename Document>
Result<Document> parseAs(std::string_view text, const std::string& where) {
  if (nestingDepth(text) > kMaximumDepth) {
    return Error{"JSON is nested deeper than 200 levels", where, "simplify the file"};
  }
  try {
    return Document::parse(text.begin(), text.end());
  } catch (const nlohmann::json::parse_error& problem) {
    return Error{"not valid JSON", where + " at " + lineAndColumn(text, problem.byte), "correct the file"};
  } catch (const nlohmann::json::exception& problem) {
    return Error{std::string("not valid JSON: ") + problem.what(), where, "correct the file"};
  }
}

}  // namespace

Result<Json> parseJson(std::string_view text, const std::string& where) { return parseAs<Json>(text, where); }

Result<SearchableJson> parseSearchableJson(std::string_view text, const std::string& where) {
  return parseAs<SearchableJson>(text, where);
}

Result<Json> parseCommentedJson(std::string_view text, const std::string& where) {
  return parseJson(withoutComments(text), where);
}

Result<Json> readJsonFile(const std::filesystem::path& path, std::uintmax_t maximumBytes) {
  const Result<std::string> text = readTextFile(path, maximumBytes);
  if (!text) return text.error();
  return parseJson(*text, path.string());
}

std::string writeJson(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace s2s
