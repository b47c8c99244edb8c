#include "engine/suites/suite_readers.h"

#include "engine/data/text_pairs.h"
#include "engine/metrics/correlation.h"

namespace s2s::suite_readers {
namespace {

constexpr std::uintmax_t kLargestFile = 1u << 30;

/// A member named from the outside in as text; nothing where it is missing or neither text nor number.
std::optional<std::string> memberOf(const Json& record, const std::string& name) {
  const Json* place = &record;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('.', begin), name.size());
    if (!place->is_object()) return std::nullopt;
    const auto found = place->find(name.substr(begin, end - begin));
    if (found == place->end()) return std::nullopt;
    place = &*found;
    begin = end + 1;
  }
  if (place->is_string()) return place->get<std::string>();
  if (place->is_number() || place->is_boolean()) return writeJson(*place);
  return std::nullopt;
}

Error without(const std::filesystem::path& file, std::size_t number, const std::string& name) {
  return {"record " + std::to_string(number + 1) + " has no text or number \"" + name + "\"", file.string(),
          "see docs/korean_suite.md for the format that is expected", Error::Kind::invalidInput};
}

}  // namespace

Result<SuiteRows> readTable(const std::filesystem::path& file, const std::string& format,
                            const Columns& columns) {
  DataSource source;
  source.path = file.string();
  source.format = format;
  source.source = columns.text;
  if (!columns.second.empty()) source.pair = columns.second;
  source.labels.assign(columns.labels.begin(), columns.labels.end());
  auto loaded = loadPairs(source, RowNeeds::labels);
  if (!loaded) return loaded.error();
  SuiteRows read;
  read.rows.reserve(loaded->pairs.size());
  for (TextPair& pair : loaded->pairs)
    read.rows.push_back({std::move(pair.source), std::move(pair.second), std::move(pair.labels)});
  read.leftOut = loaded->badRows.count();
  if (const auto& described = loaded->badRows.described(); !described.empty())
    read.firstLeftOut = "line " + std::to_string(described.front().line) + ": " + described.front().why;
  return read;
}

Result<SuiteRows> readJsonRecords(const std::filesystem::path& file, const Columns& columns) {
  const auto json = readJsonFile(file, kLargestFile);
  if (!json) return json.error();
  if (!json->is_array() || json->empty())
    return Error{"the file is no list of records", file.string(),
                 "see docs/korean_suite.md for the format that is expected", Error::Kind::invalidInput};
  SuiteRows read;
  read.rows.reserve(json->size());
  for (std::size_t i = 0; i < json->size(); ++i) {
    const Json& record = (*json)[i];
    auto text = memberOf(record, columns.text);
    if (!text) return without(file, i, columns.text);
    SuiteRow row{std::move(*text), std::nullopt, {}};
    if (!columns.second.empty()) {
      row.second = memberOf(record, columns.second);
      if (!row.second) return without(file, i, columns.second);
    }
    for (const std::string& name : columns.labels) {
      auto label = memberOf(record, name);
      if (!label) return without(file, i, name);
      row.labels.push_back(std::move(*label));
    }
    read.rows.push_back(std::move(row));
  }
  return read;
}

double alikeF1(std::span<const double> expected, std::span<const double> predicted) {
  return binarisedF1(expected, predicted, 3.0);
}

}  // namespace s2s::suite_readers
