#include "engine/suites/suite_plan.h"

#include <algorithm>

#include "engine/comparisons/learned_data.h"
#include "engine/core/absolute_path.h"
#include "engine/core/atomic_file.h"
#include "engine/core/sha256.h"
#include "engine/core/table_cell.h"
#include "engine/suites/begun_files.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// A header and a line a row; what cannot be in a cell becomes a space.
std::string tableOf(const SuiteTask& task, std::span<const SuiteRow> rows, bool pairs) {
  std::string text = pairs ? "text\tsecond" : "text";
  for (const std::string& column : task.labelColumns) text += "\t" + column;
  text += "\n";
  for (const SuiteRow& row : rows) {
    text += tableCell(row.text);
    if (pairs) text += "\t" + tableCell(row.second.value_or(""));
    for (const std::string& label : row.labels) text += "\t" + tableCell(label);
    text += "\n";
  }
  return text;
}

Json dataSetOf(const SuiteTask& task, const fs::path& file, bool pairs) {
  Json set = {{"name", file.stem().string()}, {"path", file.string()}, {"format", "tsv"}, {"source", "text"}};
  if (pairs) set["pair"] = "second";
  if (task.labelColumns.size() > 1)
    set["labels"] = task.labelColumns;
  else
    set["target"] = task.labelColumns.front();
  return set;
}

/// What all tasks of the kind have in common.
Json usualRecipe(SuiteKind kind) {
  Json recipe = {{"data", {{"validation", {{"split", 0.03}}}, {"max_source_tokens", 64}}},
                 {"training", {{"steps", 600}, {"batch_size", 64}, {"device", "auto"}}},
                 {"optimizer", {{"kind", "adamw"}, {"learning_rate", 0.0008}, {"weight_decay", 0.01}}},
                 {"schedule", {{"kind", "linear"}, {"warmup_share", 0.1}}},
                 {"checkpoints", {{"every_steps", 300}, {"keep_last", 1}, {"keep_best", false}}},
                 {"evaluation", {{"every_steps", 150}, {"batch_size", 128}, {"samples", 0}}}};
  if (kind == SuiteKind::classification) recipe["objective"]["kind"] = "sequence-classification";
  if (kind == SuiteKind::regression) recipe["objective"]["kind"] = "regression";
  return recipe;
}

/// The rows of a file, which is noted in `from`.
Result<std::vector<SuiteRow>> readPart(const SuiteTask& task, const fs::path& file,
                                       std::vector<SuiteFile>& from) {
  auto read = task.read(file);
  if (!read) return read.error();
  auto digest = sha256OfFile(file);
  if (!digest) return digest.error();
  from.push_back({file.string(), std::move(*digest), read->rows.size(), read->leftOut, read->firstLeftOut});
  for (const SuiteRow& row : read->rows) {
    if (row.labels.size() == task.labelColumns.size()) continue;
    return Error{"a row has " + std::to_string(row.labels.size()) + " labels", file.string(),
                 "check the file"};
  }
  return std::move(read->rows);
}

Result<void> writeRows(const SuiteTask& task, const SuiteRequest& request, const std::string& train,
                       const std::string& test, const PreparedTask& prepared) {
  if (auto written = writeFileAtomically(prepared.train, train); !written) return written;
  if (auto written = writeFileAtomically(prepared.test, test); !written) return written;
  return writeBegunFiles(request.folder, task.name, prepared.from);
}

Error otherRows(const SuiteFile& file) {
  return {"the file has other rows than when its task began", file.path,
          "bring back the file as it was, or run the suite in another folder", Error::Kind::invalidInput};
}

/// Whether a table that was written earlier holds these rows; one that is gone is written again.
Result<void> checkRows(const fs::path& table, const std::string& rows, const SuiteFile& from) {
  std::error_code ignored;
  if (!fs::exists(table, ignored)) return writeFileAtomically(table, rows);
  const auto before = sha256OfFile(table);
  if (!before) return before.error();
  if (*before != sha256(rows)) return otherRows(from);
  return {};
}

/// Former programs wrote the table anew from any file; what its models learned from, their runs know.
Result<void> checkLearned(const fs::path& folder, const PreparedTask& prepared) {
  const auto queue = readQueue(folder);
  if (!queue) return queue.error();
  DataSection learned;
  learned.train.emplace_back().path = absolutePath(prepared.train).string();
  const auto same = checkSameData(folder, *queue, queue->runs.front(), learned);
  if (!same && same.error().kind == Error::Kind::invalidInput) return otherRows(prepared.from.front());
  return same;
}

