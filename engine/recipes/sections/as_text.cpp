#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

Option asTextOption() {
  const AsText d;
  OptionSchema words{"words",
                     "Words",
                     "labels: what is written for a label of the file; empty for the label itself",
                     {},
                     true};
  Option asText = section(
      {"as_text",
       "As text",
       "Labels or numbers as words that the model writes; empty for a task that is text already",
       {choice("kind", d.kind, {"labels", "numbers"}, "What the target column holds"),
        option("template", Type::text, d.pattern,
               "Around the texts, with {source} and {pair} in it; empty for the usual one"),
        section(words),
        within(-1e9, 1e9, option("minimum", Type::number, d.minimum, "numbers: the least that is written")),
        within(-1e9, 1e9, option("maximum", Type::number, d.maximum, "numbers: the most that is written")),
        within(1e-6, 1e9, option("step", Type::number, d.step, "numbers: what they are rounded to")),
        option("correct", Type::boolean, d.correct,
               "Take what is written for the known label that is nearest")}});
  asText.defaultValue = nullptr;
  return asText;
}

std::optional<AsText> asTextFrom(const Json& json) {
  if (json.is_null()) return std::nullopt;
  AsText asText;
  read(json, "kind", asText.kind);
  read(json, "template", asText.pattern);
  for (const auto& [label, word] : json.at("words").items())
    asText.words[label] = word.is_string() ? word.get<std::string>() : "";
  read(json, "minimum", asText.minimum);
  read(json, "maximum", asText.maximum);
  read(json, "step", asText.step);
  read(json, "correct", asText.correct);
  return asText;
}

Json asTextToJson(const std::optional<AsText>& asText) {
  if (!asText) return nullptr;
  Json words = Json::object();
  for (const auto& [label, word] : asText->words) words[label] = word;
  return {{"kind", asText->kind},       {"template", asText->pattern}, {"words", words},
          {"minimum", asText->minimum}, {"maximum", asText->maximum},  {"step", asText->step},
          {"correct", asText->correct}};
}

}  // namespace s2s::recipe_sections
