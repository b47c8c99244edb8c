#include "engine/planning/disk_plan.h"

#include <algorithm>
#include <system_error>

#include "engine/core/absolute_path.h"
#include "engine/planning/byte_text.h"
#include "engine/planning/checkpoint_count.h"
#include "engine/planning/state_size.h"

namespace s2s {
namespace {

/// Tokenizer, configurations and headers.
constexpr std::int64_t kBesideBytes = 8 << 20;

std::int64_t freeBytesAt(std::filesystem::path folder) {
  std::error_code problem;
  folder = absolutePath(folder);
  while (!std::filesystem::exists(folder, problem) && folder.has_relative_path())
    folder = folder.parent_path();
  const auto space = std::filesystem::space(folder, problem);
  return problem ? 0 : static_cast<std::int64_t>(space.available);
}

}  // namespace

DiskPlan planDisk(const ModelShape& shape, const Recipe& recipe, const std::filesystem::path& folder,
                  std::int64_t totalSteps) {
  const StateSize state = stateSize(shape, recipe);
  const CheckpointsSection& options = recipe.checkpoints;
  const bool bestApart = stepsPerBest(recipe) > 0;
  DiskPlan plan;
  plan.checkpointBytes = state.all() + kBesideBytes;
  const std::int64_t stay = std::max(options.keepLast, options.averageLast) + (bestApart ? 1 : 0);
  const std::int64_t written = mostCheckpoints(recipe, totalSteps > 0 ? totalSteps : INT64_MAX);
  const std::int64_t average = options.averageLast > 0 ? 1 : 0;
  plan.left = std::min(stay, written) + average;
  const std::int64_t underWay = 1, ofAPause = 1;  // a pause's takes no other one's place
  plan.kept = std::min(stay + underWay, written) + average + ofAPause;
  plan.neededBytes = plan.kept * plan.checkpointBytes;
  plan.freeBytes = freeBytesAt(folder);
  return plan;
}

Result<std::string> checkDisk(const DiskPlan& plan, const std::filesystem::path& folder) {
  if (plan.fits()) return std::string();
  const std::string free = byteText(plan.freeBytes) + " are free";
  if (!plan.firstFits()) {
    return Error{"a checkpoint takes " + byteText(plan.checkpointBytes) + " and only " + free,
                 folder.string(),
                 "free some space, choose another folder, or use adafactor, which keeps less state"};
  }
  return std::to_string(plan.kept) + " checkpoints of " + byteText(plan.checkpointBytes) + " may lie in " +
         folder.string() + " at once, " + byteText(plan.neededBytes) + " together, and only " + free +
         ": lower checkpoints.keep_last or free some space";
}

}  // namespace s2s