/// Of a task whose models have begun to train: its rows stay what they were, and so does what is said of the
/// files they were read from.
Result<void> keepRows(const SuiteTask& task, const SuiteRequest& request, const std::string& train,
                      const std::string& test, PreparedTask& prepared) {
  auto begun = begunFiles(request.folder, task.name);
  if (!begun) return begun.error();
  if (auto same = checkBegunFiles(*begun, prepared.from); !same) return same;
  if (auto same = checkRows(prepared.train, train, prepared.from.front()); !same) return same;
  if (auto same = checkRows(prepared.test, test, prepared.from.back()); !same) return same;
  if (!begun->empty()) {
    prepared.from = std::move(*begun);
    return {};
  }
  if (auto same = checkLearned(request.folder / task.name, prepared); !same) return same;
  return writeBegunFiles(request.folder, task.name, prepared.from);
}

}  // namespace

std::optional<fs::path> foundFile(const fs::path& dataFolder, const std::vector<std::string>& names) {
  std::error_code ignored;
  for (const std::string& name : names) {
    if (fs::is_regular_file(dataFolder / name, ignored)) return dataFolder / name;
  }
  return std::nullopt;
}

Result<std::optional<PreparedTask>> prepareTask(const SuiteTask& task, const SuiteRequest& request) {
  const std::optional<PreparedTask> none;
  const auto trainFile = foundFile(request.dataFolder, task.trainFiles);
  const auto testFile = task.heldOut > 0 ? trainFile : foundFile(request.dataFolder, task.testFiles);
  if (!trainFile || !testFile) return none;
  PreparedTask prepared;
  auto train = readPart(task, *trainFile, prepared.from);
  if (!train) return train.error();
  std::vector<SuiteRow> test;
  if (task.heldOut > 0) {
    if (train->size() <= task.heldOut)
      return Error{"the file has no more than the rows that are held out", trainFile->string(),
                   "check the file"};
    const auto first = train->end() - static_cast<std::ptrdiff_t>(task.heldOut);
    test.assign(std::make_move_iterator(first), std::make_move_iterator(train->end()));
    train->erase(first, train->end());
  } else {
    auto read = readPart(task, *testFile, prepared.from);
    if (!read) return read.error();
    test = std::move(*read);
  }
  prepared.pairs = !train->empty() && train->front().second.has_value();
  const fs::path folder = request.folder / "data";
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem) return Error{"the folder cannot be made: " + problem.message(), folder.string(), ""};
  prepared.train = folder / (task.name + "-train.tsv");
  prepared.test = folder / (task.name + "-test.tsv");
  const std::string trainTable = tableOf(task, *train, prepared.pairs);
  const std::string testTable = tableOf(task, test, prepared.pairs);
  const auto begun = hasBegun(request.folder, task.name);
  if (!begun) return begun.error();
  auto kept = *begun ? keepRows(task, request, trainTable, testTable, prepared)
                     : writeRows(task, request, trainTable, testTable, prepared);
  if (!kept) return kept.error();
  return std::optional(std::move(prepared));
}

Result<std::optional<Comparison>> comparisonFor(const SuiteTask& task, const PreparedTask& prepared,
                                                const SuiteRequest& request) {
  Json recipe = usualRecipe(task.kind);
  recipe.merge_patch(task.recipe);
  recipe["data"]["train"] = Json::array({dataSetOf(task, prepared.train, prepared.pairs)});
  for (const std::string& change : request.changes) {
    if (auto set = setRecipeValue(recipe, change); !set) return set.error();
  }
  Json entrants = Json::array();
  for (const SuiteModel& model : request.models) {
    if (task.kind == SuiteKind::writing && !model.writes) continue;
    entrants.push_back({{"name", model.name},
                        {"model", model.model},
                        {"tokenizer", model.tokenizer},
                        {"starting_point", toText(model.startingPoint)}});
  }
  if (entrants.empty()) return std::optional<Comparison>();
  auto comparison = parseComparison({{"name", task.title},
                                     {"recipe", std::move(recipe)},
                                     {"entrants", std::move(entrants)},
                                     {"seeds", request.seeds},
                                     {"test", dataSetOf(task, prepared.test, prepared.pairs)},
                                     {"evaluation", {{"batch_size", 128}, {"samples", 6}}}});
  if (!comparison) return comparison.error();
  auto resolved = resolveComparison(std::move(*comparison), request.folder);
  if (!resolved) return resolved.error();
  return std::optional(std::move(*resolved));
}

std::optional<std::size_t> entrantOf(const SuiteModel& model, const Comparison& comparison) {
  const auto found = std::ranges::find(comparison.entrants, model.name, &Entrant::name);
  if (found == comparison.entrants.end()) return std::nullopt;
  return static_cast<std::size_t>(found - comparison.entrants.begin());
}

}  // namespace s2s
