#pragma once
// The rows of a recipe, and the micro-batches made of them.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/data/data_order.h"
#include "engine/data/example.h"
#include "engine/objectives/objective.h"
#include "engine/recipes/recipe.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/training/training_set.h"

namespace s2s {

/// One data set of the recipe with its rows.
struct RowSet {
  std::string name;
  DataSource source;
  std::string objective;  ///< kind
  std::vector<TextPair> rows;
  std::vector<TextPair> asRead{};      ///< of tasks that are written as text: the rows as the file has them
  std::vector<std::string> answers{};  ///< of the same: all that may be written
  std::size_t number = 0;              ///< of a training set in data.train
  /// For a classifier: by column all labels of the data set, those in other parts of it too; of numbers none.
  std::vector<std::vector<std::string>> labels{};
  /// Of rows that a split holds out: SHA-256 of their places in the data set and their lines in its file.
  std::string placesSha256{};

  /// Whether a row's target is written, as words are for labels; labels of a head are not.
  bool writesTargetOf(const TextPair& row) const { return source.asText || row.labels.empty(); }
};

/// All rows, before any tokenizer is needed.
struct TrainingRows {
  std::vector<RowSet> train;
  std::vector<RowSet> validation;
  std::vector<RowSet> test;           ///< kept for later: nothing of the run sees them
  std::vector<std::string> warnings;  ///< rows left out, parts without rows
};

/// Reads all sets. Of each training set `data.validation.split` becomes a validation set and
/// `data.test.split` a test set, drawn from the seed; the set that `data.mixing.leave_out` names is validated
/// on alone, whole where nothing is split off. The files' hashes are written into `recipe`; where it has them
/// already they must still be true.
Result<TrainingRows> readTrainingRows(Recipe& recipe);

/// Examples to validate on, always the same.
struct ValidationSet {
  std::string name;
  std::vector<Example> examples;
  std::string targetLanguage{};  ///< empty: the model's default
  std::string objective{};
  KeptRows kept{};
  /// Of a task that is written as text: all that may be written. Labels as the data has them are those of the
  /// set and those of the training sets that write theirs so.
  std::vector<std::string> answers{};
  bool isNumbers = false;              ///< these are numbers
  bool correctsAnswers = false;        ///< what is written is taken for the nearest of them
  /// UTF-8 bytes of all targets, of those that the limits cut the bytes that are left; nothing where the
  /// objective does not write a text of the data.
  std::optional<std::int64_t> targetBytes{};
};

/// What data needs to know of the model beside its tokenizer.
struct ModelTraits {
  std::optional<ClassificationHead> head{};
  std::optional<TokenId> lastToken{};              ///< what a classified text must end with
  std::optional<std::int64_t> maximumPositions{};  ///< longer texts are cut there whatever the recipe allows
  bool addsSpecialTokens = true;                   ///< to texts whose tokens are hidden
};

class TrainingData {
 public:
  /// Encodes everything. With data.overlong "discard", rows longer than the limits leave here (a warning says
  /// how many); a set that loses all its rows is an error.
  static Result<TrainingData> make(TrainingRows rows, const Recipe& recipe,
                                   const std::shared_ptr<const Tokenizer>& tokenizer,
                                   const ModelTraits& traits = {});

  /// The examples of micro-batch `number` of the run, packed where the recipe wants it: a pure function of
  /// recipe and number.
  std::vector<Example> microBatch(std::int64_t number) { return rowsOf(texts(number), number); }
  /// The texts of micro-batch `number`, each by itself, and the rows that they share.
  std::vector<LearnedText> texts(std::int64_t number);
  std::vector<Example> rowsOf(std::vector<LearnedText> texts, std::int64_t number);
  const std::vector<TrainingSet>& train() const { return m_train; }
  DataOrder& order() { return m_order; }
  const std::vector<ValidationSet>& validation() const { return m_validation; }
  const std::vector<std::string>& warnings() const { return m_warnings; }

  /// How often each set has been gone through before micro-batch `number`, by name: {"nsmc": 64.0}. Empty
  /// where the epoch says it all: one set, of which every row counts.
  Json passes(std::int64_t number);
  /// What the mixture and limits of tokens come to over so many micro-batches, a sentence for each set.
  std::vector<std::string> describeMixture(std::int64_t microBatches);

 private:
  explicit TrainingData(DataOrder order) : m_order(std::move(order)) {}

  std::vector<TrainingSet> m_train;  ///< in the order of the recipe
  std::vector<ValidationSet> m_validation;
  DataOrder m_order;
  std::int64_t m_accumulation = 1;  ///< micro-batches in a step
  std::vector<std::string> m_warnings;
  std::vector<std::int64_t> m_limitedTokens;  ///< of each training set; 0: not limited
};

}  // namespace s2s
