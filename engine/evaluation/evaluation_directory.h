#pragma once
// An evaluation on disk. Any process may read it at any time:
//   evaluation.json   what was asked and where; SHA-256 of the data, of its rows and of every system's models
//   rows.jsonl        the test set: row, line, source, second, reference, labels
//   outputs/N-NAME.jsonl   a line for each answered row, in the order in which they were answered
//   results.json      the numbers, once all systems have ended

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/line_appender.h"
#include "engine/data/example.h"
#include "engine/evaluation/answered_row.h"
#include "engine/runs/run_directory.h"

namespace s2s {

/// What evaluation.json says of one system. Its answers are its own only as long as everything but name and
/// models stays equal; systems of the same weights that are asked alike share a file of answers.
struct SystemRecord {
  std::string name;                                    ///< shown; unique in the evaluation
  std::vector<std::string> models;                     ///< MODEL arguments as they were given
  std::vector<std::string> sha256;                     ///< of each model's files
  std::string prefix, sourceLanguage, targetLanguage;  ///< how it is asked
  std::string file;     ///< of its answers, below the directory; given by the directory
  bool asText = false;  ///< it reads the texts as the template of the terms' as_text puts them

  bool answersAs(const SystemRecord& other) const {
    return sha256 == other.sha256 && prefix == other.prefix && sourceLanguage == other.sourceLanguage &&
           targetLanguage == other.targetLanguage && asText == other.asText;
  }
};

struct TestFile {
  std::string path, sha256;
};

/// The rows and what they were read from.
struct TestSet {
  std::vector<TextPair> rows;
  std::string path;
  std::string sha256;         ///< where the targets have a file of their own, of both files' hashes
  std::int64_t badRows = 0;   ///< that cannot be used and are left out
  std::string firstBadRow{};  ///< "line 5: WHY"; empty where there is none, and of what was stored
  /// Sources and targets, where these have a file of their own; former versions did not write them down.
  std::vector<TestFile> files{};
};

/// Every file with its hash.
std::vector<TestFile> filesOf(const TestSet& test);
Json toJson(const std::vector<TestFile>& files);  ///< [{"path","sha256"}]

/// Everything that an evaluation's folder holds, for looking at it.
struct StoredEvaluation {
  Json terms;        ///< answerTerms() of the request
  Json asked;        ///< askedOf() it; empty in folders of older versions
  Json environment;  ///< environmentInformation(); empty likewise
  std::string created;
  TestSet test;
  std::vector<SystemRecord> systems;
  std::vector<std::vector<AnsweredRow>> answers;  ///< of each system, by row; rows may be missing
  Json results;                                   ///< null until they are written
};

bool isEvaluationFolder(const std::filesystem::path& folder);

/// Reads a folder, also while it is being written. Lines that are torn or no answer are left out.
Result<StoredEvaluation> readEvaluation(const std::filesystem::path& folder);

/// The writer's side; holds the folder's lock.
class EvaluationDirectory {
 public:
  /// Makes the folder whole, or with `resume` opens one that exists. One of other terms, data or rows, and
  /// one that exists without `resume`, is an error of kind invalidInput that names the difference. `asked`
  /// may change as far as the rows stay the same, and so may the terms' task: the rows' labels, which no
  /// model reads, are those of the new one. A folder of a former program, which kept the texts of answers in
  /// words as the template puts them, gets its rows anew; a classifier's answers to these do not count any
  /// more.
  static Result<EvaluationDirectory> open(const std::filesystem::path& folder, const Json& terms,
                                          const Json& asked, const TestSet& test, bool resume);

  const std::filesystem::path& path() const { return m_folder; }

  /// What this system has answered before, by row; from now on append() writes behind it. `system` gets its
  /// file, and a name that no other system of the folder has. One is known by its models or its name, as far
  /// as it was not begun already, and keeps the name that it has in the folder.
  Result<std::vector<AnsweredRow>> begin(SystemRecord& system, std::size_t rows);
  /// The system that models of these names were last, and its answers; nothing where it has not answered
  /// every row as it would be asked now. The models themselves may be gone, and the folders above them may
  /// have been moved.
  std::optional<std::pair<SystemRecord, std::vector<AnsweredRow>>> answeredBy(
      const std::vector<std::string>& models, std::size_t rows) const;
  /// Answers of the system begun last; on the disk when it returns.
  Result<void> append(std::span<const AnsweredRow> answers);
  Result<void> writeResults(const Json& results);

 private:
  EvaluationDirectory(std::filesystem::path folder, std::unique_ptr<RunLock> lock, Json record)
      : m_folder(std::move(folder)), m_lock(std::move(lock)), m_record(std::move(record)) {}
  Result<void> writeRecord() const;
  /// The rows as they are, in place of what a former program kept.
  Result<void> renewRows(const TestSet& test);
  /// The system's record where it has one and was not begun yet.
  std::optional<SystemRecord> ownRecord(const SystemRecord& system) const;

  std::filesystem::path m_folder;
  std::unique_ptr<RunLock> m_lock;
  Json m_record;                     ///< evaluation.json
  std::vector<std::string> m_begun;  ///< names of the systems begun so far
  std::optional<LineAppender> m_answers;
};

}  // namespace s2s
