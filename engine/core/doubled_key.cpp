#include "engine/core/doubled_key.h"

#include <set>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/json_strings.h"

namespace s2s {
namespace {

bool isKey(std::string_view text, std::size_t end) {
  const std::size_t next = text.find_first_not_of(" \t\r\n", end);
  return next != std::string_view::npos && text[next] == ':';
}

}  // namespace

std::optional<DoubledKey> findDoubledKey(std::string_view text) {
  std::vector<std::set<std::string>> open;  // the keys of each object around; a list has none
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '{' || c == '[') open.emplace_back();
    if (c == '}' || c == ']') open.pop_back();
    if (c != '"') continue;
    const std::size_t begin = at, end = endOfJsonString(text, begin);
    at = end - 1;
    if (!isKey(text, end)) continue;
    auto key = Json::parse(text.substr(begin, end - begin)).get<std::string>();
    if (!open.back().insert(key).second) return DoubledKey{std::move(key), begin};
  }
  return std::nullopt;
}

}  // namespace s2s
