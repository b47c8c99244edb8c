#pragma once
// What the checkpoints of a run take on disk, against what is free there.

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

struct DiskPlan {
  std::int64_t checkpointBytes = 0;  ///< weights and everything that training goes on from
  std::int64_t kept = 0;  ///< checkpoints that lie there at once, those of a pause and under way included
  std::int64_t left = 0;  ///< those of them that stay when the run has finished
  std::int64_t neededBytes = 0;
  std::int64_t freeBytes = 0;  ///< of the folder's file system; 0 where it does not tell

  std::int64_t leftBytes() const { return left * checkpointBytes; }
  bool fits() const { return freeBytes == 0 || neededBytes <= freeBytes; }
  bool firstFits() const { return freeBytes == 0 || checkpointBytes <= freeBytes; }
};

/// `shape` with what adaptation adds and freezes (engine/recipes/adapted_shape.h). `folder` need not exist:
/// the nearest folder above it that does is asked. `totalSteps` 0: unknown.
DiskPlan planDisk(const ModelShape& shape, const Recipe& recipe, const std::filesystem::path& folder,
                  std::int64_t totalSteps);

/// Before a run begins: an error where not even the first checkpoint fits; else a warning for people where
/// later ones may not, empty where all fit.
Result<std::string> checkDisk(const DiskPlan& plan, const std::filesystem::path& folder);

}  // namespace s2s
