#include "engine/comparisons/replaced_words.h"

#include <algorithm>

#include "engine/comparisons/entrant_recipe.h"

namespace s2s {
namespace {

std::vector<std::string> wordsOf(const std::vector<DataSource>& sets, const SaidWord& word) {
  std::vector<std::string> words;
  for (const DataSource& set : sets) {
    if (std::ranges::find(words, set.*word.of) == words.end()) words.push_back(set.*word.of);
  }
  return words;
}

}  // namespace

std::string noteOf(const ReplacedWords& replaced) {
  std::string before;
  for (const std::string& word : replaced.replaced) {
    if (!before.empty()) before += ", ";
    before += '"' + word + '"';
  }
  const std::string &key = replaced.key, &own = replaced.own;
  if (own.empty())
    return "its empty " + key + " takes the place of different ones in its training sets: " + before;
  return "its " + key + " \"" + own + "\" takes the place of different ones in its training sets: " + before;
}

Result<std::vector<ReplacedWords>> replacedWords(const Comparison& comparison) {
  std::vector<ReplacedWords> found;
  Comparison unsaid = comparison;
  for (Entrant& entrant : unsaid.entrants) entrant.words = {};
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    const auto recipe = entrantRecipe(unsaid, i, unsaid.seeds.front());
    if (!recipe) return recipe.error();
    for (const SaidWord& word : kSaidWords) {
      const auto& own = comparison.entrants[i].words.*word.said;
      if (!own) continue;
      std::vector<std::string> words = wordsOf(recipe->data.train, word);
      if (words.size() > 1) found.push_back({i, word.key, *own, std::move(words)});
    }
  }
  return found;
}

}  // namespace s2s
