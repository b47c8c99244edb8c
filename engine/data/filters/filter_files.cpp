#include "engine/data/filters/filter_files.h"

#include "engine/data/filters/row_filter.h"
#include "engine/data/pinned_data.h"

namespace s2s {
namespace {

using Visit = std::function<Result<void>(std::string& file, const std::string& place)>;

bool isPath(const Option& option) { return option.type == OptionType::path; }
bool isPathList(const Option& option) { return !option.element.empty() && isPath(option.element.front()); }

Result<void> visitText(Json& value, const Visit& visit, const std::string& place) {
  if (!value.is_string()) return {};
  return visit(value.get_ref<std::string&>(), place);
}

Result<void> visitFilter(Json& filter, const Visit& visit, const std::string& place) {
  const Result<const FilterKind*> kind = filterKinds().find(filter.at("kind").get<std::string>());
  if (!kind) return kind.error();
  for (const Option& option : (*kind)->options) {
    const auto value = filter.find(option.name);
    if (value == filter.end()) continue;
    const std::string at = place + "." + option.name;
    if (isPath(option)) {
      if (Result<void> done = visitText(*value, visit, at); !done) return done;
    }
    if (!isPathList(option)) continue;
    for (std::size_t i = 0; i < value->size(); ++i) {
      if (Result<void> done = visitText((*value)[i], visit, at + "." + std::to_string(i)); !done) return done;
    }
  }
  return {};
}

Result<void> pinFilter(Json& filter) {
  if (!filter.contains("sha256")) return {};  // tokenizers, which may be folders, are not pinned here
  Json found = Json::array();
  const Visit take = [&](std::string& file, const std::string&) -> Result<void> {
    if (file.empty()) return {};
    const Result<std::string> hash = sha256OfData(file);
    if (!hash) return hash.error();
    const Json& known = filter["sha256"];
    const std::size_t index = found.size();
    if (known.is_array() && index < known.size() && known[index] != *hash) {
      return Error{
          "a file of the data's filters has changed since the run began", file,
          "bring back the file with SHA-256 " + known[index].get<std::string>() + ", or start a new run",
          Error::Kind::invalidInput};
    }
    found.push_back(*hash);
    return {};
  };
  if (Result<void> done = visitFilter(filter, take, ""); !done) return done;
  if (!found.empty()) filter["sha256"] = found;
  return {};
}

}  // namespace

Result<void> forEachFilterFile(Json& filters, const Visit& visit) {
  for (std::size_t i = 0; i < filters.size(); ++i) {
    if (Result<void> done = visitFilter(filters[i], visit, std::to_string(i)); !done) return done;
  }
  return {};
}

Result<void> pinFilterFiles(Json& filters) {
  for (Json& filter : filters) {
    if (Result<void> done = pinFilter(filter); !done) return done;
  }
  return {};
}

std::vector<std::pair<std::string, std::string>> pinnedFilterFiles(const Json& filters) {
  std::vector<std::pair<std::string, std::string>> files;
  for (Json filter : filters) {
    if (!filter.contains("sha256")) continue;
    const Json known = filter["sha256"];
    std::size_t index = 0;
    const Visit note = [&](std::string& file, const std::string&) -> Result<void> {
      if (file.empty()) return {};
      const bool isKnown = known.is_array() && index < known.size() && known[index].is_string();
      files.emplace_back(file, isKnown ? known[index].get<std::string>() : std::string());
      ++index;
      return {};
    };
    // A kind that nobody knows names no files; whoever reads the rows says so.
    if (const Result<void> done = visitFilter(filter, note, ""); !done) continue;
  }
  return files;
}

}  // namespace s2s
