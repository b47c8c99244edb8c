#include "engine/training/training_data.h"

#include <algorithm>
#include <cstdio>

#include "engine/data/mixture.h"
#include "engine/data/target_bytes.h"
#include "engine/data/tasks_as_text.h"
#include "engine/generation/target_language.h"
#include "engine/training/vocabulary_warnings.h"

namespace s2s {
namespace {

std::int64_t atMost(std::int64_t tokens, const std::optional<std::int64_t>& positions) {
  return positions ? std::min(tokens, *positions) : tokens;
}

ObjectiveContext contextOf(const RowSet& set, const Recipe& recipe,
                           const std::shared_ptr<const Tokenizer>& tokenizer, const ModelTraits& traits) {
  ObjectiveContext context;
  context.options = recipe.objective;
  context.tokenizer = tokenizer;
  context.prefix = set.source.prefix;
  context.maxSourceTokens = atMost(recipe.data.maxSourceTokens, traits.maximumPositions);
  context.maxTargetTokens = atMost(recipe.data.maxTargetTokens, traits.maximumPositions);
  context.discardOverlong = recipe.data.overlong == "discard";
  context.seed = recipe.training.seed;
  context.sourceLanguage = set.source.sourceLanguage;
  context.targetLanguage = set.source.targetLanguage;
  context.addsSpecialTokens = traits.addsSpecialTokens;
  context.head = traits.head;
  context.lastToken = traits.lastToken;
  return context;
}

/// The objective of a set and what it works with, languages checked.
struct SetObjective {
  const ObjectiveKind* kind = nullptr;
  ObjectiveContext context;
};

Result<SetObjective> objectiveOf(const RowSet& set, const Recipe& recipe,
                                 const std::shared_ptr<const Tokenizer>& tokenizer,
                                 const ModelTraits& traits) {
  const auto kind = objectiveKinds().find(set.objective);
  if (!kind) return kind.error();
  for (const std::string& language : {set.source.sourceLanguage, set.source.targetLanguage}) {
    if (auto known = checkLanguage(*tokenizer, language, set.source.path); !known) return known.error();
  }
  return SetObjective{*kind, contextOf(set, recipe, tokenizer, traits)};
}

Error inSet(Error error, const std::string& path) {
  if (error.where.empty()) error.where = path;
  return error;
}

void warnOfLimits(const KeptRows& kept, const std::string& name, std::vector<std::string>& warnings) {
  if (kept.discarded() > 0)
    warnings.push_back("rows of " + name +
                       " that do not fit the limits and are left out: " + std::to_string(kept.discarded()));
  if (kept.cut() > 0)
    warnings.push_back("rows of " + name + " that are longer than the limits and are cut: " +
                       std::to_string(kept.cut()) + " of " + std::to_string(kept.size()));
}

/// Labels that training does not know are no reason to end: no answer to such a row is right.
void warnOfUnknownLabels(const RowSet& set, const std::optional<ClassificationHead>& head,
                         std::vector<std::string>& warnings) {
  if (!head || head->regression) return;
  std::int64_t unknown = 0, firstLine = 0;
  std::string first;
  for (const TextPair& row : set.rows) {
    for (std::size_t i = 0; i < std::min(row.labels.size(), head->columns.size()); ++i) {
      const std::vector<std::string>& known = head->columns[i].labels;
      if (std::ranges::find(known, row.labels[i]) != known.end()) continue;
      if (unknown++ == 0) firstLine = row.line, first = row.labels[i];
      break;
    }
  }
  if (unknown == 0) return;
  warnings.push_back("rows of " + set.name +
                     " with a label that the model does not know, which count as wrong: " +
                     std::to_string(unknown) + " of " + std::to_string(set.rows.size()) + ", the first '" +
                     first + "' in line " + std::to_string(firstLine));
}

RowCapacity packedRows(const Recipe& recipe, const ModelTraits& traits) {
  return {atMost(recipe.data.maxSourceTokens, traits.maximumPositions),
          atMost(recipe.data.maxTargetTokens, traits.maximumPositions)};
}

/// Lengths of all rows, where micro-batches are made by them. What is hidden of a row changes with the
/// occasion, its length does not; what augmentation changes of it is not looked at.
std::optional<LengthBuckets> bucketsOf(const std::vector<TrainingSet>& sets, const TrainingSection& training,
                                       const RowCapacity& capacity) {
  if (!training.lengthBuckets && !training.tokensPerBatch && !training.packing) return std::nullopt;
  LengthBuckets buckets{{}, training.tokensPerBatch.value_or(0)};
  if (training.packing) buckets.packing = capacity;
  const auto size = [](const std::vector<std::int64_t>& ids) {
    return static_cast<std::int32_t>(ids.size());
  };
  for (const TrainingSet& set : sets) {
    for (std::size_t i = 0; i < set.size(); ++i) {
      const Example example = set.unchanged(i, 0);
      buckets.lengths.push_back({size(example.source), size(example.target), size(example.second)});
    }
  }
  return buckets;
}

/// Rows as shares of an epoch.
std::vector<DataShare> sharesOf(const std::vector<MixedSet>& sets, const MixingSection& mixing) {
  const std::vector<std::int64_t> taken = rowsPerEpoch(sets, mixing);
  std::vector<DataShare> shares;
  for (std::size_t i = 0; i < sets.size(); ++i)
    shares.push_back({sets[i].rows, static_cast<double>(taken[i]) / static_cast<double>(sets[i].rows)});
  return shares;
}

/// Spans with sentinels between them are no text of the data, and what sentinels cost depends on the
/// vocabulary.
bool writesTargets(const ObjectiveKind& objective) {
  return objective.needs == RowNeeds::target && objective.task == ModelTask::sequenceToSequence;
}

std::int64_t bytesOfTargets(const ValidationSet& set, const Tokenizer& tokenizer) {
  std::int64_t bytes = 0;
  for (std::size_t i = 0; i < set.examples.size(); ++i)
    bytes += keptTargetBytes(set.examples[i], set.kept.length(i), tokenizer);
  return bytes;
}

/// The labels that training sets write as the data has them.
std::vector<std::string> learnedLabels(const std::vector<RowSet>& train) {
  std::vector<std::string> learned;
  for (const RowSet& set : train) {
    if (set.source.asText) addLearnedAnswers(*set.source.asText, set.answers, learned);
  }
  return learned;
}

/// Validation hides the same spans every time: an occasion that no step has.
constexpr std::int64_t kValidationOccasion = -1;
constexpr std::int64_t kOccasionsOfAnEpoch = std::int64_t{1} << 40;  ///< more than a run has steps

}  // namespace

Result<TrainingData> TrainingData::make(TrainingRows rows, const Recipe& recipe,
                                        const std::shared_ptr<const Tokenizer>& tokenizer,
                                        const ModelTraits& traits) {
  std::vector<std::string> warnings = std::move(rows.warnings);
  std::vector<TrainingSet> train;
  std::vector<MixedSet> mixed;
  std::vector<std::int64_t> limited;
  for (RowSet& rowSet : rows.train) {
    warnOfUnknown(rowSet, *tokenizer, warnings);
    const auto objective = objectiveOf(rowSet, recipe, tokenizer, traits);
    if (!objective) return objective.error();
    warnOfAlikeAnswers(rowSet, *tokenizer, warnings);
    auto augmentation = AugmentationChain::make(rowSet.source.augmentation, recipe.training.seed);
    if (!augmentation) return augmentation.error();
    auto set = TrainingSet::make(rowSet.name, std::move(rowSet.rows), *objective->kind, objective->context,
                                 {std::move(*augmentation), rowSet.source.asText, std::move(rowSet.asRead)});
    if (!set) return inSet(set.error(), rowSet.source.path);
    limited.push_back(rowSet.source.limitTokens ? set->limitTokens(*rowSet.source.limitTokens) : 0);
    warnOfLimits(set->kept(), set->name(), warnings);
    mixed.push_back({static_cast<std::int64_t>(set->size()), rowSet.source.weight});
    train.push_back(std::move(*set));
  }
  auto buckets = bucketsOf(train, recipe.training, packedRows(recipe, traits));
  TrainingData data(DataOrder(sharesOf(mixed, recipe.data.mixing), recipe.training.batchSize,
                              recipe.training.seed, recipe.data.shuffle, std::move(buckets)));
  data.m_accumulation = recipe.training.accumulation;
  data.m_train = std::move(train);
  data.m_limitedTokens = std::move(limited);
  const std::vector<std::string> learned = learnedLabels(rows.train);
  for (RowSet& rowSet : rows.validation) {
    if (rowSet.source.asText) addLearnedAnswers(*rowSet.source.asText, learned, rowSet.answers);
    auto objective = objectiveOf(rowSet, recipe, tokenizer, traits);
    if (!objective) return objective.error();
    objective->context.allowsUnknownLabels = true;
    warnOfUnknownLabels(rowSet, traits.head, warnings);
    const auto source = objective->kind->make(std::move(rowSet.rows), objective->context);
    if (!source) return inSet(source.error(), rowSet.source.path);
    warnOfLimits((*source)->kept(), rowSet.name, warnings);
    ValidationSet set{rowSet.name,
                      {},
                      rowSet.source.targetLanguage,
                      rowSet.objective,
                      (*source)->kept(),
                      std::move(rowSet.answers)};
    set.isNumbers = rowSet.source.asText && rowSet.source.asText->kind == "numbers";
    set.correctsAnswers = rowSet.source.asText && rowSet.source.asText->correct;
    for (std::size_t i = 0; i < (*source)->size(); ++i) {
      set.examples.push_back((*source)->example(i, kValidationOccasion));
    }
    if (writesTargets(*objective->kind)) set.targetBytes = bytesOfTargets(set, *tokenizer);
    data.m_validation.push_back(std::move(set));
  }
  data.m_warnings = std::move(warnings);
  return data;
}

std::vector<LearnedText> TrainingData::texts(std::int64_t number) {
  std::vector<LearnedText> texts;
  const std::int64_t epoch = m_order.epochOf(number);
  // What is hidden of a row does not hang on how many micro-batches make the step; but a row that the step
  // has again, because an epoch ended in it, is hidden anew.
  const std::int64_t step = number / m_accumulation;
  const std::int64_t occasion = step + (epoch - m_order.epochOf(step * m_accumulation)) * kOccasionsOfAnEpoch;
  for (const std::int64_t index : m_order.batch(number)) {
    auto within = static_cast<std::size_t>(index);
    auto set = m_train.begin();
    while (within >= set->size()) within -= (set++)->size();
    texts.push_back(set->learned(within, occasion, epoch));
  }
  return texts;
}

std::vector<Example> TrainingData::rowsOf(std::vector<LearnedText> texts, std::int64_t number) {
  std::vector<Example> examples;
  examples.reserve(texts.size());
  for (LearnedText& text : texts) examples.push_back(std::move(text.example));
  const std::vector<std::int64_t> packs = m_order.packs(number);
  if (packs.empty()) return examples;
  std::vector<Example> rows;
  std::int64_t begin = 0;
  for (const std::int64_t end : packs) {
    rows.push_back(packed({examples.data() + begin, static_cast<std::size_t>(end - begin)}));
    begin = end;
  }
  return rows;
}

Json TrainingData::passes(std::int64_t number) {
  Json passes = Json::object();
  if (m_train.size() == 1 && m_limitedTokens.front() == 0) return passes;
  const std::vector<double> all = m_order.passes(number);
  for (std::size_t i = 0; i < m_train.size(); ++i) passes[m_train[i].name()] = all[i];
  return passes;
}

std::vector<std::string> TrainingData::describeMixture(std::int64_t microBatches) {
  std::vector<std::string> sentences;
  const std::vector<double> all = m_order.expectedPasses(microBatches);
  for (std::size_t i = 0; i < m_train.size(); ++i) {
    if (m_train.size() == 1 && m_limitedTokens[i] == 0) continue;
    char passes[32];
    std::snprintf(passes, sizeof passes, "%.4g", all[i]);
    const std::string limit =
        m_limitedTokens[i] > 0 ? " with " + std::to_string(m_limitedTokens[i]) + " tokens" : "";
    sentences.push_back("the run goes about " + std::string(passes) + " times through the " +
                        std::to_string(m_train[i].size()) + " rows" + limit + " of " + m_train[i].name());
  }
  return sentences;
}

}  // namespace s2s
