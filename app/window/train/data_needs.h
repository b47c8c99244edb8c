#pragma once
// What a data set must say for an objective and a model.

#include <optional>
#include <string>
#include <vector>

#include "engine/tokenizers/tokenizer.h"

namespace s2s {

struct DataNeeds {
  /// What stands beside a row's text.
  enum class Answer { target, labels, numbers, nothing } answer = Answer::target;
  /// Codes that the tokenizer has tokens for, or of a test set those that its models are trained with; empty:
  /// none are asked for.
  std::vector<std::string> languages;
  /// A test set of several models: where it says no prefix each is asked in its own way, so none is guessed.
  bool asksAsTrained = false;
  /// A model that answers the test set; `prefix` is its own, which counts before the set's.
  struct Asked {
    std::string name;
    std::optional<std::string> prefix;
  };
  std::vector<Asked> asked;  ///< empty: they are not known, or none has a prefix of its own

  bool hasLabels() const { return answer == Answer::labels || answer == Answer::numbers; }
  bool hasLanguages() const { return answer == Answer::target && !languages.empty(); }
};

/// `objective` is its kind in the recipe; `tokenizer` may be null.
DataNeeds dataNeeds(const std::string& objective, const Tokenizer* tokenizer);

}  // namespace s2s
