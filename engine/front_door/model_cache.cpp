#include "engine/front_door/model_cache.h"

#include <algorithm>

namespace s2s {
namespace {

std::filesystem::file_time_type writtenAt(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::last_write_time(folder, ignored);
}

std::size_t weightBytes(const Model& model) {
  std::size_t bytes = 0;
  for (const NamedTensor& stored : model.weights().stored()) bytes += stored.tensor.nbytes();
  return bytes;
}

}  // namespace

bool ModelCache::contains(const std::filesystem::path& folder) const {
  return std::ranges::any_of(m_entries, [&](const Entry& entry) {
    return entry.folder == folder && entry.written == writtenAt(folder);
  });
}

Result<ModelBundle*> ModelCache::get(const std::filesystem::path& folder, torch::Dtype dtype,
                                     torch::Device device) {
  const auto written = writtenAt(folder);
  const auto found = std::ranges::find(m_entries, folder, &Entry::folder);
  if (found != m_entries.end()) {
    if (found->written == written) {
      m_entries.splice(m_entries.begin(), m_entries, found);
      return &m_entries.front().bundle;
    }
    m_entries.erase(found);
  }
  auto bundle = openModel(folder, dtype, device);
  if (!bundle) return bundle.error();
  const std::size_t bytes = weightBytes(*bundle->model);
  m_entries.push_front({folder, written, std::move(*bundle), bytes});
  std::size_t total = 0;
  for (auto entry = m_entries.begin(); entry != m_entries.end();) {
    total += entry->bytes;
    entry = total > m_limitBytes && entry != m_entries.begin() ? m_entries.erase(entry) : std::next(entry);
  }
  return &m_entries.front().bundle;
}

}  // namespace s2s
