#include "engine/core/file_stamp.h"

#include <algorithm>
#include <vector>

namespace s2s {
namespace {

namespace fs = std::filesystem;

std::string stampOf(const fs::path& file) {
  std::error_code noSize, noTime;
  const auto size = fs::file_size(file, noSize);
  const auto time = fs::last_write_time(file, noTime).time_since_epoch().count();
  return file.string() + '\t' + (noSize ? "-" : std::to_string(size)) + '\t' +
         (noTime ? "-" : std::to_string(time)) + '\n';
}

}  // namespace

std::string fileStamp(const fs::path& path) {
  std::error_code problem;
  if (!fs::is_directory(path, problem)) return stampOf(path);
  std::vector<std::string> stamps;
  for (fs::directory_iterator entry(path, problem), end; !problem && entry != end; entry.increment(problem))
    stamps.push_back(stampOf(entry->path()));
  std::ranges::sort(stamps);
  std::string all = path.string() + '\n';
  for (const std::string& stamp : stamps) all += stamp;
  return all;
}

}  // namespace s2s
