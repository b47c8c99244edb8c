#pragma once
// Models opened for prompts, kept until others need their room.

#include <filesystem>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/models/model_bundle.h"

namespace s2s {

/// Not for several threads: the worker owns it.
class ModelCache {
 public:
  /// Keeps models whose weights have `limitBytes` together, and always the last one asked.
  explicit ModelCache(std::size_t limitBytes) : m_limitBytes(limitBytes) {}

  using Folders = std::vector<std::filesystem::path>;

  /// The model of that folder, or the ensemble of several, opened where it is not kept. Valid until the next
  /// call.
  Result<ModelBundle*> get(const Folders& folders, torch::Dtype dtype, torch::Device device);
  bool contains(const Folders& folders) const;
  /// Lets all of them go.
  void clear() { m_entries.clear(); }

 private:
  struct Entry {
    Folders folders;
    std::vector<std::filesystem::file_time_type> written;  ///< a checkpoint written anew is another model
    ModelBundle bundle;
    std::size_t bytes = 0;
  };
  std::size_t m_limitBytes;
  std::list<Entry> m_entries;  ///< the last one asked in front
};

}  // namespace s2s
