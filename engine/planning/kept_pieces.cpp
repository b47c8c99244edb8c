#include "engine/planning/kept_pieces.h"

#include <filesystem>

#include "engine/core/file_stamp.h"
#include "engine/core/recent_answers.h"
#include "engine/data/source_files.h"
#include "engine/planning/data_stamp.h"
#include "engine/runs/run_directory.h"
#include "engine/shapes/vocabulary_axes.h"
#include "engine/vocabulary/trimming_plan.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// A few seconds of encoding.
constexpr std::uint64_t kMostBytes = 16 << 20;

/// What stays whatever the data: characters, special tokens.
std::optional<KeptPieces> leastOf(const fs::path& folder) {
  const auto config = readJsonFile(folder / "config.json");
  if (!config) return std::nullopt;
  const auto rows = vocabularyRows(*config);
  if (!rows) return std::nullopt;
  auto trimmer = VocabularyTrimmer::open(folder, *rows);
  if (!trimmer) return std::nullopt;
  trimmer->keepCharacters();
  return KeptPieces{trimmer->map().size(), true};
}

/// Data that takes more than a moment to look through is not.
std::optional<KeptPieces> count(const fs::path& folder, std::vector<DataSource> sets) {
  if (areLongerThan(sets, kMostBytes)) return leastOf(folder);
  TrimmingWishes wishes;
  wishes.sets = std::move(sets);
  const auto plan = TrimmingPlan::make(folder, wishes, {});
  if (!plan) return std::nullopt;
  return KeptPieces{plan->map().size(), false};
}

}  // namespace

std::optional<KeptPieces> keptPieces(const Recipe& recipe) {
  const auto model = resolveModel(recipe.model.from);
  if (!model ||
      (model->kind != ModelReference::Kind::directory && model->kind != ModelReference::Kind::runCheckpoint))
    return std::nullopt;
  std::vector<DataSource> sets = fedSets(recipe);
  std::string question = fileStamp(model->path) + dataStamp(recipe, sets);
  static RecentAnswers<std::optional<KeptPieces>> counted(4);
  if (const auto known = counted.find(question)) return *known;
  const std::optional<KeptPieces> kept = count(model->path, std::move(sets));
  counted.keep(std::move(question), kept);
  return kept;
}

}  // namespace s2s
