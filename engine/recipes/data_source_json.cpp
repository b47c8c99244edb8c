#include "engine/recipes/data_source_json.h"

#include "engine/recipes/sections/sections.h"

namespace s2s {

Result<DataSource> parseDataSource(const Json& json, const std::string& path) {
  const Result<Json> checked = applySchema(recipe_sections::dataSourceSchema(), json, path);
  if (!checked) return checked.error();
  return recipe_sections::sourcesFrom(Json::array({*checked})).front();
}

Result<AsText> parseAsText(const Json& json, const std::string& path) {
  const Result<Json> checked = applySchema(recipe_sections::asTextOption().fields.front(), json, path);
  if (!checked) return checked.error();
  return *recipe_sections::asTextFrom(*checked);
}

Json dataSourceToJson(const DataSource& source) { return recipe_sections::sourcesToJson({source}).at(0); }

}  // namespace s2s
