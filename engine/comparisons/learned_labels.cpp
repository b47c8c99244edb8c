#include "engine/comparisons/learned_labels.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "engine/comparisons/entrant_recipe.h"
#include "engine/core/listed_names.h"
#include "engine/core/recent_answers.h"
#include "engine/data/tasks_as_text.h"
#include "engine/evaluation/test_rows.h"
#include "engine/metrics/label_corrector.h"
#include "engine/planning/data_stamp.h"
#include "engine/runs/run_directory.h"
#include "engine/shapes/configured_task.h"

namespace s2s {
namespace {

constexpr std::size_t kMostListed = 20;

using Labels = std::set<std::string>;

Error invalid(std::string what, std::string where, std::string remedy) {
  return {std::move(what), std::move(where), std::move(remedy), Error::Kind::invalidInput};
}

std::string trimmed(const std::string& label) { return std::string(trimmedLabel(label)); }

/// How often each label occurs, column by column.
using ColumnCounts = std::vector<std::map<std::string, std::size_t>>;

/// Sets whose labels are remembered, and how many labels each may have: whoever writes a comparison asks
/// again after every word.
constexpr std::size_t kMostKnown = 16, kMostKept = 10'000;

Result<ColumnCounts> countLabels(const DataSource& set, bool areWords) {
  ColumnCounts counts;
  const auto count = [&](const TextPair& row) {
    if (areWords) {
      counts.resize(1);
      ++counts.front()[trimmed(row.target)];
      return;
    }
    counts.resize(row.labels.size());
    for (std::size_t i = 0; i < row.labels.size(); ++i) ++counts[i][trimmed(row.labels[i])];
  };
  const auto read = forEachTestRow(set, areWords ? EvaluationTask::texts : EvaluationTask::labels, count);
  if (!read) return read.error();
  return counts;
}

/// Reads each set once, however many entrants have it and however often it is asked for, as long as its files
/// stay as they are.
class LabelReader {
 public:
  /// What stands in the label columns.
  Result<const ColumnCounts*> labels(const DataSource& set) { return read(set, false); }
  /// The words that are written for them, as one column.
  Result<const ColumnCounts*> words(const DataSource& set) { return read(set, true); }

 private:
  Result<const ColumnCounts*> read(const DataSource& set, bool areWords) {
    const std::pair key(areWords, rowsOf(set));
    if (const auto there = m_read.find(key); there != m_read.end()) return &there->second;
    static RecentAnswers<ColumnCounts> known(kMostKnown);
    std::string question = (areWords ? "words " : "labels ") + key.second + filesStamp({&set, 1});
    if (auto answer = known.find(question)) return &m_read.emplace(key, std::move(*answer)).first->second;
    auto counts = countLabels(set, areWords);
    if (!counts) return counts.error();
    const auto isShort = [](const auto& column) { return column.size() <= kMostKept; };
    if (std::ranges::all_of(*counts, isShort)) known.keep(std::move(question), *counts);
    return &m_read.emplace(key, std::move(*counts)).first->second;
  }

