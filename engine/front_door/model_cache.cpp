#include "engine/front_door/model_cache.h"

#include <algorithm>

#include "engine/models/ensemble.h"

namespace s2s {
namespace {

std::vector<std::filesystem::file_time_type> writtenAt(const ModelCache::Folders& folders) {
  std::vector<std::filesystem::file_time_type> times;
  std::error_code ignored;
  for (const auto& folder : folders) times.push_back(std::filesystem::last_write_time(folder, ignored));
  return times;
}

/// One model, or several as one; members that ensembles share are read for each of them.
Result<ModelBundle> openTogether(const ModelCache::Folders& folders, torch::Dtype dtype,
                                 torch::Device device) {
  std::vector<ModelBundle> members;
  for (const auto& folder : folders) {
    auto bundle = openModel(folder, dtype, device);
    if (!bundle) return bundle.error();
    members.push_back(*std::move(bundle));
  }
  return makeEnsemble(std::move(members));
}

std::size_t weightBytes(const Model& model) {
  std::size_t bytes = 0;
  for (const NamedTensor& stored : model.weights().stored()) bytes += stored.tensor.nbytes();
  return bytes;
}

}  // namespace

bool ModelCache::contains(const Folders& folders) const {
  return std::ranges::any_of(m_entries, [&](const Entry& entry) {
    return entry.folders == folders && entry.written == writtenAt(folders);
  });
}

Result<ModelBundle*> ModelCache::get(const Folders& folders, torch::Dtype dtype, torch::Device device) {
  const auto written = writtenAt(folders);
  const auto found = std::ranges::find(m_entries, folders, &Entry::folders);
  if (found != m_entries.end()) {
    if (found->written == written) {
      m_entries.splice(m_entries.begin(), m_entries, found);
      return &m_entries.front().bundle;
    }
    m_entries.erase(found);
  }
  auto bundle = openTogether(folders, dtype, device);
  if (!bundle) return bundle.error();
  const std::size_t bytes = weightBytes(*bundle->model);
  m_entries.push_front({folders, written, std::move(*bundle), bytes});
  std::size_t total = 0;
  for (auto entry = m_entries.begin(); entry != m_entries.end();) {
    total += entry->bytes;
    entry = total > m_limitBytes && entry != m_entries.begin() ? m_entries.erase(entry) : std::next(entry);
  }
  return &m_entries.front().bundle;
}

}  // namespace s2s
