#pragma once
// Changes of a recipe that make it need less memory: what each saves, what it costs, and which makes the
// recipe fit.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/planning/kept_pieces.h"
#include "engine/planning/memory_plan.h"

namespace s2s {

/// A value of the recipe by its JSON path, as `--set` takes it.
struct RecipeChange {
  std::string path;
  Json value;
};

enum class RemedyKind {
  smallerLogits,
  smallerBatches,
  otherBatches,  ///< smaller ones of rows that are grouped by their length
  checkpointing,
  shortPrecision,
  updateInBackward,
  shortState,
  adafactor,
  lora,
  trimmedVocabulary,
  ownVocabulary
};

struct Remedy {
  std::vector<RemedyKind> kinds;  ///< one, or several that have to come together
  std::vector<RecipeChange>
      changes;                 ///< empty where something else than the recipe has to change (vocabulary)
  std::int64_t peakBytes = 0;  ///< with it
  std::int64_t savedBytes = 0;
  double stepTimeFactor = 1.0;   ///< how long a step takes with it, as a multiple of now (step_cost.h)
  bool changesTraining = false;  ///< the numbers come out otherwise, beyond rounding
  bool upTo = false;             ///< how much it saves depends on the data; this is the most
  bool fits = false;
};

/// "smaller-logits", "adafactor", …, as JSON spells it.
std::string_view remedyName(RemedyKind kind);
/// What it does and what it costs, one English sentence for people.
std::string_view remedyText(RemedyKind kind);

/// All that save something worth having, ranked: those after which the recipe fits `budgetBytes` first, the
/// least costly before the others; then the rest by what they save. Where no single one suffices, the first
/// is a combination that does, if there is one. LoRA is left out where the weights begin at random: it would
/// freeze them as they were drawn. `kept`: what trimming leaves of the vocabulary (kept_pieces.h); nothing:
/// it cannot be trimmed.
std::vector<Remedy> findRemedies(const ModelShape& shape, const Recipe& recipe, std::int64_t budgetBytes,
                                 const std::optional<KeptPieces>& kept = std::nullopt);

/// The recipe with the changes in it.
Result<Recipe> changedRecipe(const Recipe& recipe, const std::vector<RecipeChange>& changes);

}  // namespace s2s
