#include "engine/data/filters/written_filter.h"

#include <algorithm>

#include "engine/core/nearest_name.h"
#include "engine/data/filters/row_filter.h"

namespace s2s {
namespace {

Error invalid(const std::string& what, const std::string& remedy) {
  return {what, "", remedy, Error::Kind::invalidInput};
}

const Option* optionOf(const FilterKind& kind, std::string_view name) {
  const auto found = std::ranges::find(kind.options, name, &Option::name);
  return found == kind.options.end() ? nullptr : &*found;
}

std::string namesOf(const FilterKind& kind) {
  std::string names;
  for (const Option& option : kind.options) names += (names.empty() ? "" : ", ") + option.name;
  return names.empty() ? "it has no options" : "its options are: " + names;
}

Json valueOf(const Option& option, const std::string& text) {
  const bool isText = option.type == OptionType::text || option.type == OptionType::path ||
                      option.type == OptionType::choice || option.type == OptionType::list;
  if (isText) return text;
  const Json parsed = Json::parse(text, nullptr, false);
  return parsed.is_discarded() ? Json(text) : parsed;
}

/// Adds "key=value" to the filter.
Result<void> addOption(const FilterKind& kind, const std::string& part, Json& filter) {
  const std::size_t equals = part.find('=');
  if (equals == std::string::npos)
    return invalid("filter " + std::string(kind.name) + ": \"" + part + "\" is not key=value", namesOf(kind));
  const std::string key = part.substr(0, equals);
  const Option* option = optionOf(kind, key);
  if (option == nullptr)
    return invalid("filter " + std::string(kind.name) + " has no option \"" + key + "\"", namesOf(kind));
  Json value = valueOf(*option, part.substr(equals + 1));
  if (option->type == OptionType::list)
    filter[key].push_back(std::move(value));
  else
    filter[key] = std::move(value);
  return {};
}

}  // namespace

Result<Json> readWrittenFilter(std::string_view text) {
  if (text.starts_with('{')) {
    Result<Json> parsed = parseJson(std::string(text), "--filter");
    if (!parsed) return invalid(parsed.error().message(), "");
    return parsed;
  }
  const std::size_t colon = text.find(':');
  const std::string name(text.substr(0, colon));
  const Result<const FilterKind*> kind = filterKinds().find(name);
  if (!kind) {
    const std::string near = nearestName(name, filterKinds().names());
    if (near.empty()) return kind.error();
    return invalid("unknown filter '" + name + "'", "did you mean '" + near + "'?");
  }
  Json filter = {{"kind", name}};
  if (colon == std::string_view::npos) return filter;
  const std::string options(text.substr(colon + 1));
  for (std::size_t begin = 0; begin <= options.size();) {
    const std::size_t end = std::min(options.find(',', begin), options.size());
    if (Result<void> added = addOption(**kind, options.substr(begin, end - begin), filter); !added)
      return added.error();
    begin = end + 1;
  }
  return filter;
}

}  // namespace s2s
