#pragma once
// The examples of one data set that is trained on.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/data/augmentation/augmentation.h"
#include "engine/objectives/objective.h"

namespace s2s {

/// A text to learn from and what the limits did to it.
struct LearnedText {
  Example example;
  RowLength length;
  bool isChanged = false;  ///< as the epoch changes the row; else as the row is
};

/// What epochs change of the rows of a data set. The texts of a task that is written as text are changed
/// before its template is put around them.
struct RowChanges {
  AugmentationChain chain;
  std::optional<AsText> task{};
  std::vector<TextPair> asRead{};  ///< with `task`: the rows before they were written
};

class TrainingSet {
 public:
  /// `rows` become examples under `kind`; where epochs change them, every example is made of its row as the
  /// epoch changes it.
  static Result<TrainingSet> make(std::string name, std::vector<TextPair> rows, const ObjectiveKind& kind,
                                  const ObjectiveContext& context, RowChanges changes);

  const std::string& name() const { return m_name; }
  const std::string& objective() const { return m_kind->name; }
  std::size_t size() const { return m_source->size(); }
  const KeptRows& kept() const { return m_source->kept(); }

  /// Example `index` in `epoch`; what is hidden of it is drawn for each `occasion`. A changed row that the
  /// objective cannot use (too long to be kept, without a word) stays as it is.
  LearnedText learned(std::size_t index, std::int64_t occasion, std::int64_t epoch) const;
  Example example(std::size_t index, std::int64_t occasion, std::int64_t epoch) const {
    return learned(index, occasion, epoch).example;
  }
  /// As the row is, whatever the epoch changes.
  Example unchanged(std::size_t index, std::int64_t occasion) const {
    return m_source->example(index, occasion);
  }
  /// What the epoch makes of the row of an example, step by step; of a task that is written as text, before
  /// it is.
  std::vector<AugmentationChain::Change> changes(std::size_t index, std::int64_t epoch) const;
  /// A changed row as the objective gets it.
  TextPair written(TextPair changed) const;

  /// Keeps the first examples that have so many source and target tokens together, one at least; returns how
  /// many tokens are left.
  std::int64_t limitTokens(std::int64_t tokens);

 private:
  TrainingSet() = default;

  std::string m_name;
  const ObjectiveKind* m_kind = nullptr;
  std::unique_ptr<ExampleSource> m_source;
  AugmentationChain m_augmentation;
  ObjectiveContext m_context;  ///< with augmentation only, as the next two
  std::optional<AsText> m_task;
  std::vector<TextPair> m_rows;  ///< that are changed
};

}  // namespace s2s
