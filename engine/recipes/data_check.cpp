#include "engine/recipes/data_check.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace s2s {
namespace {

constexpr double kMostHeldOut = 0.95;
constexpr double kMostClasses = 10000;

Error invalid(const std::string& what, const std::string& remedy) {
  return Error{what, "", remedy, Error::Kind::invalidInput};
}

/// Up to what decimal steps such as 0.2 lack in binary.
bool isMultiple(double value, double step) {
  return std::abs(value / step - std::round(value / step)) < 1e-6;
}

Result<void> checkNumbers(const AsText& task, const std::string& path) {
  if (task.kind != "numbers") return {};
  if (task.minimum >= task.maximum)
    return invalid(path + ".minimum: is not below maximum", "give the range of the numbers");
  const double classes = (task.maximum - task.minimum) / task.step;
  if (classes < 1 - 1e-9 || classes > kMostClasses)
    return invalid(path + ".step: does not fit the range from minimum to maximum",
                   "0.2 gives 1 to 5 its 21 classes");
  // Numbers are rounded to multiples of the step; a limit between two would be a class that none is rounded
  // to.
  for (const auto& [name, limit] : {std::pair("minimum", task.minimum), {"maximum", task.maximum}}) {
    if (!isMultiple(limit, task.step))
      return invalid(path + "." + name + ": is no multiple of step",
                     "numbers are rounded to multiples of step; choose the limits among them");
  }
  return {};
}

Result<void> checkAsText(const DataSource& source, const std::string& path, const Recipe& recipe) {
  if (!source.asText) return {};
  const AsText& task = *source.asText;
  const std::string& objective = source.objective.empty() ? recipe.objective.kind : source.objective;
  if (objective != "sequence-to-sequence")
    return invalid(
        path + ": words are written with the objective sequence-to-sequence, and this is " + objective,
        "set the objective, or leave as_text out");
  if (!task.pattern.empty() && task.pattern.find("{source}") == std::string::npos)
    return invalid(path + ".template: has no {source}", "say where the text goes");
  if (task.kind == "numbers" && !task.words.empty())
    return invalid(path + ".words: numbers are written as they are", "leave it out, or set kind to labels");
  for (const auto& [label, word] : task.words) {
    if (word.find_first_not_of(" \t\r\n") == std::string::npos)
      return invalid(path + ".words." + label + ": must be a text", "give the word that is written for it");
  }
  return checkNumbers(task, path);
}

Result<void> checkAugmentation(const DataSource& source, const std::string& path, const Recipe& recipe) {
  const std::string& objective = source.objective.empty() ? recipe.objective.kind : source.objective;
  for (std::size_t i = 0; i < source.augmentation.size(); ++i) {
    const Augmentation& step = source.augmentation[i];
    const std::string where = path + "." + std::to_string(i);
    if (step.kind != "back-translation") {
      if (step.model.empty()) continue;
      return invalid(where + ".model: belongs to back-translation", "leave it out");
    }
    if (step.model.empty())
      return invalid(where + ".model: is missing", "name the model that writes sources");
    if (objective != "sequence-to-sequence" || source.asText)
      return invalid(where + ".kind: back-translation needs targets that are texts", "take another kind");
    if (i > 0)
      return invalid(where + ".kind: back-translation replaces what the steps before it changed",
                     "put it first");
  }
  return {};
}

Result<void> checkSource(const DataSource& source, const std::string& path, const Recipe& recipe) {
  if (!source.targetPath.empty() && source.format != "text" && source.format != "auto")
    return invalid(path + ".target_path: only the text format has a second file",
                   "set format to text or leave it out");
  if (auto checked = checkAsText(source, path + ".as_text", recipe); !checked) return checked;
  return checkAugmentation(source, path + ".augmentation", recipe);
}

Result<void> checkSources(const std::vector<DataSource>& sources, const std::string& path,
                          const Recipe& recipe) {
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::string where = path + "." + std::to_string(i);
    if (auto checked = checkSource(sources[i], where, recipe); !checked) return checked;
  }
  return {};
}

/// What changes training rows is no matter of a set that is not learned from.
Result<void> checkUnlearned(const DataSource& set, const std::string& path) {
  if (!set.augmentation.empty())
    return invalid(path + ".augmentation: only training rows are changed", "leave it out");
  if (set.limitTokens) return invalid(path + ".limit_tokens: only training rows are limited", "leave it out");
  return {};
}

Result<void> checkValidationSets(const std::vector<DataSource>& sets) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const std::string where = "data.validation.sets." + std::to_string(i);
    if (!names.insert(sets[i].name).second)
      return invalid(where + ".name: \"" + sets[i].name + "\" is the name of another set",
                     "give every set a name of its own");
    if (auto checked = checkUnlearned(sets[i], where); !checked) return checked;
  }
  return {};
}

Result<void> checkMixing(const DataSection& data) {
  const MixingSection& mixing = data.mixing;
  const bool limits = mixing.kind == "proportional" || mixing.kind == "temperature";
  if (mixing.limit && !limits)
    return invalid("data.mixing.limit: belongs to the kinds proportional and temperature",
                   "leave it out, or set data.mixing.kind");
  if (mixing.leaveOut.empty()) return {};
  const auto named = std::ranges::count(data.train, mixing.leaveOut, &DataSource::name);
  if (named == 0)
    return invalid("data.mixing.leave_out: no training set is called \"" + mixing.leaveOut + "\"",
                   "give the name of one");
  if (named == std::ssize(data.train))
    return invalid("data.mixing.leave_out: nothing else is left to train on", "add another data set");
  return {};
}

}  // namespace

Result<void> checkData(const Recipe& recipe) {
  const DataSection& data = recipe.data;
  if (data.train.empty()) return invalid("data.train: is empty", "name at least one data set");
  if (auto checked = checkSources(data.train, "data.train", recipe); !checked) return checked;
  if (auto checked = checkSources(data.validation.sets, "data.validation.sets", recipe); !checked)
    return checked;
  if (auto checked = checkValidationSets(data.validation.sets); !checked) return checked;
  if (data.validation.split + data.test.split > kMostHeldOut)
    return invalid("data.test.split: leaves too little to train on together with data.validation.split",
                   "lower one of them");
  return checkMixing(data);
}

Result<void> checkTestSet(const DataSource& set, const std::string& path) {
  if (auto checked = checkUnlearned(set, path); !checked) return checked;
  if (set.weight != DataSource().weight)
    return invalid(path + ".weight: only training sets are weighted", "leave it out");
  if (!set.objective.empty())
    return invalid(path + ".objective: a test set is read as the models have learned", "leave it out");
  Recipe written;  // as_text says what is written, also where heads are told by these words
  written.objective.kind = "sequence-to-sequence";
  return checkSource(set, path, written);
}

}  // namespace s2s
