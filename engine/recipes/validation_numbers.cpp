#include "engine/recipes/validation_numbers.h"

#include <algorithm>

#include "engine/recipes/validated_sets.h"

namespace s2s {
namespace {

using Names = std::vector<std::string>;

Error invalid(const std::string& what, const std::string& remedy) {
  return Error{what, "", remedy, Error::Kind::invalidInput};
}

void add(Names& names, const std::string& name) {
  if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

const std::string& objectiveOf(const DataSource& source, const Recipe& recipe) {
  return source.objective.empty() ? recipe.objective.kind : source.objective;
}

bool writesTargets(const DataSource& source, const Recipe& recipe) {
  return objectiveOf(source, recipe) == "sequence-to-sequence";
}

/// Labels and numbers in words are scored as such, all of them.
bool writesTexts(const DataSource& source, const Recipe& recipe) {
  return writesTargets(source, recipe) && !source.asText;
}

bool anyWritesTexts(const Recipe& recipe) {
  return std::ranges::any_of(validatedSets(recipe.data),
                             [&](const ValidatedSet& set) { return writesTexts(*set.source, recipe); });
}

/// Of classifiers with several columns each number is there for every column too.
void addColumns(const DataSource& source, const Names& own, Names& names) {
  if (source.labels.size() < 2) return;
  for (const ColumnReference& column : source.labels) {
    const auto* name = std::get_if<std::string>(&column);
    const std::string text = name ? *name : std::to_string(std::get<std::int64_t>(column));
    for (const std::string& number : own) names.push_back(number + " " + text);
  }
}

/// Without bits per byte, which need every set to have them.
Names numbersOf(const DataSource& source, const Recipe& recipe) {
  const std::string& objective = objectiveOf(source, recipe);
  const Names labels{"accuracy", "macro_f1"}, numbers{"pearson", "spearman"};
  Names names{"loss"};
  if (objective == "sequence-classification" || objective == "regression") {
    const Names& own = objective == "regression" ? numbers : labels;
    names.insert(names.end(), own.begin(), own.end());
    addColumns(source, own, names);
    return names;
  }
  names.push_back("token_accuracy");
  if (writesTexts(source, recipe))
    names.insert(names.end(), kGeneratedNumbers.begin(), kGeneratedNumbers.end());
  else if (source.asText && source.asText->kind == "numbers")
    names.insert(names.end(), {"accuracy", "pearson", "spearman"});
  else if (source.asText)
    names.insert(names.end(), labels.begin(), labels.end());
  return names;
}

bool isGenerated(const std::string& metric) {
  return metric.starts_with("validation_") && std::ranges::any_of(kGeneratedNumbers, [&](const char* name) {
           return metric.ends_with(std::string("_") + name);
         });
}

/// `section`: checkpoints or early_stopping, whose metric this is.
Result<void> checkMetric(const std::string& section, const std::string& metric, const Recipe& recipe) {
  if (!isGenerated(metric)) return {};
  if (recipe.evaluation.generatedRows == 0)
    return invalid(section + ".metric: is a score of generated answers, and none are generated",
                   "set evaluation.generated_rows");
  return {};
}

}  // namespace

std::vector<std::string> validationNumbers(const Recipe& recipe) {
  const std::vector<ValidatedSet> sets = setsThatMayBeValidated(recipe.data);
  const auto writes = [&](const ValidatedSet& set) { return writesTargets(*set.source, recipe); };
  Names names;
  const auto addSet = [&](const std::string& beginning, const ValidatedSet& set) {
    for (const std::string& number : numbersOf(*set.source, recipe)) add(names, beginning + number);
  };
  for (const ValidatedSet& set : sets) addSet("validation_", set);
  if (!sets.empty() && std::ranges::all_of(sets, writes)) add(names, "validation_bits_per_byte");
  if (sets.size() < 2) return names;
  for (const ValidatedSet& set : sets) {
    const std::string beginning = "validation_" + set.name + "_";
    addSet(beginning, set);
    if (writes(set)) add(names, beginning + "bits_per_byte");
  }
  return names;
}

bool isValidationNumber(const std::string& metric, const Recipe& recipe) {
  const auto has = [&](const Names& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
  };
  if (has(validationNumbers(recipe), metric)) return true;
  if (recipe.data.train.empty()) return false;
  // Columns are called as those of the first training set.
  const Names learned = numbersOf(recipe.data.train.front(), recipe);
  return std::ranges::any_of(setsThatMayBeValidated(recipe.data), [&](const ValidatedSet& set) {
    const std::string beginning = "validation_" + set.name + "_";
    if (!metric.starts_with(beginning)) return false;
    const std::string number = metric.substr(beginning.size());
    return has(numbersOf(*set.source, recipe), number) || has(learned, number) ||
           (number == "bits_per_byte" && writesTargets(*set.source, recipe));
  });
}

Result<void> checkValidationNumbers(const Recipe& recipe) {
  const bool writes = anyWritesTexts(recipe);
  if (recipe.evaluation.generatedRows > 0) {
    if (recipe.evaluation.everySteps == 0 || validatedSets(recipe.data).empty())
      return invalid("evaluation.generated_rows: nothing is validated",
                     "give data.validation and evaluation.every_steps, or set this to 0");
    if (!writes)
      return invalid(
          "evaluation.generated_rows: does not apply, as the model writes no texts that could be compared "
          "with "
          "those of a validation set",
          "set it to 0");
  }
  if (!writes) return {};  // a label column may be called anything
  if (auto checked = checkMetric("checkpoints", recipe.checkpoints.metric, recipe); !checked) return checked;
  if (recipe.earlyStopping.patience == 0) return {};
  return checkMetric("early_stopping", recipe.earlyStopping.metric, recipe);
}

}  // namespace s2s
