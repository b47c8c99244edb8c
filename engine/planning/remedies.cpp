#include "engine/planning/remedies.h"

#include <algorithm>
#include <array>

#include "engine/planning/recipe_shape.h"
#include "engine/planning/step_cost.h"
#include "engine/recipes/optimizer_check.h"
#include "engine/recipes/stored_recipe.h"

namespace s2s {
namespace {

struct KindText {
  RemedyKind kind;
  std::string_view name, text;
  bool changesTraining;
};

constexpr std::array<KindText, 11> kKinds = {{
    {RemedyKind::smallerLogits, "smaller-logits",
     "less of the output head's logits at once; same results but for rounding", false},
    {RemedyKind::smallerBatches, "smaller-batches",
     "smaller micro-batches, more of them in a step; same results but for rounding, as long as epochs end "
     "with a full batch",
     false},
    {RemedyKind::otherBatches, "other-batches",
     "smaller micro-batches, more of them in a step; other rows share a step", true},
    {RemedyKind::checkpointing, "gradient-checkpointing",
     "layers run again in the backward pass in place of keeping what they computed; same results", false},
    {RemedyKind::updateInBackward, "update-in-backward",
     "weights are updated as soon as their gradient is complete; no clipping of the gradient's norm", true},
    {RemedyKind::shortPrecision, "bfloat16", "computes in bfloat16, with float32 masters; rounds more", true},
    {RemedyKind::shortState, "int8-state", "the optimizer's averages in eight bits; rounds more", true},
    {RemedyKind::adafactor, "adafactor",
     "Adafactor keeps a row and a column in place of whole averages; trains otherwise than Adam", true},
    {RemedyKind::lora, "lora", "trains small matrices beside the frozen projections (LoRA); learns less",
     true},
    {RemedyKind::trimmedVocabulary, "trim-vocabulary",
     "a vocabulary of the pieces that the data uses: s2s export MODEL --to DIR --trim-vocabulary FILE; same "
     "results on such texts",
     false},
    {RemedyKind::ownVocabulary, "own-vocabulary",
     "a vocabulary trained on the data in place of the large one; the weights begin at random anyway", true},
}};

const KindText& entryOf(RemedyKind kind) { return *std::ranges::find(kKinds, kind, &KindText::kind); }

/// More than anything where the recipe cannot be planned: no remedy then.
std::int64_t peakOf(const ModelShape& shape, const Recipe& recipe, std::int64_t budget) {
  const auto plan = planMemory(shape, recipe, budget);
  return plan ? plan->peak.total() : INT64_MAX;
}

constexpr std::int64_t kLeastTokensPerBatch = 16;  ///< as the recipe's schema has it

using Candidate = std::pair<RemedyKind, std::vector<RecipeChange>>;

/// The first of the changes, each smaller than the one before, after which the recipe fits; else the last.
std::vector<RecipeChange> firstThatFits(const ModelShape& shape, const Recipe& recipe, std::int64_t budget,
                                        const std::vector<std::vector<RecipeChange>>& ladder) {
  for (const std::vector<RecipeChange>& changes : ladder) {
    const auto changed = changedRecipe(recipe, changes);
    if (!changed || peakOf(shape, *changed, budget) <= budget) return changes;
  }
  return ladder.empty() ? std::vector<RecipeChange>{} : ladder.back();
}

/// Pieces of half the size or of more halvings; the smallest are slow.
std::vector<std::vector<RecipeChange>> smallerLogits(const ModelShape& shape, const Recipe& recipe) {
  constexpr std::int64_t kSmallestMib = 32;
  std::vector<std::vector<RecipeChange>> ladder;
  if (shape.layers.outputsPerToken == 0) return ladder;
  for (std::int64_t mib = recipe.training.logitsMib / 2; mib >= kSmallestMib; mib /= 2)
    ladder.push_back({{"training.logits_mib", mib}});
  return ladder;
}

/// Micro-batches of a part of the size, and as many more of them.
std::vector<std::vector<RecipeChange>> smallerBatches(const Recipe& recipe) {
  const TrainingSection& training = recipe.training;
  std::vector<std::vector<RecipeChange>> ladder;
  if (recipe.optimizer.inBackward) return ladder;
  if (training.tokensPerBatch) {
    // The longest row must have room.
    const std::int64_t least = std::max<std::int64_t>(
        kLeastTokensPerBatch, recipe.data.maxSourceTokens + recipe.data.maxTargetTokens);
    for (std::int64_t parts = 2; *training.tokensPerBatch / parts >= least; parts *= 2)
      ladder.push_back({{"training.tokens_per_batch", *training.tokensPerBatch / parts},
                        {"training.accumulation", training.accumulation * parts}});
    return ladder;
  }
  for (std::int64_t parts = 2; parts <= training.batchSize; ++parts) {
    if (training.batchSize % parts == 0)
      ladder.push_back({{"training.batch_size", training.batchSize / parts},
                        {"training.accumulation", training.accumulation * parts}});
  }
  return ladder;
}

/// Adafactor, without what Adam alone reads.
std::vector<RecipeChange> toAdafactor(const OptimizerSection& optimizer) {
  const std::string kind = "adafactor";
  const Json defaults = recipeToJson(Recipe{}).at("optimizer");
  std::vector<RecipeChange> changes = {{"optimizer.kind", kind}};
  for (const std::string& option : optionsUnreadBy(kind, optimizer))
    changes.push_back({"optimizer." + option, defaults.at(option)});
  return changes;
}

std::vector<Candidate> candidates(const ModelShape& shape, const Recipe& recipe, std::int64_t budget) {
  std::vector<Candidate> all;
  const auto add = [&](RemedyKind kind, std::vector<RecipeChange> changes) {
    if (!changes.empty()) all.emplace_back(kind, std::move(changes));
  };
  const bool adam = recipe.optimizer.kind != "adafactor";
  add(RemedyKind::smallerLogits, firstThatFits(shape, recipe, budget, smallerLogits(shape, recipe)));
  const TrainingSection& training = recipe.training;
  const bool groupsByLength = training.tokensPerBatch || training.lengthBuckets || training.packing;
  add(groupsByLength ? RemedyKind::otherBatches : RemedyKind::smallerBatches,
      firstThatFits(shape, recipe, budget, smallerBatches(recipe)));
  if (!recipe.training.gradientCheckpointing)
    add(RemedyKind::checkpointing, {{"training.gradient_checkpointing", true}});
  if (!recipe.optimizer.inBackward && recipe.training.accumulation == 1)
    add(RemedyKind::updateInBackward, {{"optimizer.in_backward", true}, {"optimizer.clip_norm", 0.0}});
  if (recipe.training.precision == "float32")
    add(RemedyKind::shortPrecision, {{"training.precision", "bfloat16"}});
  const bool onCard = recipe.training.device.starts_with("cuda");
  if (adam && !onCard && recipe.optimizer.state == "float32")
    add(RemedyKind::shortState, {{"optimizer.state", "int8"}});
  if (adam) add(RemedyKind::adafactor, toAdafactor(recipe.optimizer));
  const bool hasLearned = recipe.model.initialization != "random";
  if (hasLearned && recipe.adaptation.kind == "full" && recipe.adaptation.encoder == "trained")
    add(RemedyKind::lora, {{"adaptation.kind", "lora"}});
  return all;
}

double costOf(const Remedy& remedy) {
  constexpr double kOtherTraining = 1.0;  ///< what changes the outcome comes behind what only takes longer
  return remedy.stepTimeFactor + (remedy.changesTraining ? kOtherTraining : 0.0);
}

std::vector<RecipeChange> changesOf(const std::vector<Candidate>& parts) {
  std::vector<RecipeChange> all;
  for (const auto& [kind, changes] : parts) all.insert(all.end(), changes.begin(), changes.end());
  return all;
}

double stepTimeFactor(const ModelShape& shape, const Recipe& recipe, const ModelShape& changedShape,
                      const Recipe& changed) {
  const double before = stepCost(shape, recipe), after = stepCost(changedShape, changed);
  return before > 0.0 && after > 0.0 ? after / before : 1.0;
}

Remedy combined(const ModelShape& shape, const Recipe& recipe, const std::vector<Candidate>& parts,
                std::int64_t before, std::int64_t budget) {
  Remedy remedy;
  remedy.changes = changesOf(parts);
  for (const auto& [kind, changes] : parts) {
    remedy.kinds.push_back(kind);
    remedy.changesTraining |= entryOf(kind).changesTraining;
  }
  const auto changed = changedRecipe(recipe, remedy.changes);
  if (changed) remedy.stepTimeFactor = stepTimeFactor(shape, recipe, shape, *changed);
  remedy.peakBytes = changed ? peakOf(shape, *changed, budget) : before;
  remedy.savedBytes = before - remedy.peakBytes;
  remedy.fits = remedy.peakBytes <= budget;
  return remedy;
}

bool excludes(RemedyKind left, RemedyKind right) {
  const auto are = [&](RemedyKind a, RemedyKind b) {
    return (left == a && right == b) || (left == b && right == a);
  };
  return are(RemedyKind::smallerBatches, RemedyKind::updateInBackward) ||
         are(RemedyKind::otherBatches, RemedyKind::updateInBackward) ||
         are(RemedyKind::shortState, RemedyKind::adafactor);
}

/// The least costly set of several that fits.
std::optional<Remedy> combination(const ModelShape& shape, const Recipe& recipe,
                                  const std::vector<Candidate>& all, std::int64_t before,
                                  std::int64_t budget) {
  std::vector<std::pair<double, std::vector<Candidate>>> sets;
  for (std::size_t members = 0; members < std::size_t{1} << all.size(); ++members) {
    std::vector<Candidate> set;
    double changes = 0.0;
    bool possible = true;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if ((members >> i & 1) == 0) continue;
      for (const Candidate& one : set) possible &= !excludes(one.first, all[i].first);
      set.push_back(all[i]);
      changes += entryOf(all[i].first).changesTraining ? 1.0 : 0.0;
    }
    if (!possible || set.size() < 2) continue;
    const auto changed = changedRecipe(recipe, changesOf(set));
    if (!changed) continue;
    sets.emplace_back(stepTimeFactor(shape, recipe, shape, *changed) + changes, std::move(set));
  }
  std::ranges::stable_sort(sets, {}, [](const auto& set) { return set.first; });
  for (const auto& [cost, set] : sets) {
    Remedy remedy = combined(shape, recipe, set, before, budget);
    if (remedy.fits) return remedy;
  }
  return std::nullopt;
}

/// With so many pieces: every tensor with a row a piece becomes shorter. Nothing where that is not worth it.
std::optional<Remedy> withPieces(const ModelShape& shape, const Recipe& recipe, std::int64_t before,
                                 std::int64_t budget, std::int64_t pieces) {
  const std::int64_t vocabulary = shape.layers.outputsPerToken;
  if (vocabulary < 2 * pieces) return std::nullopt;
  ModelShape smaller = shape;
  smaller.layers.outputsPerToken = pieces;
  for (TensorShape& tensor : smaller.tensors) {
    for (std::int64_t& size : tensor.sizes) {
      if (size == vocabulary) size = pieces;
    }
  }
  Remedy remedy;
  remedy.stepTimeFactor = stepTimeFactor(shape, recipe, smaller, recipe);
  remedy.peakBytes = peakOf(smaller, recipe, budget);
  remedy.savedBytes = before - remedy.peakBytes;
  remedy.fits = remedy.peakBytes <= budget;
  return remedy;
}

/// The vocabulary cut to what the data uses; of a model that begins at random, one of the data's own.
std::optional<Remedy> smallerVocabulary(const ModelShape& shape, const Recipe& recipe, std::int64_t before,
                                        std::int64_t budget, const std::optional<KeptPieces>& kept) {
  if (recipe.tokenizer.train || recipe.model.overrides.contains("vocab_size")) return std::nullopt;
  if (recipe.model.initialization == "random") {
    const TokenizerTraining training;
    auto own = withPieces(shape, recipe, before, budget, trainedVocabulary(training, shape.family));
    if (!own) return own;
    own->kinds = {RemedyKind::ownVocabulary};
    own->changesTraining = true;
    own->changes = {{"tokenizer.from", ""},
                    {"tokenizer.train", Json{{"vocabulary_size", training.vocabularySize}}}};
    return own;
  }
  if (!kept) return std::nullopt;
  auto trimmed = withPieces(shape, recipe, before, budget, kept->count);
  if (!trimmed) return trimmed;
  trimmed->kinds = {RemedyKind::trimmedVocabulary};
  trimmed->upTo = kept->atLeast;
  return trimmed;
}

}  // namespace

