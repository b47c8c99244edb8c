#include "engine/training/training_set.h"

#include "engine/data/tasks_as_text.h"

namespace s2s {

Result<TrainingSet> TrainingSet::make(std::string name, std::vector<TextPair> rows, const ObjectiveKind& kind,
                                      const ObjectiveContext& context, RowChanges changes) {
  TrainingSet set;
  set.m_name = std::move(name);
  set.m_kind = &kind;
  set.m_augmentation = std::move(changes.chain);
  if (!set.m_augmentation.isEmpty()) {
    set.m_context = context;
    set.m_rows = changes.task ? std::move(changes.asRead) : rows;
    set.m_task = std::move(changes.task);
  }
  auto source = kind.make(std::move(rows), context);
  if (!source) return source.error();
  set.m_source = std::move(*source);
  return set;
}

LearnedText TrainingSet::learned(std::size_t index, std::int64_t occasion, std::int64_t epoch) const {
  const auto asItIs = [&] {
    return LearnedText{m_source->example(index, occasion), m_source->kept().length(index)};
  };
  if (m_augmentation.isEmpty()) return asItIs();
  const std::size_t number = m_source->kept().row(index);
  std::vector<AugmentationChain::Change> changes = m_augmentation.changes(m_rows[number], number, epoch);
  if (changes.empty()) return asItIs();
  ObjectiveContext context = m_context;
  context.firstIndex = index;
  std::vector<TextPair> alone;
  alone.push_back(written(std::move(changes.back().row)));
  const auto source = m_kind->make(std::move(alone), context);
  if (!source) return asItIs();
  return {(*source)->example(0, occasion), (*source)->kept().length(0), true};
}

std::vector<AugmentationChain::Change> TrainingSet::changes(std::size_t index, std::int64_t epoch) const {
  if (m_augmentation.isEmpty()) return {};
  const std::size_t number = m_source->kept().row(index);
  return m_augmentation.changes(m_rows[number], number, epoch);
}

TextPair TrainingSet::written(TextPair changed) const {
  if (!m_task) return changed;
  std::vector<TextPair> alone;
  alone.push_back(std::move(changed));
  (void)writeAsText(alone, *m_task);  // labels do not change, and this one has been written before
  return std::move(alone.front());
}

std::int64_t TrainingSet::limitTokens(std::int64_t tokens) {
  std::int64_t kept = 0;
  std::size_t count = 0;
  for (; count < size(); ++count) {
    const RowLength& length = m_source->kept().length(count);
    const std::int64_t more = std::int64_t{length.keptSource} + length.keptTarget;
    if (count > 0 && kept + more > tokens) break;
    kept += more;
  }
  m_source->limitTo(count);
  return kept;
}

}  // namespace s2s
