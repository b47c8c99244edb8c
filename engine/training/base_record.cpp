#include "engine/training/base_record.h"

#include "engine/core/absolute_path.h"
#include "engine/core/atomic_file.h"
#include "engine/core/json.h"
#include "engine/evaluation/model_identity.h"
#include "engine/runs/run_files.h"

namespace s2s {

namespace fs = std::filesystem;

Result<BaseRecord> BaseRecord::of(const fs::path& folder) {
  auto identity = modelIdentity(folder);
  if (!identity) return identity.error();
  return BaseRecord{absolutePath(folder).lexically_normal(), *std::move(identity)};
}

Result<void> BaseRecord::write(const fs::path& run) const {
  const Json json = {{"folder", folder.string()}, {"sha256", sha256}};
  return writeFileAtomically(run / run_files::kBase, writeJson(json, 2) + "\n");
}

Result<std::optional<BaseRecord>> BaseRecord::read(const fs::path& run) {
  const fs::path file = run / run_files::kBase;
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return std::optional<BaseRecord>();
  const auto json = readJsonFile(file);
  if (!json) return json.error();
  BaseRecord record{run_files::textIn(*json, "folder"), run_files::textIn(*json, "sha256")};
  if (record.folder.empty() || record.sha256.empty()) {
    return Error{"the file does not say which model the run began with", file.string(),
                 "bring the file back, or start a new run", Error::Kind::invalidInput};
  }
  return std::optional(std::move(record));
}

Result<void> BaseRecord::check() const {
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) {
    return Error{"the model that the run began with is not there any more", folder.string(),
                 "bring it back, or start a new run", Error::Kind::invalidInput};
  }
  const auto now = of(folder);
  if (!now) return now.error();
  if (now->sha256 == sha256) return {};
  return Error{"the model has changed since the run began", folder.string(),
               "bring back the one with SHA-256 " + sha256 + ", or start a new run",
               Error::Kind::invalidInput};
}

}  // namespace s2s
