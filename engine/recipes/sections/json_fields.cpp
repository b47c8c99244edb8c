#include "engine/recipes/sections/json_fields.h"

namespace s2s::recipe_sections {

ColumnReference columnFrom(const Json& json) {
  if (json.is_string()) return json.get<std::string>();
  return json.get<std::int64_t>();
}

void read(const Json& json, const char* key, ColumnReference& value) { value = columnFrom(json.at(key)); }

void read(const Json& json, const char* key, std::optional<ColumnReference>& value) {
  value.reset();
  if (!json.at(key).is_null()) read(json, key, value.emplace());
}

Json columnToJson(const ColumnReference& column) {
  return std::visit([](const auto& value) { return Json(value); }, column);
}

Json columnsToJson(const std::vector<ColumnReference>& columns) {
  Json list = Json::array();
  for (const ColumnReference& column : columns) list.push_back(columnToJson(column));
  return list;
}

}  // namespace s2s::recipe_sections
