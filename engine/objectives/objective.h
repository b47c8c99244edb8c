#pragma once
// What a model learns to do: how rows of text become sources to read and targets to write.

#include <memory>
#include <string>
#include <vector>

#include "engine/core/registry.h"
#include "engine/core/result.h"
#include "engine/data/example.h"
#include "engine/data/kept_rows.h"
#include "engine/data/text_pairs.h"
#include "engine/recipes/recipe.h"
#include "engine/shapes/classification_head.h"
#include "engine/shapes/model_task.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// What an objective works with.
struct ObjectiveContext {
  ObjectiveSection options;
  std::shared_ptr<const Tokenizer> tokenizer;
  std::string prefix;                ///< written before every source
  std::int64_t maxSourceTokens = 0;  ///< the end token included
  std::int64_t maxTargetTokens = 0;
  bool discardOverlong = false;  ///< else they are cut
  std::uint64_t seed = 1;        ///< of what is hidden
  std::size_t firstIndex = 0;    ///< number of the first row, for the same
  std::string sourceLanguage{};  ///< codes that the tokenizer knows; empty: its default
  std::string targetLanguage{};
  bool addsSpecialTokens = true;             ///< masked tokens: whether texts get the family's special tokens
  std::optional<ClassificationHead> head{};  ///< of the model, where there are labels
  std::optional<TokenId> lastToken{};        ///< what a classified text must end with
  bool allowsUnknownLabels =
      false;  ///< rows with a label that the head lacks get kUnknownClass; else an error
};

/// The rows of one data set under one objective.
class ExampleSource {
 public:
  virtual ~ExampleSource() = default;
  /// Example `index`. Objectives that hide something do it anew for each `occasion` (a step, as a rule):
  /// a pure function of both, whatever was asked before.
  virtual Example example(std::size_t index, std::int64_t occasion) const = 0;

  std::size_t size() const { return m_kept.size(); }
  /// Rows left out because they are longer than the limits.
  std::int64_t discarded() const { return m_kept.discarded(); }
  /// Which row each example is of, and what was cut of it.
  const KeptRows& kept() const { return m_kept; }
  /// Only the first `examples` are used from here on.
  void limitTo(std::size_t examples) { m_kept.limitTo(examples); }

 protected:
  KeptRows m_kept;
};

struct ObjectiveKind {
  std::string name;
  ModelTask task = ModelTask::sequenceToSequence;  ///< what the model must be built for
  RowNeeds needs = RowNeeds::target;
  Result<std::unique_ptr<ExampleSource>> (*make)(std::vector<TextPair> rows, const ObjectiveContext& context);
};

const Registry<ObjectiveKind>& objectiveKinds();

}  // namespace s2s
