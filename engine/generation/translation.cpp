#include "engine/generation/translation.h"

#include <algorithm>
#include <set>

#include "engine/generation/prompting.h"
#include "engine/generation/target_language.h"

namespace s2s {
namespace {

std::string prefixOf(const std::string& family, std::span<const TrainedDirection> trained,
                     const std::string& usual) {
  std::set<std::string> known;
  for (const TrainedDirection& direction : trained) known.insert(direction.prefix);
  if (known.size() == 1) return *known.begin();
  if (known.contains(usual) || family == "t5") return usual;
  return "";
}

}  // namespace

Result<TranslationWay> wayToTranslate(const Tokenizer& tokenizer, const std::string& family,
                                      std::span<const TrainedDirection> trained, const std::string& from,
                                      const std::string& to, const std::optional<std::string>& prefix) {
  if (!tokenizer.languages().empty()) {
    for (const std::string& language : {from, to}) {
      if (auto known = checkLanguage(tokenizer, language, ""); !known) return known.error();
    }
    return TranslationWay{prefix.value_or(""), from, to};
  }
  const auto usual = translationPrefix(from, to);
  if (!usual) return usual.error();
  return TranslationWay{prefix ? *prefix : prefixOf(family, trained, *usual), "", ""};
}

std::vector<TranslationWay> trainedWays(const Tokenizer& tokenizer,
                                        std::span<const TrainedDirection> trained) {
  const bool hasLanguages = !tokenizer.languages().empty();
  std::vector<TranslationWay> ways;
  for (const TrainedDirection& direction : trained) {
    TranslationWay way{direction.prefix, "", ""};
    if (hasLanguages) {
      way.sourceLanguage = direction.from;
      way.targetLanguage = direction.to;
    }
    if (std::ranges::find(ways, way) == ways.end()) ways.push_back(std::move(way));
  }
  return ways;
}

std::optional<bool> wasTrained(std::span<const TrainedDirection> trained, const std::string& from,
                               const std::string& to) {
  const bool named =
      std::ranges::any_of(trained, [](const TrainedDirection& one) { return !one.to.empty(); });
  if (!named) return std::nullopt;
  return std::ranges::any_of(trained,
                             [&](const TrainedDirection& one) { return one.from == from && one.to == to; });
}

}  // namespace s2s