std::string_view remedyName(RemedyKind kind) { return entryOf(kind).name; }
std::string_view remedyText(RemedyKind kind) { return entryOf(kind).text; }

Result<Recipe> changedRecipe(const Recipe& recipe, const std::vector<RecipeChange>& changes) {
  std::vector<std::string> assignments;
  for (const RecipeChange& change : changes)
    assignments.push_back(change.path + "=" + writeJson(change.value));
  return changedStoredRecipe(recipeToJson(recipe), assignments);
}

std::vector<Remedy> findRemedies(const ModelShape& shape, const Recipe& recipe, std::int64_t budgetBytes,
                                 const std::optional<KeptPieces>& kept) {
  const std::int64_t before = peakOf(shape, recipe, budgetBytes);
  const std::int64_t worthHaving = before / 50;
  std::vector<std::pair<Remedy, Candidate>> useful;
  for (const Candidate& candidate : candidates(shape, recipe, budgetBytes)) {
    Remedy remedy = combined(shape, recipe, {candidate}, before, budgetBytes);
    if (remedy.savedBytes >= worthHaving) useful.emplace_back(std::move(remedy), candidate);
  }
  std::ranges::stable_sort(useful, {}, [](const auto& one) { return costOf(one.first); });
  std::vector<Remedy> all;
  std::vector<Candidate> ranked;
  for (auto& [remedy, candidate] : useful) {
    all.push_back(std::move(remedy));
    ranked.push_back(std::move(candidate));
  }
  if (auto shorter = smallerVocabulary(shape, recipe, before, budgetBytes, kept);
      shorter && shorter->savedBytes >= worthHaving)
    all.push_back(std::move(*shorter));
  std::ranges::stable_sort(all, [](const Remedy& left, const Remedy& right) {
    if (left.fits != right.fits) return left.fits;
    return left.fits ? costOf(left) < costOf(right) : left.savedBytes > right.savedBytes;
  });
  // Smaller matrices and a smaller vocabulary make another model of it: whoever wants this one gets an answer
  // too.
  const auto keepsTheModel = [](const Remedy& one) {
    return one.kinds.front() != RemedyKind::lora && one.kinds.front() != RemedyKind::trimmedVocabulary &&
           one.kinds.front() != RemedyKind::ownVocabulary;
  };
  if (before <= budgetBytes ||
      std::ranges::any_of(all, [&](const Remedy& one) { return one.fits && keepsTheModel(one); }))
    return all;
  std::vector<Candidate> keeping = ranked;
  std::erase_if(keeping, [](const Candidate& one) { return one.first == RemedyKind::lora; });
  auto together = combination(shape, recipe, keeping, before, budgetBytes);
  if (!together && !(!all.empty() && all.front().fits && !all.front().upTo))
    together = combination(shape, recipe, ranked, before, budgetBytes);
  if (together) all.insert(all.begin(), std::move(*together));
  return all;
}

}  // namespace s2s
