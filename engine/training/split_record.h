#pragma once
// Rows that a run kept for a test, in its folder: test/NAME.jsonl, which `s2s evaluate RUN --data` reads, and
// splits.json with the number of rows of every part. Of several label columns each is a member by its name,
// which splits.json has too.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/training/training_data.h"

namespace s2s {

class SplitRecord {
 public:
  /// Takes the test rows away from `rows`.
  static SplitRecord take(TrainingRows& rows);

  /// Writes nothing where no rows were kept for a test.
  Result<void> write(const std::filesystem::path& run) const;

 private:
  Json m_summary = Json::array();
  std::vector<RowSet> m_test;
  std::vector<std::string> m_files;  ///< of these, within the run's folder
};

}  // namespace s2s
