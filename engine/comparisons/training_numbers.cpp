#include "engine/comparisons/training_numbers.h"

#include <optional>
#include <set>
#include <span>

#include "engine/comparisons/entrant_recipe.h"
#include "engine/core/recent_answers.h"
#include "engine/data/number_labels.h"
#include "engine/data/text_pairs.h"
#include "engine/planning/data_stamp.h"

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

/// Sets whose answer is remembered: whoever writes a comparison asks again after every word.
constexpr std::size_t kMostKnown = 32;

/// The first row with a label that is no number; nothing where all are.
Result<std::optional<BadRow>> firstOther(const DataSource& set) {
  std::optional<BadRow> other;
  const auto isOfNumbersAlone = [&](TextPair&& row) {
    std::string why = whyNoNumbers(row);
    if (!why.empty()) other = BadRow{row.line, std::move(why), ""};
    return !other;
  };
  const auto rows = forEachKeptPair(set, RowNeeds::labels, isOfNumbersAlone);
  if (!rows) return rows.error();
  return other;
}

/// The same, read once as long as the files stay as they are.
Result<std::optional<BadRow>> rememberedOther(const DataSource& set) {
  static RecentAnswers<std::optional<BadRow>> known(kMostKnown);
  std::string question = rowsOf(set) + filesStamp({&set, 1});
  if (auto answer = known.find(question)) return std::move(*answer);
  auto other = firstOther(set);
  if (other) known.keep(std::move(question), *other);
  return other;
}

Result<void> checkNumbers(const DataSource& set) {
  const auto other = rememberedOther(set);
  if (!other) return other.error();
  if (!*other) return {};
  return Error{(*other)->why, set.path + " line " + std::to_string((*other)->line),
               "use the objective sequence-classification for labels"};
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
