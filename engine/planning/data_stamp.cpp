#include "engine/planning/data_stamp.h"

#include <filesystem>
#include <initializer_list>
#include <vector>

#include "engine/core/file_stamp.h"
#include "engine/data/source_files.h"

namespace s2s {

std::string dataStamp(const Recipe& recipe, std::span<const DataSource> sets) {
  namespace fs = std::filesystem;
  const Json data = recipeToJson(recipe).at("data");
  std::string stamps = writeJson(data.at("train")) + writeJson(data.at("validation"));
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
