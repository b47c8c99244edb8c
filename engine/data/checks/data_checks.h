#pragma once
// What is wrong with data sets, found in one pass over their rows: duplicates, leakage between training and
// test rows, rows of several training sets, lengths in tokens, unknown tokens, languages, ratios of lengths,
// empty sides. Of rows only fingerprints are kept, so that millions of them fit: some 95 bytes a row, and
// some 250 for a row that is held out. docs/data_checks.md has the formulas.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/data/checks/length_histogram.h"
#include "engine/data/data_split.h"
#include "engine/data/row_reader.h"
#include "engine/data/text_pairs.h"
#include "engine/recipes/recipe.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// One data set to look at.
struct CheckedSet {
  enum class Role { train, validation, test };
  DataSource data;  ///< its filters apply first, so that a check says what they leave
  Role role = Role::train;
  RowNeeds needs = RowNeeds::target;  ///< nothing: plain text, only the source is looked at
  /// A training set that the mixture leaves out, for validation: it is split with those to train on, and
  /// where data.validation.split holds rows out, only these are validated on.
  bool isLeftOut = false;
};

/// A vocabulary that texts are written in.
struct CheckedTokenizer {
  std::string name;  ///< as a person knows the model; differs from that of the others
  std::string path;  ///< folder or file, for filters that are proposed; empty: none are
  std::shared_ptr<const Tokenizer> tokenizer;
  std::int64_t sourceCutOff = 128, targetCutOff = 128;  ///< tokens, special ones included
};

struct DataCheckRequest {
  std::vector<CheckedSet> sets;
  std::vector<std::string> checks;  ///< names in dataCheckKinds(); empty: all of them
  std::vector<CheckedTokenizer> tokenizers;
  SplitOptions split;               ///< of the training sets: what it holds out is looked for in the rest
  double languageThreshold = 0.99;  ///< share of a text, from 0 to 1
  double ratioThreshold = 3.5;      ///< modified z-score of an outlier
  std::size_t examples = 20;        ///< of each finding, at most
};

/// A row that was found. Texts are cut to a few hundred bytes.
struct RowExample {
  std::int64_t line = 0;
  std::string source, target;
  std::string why;  ///< "repeats line 3"
};

/// One kind of thing that was found in one data set, also where there is none of it.
struct Finding {
  std::string check;  ///< "duplicates"
  std::string kind;   ///< which of the check's findings: "exact", "normalised", "source"
  std::string title;  ///< "rows that repeat an earlier one"
  std::string set;    ///< name of the data set, to which `filter` belongs
  /// Leakage, overlap: name of the data set whose rows were found in it; split: "held out".
  std::string other;
  std::int64_t rows = 0, of = 0;
  std::int64_t otherRows = 0, otherOf = 0;  ///< leakage, split: how much of what is held out is affected
  std::vector<RowExample> examples;         ///< the first, or the most extreme
  Json filter;                              ///< leaves out what was found; null where none does
  bool information = false;                 ///< nothing wrong by itself

  double share() const { return of == 0 ? 0.0 : static_cast<double>(rows) / static_cast<double>(of); }
  double otherShare() const {
    return otherOf == 0 ? 0.0 : static_cast<double>(otherRows) / static_cast<double>(otherOf);
  }
};

/// What a vocabulary makes of one side of a data set.
struct TokenFinding {
  std::string set, tokenizer;
  std::string side;           ///< "source", "target"
  bool hasLengths = false, hasUnknown = false;  ///< which of the two checks was made
  LengthHistogram lengths;    ///< in tokens as the model is fed them: prefix and special tokens included
  std::int64_t cutOff = 0;    ///< asked for; lengths.shareAbove() answers for any other
  double unknownShare = 0.0;  ///< as UnknownRate has it
  std::int64_t textsWithUnknown = 0;
  std::vector<RowExample> longest;      ///< the longest texts, the longest first
  std::vector<RowExample> withUnknown;  ///< the first texts with unknown tokens
  Json lengthFilter, unknownFilter;  ///< leave out what is cut, what has unknown tokens; null where none does
};

struct SetSummary {
  std::string name, path;
  CheckedSet::Role role = CheckedSet::Role::train;
  std::int64_t rows = 0;             ///< that can be used and that its filters keep
  std::int64_t bytes = 0;            ///< of their texts
  std::vector<FilterCount> filters;  ///< what those left out
  BadRows badRows;
  LengthHistogram sourceCharacters, targetCharacters;
  std::string sourceLanguage, targetLanguage;  ///< that rows are judged by; empty where the check did not run
};

struct DataReport {
  std::vector<SetSummary> sets;
  std::vector<Finding> findings;  ///< by set, in the order of the checks
  std::vector<TokenFinding> tokens;
  double seconds = 0.0;
};

struct DataCheckProgress {
  std::size_t set = 0;    ///< index in the request
  std::int64_t rows = 0;  ///< read so far, of all sets
  double share = 0.0;     ///< of the work, from 0 to 1, estimated by bytes
};

/// The checks by name and title, in their order.
struct DataCheckName {
  std::string name, title, help;
};
std::vector<DataCheckName> dataCheckNames();

/// Reads all sets once; of a training set with a split the examples once more. `control` stops it
/// (Error::Kind::cancelled); `progress` is called a few times a second. Unknown names of checks and columns,
/// and files that cannot be read, are errors.
Result<DataReport> checkData(const DataCheckRequest& request, const RunControl& control,
                             const std::function<void(const DataCheckProgress&)>& progress = {});

}  // namespace s2s
