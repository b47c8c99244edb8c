// s2s data inspect: what a data file holds, read from its first byte to its last.

#include <algorithm>
#include <cmath>

#include "app/command_line/pause_signal.h"
#include "app/command_line/verbs/data/check_arguments.h"
#include "app/command_line/verbs/data/other_set.h"
#include "app/command_line/verbs/data/subcommands.h"
#include "engine/data/bad_row_file.h"
#include "engine/data/checks/report_json.h"
#include "engine/data/column_guess.h"
#include "engine/data/shared_files.h"

namespace s2s::command_line {
namespace {

struct InspectArguments {
  std::string badRows;
  bool force = false;
};

/// What is counted over all rows of a column.
struct ColumnCount {
  std::int64_t empty = 0, characters = 0, longest = 0;
};

struct Inspected {
  TablePreview preview;
  std::int64_t rows = 0;
  std::vector<ColumnCount> columns;
  BadRows badRows;
  MembersWithoutColumn without;
  std::optional<Error> problem;  ///< what ended the reading early
};

std::int64_t charactersIn(const std::string& text) {
  return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

/// Bytes that are no text have no characters.
void count(const Row& row, std::vector<ColumnCount>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (std::ranges::find(row.binary, i) != row.binary.end()) continue;
    const std::int64_t characters = charactersIn(row.cells[i]);
    columns[i].empty += characters == 0;
    columns[i].characters += characters;
    columns[i].longest = std::max(columns[i].longest, characters);
  }
}

Result<Inspected> inspect(const DataFileArguments& file, BadRowFile* badRowFile, const RunControl& control,
                          Console& console) {
  Inspected result;
  const Result<std::string> format = chosenFormat(file.file, file.reader);
  if (!format) return format.error();
  Result<std::unique_ptr<RowReader>> opened = openRows(file.file, file.reader);
  if (!opened) return opened.error();
  RowReader& reader = **opened;
  std::optional<Error> notWritten;
  if (badRowFile != nullptr) {
    for (const BadRow& row : reader.badRows().described()) {
      if (const Result<void> added = badRowFile->add(row); !added) return added.error();
    }
    reader.listenToBadRows([badRowFile, &notWritten](const BadRow& row) {
      if (const Result<void> added = badRowFile->add(row); !added) notWritten = added.error();
    });
  }
  result.preview.format = *format;
  result.preview.form = reader.form();
  result.preview.columns = reader.columns();
  result.columns.resize(reader.columns().size());
  for (std::size_t previewed = 0;;) {
    if (control.stopRequested()) return Error{"reading was stopped", file.file, "", Error::Kind::cancelled};
    Result<std::optional<Row>> row = reader.next();
    if (notWritten) return *notWritten;
    if (!row) result.problem = row.error();
    if (!row || !*row) break;
    count(**row, result.columns);
    if (result.preview.rows.size() < kRowsToGuessFrom && previewed < kBytesToGuessFrom) {
      for (const std::string& cell : (*row)->cells) previewed += cell.size();
      result.preview.rows.push_back(std::move(**row));
    }
    showReadingProgress(reader, ++result.rows, console);
  }
  console.endProgress();
  result.badRows = reader.badRows();
  result.without = reader.membersWithoutColumn();
  return result;
}

/// Writes the bad rows where that is asked; a signal leaves no file of them.
Result<Inspected> inspect(const DataFileArguments& file, const InspectArguments& arguments,
                          Console& console) {
  RunControl control;
  const StopSignal signals(control);
  if (arguments.badRows.empty()) return inspect(file, nullptr, control, console);
  Result<BadRowFile> badRows = BadRowFile::open(
      arguments.badRows, arguments.force ? StreamedFile::Existing::replace : StreamedFile::Existing::refuse);
  if (!badRows) return badRows.error();
  Result<Inspected> result = inspect(file, &*badRows, control, console);
  if (!result) return result;
  if (Result<void> finished = badRows->finish(); !finished) return finished.error();
  return result;
}

/// Everything that an inspection looks at.
std::vector<std::filesystem::path> filesReadFor(const DataFileArguments& file, const CheckArguments& checks) {
  std::vector<std::filesystem::path> files = {file.file, file.reader.targetPath};
  for (const auto* named : {&checks.against, &checks.validation, &checks.also}) {
    for (const std::string& given : *named) {
      for (std::string& name : filesNamed(given)) files.emplace_back(std::move(name));
    }
  }
  return files;
}

std::string roleOf(const ColumnGuess& guess, std::size_t column) {
  if (guess.source == column) return "source";
  if (guess.target == column) return "target";
  if (guess.pair == column) return "pair";
  if (guess.label == column) return "label";
  if (guess.score == column) return "score";
  return guess.facts[column].isBinary ? "binary" : "";
}

double meanCharacters(const Inspected& result, std::size_t column) {
  const std::int64_t filled = result.rows - result.columns[column].empty;
  if (filled == 0) return 0.0;
  return std::round(10.0 * static_cast<double>(result.columns[column].characters) /
                    static_cast<double>(filled)) /
         10.0;
}

Json documentOf(const Inspected& result, const ColumnGuess& guess) {
  Json columns = Json::array();
  for (std::size_t i = 0; i < guess.facts.size(); ++i) {
    const std::string role = roleOf(guess, i);
    columns.push_back({{"name", guess.facts[i].name},
                       {"role", role.empty() ? Json() : Json(role)},
                       {"language", guess.facts[i].language.empty() ? Json() : Json(guess.facts[i].language)},
                       {"empty", result.columns[i].empty},
                       {"mean_characters", meanCharacters(result, i)},
                       {"longest_characters", result.columns[i].longest}});
  }
  Json document = {{"rows", result.rows},
                   {"bad_row_count", result.badRows.count()},
                   {"bad_rows", badRowsToJson(result.badRows)},
                   {"columns", columns},
                   {"format", result.preview.format},
                   {"encoding", result.preview.form.encoding},
                   {"byte_order_mark", result.preview.form.byteOrderMark},
                   {"compression", result.preview.form.compression}};
  if (!result.preview.form.targets.empty()) document["targets"] = result.preview.form.targets;
  if (result.problem) document["error"] = result.problem->message();
  return document;
}

void print(const Inspected& result, const ColumnGuess& guess, const Console& console) {
  console.line(countedRows(result.rows) + ", " + groupedNumber(result.badRows.count()) + " bad; " +
               result.preview.format + ", " + result.preview.form.words());
  std::vector<std::vector<std::string>> table = {
      {"column", "looks like", "language", "empty", "mean characters", "longest"}};
  for (std::size_t i = 0; i < guess.facts.size(); ++i) {
    const std::string mean = writeJson(meanCharacters(result, i));
    table.push_back({guess.facts[i].name, roleOf(guess, i), guess.facts[i].language,
                     groupedNumber(result.columns[i].empty), mean, groupedNumber(result.columns[i].longest)});
  }
  console.table(table);
  printBadRows(result.badRows, console);
}

}  // namespace

VerbRun declareDataInspect(CLI::App& parser) {
  const auto file = declareDataFile(parser);
  const auto checks = declareChecks(parser);
  auto arguments = std::make_shared<InspectArguments>();
  parser.add_option("--bad-rows", arguments->badRows,
                    "Write every bad row to this TSV file: line, reason, and how it stands in the file");
  parser.add_flag("--force", arguments->force, "Replace the file of bad rows where it exists");
  return [file, checks, arguments](const CommonOptions&, Console& console) -> Result<int> {
    const Result<void> different = refuseSharedFiles(filesReadFor(*file, *checks), {arguments->badRows});
    if (!different) return different.error();
    const Result<Inspected> result = inspect(*file, *arguments, console);
    if (!result) return result.error();
    const ColumnGuess guess = guessColumns(result->preview);
    Json document = documentOf(*result, guess);
    print(*result, guess, console);
    tellMembersWithoutColumn(result->without, document, console);
    // A file whose end cannot be read has told what it can; one without a text has nothing to check.
    const bool checkable = guess.source || checks->asked();
    const Result<DataReport> report = result->problem || result->rows == 0 || !checkable
                                          ? Result<DataReport>(DataReport{})
                                          : runChecks(*file, *checks, console);
    if (!report) return report.error();
    if (!report->sets.empty()) {
      document["checks"] = reportToJson(*report);
      printReport(*report, console);
    }
    console.document(document);
    if (result->problem) return *result->problem;
    return kDone;
  };
}

}  // namespace s2s::command_line
