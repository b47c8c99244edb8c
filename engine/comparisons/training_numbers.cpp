#include "engine/comparisons/training_numbers.h"

#include <set>
#include <span>

#include "engine/comparisons/entrant_recipe.h"
#include "engine/data/number_labels.h"
#include "engine/data/text_pairs.h"

namespace s2s {
namespace {

bool isOfNumbers(const DataSource& set, const Recipe& recipe) {
  return !set.asText && (set.objective.empty() ? recipe.objective.kind : set.objective) == "regression";
}

Error at(const std::string& place, Error error) {
  error.what = place + ": " + error.what;
  error.kind = Error::Kind::invalidInput;
  return error;
}

Result<void> checkNumbers(const DataSource& set) {
  const auto loaded = loadPairs(set, RowNeeds::labels);
  if (!loaded) return loaded.error();
  for (const TextPair& row : loaded->pairs) {
    if (std::string why = whyNoNumbers(row); !why.empty())
      return Error{std::move(why), set.path + " line " + std::to_string(row.line),
                   "use the objective sequence-classification for labels"};
  }
  return {};
}

}  // namespace

Result<void> checkTrainingNumbers(const Comparison& comparison) {
  std::set<std::string> read;
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    const auto recipe = entrantRecipe(comparison, i, comparison.seeds.front());
    if (!recipe) return recipe.error();
    const auto check = [&](std::span<const DataSource> sets, const std::string& place) -> Result<void> {
      for (std::size_t number = 0; number < sets.size(); ++number) {
        if (!isOfNumbers(sets[number], *recipe) || !read.insert(rowsOf(sets[number])).second) continue;
        if (auto numbers = checkNumbers(sets[number]); !numbers)
          return inEntrant(comparison.entrants[i], i,
                           at(place + "." + std::to_string(number), numbers.error()));
      }
      return {};
    };
    if (auto trained = check(recipe->data.train, "data.train"); !trained) return trained;
    if (auto validated = check(recipe->data.validation.sets, "data.validation.sets"); !validated)
      return validated;
  }
  return {};
}

}  // namespace s2s
