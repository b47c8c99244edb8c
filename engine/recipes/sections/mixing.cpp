#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

Option mixingOption() {
  const MixingSection d;
  return section(
      {"mixing",
       "Mixing",
       "How often each of several training sets is seen",
       {choice("kind", d.kind, {"weights", "proportional", "temperature", "equal"},
               "By the weights of the sets, in proportion to their rows, with a temperature, or all alike"),
        within(1, 1e12,
               option("limit", Type::integer, nullptr,
                      "proportional, temperature: rows that count of a set at most (K)", "rows")),
        within(0.01, 1000,
               option("temperature", Type::number, d.temperature,
                      "temperature: 1 for in proportion, more for closer to all alike (T)")),
        option("leave_out", Type::text, d.leaveOut,
               "Name of a training set that is validated on but not trained on; empty for none")}});
}

MixingSection mixingFrom(const Json& json) {
  MixingSection mixing;
  read(json, "kind", mixing.kind);
  read(json, "limit", mixing.limit);
  read(json, "temperature", mixing.temperature);
  read(json, "leave_out", mixing.leaveOut);
  return mixing;
}

Json mixingToJson(const MixingSection& mixing) {
  return {{"kind", mixing.kind},
          {"limit", orNull(mixing.limit)},
          {"temperature", mixing.temperature},
          {"leave_out", mixing.leaveOut}};
}

}  // namespace s2s::recipe_sections
