// Exactly what a model is fed for a row of a recipe's data.

#include "app/command_line/engine_verbs/training_arguments.h"
#include "engine/core/absolute_path.h"
#include "engine/front_door/xray_room.h"
#include "engine/runs/run_recipe.h"

namespace s2s::command_line {
namespace {

struct XrayOptions {
  std::string file;
  std::vector<std::string> changes;
  XrayRequest request;
  std::int64_t epoch = 1;  ///< counted from 1
};

std::string shown(const std::string& piece) { return piece.empty() ? "·" : piece; }

std::string lengthText(const XrayLength& length) {
  std::string text = std::to_string(length.whole) + " tokens";
  if (length.kept < length.whole) text += ", cut to " + std::to_string(length.kept);
  if (length.padded > 0) text += ", in " + std::to_string(length.padded) + " columns";
  return text;
}

void printSteps(const SampleXray& xray, Console& console) {
  for (const XrayStep& step : xray.steps) {
    console.line(step.what);
    console.line("  source  " + step.source);
    if (!step.second.empty()) console.line("  pair    " + step.second);
    if (!step.target.empty()) console.line("  target  " + step.target);
  }
}

void printFed(const std::string& title, const std::vector<FedToken>& tokens, bool hasTypes,
              Console& console) {
  if (tokens.empty()) return;
  std::vector<std::vector<std::string>> table = {{title, "id", "piece", "read"}};
  if (hasTypes) table.front().push_back("type");
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    table.push_back({std::to_string(i), std::to_string(tokens[i].id), shown(tokens[i].piece),
                     tokens[i].isRead ? "yes" : "padding"});
    if (hasTypes) table.back().push_back(std::to_string(tokens[i].type));
  }
  console.line("");
  console.table(table);
}

/// What is learned, beside what is read at the same position.
void printLearned(const SampleXray& xray, Console& console) {
  if (xray.labels.empty()) return;
  const bool decodes = !xray.decoderInput.empty();
  const std::vector<FedToken>& read = decodes ? xray.decoderInput : xray.source;
  std::vector<std::vector<std::string>> table = {
      {"target", decodes ? "decoder reads" : "reads", "piece", "label", "piece", "loss"}};
  for (std::size_t i = 0; i < xray.labels.size(); ++i) {
    const LearnedToken& label = xray.labels[i];
    table.push_back({std::to_string(i), i < read.size() ? std::to_string(read[i].id) : "",
                     i < read.size() ? shown(read[i].piece) : "", std::to_string(label.id),
                     shown(label.piece), label.isLearned ? "yes" : "no"});
  }
  console.line("");
  console.table(table);
}

void print(const SampleXray& xray, Console& console) {
  console.line(xray.set + ", " + xray.part + ", row " + groupedNumber(xray.row) + " of " +
               groupedNumber(xray.rows) + ", line " + groupedNumber(xray.line) + "; " + xray.family + ", " +
               xray.objective + (xray.head.empty() ? "" : ", head " + xray.head));
  console.line((xray.part == "train" ? "epoch " + std::to_string(xray.epoch + 1) + ", " : std::string()) +
               "micro-batch " + groupedNumber(xray.microBatch + 1) + ", row " +
               std::to_string(xray.place + 1) + " of " + std::to_string(xray.batchRows));
  console.line("");
  printSteps(xray, console);
  console.line("");
  console.line("source: " + lengthText(xray.sourceLength));
  if (!xray.sourceLength.cut.empty()) console.line("  cut off: " + xray.sourceLength.cut);
  if (hidesParts(xray)) {
    console.line("  once parts are hidden: " + groupedNumber(readTokens(xray)) + " tokens");
    console.line((xray.decoderInput.empty() ? "hidden: " : "target: ") + groupedNumber(learnedTokens(xray)) +
                 " tokens");
  }
  if (xray.targetLength.whole > 0) console.line("target: " + lengthText(xray.targetLength));
  if (!xray.targetLength.cut.empty()) console.line("  cut off: " + xray.targetLength.cut);
  for (const XrayLabel& label : xray.classes)
    console.line("label" + (label.column.empty() ? "" : " " + label.column) + ": " + label.label +
                 (label.number < 0 ? "" : " (class " + std::to_string(label.number) + ")"));
  for (const std::string& note : xray.notes) console.line("note: " + note);
  const bool hasTypes =
      std::ranges::any_of(xray.source, [](const FedToken& token) { return token.type != 0; });
  printFed("source", xray.source, hasTypes, console);
  printFed("second", xray.second, false, console);
  printLearned(xray, console);
}

}  // namespace

VerbRun declareDataXray(CLI::App& parser) {
  auto options = std::make_shared<XrayOptions>();
  parser.add_option("RECIPE", options->file, "Recipe file: s2s recipe new makes one")->required();
  CLI::Option* row =
      parser.add_option("--row", options->request.row, "Row of the set's part, counted from 1")
          ->check(CLI::PositiveNumber);
  parser.add_option("--line", options->request.line, "In place of --row: the row's line in its file")
      ->check(CLI::PositiveNumber)
      ->excludes(row);
  parser.add_option("--set", options->request.set, "Name of the data set; without it, the first");
  parser
      .add_option("--part", options->request.part, "train or validation; without it, whichever has the row")
      ->check(CLI::IsMember({"train", "validation"}));
  parser.add_option("--epoch", options->epoch, "Training rows: which epoch, counted from 1")
      ->check(CLI::PositiveNumber);
  parser
      .add_option("--change", options->changes,
                  "PATH=VALUE of the recipe, such as data.max_source_tokens=20; repeatable")
      ->allow_extra_args(false);
  return [=](const CommonOptions& common, Console& console) -> Result<int> {
    TrainingArguments arguments;
    arguments.changes = options->changes;
    const auto viewed = viewRecipe(options->file, arguments.allChanges(common));
    if (!viewed) return viewed.error();
    for (const std::string& caution : viewed->cautions) console.warning(caution);
    XrayRequest request = options->request;
    request.recipe = recipeToJson(viewed->recipe);
    request.epoch = options->epoch - 1;
    const RunControl control;
    XrayRoom room;
    const auto xray = room.xray(
        request, [&](const std::string& text) { console.note(text); }, control);
    if (!xray) return xray.error();
    console.document(toJson(*xray));
    print(*xray, console);
    return kDone;
  };
}

}  // namespace s2s::command_line
