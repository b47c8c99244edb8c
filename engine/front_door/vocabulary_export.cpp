#include "engine/front_door/vocabulary_export.h"

#include <algorithm>
#include <map>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/absolute_path.h"
#include "engine/core/atomic_file.h"
#include "engine/front_door/export_source.h"
#include "engine/front_door/narrowing_check.h"
#include "engine/planning/export_plan.h"
#include "engine/runs/checkpoint_checksums.h"
#include "engine/shapes/configured_token_ids.h"
#include "engine/shapes/family.h"
#include "engine/shapes/stored_type.h"
#include "engine/shapes/vocabulary_axes.h"
#include "engine/vocabulary/restoring_plan.h"
#include "engine/vocabulary/trimming_plan.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// transformers' default size of a shard ("5GB").
constexpr std::int64_t kMaximumShardBytes = 5'000'000'000;

torch::Tensor asIndices(const std::vector<TokenId>& ids) { return torch::tensor(ids, torch::kInt64); }

/// Writes the weights and reads them back, bit for bit: NaN weights are copied as they are.
Result<void> writeWeights(const std::vector<NamedTensor>& tensors, torch::Dtype dtype, const Json& config,
                          const fs::path& folder, const WorkObserver& observer) {
  double all = 0.0, done = 0.0;
  for (const NamedTensor& tensor : tensors) all += static_cast<double>(tensor.tensor.numel());
  const WorkObserver writing = observer.part(0.0, 0.7), reading = observer.part(0.7, 1.0);
  const auto wrote = [&](std::int64_t bytes) {
    done += static_cast<double>(bytes) / static_cast<double>(c10::elementSize(dtype));
    return writing.tell(done / all, "writing the weights");
  };
  if (auto written = writeSafetensorsModel(tensors, dtype, folder, kMaximumShardBytes, {{}, wrote}); !written)
    return written;
  const auto again = readStoredTensors(folder, config);
  if (!again) return again.error();
  std::map<std::string, torch::Tensor> read;
  for (const NamedTensor& tensor : again->tensors) read[tensor.name] = tensor.tensor;
  done = 0.0;
  for (const NamedTensor& written : tensors) {
    if (auto goesOn = reading.tell(done / all, "reading the weights back"); !goesOn) return goesOn;
    done += static_cast<double>(written.tensor.numel());
    const auto found = read.find(written.name);
    const auto bits = [&](const torch::Tensor& tensor) {
      return tensor.to(dtype).contiguous().view(torch::kUInt8);
    };
    if (found == read.end() || !torch::equal(bits(found->second), bits(written.tensor))) {
      return Error{"what was written reads back differently: " + written.name, folder.string(),
                   "check the disk"};
    }
  }
  return {};
}

Json report(const fs::path& to, const ExportSource& stored, const std::vector<std::string>& warnings,
            Json numbers) {
  numbers["directory"] = absolutePath(to).string();
  numbers["dtype"] = stored.dtypeName;
  numbers["warnings"] = warnings;
  numbers["verified"] = true;
  return numbers;
}

void addMissed(const ModelShape& shape, std::vector<std::string>& warnings) {
  for (std::string& missed : missedByOthers(shape)) warnings.push_back(std::move(missed));
}

/// A trimmed model and the one that it comes from.
struct Pair {
  ExportSource trimmed, original;
  RestoringPlan plan;
  std::shared_ptr<const Tokenizer> tokenizer;  ///< of the original
};

Result<Pair> openPair(const std::string& trimmed, const std::string& dtype, const std::string& original) {
  auto small = findExportSource(trimmed, dtype);
  if (!small) return small.error();
  auto whole = findExportSource(original, dtype);
  if (!whole) return whole.error();
  for (const ExportSource* source : {&*small, &*whole}) {
    if (auto sound = checkStoredWeights(source->folder); !sound) return sound.error();
  }
  auto plan = RestoringPlan::make(small->folder);
  if (!plan) return plan.error();
  auto tokenizer = plan->tokenizerOf(whole->folder);
  if (!tokenizer) return tokenizer.error();
  return Pair{*std::move(small), *std::move(whole), *std::move(plan), *std::move(tokenizer)};
}

