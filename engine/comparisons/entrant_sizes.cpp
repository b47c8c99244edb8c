#include "engine/comparisons/entrant_sizes.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/comparisons/entrant_recipe.h"
#include "engine/planning/memory_plan.h"
#include "engine/planning/recipe_shape.h"

namespace s2s {
namespace {

constexpr double kAlike = 0.01, kGoodEnough = 0.05;
constexpr std::int64_t kStep = 8, kWidest = 1 << 16;

/// The keys of config.json that hold a family's feed-forward width.
std::vector<std::string> widthKeys(const std::string& family) {
  if (family == "t5") return {"d_ff"};
  if (family == "bart" || family == "m2m100") return {"encoder_ffn_dim", "decoder_ffn_dim"};
  if (family == "bert" || family == "roberta") return {"intermediate_size"};
  return {};
}

double apart(std::int64_t a, std::int64_t b) {
  const auto [low, high] = std::minmax(a, b);
  return low > 0 ? static_cast<double>(high) / static_cast<double>(low) - 1.0 : INFINITY;
}

Result<std::int64_t> withWidth(Recipe recipe, const std::vector<std::string>& keys, std::int64_t width) {
  for (const std::string& key : keys) recipe.model.overrides[key] = width;
  const auto described = shapeWithLabels(recipe);
  if (!described) return described.error();
  return parameterParts(described->shape).outsideEmbeddings();
}

Result<std::optional<WidthSuggestion>> suggest(const Recipe& recipe, const ModelShape& shape,
                                               std::int64_t wanted) {
  const std::optional<WidthSuggestion> none;
  const std::int64_t now = parameterParts(shape).outsideEmbeddings();
  const auto keys = widthKeys(shape.family);
  // Stored weights have the width that they have.
  if (apart(now, wanted) <= kAlike || keys.empty() || recipe.model.initialization != "random") return none;
  std::int64_t low = 1, high = kWidest / kStep;  // the count rises with the width
  while (low < high) {
    const std::int64_t middle = (low + high) / 2;
    const auto count = withWidth(recipe, keys, middle * kStep);
    if (!count) return count.error();
    if (*count < wanted)
      low = middle + 1;
    else
      high = middle;
  }
  std::optional<WidthSuggestion> best;
  for (const std::int64_t width : {(low - 1) * kStep, low * kStep}) {
    if (width < kStep) continue;
    const auto count = withWidth(recipe, keys, width);
    if (!count) return count.error();
    if (apart(*count, wanted) > kGoodEnough) continue;
    if (best && apart(best->outsideEmbeddings, wanted) <= apart(*count, wanted)) continue;
    Json overrides = Json::object();
    for (const std::string& key : keys) overrides[key] = width;
    best = WidthSuggestion{std::move(overrides), *count};
  }
  return best;
}

}  // namespace

Result<std::vector<EntrantSize>> entrantSizes(const Comparison& comparison) {
  std::vector<EntrantSize> sizes;
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    const Entrant& entrant = comparison.entrants[i];
    const auto recipe = entrantRecipe(comparison, i, comparison.seeds.front());
    if (!recipe) return recipe.error();
    const auto described = shapeWithLabels(*recipe);
    if (!described) return inEntrant(entrant, i, described.error());
    const ModelShape& shape = described->shape;
    EntrantSize size{entrant.name, parameterParts(shape), std::nullopt};
    if (i > 0) {
      auto suggestion = suggest(*recipe, shape, sizes.front().parts.outsideEmbeddings());
      if (!suggestion) return inEntrant(entrant, i, suggestion.error());
      size.suggestion = std::move(*suggestion);
    }
    sizes.push_back(std::move(size));
  }
  return sizes;
}

Result<void> checkSizes(const Comparison& comparison, const std::vector<EntrantSize>& sizes) {
  if (!comparison.parameterTolerance) return {};
  const auto outside = [](const EntrantSize& size) { return size.parts.outsideEmbeddings(); };
  const auto [smallest, largest] = std::ranges::minmax_element(sizes, {}, outside);
  const double share = apart(outside(*smallest), outside(*largest));
  if (share <= *comparison.parameterTolerance) return {};
  char text[64];
  std::snprintf(text, sizeof text, " has %.1f %% more parameters outside the embeddings than ",
                share * 100.0);
  std::string remedy;
  for (const EntrantSize& size : sizes) {
    if (!size.suggestion) continue;
    remedy += (remedy.empty() ? "give " : "; give ") + size.name + " the overrides " +
              writeJson(size.suggestion->overrides);
  }
  return Error{"parameters.equal: " + largest->name + text + smallest->name, "",
               remedy.empty() ? "change widths or layers, or set parameters.equal to any" : remedy,
               Error::Kind::invalidInput};
}

Result<std::int64_t> rowsWithin(const Recipe& recipe, double gib, std::int64_t most) {
  const auto described = shapeWithLabels(recipe);
  if (!described) return described.error();
  const auto budget = static_cast<std::int64_t>(gib * 0x1p30);
  const auto fits = [&](std::int64_t rows) -> Result<bool> {
    Recipe tried = recipe;
    tried.training.batchSize = rows;
    tried.training.tokensPerBatch.reset();
    const auto plan = planMemory(described->shape, tried, budget);
    if (!plan) return plan.error();
    return plan->peak.total() <= budget;
  };
  std::int64_t low = 0, high = most;
  while (low < high) {
    const std::int64_t middle = (low + high + 1) / 2;
    const auto fitting = fits(middle);
    if (!fitting) return fitting.error();
    if (*fitting)
      low = middle;
    else
      high = middle - 1;
  }
  if (low > 0) return low;
  return Error{"equalise.amount: not even one row at once fits in " + writeJson(Json(gib)) + " GiB", "",
               "give more memory, or take a smaller model", Error::Kind::invalidInput};
}

}  // namespace s2s
