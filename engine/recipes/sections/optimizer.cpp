#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

namespace {

std::vector<OptimizerGroup> groupsFrom(const Json& json) {
  std::vector<OptimizerGroup> groups;
  for (const Json& element : json) {
    OptimizerGroup& group = groups.emplace_back();
    read(element, "names", group.names);
    read(element, "learning_rate_factor", group.learningRateFactor);
    read(element, "weight_decay", group.weightDecay);
  }
  return groups;
}

Json groupsToJson(const std::vector<OptimizerGroup>& groups) {
  Json json = Json::array();
  for (const OptimizerGroup& group : groups) {
    json.push_back({{"names", group.names},
                    {"learning_rate_factor", group.learningRateFactor},
                    {"weight_decay", orNull(group.weightDecay)}});
  }
  return json;
}

}  // namespace

Option optimizerOption() {
  const OptimizerSection d;
  const OptimizerGroup g;
  Option groups = option("groups", Type::list, Json::array(),
                         "Tensors with a rate and decay of their own; the first that fits a name counts");
  groups.fields.push_back(
      {"group",
       "Group",
       "Tensors whose names fit a pattern",
       {required(option("names", Type::text, nullptr, "Pattern over tensor names: * any characters, ? one")),
        within(0, 1000,
               option("learning_rate_factor", Type::number, g.learningRateFactor,
                      "Times the schedule's learning rate")),
        within(0, 10,
               option("weight_decay", Type::number, nullptr, "Replaces the optimizer's weight decay"))}});
  return common(section(
      {"optimizer",
       "Optimizer",
       "How weights follow their gradients",
       {common(choice("kind", d.kind, {"adamw", "adam", "adafactor"}, "The update rule")),
        common(nullable(within(0, 100,
                               option("learning_rate", Type::number, Json(*d.learningRate),
                                      "Peak learning rate; null for Adafactor's relative step")))),
        within(0, 10,
               option("weight_decay", Type::number, d.weightDecay, "Pull of the weights towards zero")),
        within(0, 0.999999, option("beta1", Type::number, d.beta1, "Adam: decay of the gradient's mean")),
        within(0, 0.999999,
               option("beta2", Type::number, d.beta2, "Adam: decay of the squared gradient's mean")),
        within(0, 1, option("epsilon", Type::number, d.epsilon, "Adam: added to the denominator")),
        within(0, 1e6,
               option("clip_norm", Type::number, d.clipNorm,
                      "Largest global norm of the gradient; 0 for no clipping")),
        option("scale_parameter", Type::boolean, d.scaleParameter,
               "Adafactor: scale the step by the size of the parameter"),
        option("relative_step", Type::boolean, d.relativeStep,
               "Adafactor: a step size of its own in place of a learning rate"),
        option("warmup_init", Type::boolean, d.warmupInit,
               "Adafactor: let the relative step grow from small at the start"),
        within(-1, 0,
               option("decay_rate", Type::number, d.decayRate,
                      "Adafactor: exponent of the second moment's decay")),
        within(1e-6, 1e6,
               option("clip_threshold", Type::number, d.clipThreshold,
                      "Adafactor: largest root mean square of an update")),
        choice("state", d.state, {"float32", "int8"}, "Adam: number format of its running averages"),
        option(
            "in_backward", Type::boolean, d.inBackward,
            "Update each weight as soon as its gradient is complete, so that gradients never exist at once"),
        groups}}));
}

OptimizerSection optimizerFrom(const Json& json) {
  OptimizerSection optimizer;
  read(json, "kind", optimizer.kind);
  read(json, "learning_rate", optimizer.learningRate);
  read(json, "weight_decay", optimizer.weightDecay);
  read(json, "beta1", optimizer.beta1);
  read(json, "beta2", optimizer.beta2);
  read(json, "epsilon", optimizer.epsilon);
  read(json, "clip_norm", optimizer.clipNorm);
  read(json, "scale_parameter", optimizer.scaleParameter);
  read(json, "relative_step", optimizer.relativeStep);
  read(json, "warmup_init", optimizer.warmupInit);
  read(json, "decay_rate", optimizer.decayRate);
  read(json, "clip_threshold", optimizer.clipThreshold);
  read(json, "state", optimizer.state);
  read(json, "in_backward", optimizer.inBackward);
  optimizer.groups = groupsFrom(json.at("groups"));
  return optimizer;
}

Json optimizerToJson(const OptimizerSection& optimizer) {
  return {{"kind", optimizer.kind},
          {"learning_rate", orNull(optimizer.learningRate)},
          {"weight_decay", optimizer.weightDecay},
          {"beta1", optimizer.beta1},
          {"beta2", optimizer.beta2},
          {"epsilon", optimizer.epsilon},
          {"clip_norm", optimizer.clipNorm},
          {"scale_parameter", optimizer.scaleParameter},
          {"relative_step", optimizer.relativeStep},
          {"warmup_init", optimizer.warmupInit},
          {"decay_rate", optimizer.decayRate},
          {"clip_threshold", optimizer.clipThreshold},
          {"state", optimizer.state},
          {"in_backward", optimizer.inBackward},
          {"groups", groupsToJson(optimizer.groups)}};
}

}  // namespace s2s::recipe_sections
