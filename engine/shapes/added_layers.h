#pragma once
// Layers that adaptation puts into a model of any family. config.json says so in objects of our own, which
// transformers does not know:
//   "workbench_adapters": {"width": 64}
//   "workbench_lora": {"rank": 8, "alpha": 16, "dropout": 0, "targets": ["q", "v"], "base": "FOLDER"}
// The first is saved with the model; the second lives while a model trains, for what is saved has the updates
// merged into its weights.

#include <cstdint>
#include <span>
#include <string>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/shapes/low_rank_updates.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

inline constexpr const char* kAdaptersKey = "workbench_adapters";
inline constexpr const char* kLowRankKey = "workbench_lora";

/// Behind a projection's name: the parts of its update. A tensor of LoRA is NAME + one of these + ".weight".
inline constexpr const char* kLowRankDown = ".lora_A";  ///< A [rank, in]
inline constexpr const char* kLowRankUp = ".lora_B";    ///< B [out, rank]

/// Adapters (Houlsby et al. 2019, section 2.1; Raffel et al. 2020, section 3.5.1): dense [width, model
/// width], ReLU, dense back, and a residual around them, behind the feed-forward network of every block.
/// Their names are the feed-forward output's plus these.
inline constexpr const char* kAdapterDown = ".adapter.down";
inline constexpr const char* kAdapterUp = ".adapter.up";

/// Whether a tensor of this name is A or B of an update, or part of an adapter.
bool isLowRank(std::string_view tensorName);
bool isAdapter(std::string_view tensorName);
/// Either of the two.
bool isAdded(std::string_view tensorName);

/// The projections of the model's blocks that have LoRA's default place: the queries and values of every
/// attention, as the family calls them ("q", "v").
std::vector<std::string> queriesAndValues(const ModelShape& shape);

/// Adds A and B of every projection in the blocks whose name's last part is a target. A target that names no
/// projection is invalidInput and lists those that there are.
Result<void> addLowRankUpdates(ModelShape& shape, const LowRankUpdates& updates);

void addAdapters(ModelShape& shape, std::int64_t width);

/// Adds what config.json content says. Wrong values are invalidInput with their key.
Result<void> addConfiguredLayers(ModelShape& shape, const Json& config);

/// config.json content with what `adaptation` says put in; its targets may be empty for the default.
void writeLowRankUpdates(const LowRankUpdates& updates, Json& config);
void writeAdapters(std::int64_t width, Json& config);

}  // namespace s2s