/// The trimmed model's tensors, rows put back among the original's.
Result<StoredTensors> restoredTensors(const Pair& pair, const WorkObserver& observer) {
  const auto axes = vocabularyAxes(pair.plan.trimmedConfig());
  if (!axes) return axes.error();
  auto small = readStoredTensors(pair.trimmed.folder, pair.plan.trimmedConfig());
  if (!small) return small.error();
  const auto originalConfig = readJsonFile(pair.original.folder / "config.json");
  if (!originalConfig) return originalConfig.error();
  const auto whole = readStoredTensors(pair.original.folder, *originalConfig);
  if (!whole) return whole.error();
  if (auto kept = checkNarrowing(small->tensors, pair.trimmed, pair.trimmed.folder); !kept)
    return kept.error();
  const VocabularyMap& map = pair.plan.map();
  const torch::Tensor oldIds = asIndices(map.oldIds());
  double seen = 0.0;
  for (NamedTensor& tensor : small->tensors) {
    const double share = seen++ / static_cast<double>(small->tensors.size());
    if (auto goesOn = observer.tell(share, "putting the rows back"); !goesOn) return goesOn.error();
    const auto axis = axes->find(tensor.name);
    if (axis == axes->end()) continue;
    const auto found = std::ranges::find(whole->tensors, tensor.name, &NamedTensor::name);
    std::vector<std::int64_t> sizes = tensor.tensor.sizes().vec();
    sizes[static_cast<std::size_t>(axis->second)] = map.oldRows();
    if (found == whole->tensors.end() || found->tensor.sizes().vec() != sizes) {
      return Error{"the original has no " + tensor.name + " of the same width", pair.original.folder.string(),
                   "name the model that was trimmed", Error::Kind::invalidInput};
    }
    if (auto kept = checkNarrowing({&*found, 1}, pair.trimmed, pair.original.folder); !kept)
      return kept.error();
    torch::Tensor restored = found->tensor.to(pair.trimmed.dtype, /*non_blocking=*/false, /*copy=*/true);
    restored.index_copy_(axis->second, oldIds, tensor.tensor.to(pair.trimmed.dtype));
    tensor.tensor = restored;
  }
  return small;
}

/// config.json, and generation_config.json where the trimmed model has one.
Result<void> writeOldConfigurations(const Pair& pair, const Json& config, const fs::path& folder) {
  auto written = writeFileAtomically(folder / "config.json", writeJson(config, 2) + "\n");
  std::error_code ignored;
  const fs::path generation = pair.trimmed.folder / "generation_config.json";
  if (!written || !fs::exists(generation, ignored)) return written;
  auto read = readJsonFile(generation);
  if (!read) return read.error();
  if (auto known = checkTokenIds(*read, generation.string()); !known) return known;
  const Json changed = pair.plan.withOldIds(*std::move(read));
  return writeFileAtomically(folder / "generation_config.json", writeJson(changed, 2) + "\n");
}

}  // namespace

Result<Json> exportTrimmed(const std::string& model, const fs::path& to, const std::string& dtype,
                           const TrimmingWishes& wishes, const WorkObserver& observer) {
  const auto stored = findExportSource(model, dtype);
  if (!stored) return stored.error();
  if (auto sound = checkStoredWeights(stored->folder); !sound) return sound.error();
  const auto plan = TrimmingPlan::make(stored->folder, wishes, observer);
  if (!plan) return plan.error();
  std::vector<std::string> warnings = plan->warnings();
  if (const auto shape = shapeOfConfig(plan->config())) addMissed(*shape, warnings);
  const auto written = writeFolder(to, [&](const fs::path& folder) -> Result<void> {
    if (auto done = plan->write(folder, observer.part(0.0, 0.6)); !done) return done;
    const auto oldConfig = readJsonFile(stored->folder / "config.json");
    if (!oldConfig) return oldConfig.error();
    const auto axes = vocabularyAxes(*oldConfig);
    if (!axes) return axes.error();
    auto tensors = readStoredTensors(stored->folder, *oldConfig);
    if (!tensors) return tensors.error();
    warnings.insert(warnings.end(), tensors->warnings.begin(), tensors->warnings.end());
    const torch::Tensor rows = asIndices(plan->map().oldIds());
    for (NamedTensor& tensor : tensors->tensors) {
      if (const auto axis = axes->find(tensor.name); axis != axes->end())
        tensor.tensor = tensor.tensor.index_select(axis->second, rows);
    }
    if (auto kept = checkNarrowing(tensors->tensors, *stored, stored->folder); !kept) return kept;
    Json config = plan->config();
    setStoredType(config, stored->dtypeName);
    if (auto done = writeFileAtomically(folder / "config.json", writeJson(config, 2) + "\n"); !done)
      return done;
    return writeWeights(tensors->tensors, stored->dtype, config, folder, observer.part(0.6, 1.0));
  });
  if (!written) return written.error();
  return report(to, *stored, warnings, plan->numbers());
}

Result<Json> exportRestored(const std::string& trimmed, const fs::path& to, const std::string& dtype,
                            const std::string& original, const WorkObserver& observer) {
  const auto pair = openPair(trimmed, dtype, original);
  if (!pair) return pair.error();
  Json config = pair->plan.config();
  setStoredType(config, pair->trimmed.dtypeName);
  std::vector<std::string> warnings;
  const auto written = writeFolder(to, [&](const fs::path& folder) -> Result<void> {
    const auto tensors = restoredTensors(*pair, observer.part(0.0, 0.3));
    if (!tensors) return tensors.error();
    warnings = tensors->warnings;
    if (auto done = pair->tokenizer->save(folder); !done) return done;
    if (auto done = writeOldConfigurations(*pair, config, folder); !done) return done;
    return writeWeights(tensors->tensors, pair->trimmed.dtype, config, folder, observer.part(0.3, 1.0));
  });
  if (!written) return written.error();
  if (const auto shape = shapeOfConfig(config)) addMissed(*shape, warnings);
  return report(to, pair->trimmed, warnings, pair->plan.numbers());
}

}  // namespace s2s
