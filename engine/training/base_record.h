#pragma once
// The stored weights that a run began from, in its folder (base.json). model.from may mean others later: of a
// run it means the best checkpoint, which moves while that run goes on.

#include <filesystem>
#include <optional>
#include <string>

#include "engine/core/result.h"

namespace s2s {

struct BaseRecord {
  std::filesystem::path folder;  ///< absolute: a Hugging Face or PEFT directory, or a checkpoint of a run
  std::string sha256;            ///< its modelIdentity() (engine/evaluation/model_identity.h)

  /// Reads all of the folder's files that decide what the model answers.
  static Result<BaseRecord> of(const std::filesystem::path& folder);

  Result<void> write(const std::filesystem::path& run) const;

  /// Of a run; nothing where its weights were drawn, or where the run is older than these records.
  static Result<std::optional<BaseRecord>> read(const std::filesystem::path& run);

  /// An error of kind invalidInput where the folder is gone or holds another model by now.
  Result<void> check() const;
};

}  // namespace s2s
