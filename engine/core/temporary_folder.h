#pragma once

#include <filesystem>
#include <string>

#include "engine/core/result.h"

namespace s2s {

/// A folder for passing things, readable by its owner alone, that goes away with the object. What a process
/// that was killed left of the same name goes when the next one is made there (temporaryNameBeside).
class TemporaryFolder {
 public:
  /// In `where`, or where the system keeps temporary files; fails where that does not exist or cannot be
  /// written to. A name that somebody else has is passed over.
  static Result<TemporaryFolder> make(const std::string& name, std::filesystem::path where = {});
  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder&& other) noexcept;
  TemporaryFolder& operator=(TemporaryFolder&& other) = delete;

  const std::filesystem::path& path() const { return m_path; }

 private:
  explicit TemporaryFolder(std::filesystem::path path) : m_path(std::move(path)) {}
  std::filesystem::path m_path;  ///< empty once moved from
};

}  // namespace s2s
