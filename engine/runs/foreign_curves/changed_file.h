#pragma once
#include <cstdint>
#include <filesystem>

namespace s2s {

/// Tells whether a file that is written whole each time has changed since it was last looked at.
class ChangedFile {
 public:
  bool changed(const std::filesystem::path& path) {
    std::error_code missing, ignored;
    const std::uintmax_t size = std::filesystem::file_size(path, missing);
    const auto time = std::filesystem::last_write_time(path, ignored);
    if (m_looked && path == m_path && size == m_size && time == m_time) return false;
    m_looked = true;
    m_path = path;
    m_size = size;
    m_time = time;
    return true;
  }

 private:
  bool m_looked = false;
  std::filesystem::path m_path;
  std::uintmax_t m_size = 0;
  std::filesystem::file_time_type m_time;
};

}  // namespace s2s
