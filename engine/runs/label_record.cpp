#include "engine/runs/label_record.h"

#include <set>

#include "engine/core/atomic_file.h"
#include "engine/core/json.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_files.h"

namespace s2s {

Result<void> writeLabelRecord(const std::filesystem::path& run, const LabelRecord& labels) {
  if (labels.empty()) return {};
  return writeFileAtomically(run / run_files::kLabels, writeJson(Json(labels), 2) + "\n");
}

Result<LabelRecord> readLabelRecord(const std::filesystem::path& run) {
  const std::filesystem::path file = run / run_files::kLabels;
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return LabelRecord();
  const Result<Json> json = readJsonFile(file);
  if (!json) return json.error();
  try {
    return json->get<LabelRecord>();
  } catch (const Json::exception&) {
    return Error{"the file does not list labels by set", file.string(),
                 "resume the run: it writes them anew"};
  }
}

Result<std::vector<std::string>> labelsLearnedBy(const std::string& model) {
  const auto reference = resolveModel(model);
  if (!reference) return std::vector<std::string>();  // whoever opens it says so
  const auto run = run_files::runOfCheckpoint(reference->path);
  if (!run) return std::vector<std::string>();
  const auto record = readLabelRecord(*run);
  if (!record) return record.error();
  std::set<std::string> labels;
  for (const auto& [set, written] : *record) labels.insert(written.begin(), written.end());
  return std::vector<std::string>(labels.begin(), labels.end());
}

}  // namespace s2s
