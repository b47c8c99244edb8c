#include "engine/data/readers/parquet_shards.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace s2s {
namespace {

bool isParquet(const std::filesystem::path& path) {
  const std::string ending = path.extension().string();
  return ending == ".parquet" || ending == ".pq";
}

/// A whole number behind the last hyphen of `text`, which is cut off; nothing where there is none.
std::optional<std::size_t> takeNumber(std::string& text, std::string_view before) {
  const std::size_t begin = text.rfind(before);
  if (begin == std::string::npos) return std::nullopt;
  const char* first = text.data() + begin + before.size();
  const char* end = text.data() + text.size();
  std::size_t number = 0;
  const auto [last, problem] = std::from_chars(first, end, number);
  if (problem != std::errc() || last != end || first == end) return std::nullopt;
  text.resize(begin);
  return number;
}

/// What a file's name says: "train-00001-of-00002" is the second of two of "train".
struct ShardName {
  std::string split;
  std::size_t number = 0, count = 1;
  bool numbered = false;  ///< one of several by its name
};

ShardName shardName(const std::filesystem::path& file) {
  ShardName name;
  name.split = file.stem().string();
  std::string rest = name.split;
  const auto count = takeNumber(rest, "-of-");
  const auto number = count ? takeNumber(rest, "-") : std::nullopt;
  if (count && number && *number<*count&& * count> 0) return {rest, *number, *count, true};
  if (!name.split.empty() && name.split.find_first_not_of("0123456789") == std::string::npos)
    return {"", 0, 1, false};
  return name;
}

Error missing(const ParquetSplit& split, const std::filesystem::path& path) {
  return {std::to_string(split.files.size()) + " of the " + std::to_string(split.expected) + " files of \"" +
              split.name + "\" are here",
          path.string(), "download the others, or name a single file", Error::Kind::invalidInput};
}

}  // namespace

std::vector<ParquetSplit> parquetSplits(const std::filesystem::path& folder) {
  std::map<std::string, ParquetSplit> splits;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (!isParquet(entry.path()) || !entry.is_regular_file(failed)) continue;
    const ShardName name = shardName(entry.path());
    // "train-00000-of-00002" and a file "train" beside it are two things.
    ParquetSplit& split = splits[name.split + (name.numbered ? "/" + std::to_string(name.count) : "")];
    split.name = name.split;
    split.expected = name.count;
    split.files.push_back(entry.path());
  }
  std::vector<ParquetSplit> found;
  for (auto& [key, split] : splits) {
    std::ranges::sort(split.files);
    found.push_back(std::move(split));
  }
  return found;
}

Result<std::vector<std::filesystem::path>> parquetFilesOf(const std::filesystem::path& path) {
  std::error_code ignored;
  const bool isFolder = std::filesystem::is_directory(path, ignored);
  const ShardName name = shardName(path);
  if (!isFolder && (!isParquet(path) || !name.numbered || name.count == 1 || name.number != 0))
    return std::vector{path};
  const std::vector<ParquetSplit> splits = parquetSplits(isFolder                 ? path
                                                         : path.has_parent_path() ? path.parent_path()
                                                                                  : ".");
  if (!isFolder) {
    for (const ParquetSplit& split : splits) {
      if (split.name != name.split || split.expected != name.count) continue;
      if (split.files.size() != split.expected) return missing(split, path);
      return split.files;
    }
    return std::vector{path};
  }
  if (splits.empty())
    return Error{"there is no Parquet file in the folder", path.string(), "name another one"};
  if (splits.size() > 1) {
    std::string names;
    for (const ParquetSplit& split : splits)
      names += (names.empty() ? "" : ", ") + split.files.front().string();
    return Error{"the folder holds several splits", path.string(),
                 "name a file of one, which stands for all of its files: " + names,
                 Error::Kind::invalidInput};
  }
  const ParquetSplit& only = splits.front();
  if (only.expected > 1 && only.files.size() != only.expected) return missing(only, path);
  return only.files;
}

}  // namespace s2s
