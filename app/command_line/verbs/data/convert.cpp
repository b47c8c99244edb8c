// s2s data convert: a data file in another format.

#include <algorithm>

#include "app/command_line/pause_signal.h"
#include "app/command_line/verbs/data/subcommands.h"
#include "engine/data/bad_row_file.h"
#include "engine/data/row_writer.h"
#include "engine/data/shared_files.h"
#include "engine/data/text_pairs.h"

namespace s2s::command_line {
namespace {

struct ConvertArguments {
  std::string to, badRows;
  std::vector<std::string> columns;
  RowWriterOptions writer;
  bool force = false;
};

/// A column of the file and its name in the new one.
struct ChosenColumn {
  std::size_t index = 0;
  std::string name;
};

bool isNumber(const std::string& text) {
  return !text.empty() && text.size() < 10 && text.find_first_not_of("0123456789") == std::string::npos;
}

/// COLUMN or COLUMN=NAME; a column is named, or numbered from 1 where no column has that name.
Result<ChosenColumn> chosenColumn(const std::string& asked, const std::vector<std::string>& columns,
                                  const std::string& file) {
  const auto find = [&](const std::string& name) -> Result<std::size_t> {
    Result<std::size_t> found = findColumn(columns, name, file);
    if (!found && isNumber(name)) return findColumn(columns, std::int64_t{std::stoll(name)}, file);
    return found;
  };
  const Result<std::size_t> whole = find(asked);
  if (whole) return ChosenColumn{*whole, columns[*whole]};
  const std::size_t equals = asked.rfind('=');
  if (equals == std::string::npos) return whole.error();
  const Result<std::size_t> named = find(asked.substr(0, equals));
  if (!named) return named.error();
  return ChosenColumn{*named, asked.substr(equals + 1)};
}

Result<std::vector<ChosenColumn>> chosenColumns(const std::vector<std::string>& asked,
                                                const RowReader& reader, const std::string& file) {
  std::vector<ChosenColumn> chosen;
  if (asked.empty()) {
    for (std::size_t i = 0; i < reader.columns().size(); ++i) chosen.push_back({i, reader.columns()[i]});
  }
  for (const std::string& one : asked) {
    Result<ChosenColumn> column = chosenColumn(one, reader.columns(), file);
    if (!column) return column.error();
    for (const ChosenColumn& other : chosen) {
      if (other.name != column->name) continue;
      return Error{"two columns would be named \"" + column->name + "\"", "--column " + one,
                   "rename one with COLUMN=NAME", Error::Kind::invalidInput};
    }
    chosen.push_back(std::move(*column));
  }
  return chosen;
}

Result<int> convert(const DataFileArguments& file, const ConvertArguments& arguments, Console& console) {
  const Result<void> different = refuseSharedFiles(
      {file.file, file.reader.targetPath}, {arguments.to, arguments.writer.targetPath, arguments.badRows});
  if (!different) return different.error();
  Result<std::unique_ptr<RowReader>> opened = openRows(file.file, file.reader);
  if (!opened) return opened.error();
  RowReader& reader = **opened;
  const auto columns = chosenColumns(arguments.columns, reader, file.file);
  if (!columns) return columns.error();
  std::vector<std::string> names;
  std::vector<std::size_t> needed;
  for (const ChosenColumn& column : *columns) {
    names.push_back(column.name);
    needed.push_back(column.index);
  }
  if (arguments.columns.empty())
    reader.needAll();
  else
    reader.needOnly(needed);
  RowWriterOptions options = arguments.writer;
  options.existing = arguments.force ? StreamedFile::Existing::replace : StreamedFile::Existing::refuse;
  RunControl control;
  const StopSignal signals(control);
  Result<std::unique_ptr<RowWriter>> writer = RowWriter::open(arguments.to, names, options);
  if (!writer) return writer.error();
  std::optional<BadRowFile> badRowFile;
  if (!arguments.badRows.empty()) {
    Result<BadRowFile> bad = BadRowFile::open(arguments.badRows, options.existing);
    if (!bad) return bad.error();
    badRowFile.emplace(std::move(*bad));
  }
  std::optional<Error> notWritten;
  const auto keep = [&](const BadRow& row) {
    if (!badRowFile) return;
    if (const Result<void> added = badRowFile->add(row); !added) notWritten = added.error();
  };
  for (const BadRow& row : reader.badRows().described()) keep(row);
  reader.listenToBadRows(keep);

  BadRows unwritable;
  std::int64_t read = 0, written = 0;
  std::vector<std::string> cells(names.size());
  std::vector<std::size_t> bare;
  for (;;) {
    if (control.stopRequested())
      return Error{"converting was stopped", file.file, "", Error::Kind::cancelled};
    Result<std::optional<Row>> row = reader.next();
    if (!row) return row.error();
    if (notWritten) return *notWritten;
    if (!*row) break;
    bare.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::size_t column = (*columns)[i].index;
      cells[i] = (*row)->cells[column];
      if (std::ranges::binary_search((*row)->bare, column)) bare.push_back(i);
    }
    Result<std::string> why = (*writer)->add(cells, bare);
    if (!why) return why.error();
    if (why->empty()) {
      ++written;
    } else {
      std::string raw;
      for (const std::string& cell : cells) raw += (raw.empty() ? "" : "\t") + cell;
      keep({(*row)->line, *why, raw.substr(0, BadRow::kLongestRaw)});
      unwritable.add((*row)->line, std::move(*why));
    }
    showReadingProgress(reader, ++read, console);
  }
  console.endProgress();
  if (notWritten) return *notWritten;
  if (Result<void> finished = (*writer)->finish(); !finished) return finished.error();
  if (badRowFile) {
    if (Result<void> finished = badRowFile->finish(); !finished) return finished.error();
  }

  BadRows all = reader.badRows();
  all.merge(unwritable);
  Json document = {{"file", arguments.to},
                   {"rows", written},
                   {"bad_row_count", all.count()},
                   {"bad_rows", badRowsToJson(all)},
                   {"columns", names}};
  tellMembersWithoutColumn(reader.membersWithoutColumn(), document, console);
  console.document(document);
  console.line(countedRows(written) + " in " + arguments.to);
  noteOtherValues(file, arguments.to, arguments.writer, console);
  if (all.count() > 0)
    console.warning(countedRows(all.count()) + (all.count() == 1 ? " was left out" : " were left out"));
  printBadRows(all, console);
  return kDone;
}

}  // namespace

VerbRun declareDataConvert(CLI::App& parser) {
  const auto file = declareDataFile(parser);
  auto arguments = std::make_shared<ConvertArguments>();
  parser
      .add_option("--to", arguments->to,
                  "File to write; its name tells the format: .tsv, .csv, .jsonl, .json, "
                  "anything else plain text")
      ->required();
  parser.add_option("--to-format", arguments->writer.format,
                    "tsv, csv, jsonl, json or text, in place of the name's");
  parser.add_option("--to-target", arguments->writer.targetPath,
                    "Plain text: the file of the second column's lines (parallel text)");
  parser.add_option(
      "--column", arguments->columns,
      "Column to write, by name or number, as COLUMN or COLUMN=NEW_NAME; repeatable. All by default");
  parser.add_option("--bad-rows", arguments->badRows, "Write every row that is left out to this TSV file");
  parser.add_flag("--force", arguments->force, "Replace files that exist");
  return [file, arguments](const CommonOptions&, Console& console) {
    return convert(*file, *arguments, console);
  };
}

}  // namespace s2s::command_line
