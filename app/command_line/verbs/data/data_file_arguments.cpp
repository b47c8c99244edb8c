#include <algorithm>
#include <cstdio>
#include <iterator>

#include "app/command_line/verbs/data/subcommands.h"

namespace s2s::command_line {
namespace {

constexpr std::size_t kMostPrinted = 10;

std::string knownFormats() {
  std::string names = "auto";
  for (const std::string& name : readerFormats().names()) names += ", " + name;
  return names;
}

}  // namespace

std::shared_ptr<DataFileArguments> declareDataFile(CLI::App& parser) {
  auto arguments = std::make_shared<DataFileArguments>();
  parser.add_option("FILE", arguments->file, "Data file, plain or packed with gzip or zstd")->required();
  parser.add_option("--format", arguments->reader.format, knownFormats());
  parser.add_flag("!--no-header", arguments->reader.header,
                  "TSV and CSV: the first row is data, columns are numbered");
  parser.add_option("--target-file", arguments->reader.targetPath,
                    "Text: the file whose lines are the targets of FILE's lines");
  parser.add_option("--encoding", arguments->reader.decoding.encoding,
                    "auto, utf-8, utf-16le, utf-16be, cp949 or another name that ICU knows");
  parser.parse_complete_callback(
      [arguments] { arguments->reader.targetDecoding.encoding = arguments->reader.decoding.encoding; });
  return arguments;
}

std::string countedRows(std::int64_t rows) { return groupedNumber(rows) + (rows == 1 ? " row" : " rows"); }

Json badRowsToJson(const BadRows& badRows) {
  Json rows = Json::array();
  for (const BadRow& row : badRows.described()) rows.push_back({{"line", row.line}, {"why", row.why}});
  return rows;
}

void printBadRows(const BadRows& badRows, const Console& console) {
  std::size_t printed = 0;
  for (const BadRow& row : badRows.described()) {
    if (printed++ == kMostPrinted) break;
    console.line("line " + std::to_string(row.line) + ": " + row.why);
  }
  if (badRows.count() > static_cast<std::int64_t>(kMostPrinted)) {
    console.line("… and " + groupedNumber(badRows.count() - static_cast<std::int64_t>(kMostPrinted)) +
                 " more; --bad-rows FILE writes all of them");
  }
}

void noteOtherValues(const DataFileArguments& file, const std::string& to, const RowWriterOptions& writer,
                     const Console& console) {
  static constexpr std::string_view kWithValues[] = {"json", "jsonl", "parquet", "arrow"};
  const std::string written = writtenFormat(to, writer);
  const Result<std::string> read = chosenFormat(file.file, file.reader);
  if (!read || (written != "json" && written != "jsonl")) return;
  if (std::ranges::find(kWithValues, *read) != std::end(kWithValues))
    console.note(
        "numbers, true, false and null stay what they are; lists and other values are written as texts, "
        "members of objects as columns");
}

void tellMembersWithoutColumn(const MembersWithoutColumn& members, Json& document, const Console& console) {
  if (members.rows == 0) return;
  document["members_without_column"] = {
      {"rows", members.rows}, {"line", members.firstLine}, {"name", members.firstName}};
  console.warning(countedRows(members.rows) + (members.rows == 1 ? " has" : " have") +
                  " members that no column holds and that are left out, the first one \"" +
                  members.firstName + "\" in line " + std::to_string(members.firstLine) +
                  "; columns are taken from the first records, so move one with all members to the front");
}

void showReadingProgress(const RowReader& reader, std::int64_t rows, Console& console) {
  constexpr std::int64_t kEvery = 20000;
  if (rows % kEvery != 0) return;
  char text[64];
  std::snprintf(text, sizeof text, "%3.0f %%  ", 100.0 * reader.share());
  console.progress(text + countedRows(rows));
}

}  // namespace s2s::command_line
