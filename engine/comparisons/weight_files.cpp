#include "engine/comparisons/weight_files.h"

#include <filesystem>
#include <set>

#include "engine/core/file_stamp.h"
#include "engine/core/recent_answers.h"
#include "engine/core/sha256.h"
#include "engine/runs/peft_folder.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_files.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// Files whose digest is remembered: runs of many seeds begin from the same ones.
constexpr std::size_t kMostKnown = 256;
constexpr std::uintmax_t kLargestIndex = 256u << 20;

bool isThere(const fs::path& file) {
  std::error_code ignored;
  return fs::exists(file, ignored);
}

Result<std::string> digestOf(const fs::path& file) {
  static RecentAnswers<std::string> known(kMostKnown);
  std::string stamp = fileStamp(file);
  if (auto digest = known.find(stamp)) return std::move(*digest);
  auto digest = sha256OfFile(file);
  if (digest) known.keep(std::move(stamp), *digest);
  return digest;
}

Result<std::vector<fs::path>> shardsOf(const fs::path& index) {
  const auto json = readJsonFile(index, kLargestIndex);
  if (!json) return json.error();
  const auto map = json->find("weight_map");
  std::set<std::string> names;
  if (json->is_object() && map != json->end() && map->is_object()) {
    for (const Json& shard : *map) {
      if (shard.is_string()) names.insert(shard.get<std::string>());
    }
  }
  if (names.empty())
    return Error{"the index has no weight_map", index.string(), "the file is damaged: get it again"};
  std::vector<fs::path> shards;
  for (const std::string& name : names) shards.push_back(index.parent_path() / name);
  return shards;
}

/// Those that openCheckpoint() (engine/checkpoints/checkpoint.h) reads.
Result<std::vector<fs::path>> filesOfModel(const fs::path& folder) {
  for (const char* name : {"model.safetensors", "pytorch_model.bin"}) {
    if (isThere(folder / name)) return std::vector{folder / name};
    const fs::path index = folder / (std::string(name) + ".index.json");
    if (isThere(index)) return shardsOf(index);
  }
  return Error{
      "the folder holds no weights", folder.string(),
      "it needs model.safetensors or pytorch_model.bin, or one of their .index.json with the shards"};
}

/// Those of the model in a folder, whichever kind of folder it is.
Result<std::vector<fs::path>> filesIn(const fs::path& folder) {
  if (!isPeftFolder(folder)) return filesOfModel(folder);
  const auto peft = readPeftFolder(folder);
  if (!peft) return peft.error();
  auto files = filesOfModel(peft->base);
  if (!files) return files;
  const fs::path updates = folder / "adapter_model.safetensors";
  files->insert(files->begin(), isThere(updates) ? updates : folder / "adapter_model.bin");
  return files;
}

}  // namespace

Result<std::vector<WeightFile>> baseWeightsOf(const Recipe& recipe) {
  if (recipe.model.initialization == "random") return std::vector<WeightFile>();
  const auto reference = resolveModel(recipe.model.from);
  if (!reference) return reference.error();
  const bool hasWeights = reference->kind == ModelReference::Kind::directory ||
                          reference->kind == ModelReference::Kind::runCheckpoint;
  if (!hasWeights) return std::vector<WeightFile>();
  const auto files = filesIn(reference->path);
  if (!files) return files.error();
  std::vector<WeightFile> weights;
  for (const fs::path& file : *files) {
    auto digest = digestOf(file);
    if (!digest) return digest.error();
    weights.push_back({file.string(), std::move(*digest)});
  }
  return weights;
}

Json toJson(const std::vector<WeightFile>& files) {
  Json list = Json::array();
  for (const WeightFile& file : files) list.push_back({{"path", file.path}, {"sha256", file.sha256}});
  return list;
}

std::vector<WeightFile> weightFilesFrom(const Json& list) {
  std::vector<WeightFile> files;
  if (!list.is_array()) return files;
  for (const Json& one : list) {
    if (!one.is_object()) continue;
    WeightFile file{run_files::textIn(one, "path"), run_files::textIn(one, "sha256")};
    if (!file.path.empty() && !file.sha256.empty()) files.push_back(std::move(file));
  }
  return files;
}

}  // namespace s2s
