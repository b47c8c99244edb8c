#include "engine/core/json.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "engine/core/doubled_key.h"
#include "engine/core/json_strings.h"
#include "engine/core/text_file.h"

namespace s2s {
namespace {

constexpr int kMaximumDepth = 200;

/// The deepest nesting of brackets outside strings, found without recursion.
int nestingDepth(std::string_view text) {
  int depth = 0, deepest = 0;
  JsonStrings strings;
  for (const char c : text) {
    if (strings.hold(c)) continue;
    if (c == '{' || c == '[') deepest = std::max(deepest, ++depth);
    if (c == '}' || c == ']') --depth;
  }
  return deepest;
}

/// Text that is parsed in place of a file's.
struct ReplacedText {
  std::string text;
  std::vector<std::size_t> added{};  ///< places of bytes that the file does not have, ascending
};

/// Where a byte of the text stands in its file.
std::string lineAndColumn(std::string_view text, std::size_t byte, std::span<const std::size_t> added) {
  std::size_t line = 1, column = 1;
  for (std::size_t i = 0; i + 1 < byte && i < text.size(); ++i) {
    if (std::ranges::binary_search(added, i)) continue;
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
  JsonStrings strings;
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (strings.hold(result[i])) continue;
    if (text.substr(i, 2) == "//") {
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

/// Python's words become null, and blanks where they are longer.
ReplacedText withoutPythonsWords(std::string_view text) {
  constexpr std::array<std::string_view, 3> kWords = {"NaN", "Infinity", "-Infinity"};
  constexpr std::string_view kNull = "null";
  ReplacedText result;
  result.text.reserve(text.size());
  JsonStrings strings;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool inString = strings.hold(text[i]);
    const auto word = std::ranges::find_if(
        kWords, [&](std::string_view each) { return !inString && text.substr(i).starts_with(each); });
    if (word == kWords.end()) {
      result.text += text[i];
      continue;
    }
    result.text += kNull;
    if (word->size() < kNull.size())
      result.added.push_back(result.text.size() - 1);
    else
      result.text.append(word->size() - kNull.size(), ' ');
    i += word->size() - 1;
  }
  return result;
}

/// `added` are places of bytes that the text at `where` does not have.
template <typename Document>
Result<Document> parseAs(std::string_view text, const std::string& where,
                         std::span<const std::size_t> added = {}) {
  if (nestingDepth(text) > kMaximumDepth) {
    return Error{"JSON is nested deeper than 200 levels", where, "simplify the file"};
  }
  try {
    return Document::parse(text.begin(), text.end());
  } catch (const nlohmann::json::parse_error& problem) {
    return Error{"not valid JSON", where + " at " + lineAndColumn(text, problem.byte, added),
                 "correct the file"};
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
  const std::string plain = withoutComments(text);
  Result<Json> json = parseJson(plain, where);
  if (!json) return json;
  if (const auto doubled = findDoubledKey(plain)) {
    return Error{"the key \"" + doubled->key + "\" occurs twice",
                 where + " at " + lineAndColumn(plain, doubled->place + 1, {}), "leave one of the two out"};
  }
  return json;
}

Result<Json> parsePythonJson(std::string_view text, const std::string& where) {
  const ReplacedText replaced = withoutPythonsWords(text);
  return parseAs<Json>(replaced.text, where, replaced.added);
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
