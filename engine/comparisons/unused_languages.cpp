#include "engine/comparisons/unused_languages.h"

#include "engine/comparisons/entrant_recipe.h"
#include "engine/planning/starting_tokenizer.h"
#include "engine/runs/run_directory.h"
#include "engine/shapes/family.h"
#include "engine/tokenizers/tokenizer_trainer.h"

namespace s2s {
namespace {

/// What the entrant itself says of languages.
std::vector<std::string> languagesSaidBy(const Entrant& entrant) {
  std::vector<std::string> keys;
  for (const SaidWord& word : kSaidWords) {
    const auto& said = entrant.words.*word.said;
    if (word.of != &DataSource::prefix && said && !said->empty()) keys.emplace_back(word.key);
  }
  return keys;
}

/// Whether the model that the recipe trains can be told a language.
Result<bool> hasLanguageTokens(const Recipe& recipe) {
  const auto reference = resolveModel(recipe.model.from);
  if (!reference) return reference.error();
  if (recipe.tokenizer.train) {
    const auto config = configurationOf(*reference);
    if (!config) return config.error();
    const auto family = familyOfConfig(*config);
    if (!family) return family.error();
    return tokenizerLayoutOf((*family)->name) == TokenizerLayout::m2m100;
  }
  const auto tokenizer =
      recipe.tokenizer.from.empty() ? ownTokenizer(*reference) : loadTokenizer(recipe.tokenizer.from);
  if (!tokenizer) return tokenizer.error();
  return !(*tokenizer)->languages().empty();
}

}  // namespace

std::string noteOf(const UnusedLanguages& unused) {
  const std::string& first = unused.keys.front();
  const std::string& last = unused.keys.back();
  if (unused.keys.size() == 1)
    return "its " + first +
           " is not told to the model, which has no language tokens: a prefix is what tells it the direction";
  return "its " + first + " and " + last +
         " are not told to the model, which has no language tokens: a prefix is what tells it the direction";
}

Result<std::vector<UnusedLanguages>> unusedLanguages(const Comparison& comparison) {
  std::vector<UnusedLanguages> all;
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    std::vector<std::string> keys = languagesSaidBy(comparison.entrants[i]);
    if (keys.empty()) continue;
    const auto recipe = entrantRecipe(comparison, i, comparison.seeds.front());
    if (!recipe) return recipe.error();
    const auto told = hasLanguageTokens(*recipe);
    if (!told) return inEntrant(comparison.entrants[i], i, told.error());
    if (!*told) all.push_back({i, std::move(keys)});
  }
  return all;
}

}  // namespace s2s
