#include "engine/suites/begun_files.h"

#include <algorithm>

#include "engine/comparisons/learned_data.h"
#include "engine/core/atomic_file.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

fs::path recordOf(const fs::path& suite, const std::string& task) {
  return suite / "data" / (task + "-files.json");
}

SuiteFile fileFrom(const Json& json) {
  const Json& first = json.at("first_left_out");
  return {json.at("path"), json.at("sha256"), json.at("rows"), json.at("left_out"),
          first.is_string() ? first.get<std::string>() : std::string()};
}

}  // namespace

Json toJson(const SuiteFile& file) {
  return {{"path", file.path},
          {"sha256", file.sha256},
          {"rows", file.rows},
          {"left_out", file.leftOut},
          {"first_left_out", file.firstLeftOut.empty() ? Json() : Json(file.firstLeftOut)}};
}

Result<bool> hasBegun(const fs::path& suite, const std::string& task) {
  const fs::path folder = suite / task;
  if (!isComparisonFolder(folder)) return false;
  const auto queue = readQueue(folder);
  if (!queue) return queue.error();
  return isTrainingBegun(folder, *queue);
}

Result<std::vector<SuiteFile>> begunFiles(const fs::path& suite, const std::string& task) {
  std::vector<SuiteFile> files;
  const fs::path record = recordOf(suite, task);
  std::error_code ignored;
  if (!fs::exists(record, ignored)) return files;
  const auto json = readJsonFile(record);
  if (!json) return json.error();
  try {
    for (const Json& one : *json) files.push_back(fileFrom(one));
  } catch (const Json::exception&) {
    return Error{"this is no list of a task's files", record.string(), "bring the file back, or remove it"};
  }
  return files;
}

Result<void> writeBegunFiles(const fs::path& suite, const std::string& task,
                             const std::vector<SuiteFile>& files) {
  Json list = Json::array();
  for (const SuiteFile& file : files) list.push_back(toJson(file));
  return writeFileAtomically(recordOf(suite, task), writeJson(list, 2) + "\n");
}

Result<void> checkBegunFiles(const std::vector<SuiteFile>& begun, const std::vector<SuiteFile>& now) {
  for (std::size_t i = 0; i < std::min(begun.size(), now.size()); ++i) {
    if (begun[i].sha256 == now[i].sha256) continue;
    return Error{
        "the file has changed since its task began", now[i].path,
        "bring back the file with SHA-256 " + begun[i].sha256 + ", or run the suite in another folder",
        Error::Kind::invalidInput};
  }
  return {};
}

}  // namespace s2s
