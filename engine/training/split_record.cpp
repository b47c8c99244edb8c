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

std::string nameOfFile(std::string name) {
  std::ranges::replace_if(
      name, [](char c) { return c == '/' || c == '\0' || c == '\n'; }, '-');
  if (name.empty() || name.front() == '.') name.insert(0, "set");
  return name;
}

/// A file each: a set whose name becomes that of an earlier one's file gets a number.
std::vector<std::string> filesOf(const std::vector<RowSet>& sets) {
  std::vector<std::string> files;
  for (const RowSet& set : sets) {
    const std::string name = nameOfFile(set.name);
    std::string file = "test/" + name + ".jsonl";
    for (int number = 2; std::ranges::find(files, file) != files.end(); ++number)
      file = "test/" + name + " " + std::to_string(number) + ".jsonl";
    files.push_back(std::move(file));
  }
  return files;
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
  record.m_files = filesOf(record.m_test);
  for (std::size_t i = 0; i < record.m_test.size(); ++i) {
    const RowSet& test = record.m_test[i];
    record.m_summary.push_back({{"name", test.name},
                                {"path", test.source.path},
                                {"train", rowsOf(rows.train, test)},
                                {"validation", rowsOf(rows.validation, test)},
                                {"test", test.rows.size()},
                                {"test_file", record.m_files[i]}});
  }
  return record;
}

Result<void> SplitRecord::write(const std::filesystem::path& run) const {
  if (m_test.empty()) return {};
  std::error_code problem;
  std::filesystem::create_directories(run / "test", problem);
  if (problem)
    return Error{"the folder for the test rows cannot be made: " + problem.message(), run.string(), ""};
  for (std::size_t i = 0; i < m_test.size(); ++i) {
    const RowSet& test = m_test[i];
    std::string lines;
    for (const TextPair& row : test.asRead.empty() ? test.rows : test.asRead)
      lines += writeJson(toJson(row)) + "\n";
    auto written = writeFileAtomically(run / m_files[i], lines);
    if (!written) return written;
  }
  return writeFileAtomically(run / "splits.json", writeJson(m_summary, 2) + "\n");
}

}  // namespace s2s
