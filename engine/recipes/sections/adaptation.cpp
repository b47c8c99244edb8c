#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

Option adaptationOption() {
  const AdaptationSection d;
  const auto patterns = [](std::string name, const std::vector<std::string>& value, std::string element,
                           std::string help) {
    return listOf(required(option("pattern", Type::text, nullptr, std::move(element))),
                  option(std::move(name), Type::list, Json(value), std::move(help)));
  };
  return section(
      {"adaptation",
       "Adaptation",
       "Which weights are trained",
       {choice("kind", d.kind, {"full", "lora", "adapters", "bias"},
               "All weights, low-rank updates of some projections, small layers put in, or biases alone"),
        choice("encoder", d.encoder, {"trained", "frozen", "last-layers"},
               "Of a classifier: whether the encoder learns too, or its last layers alone"),
        within(1, 1 << 10,
               option("trained_layers", Type::integer, d.trainedLayers, "last-layers: how many of them learn",
                      "layers")),
        patterns("freeze", d.freeze, "A pattern: * any characters, ? one",
                 "Tensors that keep their values, by patterns over their names"),
        within(0, kMostSteps,
               option("unfreeze_every", Type::integer, d.unfreezeEvery,
                      "Gradual unfreezing from the last layer on: steps between one layer and the "
                      "next; 0 for all layers at once",
                      "steps")),
        within(1, 1 << 14, option("lora_rank", Type::integer, d.loraRank, "lora: rank of the updates")),
        within(1e-6, 1e6,
               option("lora_alpha", Type::number, d.loraAlpha,
                      "lora: updates are scaled by this over the rank")),
        within(0, 0.99,
               option("lora_dropout", Type::number, d.loraDropout, "lora: dropout before the updates")),
        patterns("lora_targets", d.loraTargets, "The last part of a projection's name, such as q",
                 "lora: which projections; empty for queries and values"),
        within(1, 1 << 16,
               option("adapter_width", Type::integer, d.adapterWidth,
                      "adapters: inner width of the layers put in"))}});
}

AdaptationSection adaptationFrom(const Json& json) {
  AdaptationSection adaptation;
  read(json, "kind", adaptation.kind);
  read(json, "encoder", adaptation.encoder);
  read(json, "trained_layers", adaptation.trainedLayers);
  read(json, "freeze", adaptation.freeze);
  read(json, "unfreeze_every", adaptation.unfreezeEvery);
  read(json, "lora_rank", adaptation.loraRank);
  read(json, "lora_alpha", adaptation.loraAlpha);
  read(json, "lora_dropout", adaptation.loraDropout);
  read(json, "lora_targets", adaptation.loraTargets);
  read(json, "adapter_width", adaptation.adapterWidth);
  return adaptation;
}

Json adaptationToJson(const AdaptationSection& adaptation) {
  return {{"kind", adaptation.kind},
          {"encoder", adaptation.encoder},
          {"trained_layers", adaptation.trainedLayers},
          {"freeze", adaptation.freeze},
          {"unfreeze_every", adaptation.unfreezeEvery},
          {"lora_rank", adaptation.loraRank},
          {"lora_alpha", adaptation.loraAlpha},
          {"lora_dropout", adaptation.loraDropout},
          {"lora_targets", adaptation.loraTargets},
          {"adapter_width", adaptation.adapterWidth}};
}

}  // namespace s2s::recipe_sections
