#include "app/window/evaluate/comparison_look.h"

#include <algorithm>
#include <iterator>

#include "app/window/evaluate/comparison_folder.h"

namespace s2s {
namespace {

constexpr std::size_t kMostTimedRuns = 40;

}  // namespace

TimedRunsLater timedRunsLater(std::vector<RunSummary> runs, const std::filesystem::path& comparisons) {
  return std::async(std::launch::deferred,
                    [runs = std::move(runs), comparisons]() mutable {
                      std::ranges::move(comparedRuns(comparisons), std::back_inserter(runs));
                      std::ranges::stable_sort(runs, std::ranges::greater(), &RunSummary::started);
                      runs.resize(std::min(runs.size(), kMostTimedRuns));
                      return timedRuns(runs);
                    })
      .share();
}

Result<ComparisonLook> lookAtComparison(const Json& description, const std::filesystem::path& folder,
                                        const TimedRunsLater& timed) {
  auto checked = checkComparison(description, folder);
  if (!checked) return checked.error();
  auto time = trainingTime(checked->comparison, timed.get());
  if (!time) return time.error();
  return ComparisonLook{*std::move(checked), *std::move(time)};
}

}  // namespace s2s
