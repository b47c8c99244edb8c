#include "engine/evaluation/evaluation_directory.h"

#include <algorithm>
#include <fstream>

#include "engine/core/atomic_file.h"
#include "engine/core/clock.h"
#include "engine/core/environment.h"
#include "engine/core/sha256.h"
#include "engine/core/utf8.h"
#include "engine/evaluation/kept_rows.h"
#include "engine/recipes/sections/sections.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRecord = "evaluation.json";
constexpr const char* kRows = "rows.jsonl";
constexpr const char* kOutputs = "outputs";
constexpr const char* kResults = "results.json";
constexpr std::int64_t kFormat = 1;

Error invalid(const std::string& what, const fs::path& where, const std::string& remedy) {
  return Error{what, where.string(), remedy, Error::Kind::invalidInput};
}

std::optional<AsText> asTextOf(const Json& terms) {
  return recipe_sections::asTextFrom(terms.value("as_text", Json()));
}

/// Calls `use` for every line that is a JSON object. Others (a torn last line) are left out.
template <typename Use>
Result<void> forEachObject(const fs::path& path, Use&& use) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{"cannot read the file", path.string(), "check the folder"};
  for (std::string line; std::getline(stream, line);) {
    if (const auto object = parseJson(line, ""); object && object->is_object()) use(*object);
  }
  return {};
}

Result<std::vector<TextPair>> readRows(const fs::path& path) {
  std::vector<TextPair> rows;
  const auto read = forEachObject(path, [&](const Json& line) {
    TextPair pair;
    pair.source = line.value("source", "");
    pair.target = line.value("reference", "");
    pair.line = line.value("line", std::int64_t{0});
    if (line.contains("second")) pair.second = line.value("second", "");
    if (line.contains("labels")) pair.labels = line.value("labels", std::vector<std::string>());
    rows.push_back(std::move(pair));
  });
  if (!read) return read.error();
  return rows;
}

/// Of each row the first answer, by row. A file that is not there yet holds none.
std::vector<AnsweredRow> readAnswers(const fs::path& path, std::size_t rows) {
  std::vector<AnsweredRow> answers;
  std::vector<bool> seen(rows, false);
  const auto read = forEachObject(path, [&](const Json& line) {
    auto answer = answeredRowOf(line);
    if (!answer || answer->row >= rows || seen[answer->row]) return;
    seen[answer->row] = true;
    answers.push_back(std::move(*answer));
  });
  if (!read) return {};
  std::ranges::sort(answers, {}, &AnsweredRow::row);
  return answers;
}

Json toJson(const SystemRecord& system) {
  return {{"name", system.name},
          {"models", system.models},
          {"sha256", system.sha256},
          {"prefix", system.prefix},
          {"source_language", system.sourceLanguage},
          {"target_language", system.targetLanguage},
          {"as_text", system.asText},
          {"file", system.file}};
}

/// Where answers are written as words, former programs put every system's texts into the template.
SystemRecord systemOf(const Json& json, bool isWritten) {
  SystemRecord system;
  system.name = json.value("name", "");
  system.models = json.value("models", std::vector<std::string>());
  system.sha256 = json.value("sha256", std::vector<std::string>());
  system.prefix = json.value("prefix", "");
  system.sourceLanguage = json.value("source_language", "");
  system.targetLanguage = json.value("target_language", "");
  system.asText = json.value("as_text", isWritten);
  // A folder from a stranger must not make us read or write elsewhere.
  system.file = fs::path(json.value("file", "")).filename().string();
  return system;
}

std::vector<SystemRecord> systemsOf(const Json& record) {
  std::vector<SystemRecord> systems;
  const Json list = record.value("systems", Json::array());
  const bool isWritten = asTextOf(record.value("terms", Json::object())).has_value();
  for (const Json& system : list) systems.push_back(systemOf(system, isWritten));
  return systems;
}

