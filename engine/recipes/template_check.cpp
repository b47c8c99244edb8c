#include "engine/recipes/template_check.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace s2s {
namespace {

Error invalid(const std::string& what, const std::string& remedy) {
  return Error{what, "", remedy, Error::Kind::invalidInput};
}

/// A character of a name as columns have them: no brace, and no blank or mark that texts put between braces.
bool isOfName(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool isLetter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  return isLetter || (byte >= '0' && byte <= '9') || c == '_' || byte >= 0x80;
}

/// What stands between a brace and the next that closes it, of those that hold a name.
std::vector<std::string> namesOf(std::string_view pattern) {
  std::vector<std::string> names;
  while (true) {
    const std::size_t open = pattern.find('{');
    if (open == std::string_view::npos) return names;
    pattern.remove_prefix(open + 1);
    const std::size_t close = pattern.find('}');
    if (close == std::string_view::npos) return names;
    const std::string_view name = pattern.substr(0, close);
    if (!name.empty() && std::ranges::all_of(name, isOfName)) names.emplace_back(name);
  }
}

Result<void> checkAll(const std::vector<DataSource>& sets, const std::string& path) {
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const std::string where = path + "." + std::to_string(i);
    if (auto checked = checkTemplate(sets[i], where); !checked) return checked;
  }
  return {};
}

}  // namespace

Result<void> checkTemplate(const DataSource& set, const std::string& path) {
  if (!set.asText) return {};
  const std::string where = path + ".as_text.template: ";
  for (const std::string& name : namesOf(set.asText->pattern)) {
    if (name == "source") continue;
    if (name != "pair")
      return invalid(where + "nothing is written for {" + name + "}",
                     "write {source} for the text and {pair} for the second one");
    if (!set.pair)
      return invalid(where + "has {pair}, and no column of a second text is named",
                     "name it in pair, or leave {pair} out");
  }
  return {};
}

Result<void> checkTemplates(const Recipe& recipe) {
  if (auto checked = checkAll(recipe.data.train, "data.train"); !checked) return checked;
  return checkAll(recipe.data.validation.sets, "data.validation.sets");
}

}  // namespace s2s
