#pragma once
// Which columns of a data file are its texts.

#include <CLI/CLI.hpp>

#include "app/command_line/verbs/data/subcommands.h"
#include "engine/data/text_pairs.h"

namespace s2s::command_line {

/// What columns are guessed from: so many rows, or so many bytes of cells where that is less.
inline constexpr std::size_t kRowsToGuessFrom = 200, kBytesToGuessFrom = std::size_t{16} << 20;

/// --source, --target, --pair, --label, --source-language, --target-language.
struct ColumnArguments {
  std::string source, target, pair, label;
  std::string sourceLanguage, targetLanguage;
};
std::shared_ptr<ColumnArguments> declareColumns(CLI::App& parser);

struct ChosenTexts {
  DataSource data;
  RowNeeds needs = RowNeeds::target;
};
/// The columns that were named; what was not is guessed from the file's beginning. With --pair rows are
/// labelled pairs, whether --label or --target names the label. A file of which no column looks like a text
/// is an error that lists its columns; a pair without a label, and --target beside --label, are errors too.
Result<ChosenTexts> chosenTexts(const DataFileArguments& file, const ColumnArguments& columns);

}  // namespace s2s::command_line