/// A name for a file: letters of any script stay, what a shell or a disk may trip over becomes '-'.
std::string fileNameOf(std::size_t number, const std::string& name) {
  std::string file;
  for (const char c : std::string(cutUtf8(name, 60))) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.' ||
                       static_cast<unsigned char>(c) >= 0x80;
    file += plain ? c : '-';
  }
  return std::to_string(number) + "-" + file + ".jsonl";
}

std::string uniqueName(const std::string& wanted, const std::vector<SystemRecord>& others) {
  const auto taken = [&](const std::string& name) {
    return std::ranges::find(others, name, &SystemRecord::name) != others.end();
  };
  std::string name = wanted;
  for (int number = 2; taken(name); ++number) name = wanted + " (" + std::to_string(number) + ")";
  return name;
}

bool haveSameNames(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  const auto name = [](const std::string& path) { return fs::path(path).filename(); };
  return std::ranges::equal(some, others, {}, name, name);
}

Result<Json> readRecord(const fs::path& folder) {
  auto record = readJsonFile(folder / kRecord);
  if (!record) return record.error();
  if (!record->is_object() || record->value("format", std::int64_t{0}) != kFormat)
    return invalid("this is no evaluation that this program knows", folder / kRecord,
                   "name a folder that evaluate or compare has made");
  return record;
}

/// The first key whose values differ, or nothing.
std::string firstDifference(const Json& one, const Json& other) {
  for (const auto& [key, value] : other.items()) {
    if (!one.contains(key) && value.is_null()) continue;  // kept before there was such an option
    if (!one.contains(key)) return key;
    if (one.at(key) == value) continue;
    if (value.is_object() && one.at(key).is_object()) {
      const std::string inner = firstDifference(one.at(key), value);
      return key + (inner.empty() ? "" : "." + inner);
    }
    return key;
  }
  return "";
}

/// Of what was read of the data. Older versions did not write it down, but kept the rows themselves.
Result<std::string> keptRowsHash(const Json& record, const fs::path& folder) {
  const Json data = record.value("data", Json::object());
  if (data.contains("rows_sha256")) return data.value("rows_sha256", "");
  return sha256OfFile(folder / kRows);
}

/// How a folder keeps the texts of its rows.
enum class KeptRows { asTheyAre, inTheTemplate, withOtherLabels };

/// The same file becomes other rows in another encoding or format, and answers belong to rows by their
/// number.
Result<KeptRows> checkRows(const Json& record, const Json& asked, const TestSet& test,
                           const fs::path& folder) {
  const auto kept = keptRowsHash(record, folder);
  if (!kept) return kept.error();
  if (*kept == sha256(rowsText(test.rows))) return KeptRows::asTheyAre;
  const auto asText = asTextOf(record.value("terms", Json::object()));
  if (asText && *kept == sha256(formerRowsText(test.rows, *asText))) return KeptRows::inTheTemplate;
  const Json before = record.value("asked", Json::object());
  for (const char* how : {"format", "encoding", "target_path"}) {
    if (!before.contains(how) || !asked.contains(how) || before.at(how) == asked.at(how)) continue;
    return invalid("this evaluation has other rows: " + test.path + " was read with another '" + how + "', " +
                       writeJson(before.at(how)),
                   folder, "read it as before, or choose another folder");
  }
  return invalid("this evaluation has other rows than what is read of " + test.path + " now", folder,
                 "choose another folder");
}

Result<KeptRows> checkSame(const Json& record, const Json& terms, const Json& asked, const TestSet& test,
                           const fs::path& folder) {
  const Json data = record.value("data", Json::object());
  if (data.value("sha256", "") != test.sha256)
    return invalid("this evaluation is of other data than " + test.path, folder,
                   "choose another folder, or bring the data back");
  Json before = record.value("terms", Json::object());
  // What answers are held against decides none of them.
  const bool isOtherTask = terms.contains("task") && before.value("task", Json()) != terms.at("task");
  if (isOtherTask) before["task"] = terms.at("task");
  const std::string difference = firstDifference(before, terms);
  if (difference.empty()) {
    const auto kept = checkRows(record, asked, test, folder);
    if (kept || !isOtherTask) return kept;
    const auto rows = readRows(folder / kRows);
    if (rows && differInLabelsAlone(*rows, test.rows)) return KeptRows::withOtherLabels;
    return kept;
  }
  return invalid("this evaluation was asked with another '" + difference + "'", folder,
                 "ask as before, or choose another folder");
}

