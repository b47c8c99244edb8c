#include "engine/runs/label_record.h"

#include "engine/core/atomic_file.h"
#include "engine/core/json.h"
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

}  // namespace s2s