  std::map<std::pair<bool, std::string>, ColumnCounts> m_read;
};

/// What an entrant's models can say, column by column.
struct Learned {
  std::vector<std::string> columns;
  std::vector<Labels> labels;
};

std::vector<std::string> columnNames(const DataSource& set) {
  if (set.labels.size() < 2) return {""};
  std::vector<std::string> names;
  for (const ColumnReference& column : set.labels) {
    const auto* name = std::get_if<std::string>(&column);
    names.push_back(name != nullptr ? *name : std::to_string(std::get<std::int64_t>(column)));
  }
  return names;
}

/// The head of stored weights; nothing where they are drawn afresh or have none.
std::optional<ClassificationHead> storedHead(const Recipe& recipe) {
  if (recipe.model.initialization == "random") return std::nullopt;
  const auto reference = resolveModel(recipe.model.from);
  if (!reference) return std::nullopt;
  const auto config = configurationOf(*reference);
  if (!config) return std::nullopt;
  const auto configured = readConfiguredTask(*config);
  return configured ? configured->head : std::nullopt;
}

/// A head that knows all that is learned is kept, with what else it knows.
void addStored(const Recipe& recipe, Learned& learned) {
  const auto head = storedHead(recipe);
  if (!head || head->regression || head->columns.size() != learned.columns.size()) return;
  std::vector<Labels> stored;
  for (std::size_t i = 0; i < head->columns.size(); ++i) {
    Labels& known = stored.emplace_back();
    for (const std::string& label : head->columns[i].labels) known.insert(trimmed(label));
    if (!std::ranges::includes(known, learned.labels[i])) return;
  }
  learned.labels = std::move(stored);
}

Result<std::optional<Learned>> learnedByHead(const Recipe& recipe, LabelReader& reader) {
  const std::vector<DataSource> sets = setsOfTheTask(recipe);
  if (sets.empty()) return std::optional<Learned>();
  Learned learned{columnNames(sets.front()), {}};
  learned.labels.resize(learned.columns.size());
  for (const DataSource& set : sets) {
    const auto counts = reader.labels(set);
    if (!counts) return counts.error();
    if ((*counts)->size() != learned.columns.size()) {
      return invalid("data.train: '" + set.name + "' has " + std::to_string((*counts)->size()) +
                         " label columns and the first set has " + std::to_string(learned.columns.size()),
                     set.path, "name as many columns in every set");
    }
    for (std::size_t i = 0; i < learned.columns.size(); ++i) {
      for (const auto& [label, rows] : (**counts)[i]) learned.labels[i].insert(label);
    }
  }
  addStored(recipe, learned);
  return std::optional(std::move(learned));
}

bool writesLabels(const DataSource& set) { return set.asText && set.asText->kind == "labels"; }

/// Nothing where texts are learned that nobody can list.
Result<std::optional<Learned>> learnedAsWords(const Recipe& recipe, LabelReader& reader) {
  const std::vector<DataSource> sets = setsOfTheTask(recipe);
  if (sets.empty() || !std::ranges::all_of(sets, writesLabels)) return std::optional<Learned>();
  Learned learned{{""}, {Labels()}};
  for (const DataSource& set : sets) {
    const auto counts = reader.words(set);
    if (!counts) return counts.error();
    for (const auto& [word, rows] : (*counts)->front()) learned.labels.front().insert(word);
  }
  return std::optional(std::move(learned));
}

/// What is expected of the entrant, column by column: of several columns their labels, of one its word where
/// the test set has words.
Result<ColumnCounts> expectedOf(const DataSource& test, bool isHead, LabelReader& reader) {
  const bool readsLabels = isHead && (!test.asText || test.labels.size() > 1);
  const auto counts = readsLabels ? reader.labels(test) : reader.words(test);
  if (!counts) return counts.error();
  return **counts;
}

/// A head's labels are told by the words of the test set.
void tellInWords(const DataSource& test, Learned& learned) {
  if (!test.asText || learned.labels.size() != 1) return;
  Labels words;
  for (const std::string& label : learned.labels.front()) words.insert(trimmed(wordFor(label, *test.asText)));
  learned.labels.front() = std::move(words);
}

/// What of one entrant is not learned.
Result<std::vector<UnlearnedLabels>> unlearnedBy(const Comparison& comparison, std::size_t entrant,
                                                 LabelReader& reader) {
  std::vector<UnlearnedLabels> found;
  const auto recipe = entrantRecipe(comparison, entrant, comparison.seeds.front());
  if (!recipe) return recipe.error();
  const auto test = entrantTestSet(comparison, entrant);
  if (!test) return test.error();
  const bool isHead = recipe->objective.kind == "sequence-classification";
  if (!isHead && recipe->objective.kind != "sequence-to-sequence") return found;
  if (test->asText && test->asText->kind != "labels") return found;
  auto said = isHead ? learnedByHead(*recipe, reader) : learnedAsWords(*recipe, reader);
  if (!said) return said.error();
  if (!*said) return found;
  Learned& learned = **said;
  if (isHead) tellInWords(*test, learned);
  const auto expected = expectedOf(*test, isHead, reader);
  if (!expected) return expected.error();
  if (expected->size() != learned.columns.size())
    return invalid("test: the model gives " + std::to_string(learned.columns.size()) +
                       " labels and the data names " + std::to_string(expected->size()),
                   test->path, "name as many label columns");
  for (std::size_t i = 0; i < expected->size(); ++i) {
    UnlearnedLabels missing{entrant, learned.columns[i], {}, 0};
    for (const auto& [label, rows] : (*expected)[i]) {
      if (learned.labels[i].contains(label)) continue;
      missing.labels.push_back(label);
      missing.rows += rows;
    }
    if (missing.labels.empty()) continue;
    if (isHead && missing.labels.size() == (*expected)[i].size()) {
      const std::vector<std::string> known(learned.labels[i].begin(), learned.labels[i].end());
      return invalid(
          "test: none of its labels is learned; the first is '" + missing.labels.front() + "'", test->path,
          "name the column of the labels; the training sets have: " + listedNames(known, kMostListed));
    }
    found.push_back(std::move(missing));
  }
  return found;
}

}  // namespace

std::string noteOf(const UnlearnedLabels& unlearned) {
  std::vector<std::string> names;
  for (const std::string& label : unlearned.labels)
    names.push_back(unlearned.column.empty() ? label : unlearned.column + " " + label);
  const std::string labels = listedNames(names, kMostListed);
  if (unlearned.rows == 1) return "1 row of the test set has a label that is never learned: " + labels;
  return std::to_string(unlearned.rows) +
         " rows of the test set have labels that are never learned: " + labels;
}

Result<std::vector<UnlearnedLabels>> unlearnedLabels(const Comparison& comparison) {
  std::vector<UnlearnedLabels> all;
  LabelReader reader;
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    auto found = unlearnedBy(comparison, i, reader);
    if (!found && found.error().what.starts_with("entrants.")) return found.error();
    if (!found) return inEntrant(comparison.entrants[i], i, found.error());
    for (UnlearnedLabels& one : *found) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace s2s