Result<void> makeFolder(const fs::path& folder, const Json& record, const TestSet& test) {
  return writeFolder(folder, [&](const fs::path& temporary) -> Result<void> {
    std::error_code problem;
    fs::create_directory(temporary / kOutputs, problem);
    if (problem)
      return Error{"cannot create the folder: " + problem.message(), folder.string(), "check the disk"};
    if (auto written = writeFileAtomically(temporary / kRows, rowsText(test.rows)); !written) return written;
    return writeFileAtomically(temporary / kRecord, writeJson(record, 2) + "\n");
  });
}

Result<StoredEvaluation> readFolder(const fs::path& folder) {
  const auto record = readRecord(folder);
  if (!record) return record.error();
  auto rows = readRows(folder / kRows);
  if (!rows) return rows.error();
  StoredEvaluation stored;
  stored.terms = record->value("terms", Json::object());
  stored.asked = record->value("asked", Json::object());
  stored.environment = record->value("environment", Json::object());
  stored.created = record->value("created", "");
  const Json data = record->value("data", Json::object());
  stored.test = {std::move(*rows), data.value("path", ""), data.value("sha256", ""),
                 data.value("bad_rows", std::int64_t{0})};
  const Json files = data.value("files", Json::array());
  for (const Json& file : files)
    stored.test.files.push_back({file.value("path", ""), file.value("sha256", "")});
  stored.systems = systemsOf(*record);
  for (const SystemRecord& system : stored.systems)
    stored.answers.push_back(readAnswers(folder / kOutputs / system.file, stored.test.rows.size()));
  if (auto results = readJsonFile(folder / kResults, 1u << 30); results) stored.results = std::move(*results);
  return stored;
}

}  // namespace

std::vector<TestFile> filesOf(const TestSet& test) {
  if (test.files.empty()) return {{test.path, test.sha256}};
  return test.files;
}

Json toJson(const std::vector<TestFile>& files) {
  Json list = Json::array();
  for (const TestFile& file : files) list.push_back({{"path", file.path}, {"sha256", file.sha256}});
  return list;
}

bool isEvaluationFolder(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / kRecord, ignored);
}

Result<StoredEvaluation> readEvaluation(const fs::path& folder) {
  try {
    return readFolder(folder);
  } catch (const Json::exception& problem) {  // a value of another type than we write
    return invalid("this evaluation is damaged: " + std::string(problem.what()), folder, "evaluate again");
  }
}

Result<EvaluationDirectory> EvaluationDirectory::open(const fs::path& folder, const Json& terms,
                                                      const Json& asked, const TestSet& test, bool resume) {
  std::error_code ignored;
  if (!fs::exists(folder, ignored)) {
    const Json record = {{"format", kFormat},
                         {"created", nowIso8601()},
                         {"version", S2S_VERSION},
                         {"environment", environmentInformation()},
                         {"terms", terms},
                         {"asked", asked},
                         {"data",
                          {{"path", test.path},
                           {"sha256", test.sha256},
                           {"rows_sha256", sha256(rowsText(test.rows))},
                           {"rows", test.rows.size()},
                           {"bad_rows", test.badRows},
                           {"files", toJson(filesOf(test))}}},
                         {"systems", Json::array()}};
    if (auto made = makeFolder(folder, record, test); !made) return made.error();
  } else if (!resume) {
    return invalid("the folder exists already", folder, "choose another one, or go on with it (--resume)");
  }
  auto record = readRecord(folder);
  if (!record) return record.error();
  const auto kept = checkSame(*record, terms, asked, test, folder);
  if (!kept) return kept.error();
  auto lock = RunLock::take(folder);
  if (!lock) return lock.error();
  EvaluationDirectory directory(folder, std::move(*lock), std::move(*record));
  const Json before = directory.m_record;
  if (terms.contains("task")) directory.m_record["terms"]["task"] = terms.at("task");
  directory.m_record["asked"] = asked;
  Result<void> written;
  if (*kept != KeptRows::asTheyAre)
    written = directory.renewRows(test);
  else if (directory.m_record != before)
    written = directory.writeRecord();
  if (!written) return written.error();
  return directory;
}

