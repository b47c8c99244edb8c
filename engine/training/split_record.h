#pragma once
// How the rows of a run's training sets are split, in its folder: splits.json with the number of rows of
// every part and what tells whether the same are held out again, and test/NAME.jsonl with those kept for a
// test, which `s2s evaluate RUN --data` reads. Of several label columns each is a member by its name, which
// splits.json has too.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/training/training_data.h"

namespace s2s {

class SplitRecord {
 public:
  /// Takes the test rows away from `rows`, which readTrainingRows() gave for `recipe`.
  static SplitRecord take(TrainingRows& rows, const Recipe& recipe);

  /// Counts what is trained and validated on: `data` is made of the same rows, and without those that limits
  /// leave out.
  void count(const TrainingData& data);

  /// Whether the run holds out the rows that it recorded; false where it is older than these records. Others
  /// are an error of kind invalidInput: those of now may have been trained on.
  Result<bool> isOf(const std::filesystem::path& run) const;

  /// Writes nothing where the recipe splits nothing. Files of test rows that are there already stay.
  Result<void> write(const std::filesystem::path& run) const;

  /// Writes it for a run that is older than these records, so that from now on it has one. Errors as of
  /// isOf().
  Result<void> complete(const std::filesystem::path& run) const;

 private:
  Result<void> writeTest(const std::filesystem::path& run) const;

  Json m_summary = Json::array();        ///< an object for each training set
  std::vector<std::size_t> m_trained;    ///< numbers of the training sets that are trained on, in their order
  std::vector<std::size_t> m_validated;  ///< the same of those with a part to validate on
  std::vector<RowSet> m_test;
  std::vector<std::string> m_files;  ///< of these, within the run's folder
};

}  // namespace s2s
