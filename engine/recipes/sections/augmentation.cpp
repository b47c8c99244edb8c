#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

Option augmentationOption() {
  const Augmentation d;
  Option augmentation = option("augmentation", Type::list, Json::array(),
                               "Changes of training rows, anew in every epoch, one after the other");
  augmentation.fields.push_back(
      {"augmentation",
       "Augmentation",
       "A way of changing training rows",
       {required(choice("kind", "", augmentationNames(), "What is changed of a source")),
        within(0, 1, option("rows", Type::number, d.rows, "Share of the rows that are changed in an epoch")),
        within(0, 1, option("share", Type::number, d.share, "Share of a row's characters or words")),
        option("model", Type::path, d.model,
               "back-translation: the model that writes a source from a target"),
        option("prefix", Type::text, d.prefix, "back-translation: written before every target"),
        option("file", Type::text, d.file, "back-translation: what was written, by the run"),
        option("sha256", Type::text, d.sha256, "SHA-256 of that file, written by the run")}});
  augmentation.fields.back().options.front().defaultValue = nullptr;
  return augmentation;
}

std::vector<Augmentation> augmentationFrom(const Json& json) {
  std::vector<Augmentation> steps;
  for (const Json& element : json) {
    Augmentation& step = steps.emplace_back();
    read(element, "kind", step.kind);
    read(element, "rows", step.rows);
    read(element, "share", step.share);
    read(element, "model", step.model);
    read(element, "prefix", step.prefix);
    read(element, "file", step.file);
    read(element, "sha256", step.sha256);
  }
  return steps;
}

Json augmentationToJson(const std::vector<Augmentation>& steps) {
  Json json = Json::array();
  for (const Augmentation& step : steps) {
    json.push_back({{"kind", step.kind},
                    {"rows", step.rows},
                    {"share", step.share},
                    {"model", step.model},
                    {"prefix", step.prefix},
                    {"file", step.file},
                    {"sha256", step.sha256}});
  }
  return json;
}

}  // namespace s2s::recipe_sections
