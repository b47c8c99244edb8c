#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

Option headOption() {
  const HeadSection d;
  return section(
      {"head",
       "Head",
       "What classifies, for objectives with labels",
       {choice("kind", d.kind, {"family", "convolution", "bi-encoder"},
               "The family's own, convolutions over the words, or two texts read apart"),
        listOf(within(1, 1 << 10, required(option("size", Type::integer, nullptr, "A width"))),
               option("kernel_sizes", Type::list, Json(d.kernelSizes), "convolution: widths in tokens")),
        within(1, 1 << 16, option("filters", Type::integer, d.filters, "convolution: filters of each width")),
        within(0, 0.99,
               option("dropout", Type::number, d.dropout,
                      "convolution, bi-encoder: before the last projection; the family's own has the "
                      "model's classifier_dropout")),
        within(
            1e-6, 1e6,
            option("scale", Type::number, d.scale, "bi-encoder with numbers: what two equal texts get"))}});
}

HeadSection headFrom(const Json& json) {
  HeadSection head;
  read(json, "kind", head.kind);
  read(json, "kernel_sizes", head.kernelSizes);
  read(json, "filters", head.filters);
  read(json, "dropout", head.dropout);
  read(json, "scale", head.scale);
  return head;
}

Json headToJson(const HeadSection& head) {
  return {{"kind", head.kind},
          {"kernel_sizes", head.kernelSizes},
          {"filters", head.filters},
          {"dropout", head.dropout},
          {"scale", head.scale}};
}

}  // namespace s2s::recipe_sections
