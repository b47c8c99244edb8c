#pragma once
// The parts of `s2s data`: each in a file of its own beside this one, and one line in data.cpp.

#include "app/command_line/verb.h"
#include "engine/data/row_reader.h"
#include "engine/data/row_writer.h"

namespace s2s::command_line {

VerbRun declareDataInspect(CLI::App& parser);
VerbRun declareDataCheck(CLI::App& parser);
VerbRun declareDataConvert(CLI::App& parser);
/// Declared by the engine's module, which is loaded once the command line names this part.
VerbRun declareDataXrayLater(CLI::App& parser);
VerbRun declareDataFilter(CLI::App& parser);

/// Which file is read and how: FILE, --format, --no-header, --target-file, --encoding.
struct DataFileArguments {
  std::string file;
  ReaderOptions reader;
};
std::shared_ptr<DataFileArguments> declareDataFile(CLI::App& parser);

/// "1 row", "1,234 rows".
std::string countedRows(std::int64_t rows);

/// As the JSON documents of `s2s data` list them, with a closing note where more were met than described.
Json badRowsToJson(const BadRows& badRows);

/// The first few for a person, and how many more there are.
void printBadRows(const BadRows& badRows, const Console& console);

/// Says which values are texts in the JSON that is written, where the file that is read may have others.
void noteOtherValues(const DataFileArguments& file, const std::string& to, const RowWriterOptions& writer,
                     const Console& console);

/// Tells the person and the document of members of JSON records that are in no column; nothing where there
/// are none.
void tellMembersWithoutColumn(const MembersWithoutColumn& members, Json& document, const Console& console);

/// Shows how far a file was read, from time to time.
void showReadingProgress(const RowReader& reader, std::int64_t rows, Console& console);

}  // namespace s2s::command_line
