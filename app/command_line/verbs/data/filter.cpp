// s2s data filter: a data file without the rows that filters leave out.

#include <cstdio>

#include "app/command_line/pause_signal.h"
#include "app/command_line/verbs/data/column_arguments.h"
#include "engine/data/filters/filter_file.h"
#include "engine/data/filters/written_filter.h"

namespace s2s::command_line {
namespace {

struct FilterArguments {
  std::vector<std::string> filters;
  std::string to, removed;
  RowWriterOptions writer;
  bool force = false;
};

std::string knownFilters() {
  std::string names;
  for (const std::string& name : filterKinds().names()) names += (names.empty() ? "" : ", ") + name;
  return names;
}

Json countsToJson(const std::vector<FilterCount>& counts, const Json& filters) {
  Json list = Json::array();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    list.push_back({{"filter", filters[i]},
                    {"seen", counts[i].seen},
                    {"removed", counts[i].removed},
                    {"shortened", counts[i].shortened}});
  }
  return list;
}

Result<int> filter(const DataFileArguments& file, const ColumnArguments& columns,
                   const FilterArguments& arguments, Console& console) {
  Result<ChosenTexts> texts = chosenTexts(file, columns);
  if (!texts) return texts.error();
  Json written = Json::array();
  for (const std::string& text : arguments.filters) {
    Result<Json> one = readWrittenFilter(text);
    if (!one) return one.error();
    written.push_back(std::move(*one));
  }
  Result<Json> filters = checkFilters(written, "filters");
  if (!filters) return filters.error();
  FilterFileRequest request{texts->data, texts->needs, arguments.to, arguments.removed, arguments.writer};
  request.data.filters = *filters;
  request.writer.existing =
      arguments.force ? StreamedFile::Existing::replace : StreamedFile::Existing::refuse;
  RunControl control;
  const StopSignal signals(control);
  const Result<FilterFileResult> result =
      filterFile(request, control, [&console](double share, std::int64_t rows) {
        char text[64];
        std::snprintf(text, sizeof text, "%3.0f %%  ", 100.0 * share);
        console.progress(text + countedRows(rows));
      });
  console.endProgress();
  if (!result) return result.error();
  Json document = {{"file", arguments.to},
                   {"rows", result->written},
                   {"removed", result->removed},
                   {"filters", countsToJson(result->filters, *filters)},
                   {"bad_row_count", result->badRows.count()},
                   {"bad_rows", badRowsToJson(result->badRows)}};
  tellMembersWithoutColumn(result->without, document, console);
  console.document(document);
  console.line(groupedNumber(result->written) + " of " + countedRows(result->read) + " in " + arguments.to);
  noteOtherValues(file, arguments.to, arguments.writer, console);
  for (const FilterCount& count : result->filters) console.line(describe(count));
  if (result->badRows.count() > 0)
    console.warning(countedRows(result->badRows.count()) + " could not be read or written");
  printBadRows(result->badRows, console);
  return kDone;
}

}  // namespace

VerbRun declareDataFilter(CLI::App& parser) {
  const auto file = declareDataFile(parser);
  const auto columns = declareColumns(parser);
  auto arguments = std::make_shared<FilterArguments>();
  parser
      .add_option(
          "--filter", arguments->filters,
          "NAME, NAME:key=value,… or a JSON object; repeatable, applied in order. Names: " + knownFilters())
      ->required()
      ->allow_extra_args(false);
  parser
      .add_option(
          "--to", arguments->to,
          "File to write; its name tells the format: .tsv, .csv, .jsonl, .json, anything else plain text")
      ->required();
  parser.add_option("--to-format", arguments->writer.format,
                    "tsv, csv, jsonl, json or text, in place of the name's");
  parser.add_option("--to-target", arguments->writer.targetPath,
                    "Plain text: the file of the second column's lines (parallel text)");
  parser.add_option("--removed", arguments->removed,
                    "Write every row that goes to this file, with its line and why");
  parser.add_flag("--force", arguments->force, "Replace files that exist");
  return [file, columns, arguments](const CommonOptions&, Console& console) {
    return filter(*file, *columns, *arguments, console);
  };
}

}  // namespace s2s::command_line
