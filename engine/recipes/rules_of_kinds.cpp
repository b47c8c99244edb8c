// Options that belong to a kind of optimizer, schedule, head or adaptation.

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "engine/core/listed_names.h"
#include "engine/recipes/reading_rule.h"

namespace s2s {
namespace {

/// A section that has a kind.
struct KindSection {
  const char* name;
  std::string (*kind)(const Recipe&);
  std::string (*reason)(const std::string& kind);
};

std::string doesNotRead(const std::string& kind) { return kind + " does not read it"; }

constexpr KindSection kOptimizer = {"optimizer", [](const Recipe& recipe) { return recipe.optimizer.kind; },
                                    doesNotRead};
constexpr KindSection kSchedule = {
    "schedule", [](const Recipe& recipe) { return recipe.schedule.kind; },
    [](const std::string& kind) { return "a " + kind + " schedule has none"; }};
constexpr KindSection kHead = {
    "head", [](const Recipe& recipe) { return recipe.head.kind; },
    [](const std::string& kind) { return "a head of kind " + kind + " does not read it"; }};
constexpr KindSection kAdaptation = {
    "adaptation", [](const Recipe& recipe) { return recipe.adaptation.kind; },
    [](const std::string& kind) { return "an adaptation of kind " + kind + " does not read it"; }};

class KindRules {
 public:
  void add(const KindSection& section, const std::vector<std::string>& kinds,
           std::initializer_list<const char*> options) {
    const std::string name = section.name;
    const std::string remedy = "leave it out, or set " + name + ".kind to one of: " + listedNames(kinds);
    for (const char* option : options) {
      m_rules.push_back({name + "." + option,
                         [section, kinds, remedy](const OptionPlace& place) -> std::optional<WhyUnread> {
                           const std::string kind = section.kind(place.recipe);
                           if (std::ranges::find(kinds, kind) != kinds.end()) return std::nullopt;
                           return WhyUnread{section.reason(kind), remedy};
                         }});
    }
  }
  void add(ReadingRule rule) { m_rules.push_back(std::move(rule)); }
  std::vector<ReadingRule> take() { return std::move(m_rules); }

 private:
  std::vector<ReadingRule> m_rules;
};

bool hasSchedule(const OptionPlace& place) {
  const OptimizerSection& optimizer = place.recipe.optimizer;
  return optimizer.kind != "adafactor" || !optimizer.relativeStep;
}

}  // namespace

std::vector<ReadingRule> rulesOfKinds() {
  const std::vector<std::string> floored = {"linear", "cosine", "inverse-square-root", "polynomial"};
  std::vector<std::string> warmed = floored;
  warmed.insert(warmed.begin(), "constant");
  KindRules rules;
  rules.add(kOptimizer, {"adamw", "adam"}, {"beta1", "beta2", "epsilon", "state"});
  rules.add(kOptimizer, {"adafactor"},
            {"scale_parameter", "relative_step", "warmup_init", "decay_rate", "clip_threshold"});
  rules.add(kSchedule, warmed, {"warmup_steps", "warmup_share"});
  rules.add(kSchedule, floored, {"minimum_share"});
  rules.add(kSchedule, {"polynomial"}, {"power"});
  rules.add(kSchedule, {"triangular", "triangular2", "exp-range"}, {"cycle_steps", "base_share"});
  rules.add(kSchedule, {"exp-range"}, {"gamma"});
  rules.add(kSchedule, {"one-cycle"}, {"rise_share", "start_divisor", "end_divisor", "anneal"});
  for (const char* path : {"schedule.kind", "schedule.warmup_steps", "schedule.warmup_share"})
    rules.add(readWhere(path, hasSchedule,
                        {"relative_step chooses the rate by itself", "leave one of the two out"}));
  rules.add(kHead, {"convolution"}, {"kernel_sizes", "filters"});
  rules.add(kHead, {"convolution", "bi-encoder"}, {"dropout"});
  rules.add(kHead, {"bi-encoder"}, {"scale"});
  rules.add(kAdaptation, {"lora"}, {"lora_rank", "lora_alpha", "lora_dropout", "lora_targets"});
  rules.add(kAdaptation, {"adapters"}, {"adapter_width"});
  rules.add(readWhere(
      "adaptation.trained_layers",
      [](const OptionPlace& place) { return place.recipe.adaptation.encoder == "last-layers"; },
      {"it is how many of the last layers learn", "leave it out, or set adaptation.encoder to last-layers"}));
  return rules.take();
}

}  // namespace s2s
