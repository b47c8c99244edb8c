#pragma once
// Short words for describing options. Defaults come from the structs in recipe.h.

#include <string>
#include <utility>
#include <vector>

#include "engine/core/option_schema.h"

namespace s2s::recipe_sections {

using Type = OptionType;

inline constexpr double kMostSteps = 1e9;
inline constexpr double kMostTokens = 1 << 20;

Option option(std::string name, Type type, Json defaultValue, std::string help, std::string unit = "");
Option choice(std::string name, std::string defaultValue, std::vector<std::string> choices, std::string help);
/// An option that is an object, named and explained by its schema.
Option section(OptionSchema schema);

Option atLeast(double minimum, Option o);
Option within(double minimum, double maximum, Option o);
Option common(Option o);
Option required(Option o);
Option nullable(Option o);
Option listOf(Option element, Option o);
Option orElse(Type alternative, Option o);

/// Names of engine/objectives/registrations.def, which a test compares with these.
const std::vector<std::string>& objectiveNames();
/// Names of engine/data/augmentation/registrations.def, likewise.
const std::vector<std::string>& augmentationNames();

}  // namespace s2s::recipe_sections
