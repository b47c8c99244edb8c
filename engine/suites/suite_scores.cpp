#include "engine/suites/suite_scores.h"

#include <algorithm>

#include "engine/comparisons/comparison_queue.h"
#include "engine/comparisons/entrant_recipe.h"
#include "engine/comparisons/seed_scores.h"
#include "engine/evaluation/evaluation_directory.h"
#include "engine/evaluation/label_answers.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// The run's answers to all rows; null where there are none. Of a run that was trained anew the last ones
/// count.
const std::vector<AnsweredRow>* answersOf(const ComparedRun& run, const StoredEvaluation& stored) {
  const fs::path asked = fs::path(run.folder).filename().string() + "@last";
  for (std::size_t i = stored.systems.size(); i-- > 0;) {
    const std::vector<std::string>& models = stored.systems[i].models;
    const bool isRuns = models.size() == 1 && fs::path(models.front()).filename() == asked;
    if (isRuns && stored.answers[i].size() == stored.test.rows.size()) return &stored.answers[i];
  }
  return nullptr;
}

/// One for each run; null where it has no numbers.
Result<std::vector<std::unique_ptr<ScoredRows>>> scoredRuns(const SuiteMetric& metric,
                                                            const ComparedEntrant& entrant,
                                                            const fs::path& folder) {
  std::vector<std::unique_ptr<ScoredRows>> runs(entrant.runs.size());
  if (std::ranges::none_of(entrant.runs, [](const ComparedRun& run) { return run.failure.empty(); }))
    return runs;
  const auto stored = readEvaluation(folder / comparison_files::kOutputs / folderNameOf(entrant.name));
  if (!stored) return stored.error();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const auto* answers = entrant.runs[i].failure.empty() ? answersOf(entrant.runs[i], *stored) : nullptr;
    if (answers == nullptr || answers->empty()) continue;
    const auto columns = numberAnswers(stored->test.rows, *answers);
    if (!columns) return columns.error();
    runs[i] = scoredNumbers(columns->front().expected, columns->front().predicted, metric.count);
  }
  return runs;
}

}  // namespace

Result<std::vector<std::optional<ScoreSummary>>> countedScores(const SuiteMetric& metric,
                                                               const ComparisonResult& result,
                                                               const fs::path& folder,
                                                               std::int64_t resamples) {
  std::vector<std::vector<std::unique_ptr<ScoredRows>>> scored;
  std::vector<EntrantRows> entrants;
  for (const ComparedEntrant& entrant : result.entrants) {
    auto runs = scoredRuns(metric, entrant, folder);
    if (!runs) return runs.error();
    SeedRows& rows = entrants.emplace_back().seeds;
    for (const auto& run : *runs) rows.push_back(run.get());
    scored.push_back(std::move(*runs));
  }
  auto compared = compareSeeds(metric.title, entrants, resamples);
  if (!compared) return compared.error();
  return std::move(compared->entrants);
}

}  // namespace s2s
