#pragma once
// Reading and writing single fields of a section. What is read has passed the schema.

#include <optional>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/recipes/recipe.h"

namespace s2s::recipe_sections {

template <typename T>
void read(const Json& json, const char* key, T& value) {
  json.at(key).get_to(value);
}

template <typename T>
void read(const Json& json, const char* key, std::optional<T>& value) {
  if (json.at(key).is_null())
    value.reset();
  else
    value = json.at(key).get<T>();
}

void read(const Json& json, const char* key, ColumnReference& value);
void read(const Json& json, const char* key, std::optional<ColumnReference>& value);
ColumnReference columnFrom(const Json& json);

template <typename T>
Json orNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}
Json columnToJson(const ColumnReference& column);
Json columnsToJson(const std::vector<ColumnReference>& columns);

}  // namespace s2s::recipe_sections
