#include "engine/arrow_module/label_names.h"

#include <arrow/util/key_value_metadata.h>

#include "engine/core/json.h"

namespace s2s {
namespace {

constexpr int kDeepestFeature = 32;

using LabelNames = std::map<std::string, std::vector<std::string>>;

/// A feature is an object with its "_type", or an object of features for a structure.
void collect(const Json& feature, const std::string& column, int depth, LabelNames& found) {
  if (!feature.is_object() || depth > kDeepestFeature) return;
  const auto type = feature.find("_type");
  if (type == feature.end() || !type->is_string()) {
    for (const auto& [name, member] : feature.items()) collect(member, column + "." + name, depth + 1, found);
    return;
  }
  const auto names = feature.find("names");
  if (*type != "ClassLabel" || names == feature.end() || !names->is_array()) return;
  std::vector<std::string> labels;
  for (const Json& name : *names) {
    if (!name.is_string()) return;
    labels.push_back(name.get<std::string>());
  }
  found[column] = std::move(labels);
}

}  // namespace

LabelNames labelNames(const arrow::Schema& schema) {
  LabelNames found;
  if (!schema.metadata()) return found;
  const auto text = schema.metadata()->Get("huggingface");
  if (!text.ok()) return found;
  const Result<Json> json = parseJson(*text, "huggingface");
  if (!json || !json->is_object() || !json->contains("info")) return found;
  const Json& info = (*json)["info"];
  if (!info.is_object() || !info.contains("features") || !info["features"].is_object()) return found;
  for (const auto& [name, feature] : info["features"].items()) collect(feature, name, 0, found);
  return found;
}

}  // namespace s2s
