#include "engine/recipes/sections/option_builders.h"

namespace s2s::recipe_sections {

Option option(std::string name, Type type, Json defaultValue, std::string help, std::string unit) {
  Option result;
  result.name = std::move(name);
  result.type = type;
  result.defaultValue = std::move(defaultValue);
  result.help = std::move(help);
  result.unit = std::move(unit);
  return result;
}

Option choice(std::string name, std::string defaultValue, std::vector<std::string> choices,
              std::string help) {
  Option result = option(std::move(name), Type::choice, Json(std::move(defaultValue)), std::move(help));
  result.choices = std::move(choices);
  return result;
}

Option section(OptionSchema schema) {
  Option result = option(schema.name, Type::object, Json::object(), schema.help);
  result.fields.push_back(std::move(schema));
  return result;
}

Option atLeast(double minimum, Option o) { return o.minimum = minimum, o; }
Option within(double minimum, double maximum, Option o) {
  return o.minimum = minimum, o.maximum = maximum, o;
}
Option common(Option o) { return o.common = true, o; }
Option required(Option o) { return o.required = true, o; }
Option nullable(Option o) { return o.nullable = true, o; }
Option listOf(Option element, Option o) { return o.element.push_back(std::move(element)), o; }
Option orElse(Type alternative, Option o) { return o.alternative = alternative, o; }

const std::vector<std::string>& objectiveNames() {
  static const std::vector<std::string> names = {"sequence-to-sequence", "span-corruption",
                                                 "masked-language-model", "sequence-classification",
                                                 "regression"};
  return names;
}

const std::vector<std::string>& augmentationNames() {
  static const std::vector<std::string> names = {"character-noise", "word-drop", "word-swap",
                                                 "back-translation"};
  return names;
}

}  // namespace s2s::recipe_sections
