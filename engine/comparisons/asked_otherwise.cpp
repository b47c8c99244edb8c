#include "engine/comparisons/asked_otherwise.h"

#include <algorithm>
#include <optional>

#include "engine/comparisons/entrant_recipe.h"

namespace s2s {
namespace {

using What = AskedOtherwise::What;

/// How the test set differs from all training sets in what `has` says; nothing where it is as one of them.
template <typename Has>
std::optional<What> differs(const std::vector<DataSource>& learned, const DataSource& test, const Has& has,
                            What without, What with) {
  const bool isAsked = has(test);
  const auto isLike = [&](const DataSource& set) { return has(set) == isAsked; };
  if (std::ranges::any_of(learned, isLike)) return std::nullopt;
  return isAsked ? with : without;
}

}  // namespace

std::optional<What> askedOtherwise(const Recipe& recipe, const DataSource& test) {
  const std::string& kind = recipe.objective.kind;
  const bool isHead = kind == "sequence-classification" || kind == "regression";
  const std::vector<DataSource> learned = setsOfTheTask(recipe);
  if (learned.empty() || (!isHead && kind != "sequence-to-sequence")) return std::nullopt;
  const auto hasTemplate = [](const DataSource& set) { return set.asText.has_value(); };
  const auto hasPair = [&](const DataSource& set) { return set.pair && (isHead || hasTemplate(set)); };
  if (!isHead) {
    const auto found = differs(learned, test, hasTemplate, What::withoutTemplate, What::withTemplate);
    if (found) return found;
  }
  return differs(learned, test, hasPair, What::withoutPair, What::withPair);
}

std::string noteOf(const AskedOtherwise& otherwise) {
  switch (otherwise.what) {
    case What::withoutPair:
      return "it learns from two texts and is asked with one, as the test set has no pair";
    case What::withPair:
      return "it learns from one text and is asked with two, as its training sets have no pair";
    case What::withoutTemplate:
      return "it learns with as_text and is asked without, as the test set has none";
    case What::withTemplate:
      return "it is asked with as_text and learns without, as its training sets have none";
  }
  return "";
}

std::vector<std::string> validatedOtherwise(const Recipe& recipe) {
  std::vector<std::string> warnings;
  const std::vector<DataSource>& sets = recipe.data.validation.sets;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const bool isOfTheTask = sets[i].objective.empty() || sets[i].objective == recipe.objective.kind;
    const auto what = isOfTheTask ? askedOtherwise(recipe, sets[i]) : std::nullopt;
    if (!what) continue;
    const std::string set = "data.validation.sets." + std::to_string(i);
    switch (*what) {
      case What::withoutPair:
        warnings.push_back(set +
                           ".pair: is missing, and the training sets have one: the model learns from two "
                           "texts and is validated with one");
        break;
      case What::withPair:
        warnings.push_back(set +
                           ".pair: the training sets have none: the model learns from one text and is "
                           "validated with two");
        break;
      case What::withoutTemplate:
        warnings.push_back(set +
                           ".as_text: is missing, and the training sets have one: the model is validated "
                           "with texts that it does not learn to write");
        break;
      case What::withTemplate:
        warnings.push_back(set +
                           ".as_text: the training sets have none: the model is validated with texts that "
                           "it does not learn to write");
        break;
    }
  }
  return warnings;
}

Result<std::vector<AskedOtherwise>> askedOtherwise(const Comparison& comparison) {
  std::vector<AskedOtherwise> found;
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    const auto recipe = entrantRecipe(comparison, i, comparison.seeds.front());
    if (!recipe) return recipe.error();
    const auto test = entrantTestSet(comparison, i);
    if (!test) return test.error();
    if (const auto what = askedOtherwise(*recipe, *test)) found.push_back({i, *what});
  }
  return found;
}

}  // namespace s2s
