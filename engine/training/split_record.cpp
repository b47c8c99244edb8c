#include "engine/training/split_record.h"

#include <algorithm>
#include <utility>

#include "engine/core/atomic_file.h"
#include "engine/core/sha256.h"
#include "engine/recipes/validated_sets.h"

namespace s2s {
namespace {

constexpr const char* kFile = "splits.json";
/// In it, of every training set: by part, RowSet::placesSha256 of the rows that are held out.
constexpr const char* kHeldOut = "held_out_sha256";
constexpr const char* kParts[] = {"validation", "test"};

/// What `summaries` says is held out of a training set; empty where it says nothing.
std::string heldOutOf(const Json& summaries, std::size_t set, const char* part) {
  const Json::json_pointer place("/" + std::to_string(set) + "/" + kHeldOut + "/" + part);
  if (!summaries.contains(place) || !summaries.at(place).is_string()) return "";
  return summaries.at(place).get<std::string>();
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

/// What several label columns that were read are called in the file: as in the data, where no other member is
/// called so.
std::vector<std::string> labelNames(const RowSet& set) {
  std::vector<std::string> names;
  if (set.rows.front().labels.size() < 2) return names;
  for (const ColumnReference& column : set.source.labels) {
    const auto* name = std::get_if<std::string>(&column);
    names.push_back(name ? *name : std::to_string(std::get<std::int64_t>(column)));
    if (names.back() == "source" || names.back() == "pair" || names.back() == "line")
      names.back() += " label";
  }
  return names;
}

Json toJson(const TextPair& row, const std::vector<std::string>& labels) {
  Json json = {{"source", row.source}, {"target", row.target}, {"line", row.line}};
  if (row.second) json["pair"] = *row.second;
  for (std::size_t i = 0; i < labels.size(); ++i) json[labels[i]] = row.labels[i];
  return json;
}

}  // namespace

SplitRecord SplitRecord::take(TrainingRows& rows, const Recipe& recipe) {
  SplitRecord record;
  const DataSection& data = recipe.data;
  if (data.validation.split + data.test.split <= 0.0) return record;
  const SetNames names = namesOfSets(data);
  for (std::size_t i = 0; i < data.train.size(); ++i) {
    record.m_summary.push_back({{"name", names.train[i]},
                                {"path", data.train[i].path},
                                {"train", 0},
                                {"validation", 0},
                                {"test", 0},
                                {kHeldOut, {{"validation", sha256("")}, {"test", sha256("")}}}});
  }
  for (const RowSet& set : rows.train) record.m_trained.push_back(set.number);
  // Those of data.validation.sets come behind the parts of training sets.
  const std::size_t parts = rows.validation.size() - data.validation.sets.size();
  for (std::size_t i = 0; i < parts; ++i) {
    const RowSet& part = rows.validation[i];
    record.m_validated.push_back(part.number);
    // One that data.mixing.leave_out keeps whole is in no split.
    if (!part.placesSha256.empty()) record.m_summary[part.number][kHeldOut]["validation"] = part.placesSha256;
  }
  record.m_test = std::exchange(rows.test, {});
  record.m_files = filesOf(record.m_test);
  for (std::size_t i = 0; i < record.m_test.size(); ++i) {
    const RowSet& test = record.m_test[i];
    Json& summary = record.m_summary[test.number];
    summary["test"] = test.rows.size();
    summary[kHeldOut]["test"] = test.placesSha256;
    summary["test_file"] = record.m_files[i];
    const std::vector<std::string> labels = labelNames(test);
    if (!labels.empty()) summary["labels"] = labels;
  }
  return record;
}

void SplitRecord::count(const TrainingData& data) {
  for (std::size_t i = 0; i < m_trained.size(); ++i)
    m_summary[m_trained[i]]["train"] = data.train()[i].size();
  for (std::size_t i = 0; i < m_validated.size(); ++i)
    m_summary[m_validated[i]]["validation"] = data.validation()[i].examples.size();
}

Result<bool> SplitRecord::isOf(const std::filesystem::path& run) const {
  if (m_summary.empty()) return true;
  const auto file = run / kFile;
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return false;
  const auto recorded = readJsonFile(file);
  if (!recorded) return recorded.error();
  bool known = true;
  for (std::size_t set = 0; set < m_summary.size(); ++set) {
    const auto name = m_summary[set]["name"].get<std::string>();
    for (const char* part : kParts) {
      const std::string before = heldOutOf(*recorded, set, part);
      if (before.empty())
        known = false;
      else if (before != heldOutOf(m_summary, set, part))
        return Error{"data." + std::string(part) + ".split: holds out other rows of " + name +
                         " than when the run began",
                     file.string(),
                     "go on with the data and the version of the program that it began with, or start a new "
                     "run: the rows held out now may have been trained on",
                     Error::Kind::invalidInput};
    }
  }
  return known;
}

Result<void> SplitRecord::writeTest(const std::filesystem::path& run) const {
  if (m_test.empty()) return {};
  std::error_code problem;
  std::filesystem::create_directories(run / "test", problem);
  if (problem)
    return Error{"the folder for the test rows cannot be made: " + problem.message(), run.string(), ""};
  for (std::size_t i = 0; i < m_test.size(); ++i) {
    if (std::filesystem::exists(run / m_files[i], problem)) continue;  // as an earlier program wrote it
    const RowSet& test = m_test[i];
    const std::vector<std::string> labels = labelNames(test);
    std::string lines;
    for (const TextPair& row : test.asRead.empty() ? test.rows : test.asRead)
      lines += writeJson(toJson(row, labels)) + "\n";
    auto written = writeFileAtomically(run / m_files[i], lines);
    if (!written) return written;
  }
  return {};
}

Result<void> SplitRecord::write(const std::filesystem::path& run) const {
  if (m_summary.empty()) return {};
  if (auto written = writeTest(run); !written) return written;
  return writeFileAtomically(run / kFile, writeJson(m_summary, 2) + "\n");
}

Result<void> SplitRecord::complete(const std::filesystem::path& run) const {
  const auto recorded = isOf(run);
  if (!recorded) return recorded.error();
  return *recorded ? Result<void>() : write(run);
}

}  // namespace s2s
