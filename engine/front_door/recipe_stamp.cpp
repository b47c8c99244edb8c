#include "engine/front_door/recipe_stamp.h"

#include "engine/core/file_stamp.h"
#include "engine/data/filters/filter_files.h"
#include "engine/data/source_files.h"

namespace s2s {
namespace {

/// Of all files that a path of data stands for. Whoever reads what is missing says what is wrong.
std::string stampOfData(const std::string& path) {
  if (path.empty()) return "";
  const Result<std::vector<std::filesystem::path>> files = filesOf(path);
  if (!files) return fileStamp(path);
  std::string stamp;
  for (const std::filesystem::path& file : *files) stamp += fileStamp(file);
  return stamp;
}

/// A filter's file may be a folder with a tokenizer, whose files filesOf() does not know.
std::string stampOfFilters(Json filters) {
  std::string stamp;
  const Result<void> visited =
      forEachFilterFile(filters, [&stamp](std::string& file, const std::string&) -> Result<void> {
        if (!file.empty()) stamp += fileStamp(file) + stampOfData(file);
        return {};
      });
  return visited ? stamp : std::string();
}

}  // namespace

std::string stampOfFiles(const Recipe& recipe) {
  std::string stamp;
  for (const auto* sources : {&recipe.data.train, &recipe.data.validation.sets}) {
    for (const DataSource& source : *sources) {
      stamp += stampOfData(source.path) + stampOfData(source.targetPath) + stampOfFilters(source.filters);
      for (const Augmentation& change : source.augmentation) stamp += stampOfData(change.file);
    }
  }
  for (const std::string& path : {recipe.tokenizer.from, recipe.model.from}) {
    if (!path.empty()) stamp += fileStamp(path);
  }
  return stamp;
}

}  // namespace s2s