std::optional<SystemRecord> EvaluationDirectory::ownRecord(const SystemRecord& system) const {
  std::vector<SystemRecord> candidates = systemsOf(m_record);
  std::erase_if(candidates, [&](const SystemRecord& one) {
    return !one.answersAs(system) || std::ranges::find(m_begun, one.name) != m_begun.end();
  });
  auto own = std::ranges::find(candidates, system.models, &SystemRecord::models);
  if (own == candidates.end()) own = std::ranges::find(candidates, system.name, &SystemRecord::name);
  return own == candidates.end() ? std::nullopt : std::optional(*own);
}

Result<std::vector<AnsweredRow>> EvaluationDirectory::begin(SystemRecord& system, std::size_t rows) {
  if (const auto own = ownRecord(system)) {
    system.name = own->name;
    system.file = own->file;
  } else {
    const std::vector<SystemRecord> known = systemsOf(m_record);
    // The same weights under several names (RUN and RUN@last) share their answers.
    const auto alike =
        std::ranges::find_if(known, [&](const SystemRecord& other) { return other.answersAs(system); });
    system.name = uniqueName(system.name, known);
    system.file = alike != known.end() ? alike->file : fileNameOf(known.size() + 1, system.name);
    m_record["systems"].push_back(toJson(system));
    if (auto written = writeRecord(); !written) return written.error();
  }
  m_begun.push_back(system.name);
  const fs::path file = m_folder / kOutputs / system.file;
  std::vector<AnsweredRow> answers = readAnswers(file, rows);
  auto appender = LineAppender::open(file);
  if (!appender) return appender.error();
  m_answers.emplace(std::move(*appender));
  return answers;
}

std::optional<std::pair<SystemRecord, std::vector<AnsweredRow>>> EvaluationDirectory::answeredBy(
    const std::vector<std::string>& models, std::size_t rows) const {
  std::vector<SystemRecord> known = systemsOf(m_record);
  const auto last = std::find_if(known.rbegin(), known.rend(),
                                 [&](const SystemRecord& one) { return haveSameNames(one.models, models); });
  if (last == known.rend()) return std::nullopt;
  std::vector<AnsweredRow> answers = readAnswers(m_folder / kOutputs / last->file, rows);
  if (answers.size() != rows) return std::nullopt;
  // A classifier that a former program asked with the template read other texts than it was trained on.
  if (last->asText && !answers.empty() && !answers.front().verdicts.empty()) return std::nullopt;
  return std::pair(std::move(*last), std::move(answers));
}

Result<void> EvaluationDirectory::append(std::span<const AnsweredRow> answers) {
  for (const AnsweredRow& answer : answers) {
    if (auto written = m_answers->append(writeJson(toJson(answer))); !written) return written;
  }
  return m_answers->sync();
}

/// The hash last: where this is interrupted, it is done again.
Result<void> EvaluationDirectory::renewRows(const TestSet& test) {
  const std::string text = rowsText(test.rows);
  if (auto written = writeFileAtomically(m_folder / kRows, text); !written) return written;
  m_record["data"]["rows_sha256"] = sha256(text);
  return writeRecord();
}

Result<void> EvaluationDirectory::writeRecord() const {
  return writeFileAtomically(m_folder / kRecord, writeJson(m_record, 2) + "\n");
}

Result<void> EvaluationDirectory::writeResults(const Json& results) {
  return writeFileAtomically(m_folder / kResults, writeJson(results, 2) + "\n");
}

}  // namespace s2s
