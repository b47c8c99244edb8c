#include "engine/data/readers/arrow_module.h"

#include <dlfcn.h>

#include <mutex>

#include "engine/core/json.h"

namespace s2s {
namespace {

constexpr const char* kModule = "s2s_arrow.so";
constexpr std::size_t kMostFiles = 65536;

/// Beside the library that this file is in.
std::filesystem::path modulePath() {
  Dl_info info{};
  if (dladdr(reinterpret_cast<const void*>(&modulePath), &info) == 0 || info.dli_fname == nullptr)
    return kModule;
  return std::filesystem::path(info.dli_fname).parent_path() / kModule;
}

struct ArrowModule {
  OpenArrowRows open = nullptr;
};

Result<ArrowModule> loadModule() {
  static std::mutex mutex;
  static ArrowModule loaded;
  const std::lock_guard lock(mutex);
  if (loaded.open != nullptr) return loaded;
  const std::filesystem::path path = modulePath();
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    return Error{"this build cannot read Parquet and Arrow: its module is missing", path.string(),
                 "run ./workbench build, which installs Apache Arrow, or convert the file to JSON Lines"};
  }
  // Never closed: Arrow's thread pools and registries live until the process ends. Local: its symbols stay
  // apart from those of LibTorch.
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    return Error{std::string("cannot load what reads Parquet and Arrow: ") + dlerror(), path.string(),
                 "build again with ./workbench build"};
  }
  loaded.open = reinterpret_cast<OpenArrowRows>(dlsym(library, "s2sOpenArrowRows"));
  if (loaded.open == nullptr) {
    return Error{"what reads Parquet and Arrow is of another build", path.string(),
                 "build again with ./workbench build"};
  }
  return loaded;
}

bool isPlainName(const std::string& name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos;
}

Error notADataset(const std::filesystem::path& folder, const std::string& what) {
  return Error{what, folder.string(),
               "name a folder that save_to_disk of the datasets library wrote, or a file"};
}

/// The split folders that dataset_dict.json names.
Result<std::vector<std::string>> splitsOf(const std::filesystem::path& folder) {
  const Result<Json> json = readJsonFile(folder / "dataset_dict.json", 1 << 20);
  if (!json) return json.error();
  std::vector<std::string> splits;
  if (json->is_object() && json->contains("splits") && (*json)["splits"].is_array()) {
    const Json& names = (*json)["splits"];
    for (const Json& name : names) {
      if (!name.is_string() || !isPlainName(name.get<std::string>()))
        return notADataset(folder, "dataset_dict.json names something other than folders beside it");
      splits.push_back(name.get<std::string>());
    }
  }
  if (splits.empty()) return notADataset(folder, "dataset_dict.json names no splits");
  return splits;
}

}  // namespace

Result<std::unique_ptr<RowReader>> openArrowRows(const ArrowFiles& files) {
  if (files.files.size() > kMostFiles)
    return Error{"the data set has more than 65,536 files", files.shown.string(),
                 "put some of them together"};
  const Result<ArrowModule> module = loadModule();
  if (!module) return module.error();
  Result<std::unique_ptr<RowReader>> result = Error{"nothing was opened", files.shown.string(), ""};
  module->open(files, result);
  return result;
}

Result<std::vector<std::filesystem::path>> filesOfDataset(const std::filesystem::path& folder) {
  std::error_code ignored;
  if (std::filesystem::exists(folder / "dataset_dict.json", ignored)) {
    const Result<std::vector<std::string>> splits = splitsOf(folder);
    if (!splits) return splits.error();
    if (splits->size() == 1) return filesOfDataset(folder / splits->front());
    std::string names;
    for (const std::string& split : *splits) names += (names.empty() ? "" : ", ") + (folder / split).string();
    return Error{"the folder holds several splits", folder.string(), "name one of them: " + names,
                 Error::Kind::invalidInput};
  }
  if (!std::filesystem::exists(folder / "state.json", ignored))
    return notADataset(folder, "this is a folder without state.json");
  const Result<Json> state = readJsonFile(folder / "state.json", 64u << 20);
  if (!state) return state.error();
  if (!state->is_object()) return notADataset(folder, "state.json holds no object");
  if (const auto indices = state->find("_indices_data_files");
      indices != state->end() && !indices->is_null()) {
    return notADataset(folder, "the data set was saved with a selection of rows that is not applied");
  }
  const auto listed = state->find("_data_files");
  if (listed == state->end() || !listed->is_array() || listed->empty() || listed->size() > kMostFiles)
    return notADataset(folder, "state.json names no data files");
  std::vector<std::filesystem::path> files;
  for (const Json& one : *listed) {
    const auto name = one.is_object() ? one.find("filename") : one.end();
    if (!one.is_object() || name == one.end() || !name->is_string() || !isPlainName(name->get<std::string>()))
      return notADataset(folder, "state.json names something other than files beside it");
    files.push_back(folder / name->get<std::string>());
  }
  return files;
}

std::vector<std::filesystem::path> savedDatasets(const std::filesystem::path& folder) {
  std::error_code ignored;
  if (std::filesystem::is_regular_file(folder / "state.json", ignored)) return {folder};
  if (!std::filesystem::is_regular_file(folder / "dataset_dict.json", ignored)) return {};
  const Result<std::vector<std::string>> splits = splitsOf(folder);
  std::vector<std::filesystem::path> folders;
  if (!splits) return folders;
  for (const std::string& split : *splits) folders.push_back(folder / split);
  return folders;
}

}  // namespace s2s
