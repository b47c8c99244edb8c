#include "engine/planning/data_stamp.h"

#include <filesystem>
#include <initializer_list>
#include <vector>

#include "engine/core/file_stamp.h"
#include "engine/data/source_files.h"

namespace s2s {

std::string dataStamp(const Recipe& recipe, std::span<const DataSource> sets) {
  const Json data = recipeToJson(recipe).at("data");
  return writeJson(data.at("train")) + writeJson(data.at("validation")) + filesStamp(sets);
}

std::string filesStamp(std::span<const DataSource> sets) {
  namespace fs = std::filesystem;
  std::string stamps;
  for (const DataSource& set : sets) {
    for (const fs::path& path : std::initializer_list<fs::path>{set.path, set.targetPath}) {
      if (path.empty()) continue;
      const Result<std::vector<fs::path>> files = filesOf(path);
      for (const fs::path& file : files ? *files : std::vector{path}) stamps += fileStamp(file);
    }
  }
  return stamps;
}

}  // namespace s2s
