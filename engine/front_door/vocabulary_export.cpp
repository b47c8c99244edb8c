#include "engine/front_door/vocabulary_export.h"

#include <algorithm>
#include <map>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/absolute_path.h"
#include "engine/core/atomic_file.h"
#include "engine/front_door/export_source.h"
#include "engine/shapes/configured_token_ids.h"
#include "engine/shapes/family.h"
#include "engine/shapes/vocabulary_axes.h"
#include "engine/vocabulary/trimming_plan.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// transformers' default size of a shard ("5GB").
constexpr std::int64_t kMaximumShardBytes = 5'000'000'000;

using Axes = std::map<std::string, std::int64_t>;

torch::Tensor asIndices(const std::vector<TokenId>& ids) { return torch::tensor(ids, torch::kInt64); }

/// Writes the weights and reads them back, bit for bit: NaN weights are copied as they are.
Result<void> writeWeights(const std::vector<NamedTensor>& tensors, torch::Dtype dtype, const Json& config,
                          const fs::path& folder) {
  if (auto written = writeSafetensorsModel(tensors, dtype, folder, kMaximumShardBytes); !written)
    return written;
  const auto again = readStoredTensors(folder, config);
  if (!again) return again.error();
  std::map<std::string, torch::Tensor> read;
  for (const NamedTensor& tensor : again->tensors) read[tensor.name] = tensor.tensor;
  for (const NamedTensor& written : tensors) {
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

/// A configuration of the trimmed model with the ids of the original.
Json withOldIds(Json config, const VocabularyMap& map) {
  forEachTokenId(config, [&](Json& id) {
    if (id.get<TokenId>() < map.size()) id = map.oldId(id.get<TokenId>());
  });
  return config;
}

/// A trimmed model and the one that it comes from.
struct Pair {
  ExportSource trimmed, original;
  VocabularyMap map;
  Json config;                                 ///< of the trimmed one
  std::shared_ptr<const Tokenizer> tokenizer;  ///< of the original
};

Result<Pair> openPair(const std::string& trimmed, const std::string& dtype, const std::string& original) {
  auto small = findExportSource(trimmed, dtype);
  if (!small) return small.error();
  auto whole = findExportSource(original, dtype);
  if (!whole) return whole.error();
  auto map = VocabularyMap::read(small->folder);
  if (!map) return map.error();
  auto config = readJsonFile(small->folder / "config.json");
  if (!config) return config.error();
  const auto rows = vocabularyRows(*config);
  if (!rows) return rows.error();
  if (*rows != map->size()) {
    return Error{"the model has " + std::to_string(*rows) + " rows where its vocabulary map has " +
                     std::to_string(map->size()),
                 small->folder.string(), "restore a model that kept the size of its trimmed vocabulary"};
  }
  auto tokenizer = loadTokenizer(whole->folder);
  if (!tokenizer) return tokenizer.error();
  if (tokenizerHash(**tokenizer) != map->tokenizerHash()) {
    return Error{"the vocabulary was trimmed from another tokenizer", whole->folder.string(),
                 "name the model that was trimmed", Error::Kind::invalidInput};
  }
  return Pair{*std::move(small), *std::move(whole), *std::move(map), *std::move(config),
              *std::move(tokenizer)};
}

/// The trimmed model's tensors, rows put back among the original's.
Result<StoredTensors> restoredTensors(const Pair& pair, const Axes& axes) {
  auto small = readStoredTensors(pair.trimmed.folder, pair.config);
  if (!small) return small.error();
  const auto originalConfig = readJsonFile(pair.original.folder / "config.json");
  if (!originalConfig) return originalConfig.error();
  const auto whole = readStoredTensors(pair.original.folder, *originalConfig);
  if (!whole) return whole.error();
  const torch::Tensor oldIds = asIndices(pair.map.oldIds());
  for (NamedTensor& tensor : small->tensors) {
    const auto axis = axes.find(tensor.name);
    if (axis == axes.end()) continue;
    const auto found = std::ranges::find(whole->tensors, tensor.name, &NamedTensor::name);
    std::vector<std::int64_t> sizes = tensor.tensor.sizes().vec();
    sizes[static_cast<std::size_t>(axis->second)] = pair.map.oldRows();
    if (found == whole->tensors.end() || found->tensor.sizes().vec() != sizes) {
      return Error{"the original has no " + tensor.name + " of the same width", pair.original.folder.string(),
                   "name the model that was trimmed", Error::Kind::invalidInput};
    }
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
  const Json changed = withOldIds(*std::move(read), pair.map);
  return writeFileAtomically(folder / "generation_config.json", writeJson(changed, 2) + "\n");
}

}  // namespace

Result<Json> exportTrimmed(const std::string& model, const fs::path& to, const std::string& dtype,
                           const TrimmingWishes& wishes, const TrimmingObserver& observer) {
  const auto stored = findExportSource(model, dtype);
  if (!stored) return stored.error();
  const auto plan = TrimmingPlan::make(stored->folder, wishes, observer);
  if (!plan) return plan.error();
  std::vector<std::string> warnings = plan->warnings();
  if (const auto shape = shapeOfConfig(plan->config())) addMissed(*shape, warnings);
  const auto written = writeFolder(to, [&](const fs::path& folder) -> Result<void> {
    if (auto done = plan->write(folder, observer); !done) return done;
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
    Json config = plan->config();
    setStoredType(config, stored->dtypeName);
    if (auto done = writeFileAtomically(folder / "config.json", writeJson(config, 2) + "\n"); !done)
      return done;
    return writeWeights(tensors->tensors, stored->dtype, config, folder);
  });
  if (!written) return written.error();
  return report(to, *stored, warnings, plan->numbers());
}

Result<Json> exportRestored(const std::string& trimmed, const fs::path& to, const std::string& dtype,
                            const std::string& original) {
  const auto pair = openPair(trimmed, dtype, original);
  if (!pair) return pair.error();
  const auto axes = vocabularyAxes(pair->config);
  if (!axes) return axes.error();
  Json config = withOldIds(pair->config, pair->map);
  config["vocab_size"] = pair->map.oldRows();
  setStoredType(config, pair->trimmed.dtypeName);
  const auto before = shapeOfConfig(pair->config), after = shapeOfConfig(config);
  if (!before) return before.error();
  if (!after) return after.error();
  const auto tensors = restoredTensors(*pair, *axes);
  if (!tensors) return tensors.error();
  const auto written = writeFolder(to, [&](const fs::path& folder) -> Result<void> {
    if (auto done = pair->tokenizer->save(folder); !done) return done;
    if (auto done = writeOldConfigurations(*pair, config, folder); !done) return done;
    return writeWeights(tensors->tensors, pair->trimmed.dtype, config, folder);
  });
  if (!written) return written.error();
  std::vector<std::string> warnings = tensors->warnings;
  addMissed(*after, warnings);
  return report(to, pair->trimmed, warnings,
                {{"vocabulary", {{"before", pair->map.size()}, {"after", pair->map.oldRows()}}},
                 {"parameters", after->parameters()},
                 {"parameters_before", before->parameters()}});
}

}  // namespace s2s
