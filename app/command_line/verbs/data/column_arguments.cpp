#include "app/command_line/verbs/data/column_arguments.h"

#include "engine/data/column_guess.h"

namespace s2s::command_line {
namespace {

/// Sets a column to the one that was named, else to the guessed one; false where there is neither.
Result<bool> choose(ColumnReference& column, const std::string& given,
                    const std::optional<std::size_t>& guess, const TablePreview& preview,
                    const std::string& file) {
  if (!given.empty()) {
    Result<ColumnReference> found = columnNamed(preview.columns, given, file);
    if (!found) return found.error();
    column = std::move(*found);
    return true;
  }
  if (guess) column = static_cast<std::int64_t>(*guess) + 1;
  return guess.has_value();
}

}  // namespace

std::shared_ptr<ColumnArguments> declareColumns(CLI::App& parser) {
  auto arguments = std::make_shared<ColumnArguments>();
  parser.add_option("--source", arguments->source, "Column of the source text, by name or number");
  parser.add_option("--target", arguments->target, "Column of the target text, by name or number");
  parser.add_option("--pair", arguments->pair,
                    "Labelled pairs: column of the second text, beside --label or --target");
  parser.add_option("--label", arguments->label, "Classification: column of the label, in place of a target");
  parser.add_option("--source-language", arguments->sourceLanguage,
                    "Code of the source's language, such as en");
  parser.add_option("--target-language", arguments->targetLanguage,
                    "Code of the target's language, such as ko");
  return arguments;
}

Result<ChosenTexts> chosenTexts(const DataFileArguments& file, const ColumnArguments& columns) {
  if (!columns.target.empty() && !columns.label.empty())
    return Error{"--target and --label both name what is predicted", file.file,
                 "give one of them: --label for classes, --target for texts; with --pair both mean the same",
                 Error::Kind::invalidInput};
  const Result<TablePreview> preview = previewRows(file.file, file.reader, kRowsToGuessFrom);
  if (!preview) return preview.error();
  const ColumnGuess guess = guessColumns(*preview);
  ChosenTexts chosen;
  DataSource& data = chosen.data;
  data.path = file.file;
  data.targetPath = file.reader.targetPath;
  data.format = file.reader.format;
  data.header = file.reader.header;
  data.encoding = file.reader.decoding.encoding;
  data.sourceLanguage = columns.sourceLanguage;
  data.targetLanguage = columns.targetLanguage;
  const auto set = [&](ColumnReference& column, const std::string& given,
                       const std::optional<std::size_t>& guessed) {
    return choose(column, given, guessed, *preview, file.file);
  };
  const Result<bool> source = set(data.source, columns.source, guess.source);
  if (!source) return source.error();
  if (!*source) {
    std::string names;
    for (const std::string& name : preview->columns) names += (names.empty() ? "" : ", ") + name;
    return Error{"no column looks like a text", file.file, "name one of these with --source: " + names,
                 Error::Kind::invalidInput};
  }
  // What is given as --pair is read beside a label, whichever option names that.
  const bool labelled = !columns.label.empty() || !columns.pair.empty() ||
                        (columns.target.empty() && !guess.target && guess.label);
  if (labelled) {
    const std::string& named = columns.label.empty() ? columns.target : columns.label;
    const Result<bool> label = set(data.target, named, guess.label ? guess.label : guess.score);
    if (!label) return label.error();
    if (!*label)
      return Error{"--pair is read beside a label, and no column looks like one", file.file,
                   "name the label's column with --label or --target", Error::Kind::invalidInput};
    ColumnReference pair;
    const Result<bool> second = set(pair, columns.pair, guess.pair);
    if (!second) return second.error();
    if (*second) data.pair = pair;
    chosen.needs = RowNeeds::labels;
    return chosen;
  }
  const Result<bool> target = set(data.target, columns.target, guess.target ? guess.target : guess.pair);
  if (!target) return target.error();
  if (!*target) chosen.needs = RowNeeds::nothing;
  return chosen;
}

}  // namespace s2s::command_line
