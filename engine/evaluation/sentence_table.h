#pragma once
// An evaluation sentence by sentence: what every system wrote, how good each answer is, and how much they
// disagree.

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/data/example.h"
#include "engine/evaluation/answered_row.h"
#include "engine/evaluation/evaluation_directory.h"
#include "engine/metrics/metric.h"

namespace s2s {

/// The text that a row asks about; of two both, "A | B".
std::string shownSource(const TextPair& row);

/// One system's answer to one row.
struct SentenceAnswer {
  std::string output;
  double chrf = 0.0;           ///< chrF++ of this sentence
  double bleu = 0.0;           ///< as sacreBLEU's sentence_bleu (effective order)
  bool exact = false;          ///< equal to the reference but for white space at the end
  std::optional<double> loss;  ///< of the reference, nats a token
  std::size_t length = 0;      ///< characters
};

struct SentenceRow {
  std::size_t row = 0;    ///< in the test set, from 0
  std::int64_t line = 0;  ///< in its file
  std::string source, reference;
  std::vector<SentenceAnswer> answers;  ///< in the order of the systems
  /// 0 where all outputs are equal, 1 where no two have anything in common: the mean over pairs of outputs
  /// of 1 - chrF / 100, chrF being the mean of both directions. 0 with one system.
  double disagreement = 0.0;
  std::size_t sourceLength = 0, referenceLength = 0;  ///< characters
};

enum class SentenceKey { row, chrf, bleu, loss, disagreement, sourceLength, referenceLength, outputLength };

class SentenceTable {
 public:
  /// `answers[i]` are those of system `names[i]`, one for each row, in their order. `bleuTokenize` as BLEU's
  /// option. Uses all processors.
  static Result<SentenceTable> of(std::span<const TextPair> rows, std::vector<std::string> names,
                                  std::span<const std::vector<AnsweredRow>> answers,
                                  const std::string& bleuTokenize);

  const std::vector<std::string>& systems() const { return m_systems; }
  const std::vector<SentenceRow>& rows() const { return m_rows; }

  /// Places in rows() sorted by a key; `system` is whose, where the key is of an answer (nothing: the mean
  /// over all). Equals stay in the order of rows; rows without the number (no loss) come last.
  std::vector<std::size_t> sorted(SentenceKey key, std::optional<std::size_t> system, bool descending) const;

  /// A line for each row with a header; tabs and line breaks in texts become spaces.
  std::string toTsv(std::span<const std::size_t> order) const;
  /// {"systems":[],"rows":[{"row","line","source","reference","disagreement","answers":[{…}]}]}
  Json toJson(std::span<const std::size_t> order) const;
  /// As the name says: .json, else TSV. Rows in the order of the test set.
  Result<void> write(const std::filesystem::path& path) const;

 private:
  std::optional<double> valueOf(const SentenceRow& row, SentenceKey key,
                                std::optional<std::size_t> system) const;
  std::vector<std::string> m_systems;
  std::vector<SentenceRow> m_rows;
};

/// Of all systems of a folder that have answered every row, with BLEU as the folder's results have it.
Result<SentenceTable> sentencesOf(const StoredEvaluation& evaluation);

}  // namespace s2s
