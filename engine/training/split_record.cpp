#include "engine/training/split_record.h"

#include <algorithm>

#include "engine/core/atomic_file.h"

namespace s2s {
namespace {

std::int64_t rowsOf(const std::vector<RowSet>& sets, const RowSet& of) {
  const auto found = std::ranges::find_if(
      sets, [&](const RowSet& set) { return set.name == of.name && set.source.path == of.source.path; });
  return found == sets.end() ? 0 : static_cast<std::int64_t>(found->rows.size());
}

std::string fileNameOf(std::string name) {
  std::ranges::replace_if(
      name, [](char c) { return c == '/' || c == '\0' || c == '\n'; }, '-');
  if (name.empty() || name.front() == '.') name.insert(0, "set");
  return name + ".jsonl";
}

Json toJson(const TextPair& row) {
  Json json = {{"source", row.source}, {"target", row.target}, {"line", row.line}};
  if (row.second) json["pair"] = *row.second;
  if (row.labels.size() > 1) json["labels"] = row.labels;
  return json;
}

}  // namespace

SplitRecord SplitRecord::take(TrainingRows& rows) {
  SplitRecord record;
  record.m_test = std::move(rows.test);
  rows.test.clear();
  for (const RowSet& test : record.m_test) {
    record.m_summary.push_back({{"name", test.name},
                                {"path", test.source.path},
                                {"train", rowsOf(rows.train, test)},
                                {"validation", rowsOf(rows.validation, test)},
                                {"test", test.rows.size()},
                                {"test_file", "test/" + fileNameOf(test.name)}});
  }
  return record;
}

Result<void> SplitRecord::write(const std::filesystem::path& run) const {
  if (m_test.empty()) return {};
  std::error_code problem;
  std::filesystem::create_directories(run / "test", problem);
  if (problem)
    return Error{"the folder for the test rows cannot be made: " + problem.message(), run.string(), ""};
  for (const RowSet& test : m_test) {
    std::string lines;
    for (const TextPair& row : test.asRead.empty() ? test.rows : test.asRead)
      lines += writeJson(toJson(row)) + "\n";
    auto written = writeFileAtomically(run / "test" / fileNameOf(test.name), lines);
    if (!written) return written;
  }
  return writeFileAtomically(run / "splits.json", writeJson(m_summary, 2) + "\n");
}

}  // namespace s2s
