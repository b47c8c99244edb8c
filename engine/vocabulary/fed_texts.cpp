#include "engine/vocabulary/fed_texts.h"

#include <algorithm>
#include <set>

#include "engine/core/absolute_path.h"
#include "engine/data/tasks_as_text.h"
#include "engine/runs/label_record.h"
#include "engine/runs/run_files.h"
#include "engine/runs/run_recipe.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// "prefix" of every task in task_specific_params.
std::vector<std::string> configuredPrefixes(const Json& config) {
  std::vector<std::string> prefixes;
  const auto tasks = config.find("task_specific_params");
  if (tasks == config.end() || !tasks->is_object()) return prefixes;
  for (const auto& [name, task] : tasks->items()) {
    if (task.is_object() && task.contains("prefix") && task["prefix"].is_string())
      prefixes.push_back(task["prefix"]);
  }
  return prefixes;
}

/// What T5 reads before a sentence to translate, for every language that it can name.
std::vector<std::string> translationPrefixes() {
  std::vector<std::string> prefixes;
#define LANGUAGE(code, englishName, ownName, letters) \
  prefixes.push_back("translate " englishName " to " englishName ": ");
#include "engine/generation/languages.def"
#undef LANGUAGE
  return prefixes;
}

/// What a row of the set becomes whose texts are all `text`.
std::string fedWith(const std::string& text, const DataSource& set) {
  if (!set.asText) return set.prefix + text;
  TextPair row;
  row.source = text;
  if (set.pair) row.second = text;
  return set.prefix + sourceAsText(row, *set.asText);
}

/// Whether a row's text has anything but blanks beside it.
bool touchesTexts(const DataSource& set) {
  constexpr char kText = '\x01';
  const std::string fed = fedWith(std::string(1, kText), set);
  const auto isBlank = [&](std::size_t at) { return at >= fed.size() || fed[at] == ' ' || fed[at] == '\n'; };
  for (std::size_t at = fed.find(kText); at != std::string::npos; at = fed.find(kText, at + 1)) {
    if (!isBlank(at + 1) || (at > 0 && !isBlank(at - 1))) return true;
  }
  return false;
}

}  // namespace

std::vector<DataSource> fedSets(const Recipe& recipe) {
  std::vector<DataSource> sets = recipe.data.train;
  const std::vector<DataSource>& validation = recipe.data.validation.sets;
  sets.insert(sets.end(), validation.begin(), validation.end());
  for (DataSource& set : sets) {
    if (set.objective.empty()) set.objective = recipe.objective.kind;
  }
  return sets;
}

FedTexts FedTexts::of(const fs::path& folder, const Json& config, const std::string& family,
                      std::span<const DataSource> sets) {
  FedTexts fed;
  fed.m_texts = configuredPrefixes(config);
  if (family == "t5") {
    for (std::string& prefix : translationPrefixes()) fed.m_texts.push_back(std::move(prefix));
  }
  if (const auto run = run_files::runOfCheckpoint(absolutePath(folder))) fed.addRun(*run);
  for (const DataSource& set : sets) fed.addSet(set);
  return fed;
}

void FedTexts::addRun(const fs::path& run) {
  const Result<Recipe> recipe = recipeOfRun(run);
  if (!recipe) {
    m_warnings.push_back(
        "the run's recipe cannot be read, so its prefixes and answers stay only where the corpus has them: " +
        recipe.error().message());
    return;
  }
  const std::vector<DataSource> sets = fedSets(*recipe);
  for (const DataSource& set : sets) addSet(set);
  addLabels(run, sets);
}

void FedTexts::addLabels(const fs::path& run, const std::vector<DataSource>& sets) {
  const auto writesLabels = [](const DataSource& set) {
    return set.asText && writesLabelsOfData(*set.asText);
  };
  if (std::ranges::none_of(sets, writesLabels)) return;
  const Result<LabelRecord> record = readLabelRecord(run);
  if (!record) {
    m_warnings.push_back(
        "the run's record of labels cannot be read, so these stay only where the corpus has them: " +
        record.error().message());
    return;
  }
  std::set<std::string> labels;
  for (const auto& [set, written] : *record) labels.insert(written.begin(), written.end());
  m_labels.assign(labels.begin(), labels.end());
  if (!m_labels.empty()) return;
  m_warnings.push_back(
      "the run does not record the labels of its data, so these stay only where the corpus has them");
}

void FedTexts::addSet(const DataSource& set) {
  if (std::string fed = fedWith("", set); !fed.empty()) m_texts.push_back(std::move(fed));
  if (touchesTexts(set)) m_touching.push_back(set);
  if (!set.asText) return;
  for (std::string& answer : knownAnswers(*set.asText, {})) m_texts.push_back(std::move(answer));
}

std::vector<std::string> FedTexts::around(std::string_view text) const {
  std::vector<std::string> fed;
  for (const DataSource& set : m_touching) fed.push_back(fedWith(std::string(text), set));
  return fed;
}

}  // namespace s2s
