#include "engine/training/training_data.h"

#include <algorithm>

#include "engine/data/unknown_rate.h"
#include "engine/generation/target_language.h"

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

/// "12.5 % of the targets of tatoeba cannot be written by this vocabulary", where that is worth saying.
void warnOfUnknown(const RowSet& set, const Tokenizer& tokenizer, std::vector<std::string>& warnings) {
  constexpr std::size_t kRows = 2000;
  constexpr double kWorthSaying = 0.005;
  UnknownRate sources(tokenizer), targets(tokenizer);
  for (std::size_t i = 0; i < std::min(kRows, set.rows.size()); ++i) {
    sources.add(set.rows[i].source);
    if (set.rows[i].second) sources.add(*set.rows[i].second);
    if (set.rows[i].labels.empty()) targets.add(set.rows[i].target);
  }
  const auto tell = [&](const UnknownRate& rate, const char* side) {
    if (rate.share() < kWorthSaying) return;
    const auto tenths = static_cast<std::int64_t>(rate.share() * 1000.0 + 0.5);
    warnings.push_back(std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " % of the " + side +
                       " of " + set.name + " cannot be written by this vocabulary");
  };
  tell(sources, "sources");
  tell(targets, "targets");
}

Result<std::unique_ptr<ExampleSource>> makeSource(RowSet set, const Recipe& recipe,
                                                  const std::shared_ptr<const Tokenizer>& tokenizer,
                                                  const ModelTraits& traits,
                                                  std::vector<std::string>& warnings) {
  const auto kind = objectiveKinds().find(set.objective);
  if (!kind) return kind.error();
  for (const std::string& language : {set.source.sourceLanguage, set.source.targetLanguage}) {
    if (auto known = checkLanguage(*tokenizer, language, set.source.path); !known) return known.error();
  }
  const ObjectiveContext context = contextOf(set, recipe, tokenizer, traits);
  auto source = (*kind)->make(std::move(set.rows), context);
  if (!source) {
    Error error = source.error();
    if (error.where.empty()) error.where = set.source.path;
    return error;
  }
  if (const auto gone = (*source)->discarded(); gone > 0) {
    warnings.push_back(std::to_string(gone) + " rows of " + set.name +
                       " do not fit the limits and are left out");
  }
  if (const auto cut = (*source)->kept().cut(); cut > 0) {
    warnings.push_back(std::to_string(cut) + " of " + std::to_string((*source)->size()) + " rows of " +
                       set.name + " are longer than the limits and are cut");
  }
  return source;
}

RowCapacity packedRows(const Recipe& recipe, const ModelTraits& traits) {
  return {atMost(recipe.data.maxSourceTokens, traits.maximumPositions),
          atMost(recipe.data.maxTargetTokens, traits.maximumPositions)};
}

/// Lengths of all rows, where micro-batches are made by them. What is hidden of a row changes with the
/// occasion, its length does not.
std::optional<LengthBuckets> bucketsOf(const std::vector<TrainingSet>& sets,
                                       const TrainingSection& training, const RowCapacity& capacity) {
  if (!training.lengthBuckets && !training.tokensPerBatch && !training.packing) return std::nullopt;
  LengthBuckets buckets{{}, training.tokensPerBatch.value_or(0)};
  if (training.packing) buckets.packing = capacity;
  const auto size = [](const std::vector<std::int64_t>& ids) {
    return static_cast<std::int32_t>(ids.size());
  };
  for (const TrainingSet& set : sets) {
    for (std::size_t i = 0; i < set.source->size(); ++i) {
      const Example example = set.source->example(i, 0);
      buckets.lengths.push_back({size(example.source), size(example.target), size(example.second)});
    }
  }
  return buckets;
}

/// Validation hides the same spans every time: an occasion that no micro-batch has.
constexpr std::int64_t kValidationOccasion = -1;

}  // namespace

Result<TrainingData> TrainingData::make(TrainingRows rows, const Recipe& recipe,
                                        const std::shared_ptr<const Tokenizer>& tokenizer,
                                        const ModelTraits& traits) {
  std::vector<std::string> warnings = std::move(rows.warnings);
  std::vector<TrainingSet> train;
  std::vector<DataShare> shares;
  for (RowSet& set : rows.train) {
    const double weight = set.source.weight;
    warnOfUnknown(set, *tokenizer, warnings);
    TrainingSet trained{set.name, set.objective, nullptr};
    auto source = makeSource(std::move(set), recipe, tokenizer, traits, warnings);
    if (!source) return source.error();
    trained.source = std::move(*source);
    shares.push_back({static_cast<std::int64_t>(trained.source->size()), weight});
    train.push_back(std::move(trained));
  }
  TrainingData data(DataOrder(shares, recipe.training.batchSize, recipe.training.seed, recipe.data.shuffle,
                              bucketsOf(train, recipe.training, packedRows(recipe, traits))));
  data.m_train = std::move(train);
  for (RowSet& rowSet : rows.validation) {
    ValidationSet set{rowSet.name, {}, rowSet.source.targetLanguage, rowSet.objective};
    const auto source = makeSource(std::move(rowSet), recipe, tokenizer, traits, warnings);
    if (!source) return source.error();
    for (std::size_t i = 0; i < (*source)->size(); ++i) {
      set.examples.push_back((*source)->example(i, kValidationOccasion));
    }
    set.kept = (*source)->kept();
    data.m_validation.push_back(std::move(set));
  }
  data.m_warnings = std::move(warnings);
  return data;
}

std::vector<Example> TrainingData::microBatch(std::int64_t number) {
  std::vector<Example> examples;
  for (const std::int64_t index : m_order.batch(number)) {
    auto within = static_cast<std::size_t>(index);
    auto set = m_train.begin();
    while (within >= set->source->size()) within -= (set++)->source->size();
    examples.push_back(set->source->example(within, number));
  }
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

}  // namespace s2s
