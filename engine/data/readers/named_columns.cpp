#include "engine/data/readers/named_columns.h"

#include <set>

#include "engine/data/line_source.h"

namespace s2s {

Result<void> checkColumns(const std::vector<std::string>& names, const std::filesystem::path& path) {
  if (names.empty() || names.size() > kMostColumns)
    return Error{"the file has no columns or more than 4096", path.string(), "choose some of its columns"};
  std::set<std::string> seen;
  for (const std::string& name : names) {
    if (const std::string why = whyUnusable(name); !why.empty())
      return Error{"the name of a column cannot be used: " + why, path.string(), "rename it"};
    if (!seen.insert(name).second)
      return Error{"two columns are named \"" + name + "\"", path.string(), "rename one"};
  }
  return {};
}

}  // namespace s2s
