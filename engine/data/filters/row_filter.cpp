#include "engine/data/filters/row_filter.h"

namespace s2s {

#define FILTER(NAME) FilterKind NAME##Filter();
#include "engine/data/filters/registrations.def"
#undef FILTER

const Registry<FilterKind>& filterKinds() {
  static const Registry<FilterKind> registry("filter", {
#define FILTER(NAME) NAME##Filter(),
#include "engine/data/filters/registrations.def"
#undef FILTER
                                                       });
  return registry;
}

std::vector<OptionSchema> filterSchemas() {
  std::vector<OptionSchema> schemas;
  for (const FilterKind& kind : filterKinds().entries()) {
    OptionSchema& schema = schemas.emplace_back();
    schema.name = kind.name;
    schema.title = kind.title;
    schema.help = kind.help;
    Option name;
    name.name = "kind";
    name.type = OptionType::choice;
    name.choices = {schema.name};
    name.help = kind.help;
    name.required = true;
    schema.options.push_back(std::move(name));
    schema.options.insert(schema.options.end(), kind.options.begin(), kind.options.end());
  }
  return schemas;
}

Result<Json> checkFilters(const Json& filters, const std::string& path) {
  Option list;
  list.name = path;
  list.type = OptionType::list;
  list.defaultValue = Json::array();
  list.variants = filterSchemas();
  Result<Json> checked = applySchema({path, path, "", {list}}, Json{{path, filters}});
  if (!checked) return checked.error();
  Json complete = std::move((*checked)[path]);
  for (std::size_t i = 0; i < complete.size(); ++i) {
    const auto kind = filterKinds().find(complete[i].at("kind").get<std::string>());
    if (!kind) return kind.error();
    if ((*kind)->check == nullptr) continue;
    if (const auto kept = (*kind)->check(complete[i]); !kept) {
      Error error = kept.error();
      error.what.insert(0, path + "." + std::to_string(i) + ".");
      return error;
    }
  }
  return complete;
}

}  // namespace s2s
