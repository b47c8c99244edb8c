#include "engine/front_door/xray_room.h"

#include <algorithm>

#include "engine/front_door/recipe_stamp.h"
#include "engine/front_door/xray_reading.h"
#include "engine/recipes/stored_recipe.h"
#include "engine/tokenizers/vanished_characters.h"
#include "engine/training/training_setup.h"
#include "engine/training/validation.h"

namespace s2s {
namespace {

Error invalid(std::string what, std::string remedy) {
  return {std::move(what), "", std::move(remedy), Error::Kind::invalidInput};
}

Result<Recipe> recipeOf(const XrayRequest& request) {
  auto recipe = parseStoredRecipe(request.recipe);
  if (!recipe) return recipe;
  return resolveRecipePaths(std::move(*recipe), request.recipeFolder);
}

/// A row of one part of a data set, and the example made of it.
struct FoundRow {
  const RowSet* set = nullptr;
  std::string part;
  std::size_t number = 0;  ///< of the set within its part
  std::size_t row = 0;
  std::size_t example = 0;
};

const TextPair& textOf(const FoundRow& found) { return found.set->rows[found.row]; }

/// The example of a row, if the limits left it in.
std::optional<std::size_t> exampleOf(const KeptRows& kept, std::size_t row) {
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept.row(i) == row) return i;
  }
  return std::nullopt;
}

/// The row that was asked for among those of a set; nothing where it has none such.
std::optional<std::size_t> rowIn(const RowSet& set, const XrayRequest& request) {
  if (request.line > 0) {
    const auto at = std::ranges::find(set.rows, request.line, &TextPair::line);
    if (at == set.rows.end()) return std::nullopt;
    return static_cast<std::size_t>(at - set.rows.begin());
  }
  if (request.row < 1 || request.row > std::ssize(set.rows)) return std::nullopt;
  return static_cast<std::size_t>(request.row - 1);
}

bool isAskedFor(const RowSet& set, const XrayRequest& request) {
  return request.set.empty() || request.set == set.name;
}

/// Why a row is not shown that is there.
std::optional<Error> keptForTest(const TrainingRows& rows, const XrayRequest& request) {
  if (request.line < 1) return std::nullopt;
  for (const RowSet& set : rows.test) {
    if (!isAskedFor(set, request) || !rowIn(set, request)) continue;
    return invalid("line " + std::to_string(request.line) + " of " + set.name +
                       " is kept for the test, which no run is fed",
                   "take a row of another part; the test rows are written to RUN/test when a run begins");
  }
  return std::nullopt;
}

Error noSuchRow(const TrainingRows& rows, const XrayRequest& request) {
  if (auto kept = keptForTest(rows, request)) return *kept;
  std::string known, sizes;
  const auto list = [&](const std::vector<RowSet>& sets, const std::string& part) {
    for (const RowSet& set : sets) {
      if (isAskedFor(set, request))
        sizes +=
            (sizes.empty() ? "" : ", ") + (set.name + " " + part + ": ") + std::to_string(set.rows.size());
      known += (known.empty() ? "" : ", ") + set.name + " (" + part + ")";
    }
  };
  list(rows.train, "train");
  list(rows.validation, "validation");
  list(rows.test, "test");
  if (sizes.empty()) return invalid("there is no data set " + request.set, "the sets are: " + known);
  const std::string what = request.line > 0 ? "no usable row is in line " + std::to_string(request.line)
                                            : "there is no row " + std::to_string(request.row);
  return invalid(
      what, "rows are counted from 1, without those that filters and unreadable cells left out; there are " +
                sizes);
}

/// Why no example is made of a row.
Error leftOutError(const FoundRow& found, const KeptRows& kept) {
  const std::string row = "line " + std::to_string(textOf(found).line) + " of " + found.set->name;
  if (kept.isBehindLimit(found.row))
    return invalid(row + " is left out: limit_tokens takes rows before it only",
                   "raise limit_tokens of the data set, or take an earlier row");
  return invalid(row + " is left out: it does not fit the limits",
                 "raise data.max_source_tokens and max_target_tokens, or set data.overlong to truncate");
}

Result<FoundRow> findRow(const FeedingSetup& setup, const XrayRequest& request) {
  const auto wants = [&](const char* part) { return request.part.empty() || request.part == part; };
  std::optional<Error> leftOut;
  const auto look = [&](const std::vector<RowSet>& sets, const char* part,
                        const auto& keptOf) -> std::optional<FoundRow> {
    for (std::size_t i = 0; wants(part) && i < sets.size(); ++i) {
      if (!isAskedFor(sets[i], request)) continue;
      const auto row = rowIn(sets[i], request);
      if (!row) continue;
      const KeptRows& kept = keptOf(i);
      if (const auto example = exampleOf(kept, *row)) return FoundRow{&sets[i], part, i, *row, *example};
      leftOut = leftOutError({&sets[i], part, i, *row, 0}, kept);
    }
    return std::nullopt;
  };
  auto found = look(setup.rows.train, "train",
                    [&](std::size_t i) -> const KeptRows& { return setup.data.train()[i].kept(); });
  if (!found) {
    found = look(setup.rows.validation, "validation",
                 [&](std::size_t i) -> const KeptRows& { return setup.data.validation()[i].kept; });
  }
  if (found) return *found;
  return leftOut ? *leftOut : noSuchRow(setup.rows, request);
}

/// The micro-batch of a training row, and the row's place in it.
Result<std::vector<Example>> trainingBatch(TrainingData& data, const FoundRow& found,
                                           const XrayRequest& request, SampleXray& xray) {
  constexpr std::int64_t kEpochsAhead = 1000;
  auto index = static_cast<std::int64_t>(found.example);
  for (std::size_t i = 0; i < found.number; ++i) index += static_cast<std::int64_t>(data.train()[i].size());
  DataOrder& order = data.order();
  const auto number = order.batchWith(index, request.epoch);
  if (!number) {
    std::int64_t later = request.epoch + 1;
    while (later < request.epoch + kEpochsAhead && !order.batchWith(index, later)) ++later;
    return invalid("epoch " + std::to_string(request.epoch + 1) + " leaves this row out",
                   later < request.epoch + kEpochsAhead ? "it comes in epoch " + std::to_string(later + 1)
                                                        : "take another row");
  }
  const auto rows = order.batch(*number);
  xray.epoch = request.epoch;
  xray.microBatch = *number;
  xray.place = std::ranges::find(rows, index) - rows.begin();
  const auto packs = order.packs(*number);
  if (!packs.empty()) {
    const auto pack = std::ranges::upper_bound(packs, xray.place);
    const std::int64_t first = pack == packs.begin() ? 0 : *(pack - 1);
    if (*pack - first > 1)
      xray.notes.push_back("The row is packed: text " + std::to_string(xray.place - first + 1) + " of the " +
                           std::to_string(*pack - first) +
                           " that share these positions without seeing each other.");
    xray.place = pack - packs.begin();
  }
  return data.microBatch(*number);
}

/// The batch in which a validation reads the row.
std::vector<Example> validationBatch(const ValidationSet& set, const FoundRow& found, const Recipe& recipe,
                                     SampleXray& xray) {
  const auto size = static_cast<std::size_t>(recipe.evaluation.batchSize > 0 ? recipe.evaluation.batchSize
                                                                             : recipe.training.batchSize);
  const auto order = evaluationOrder(set.examples);
  const auto at = static_cast<std::size_t>(std::ranges::find(order, found.example) - order.begin());
  const std::size_t begin = at / size * size;
  std::vector<Example> examples;
  for (std::size_t i = begin; i < std::min(order.size(), begin + size); ++i)
    examples.push_back(set.examples[order[i]]);
  xray.microBatch = static_cast<std::int64_t>(at / size);
  xray.place = static_cast<std::int64_t>(at - begin);
  return examples;
}

bool hidesTokens(const RowSet& set) {
  return set.objective == "span-corruption" || set.objective == "masked-language-model";
}

/// What the epoch makes of a training row, step by step, and how long it is then. A change that the objective
/// cannot use is not shown, as it is not fed.
std::vector<AugmentationChain::Change> usedChanges(const TrainingSet& set, const FoundRow& found,
                                                   std::int64_t epoch, RowLength& length, SampleXray& xray) {
  const LearnedText learned = set.learned(found.example, 0, epoch);
  length = learned.length;
  auto changes = set.changes(found.example, epoch);
  if (learned.isChanged || changes.empty()) return changes;
  xray.notes.push_back("The augmentation made a row that cannot be used, so this one is fed unchanged.");
  return {};
}

/// `fed`: the row after all steps but the prefix.
void addSteps(const FoundRow& found, const std::vector<AugmentationChain::Change>& changes,
              const TextPair& fed, const Example& example, SampleXray& xray) {
  const auto add = [&](const std::string& what, const std::string& source, const TextPair& row) {
    xray.steps.push_back({what, source, row.second.value_or(""), row.target});
  };
  const bool isAsText = !found.set->asRead.empty();
  const TextPair& read = isAsText ? found.set->asRead[found.row] : textOf(found);
  add("read", read.source, read);
  for (const AugmentationChain::Change& change : changes)
    add("augmented: " + change.kind, change.row.source, change.row);
  if (isAsText) add("as_text", fed.source, fed);
  const std::string& prefix = found.set->source.prefix;
  if (!prefix.empty()) add("prefix", prefix + fed.source, fed);
  if (hidesTokens(*found.set)) xray.steps.push_back({"hidden", example.sourceText, "", example.targetText});
  for (const Augmentation& step : found.set->source.augmentation) {
    if (found.part == "train" && step.kind == "back-translation" && step.file.empty())
      xray.notes.push_back(
          "The back-translation is written when training begins; until then its rows are shown as read.");
  }
}

/// A character without a piece leaves no trace in the tensors where there is no unknown token.
void addVanished(const FoundRow& found, const TextPair& text, const Tokenizer& tokenizer, SampleXray& xray) {
  if (!tokenizer.dropsUnknown()) return;
  std::vector<std::string> written{found.set->source.prefix + text.source};
  if (text.second) written.push_back(*text.second);
  if (found.set->writesTargetOf(text)) written.push_back(text.target);
  const std::string list = vanishedCharacters(tokenizer, written);
  if (list.empty()) return;
  xray.notes.push_back("These characters vanish, since the vocabulary cannot write them: " + list);
}

void addLabels(const ModelBundle& bundle, const TextPair& row, const Example& example, SampleXray& xray) {
  const auto classifier = bundle.classifier();
  if (!classifier) return;
  const ClassificationHead& head = (*classifier)->classification();
  xray.head = headKindName(head.kind);
  for (std::size_t i = 0; i < example.classes.size(); ++i) {
    xray.classes.push_back({head.columns[i].name, row.labels[i], example.classes[i]});
    if (example.classes[i] == kUnknownClass)
      xray.notes.push_back("The model does not know the label '" + row.labels[i] +
                           "': the row counts as wrong.");
  }
  for (std::size_t i = 0; i < example.values.size(); ++i)
    xray.classes.push_back({head.columns[i].name, writeJson(Json(example.values[i])), -1});
}

/// A single text as the only row of its data set.
Result<TrainingData> alone(const FeedingSetup& setup, const FoundRow& found, const TextPair& text,
                           const Recipe& recipe, const ModelTraits& traits) {
  TrainingRows rows;
  DataSource source = found.set->source;
  source.augmentation.clear();
  source.limitTokens.reset();
  rows.train.push_back({found.set->name, std::move(source), found.set->objective, {text}});
  return TrainingData::make(std::move(rows), recipe, setup.bundle.tokenizer, traits);
}

/// A copy of the recipe for a single row, which needs no mixture.
Recipe recipeOfOne(const FeedingSetup& setup) {
  Recipe recipe = setup.recipe;
  recipe.data.mixing = {};
  return recipe;
}

/// What the limits took away: the row is encoded once more, by the same code with and without any limit.
void addCut(const FeedingSetup& setup, const FoundRow& found, const TextPair& text, SampleXray& xray) {
  const bool cut =
      xray.sourceLength.kept < xray.sourceLength.whole || xray.targetLength.kept < xray.targetLength.whole;
  if (hidesTokens(*found.set) || !cut) return;
  Recipe unlimited = recipeOfOne(setup);
  unlimited.data.maxSourceTokens = unlimited.data.maxTargetTokens = 1 << 30;
  ModelTraits traits = traitsOf(setup.bundle);
  const auto limitedData = alone(setup, found, text, recipeOfOne(setup), traits);
  traits.maximumPositions.reset();
  const auto wholeData = alone(setup, found, text, unlimited, traits);
  if (!limitedData || !wholeData) return;
  const Example fed = limitedData->train().front().unchanged(0, 0);
  const Example whole = wholeData->train().front().unchanged(0, 0);
  const Tokenizer& tokenizer = *setup.bundle.tokenizer;
  const auto both = [](const std::vector<TokenId>& first, const std::vector<TokenId>& second) {
    std::vector<TokenId> ids = first;
    ids.insert(ids.end(), second.begin(), second.end());
    return ids;
  };
  xray.sourceLength.cut =
      tokenizer.decode(lostIds(both(whole.source, whole.second), both(fed.source, fed.second)), false);
  xray.targetLength.cut = tokenizer.decode(lostIds(whole.target, fed.target), false);
}

}  // namespace

struct XrayRoom::Prepared {
  std::string stamp;
  FeedingSetup setup;
  std::unique_ptr<LearningTask> task;
};

XrayRoom::XrayRoom() = default;
XrayRoom::~XrayRoom() = default;

Result<SampleXray> XrayRoom::xray(const XrayRequest& request,
                                  const std::function<void(const std::string&)>& message,
                                  const RunControl& control) {
  auto recipe = recipeOf(request);
  if (!recipe) return recipe.error();
  std::string stamp = writeJson(recipeToJson(*recipe)) + stampOfFiles(*recipe);
  if (!m_prepared || m_prepared->stamp != stamp) {
    m_prepared.reset();
    auto setup = prepareFeeding(std::move(*recipe), message, control);
    if (!setup) return setup.error();
    m_prepared = std::make_unique<Prepared>(Prepared{std::move(stamp), std::move(*setup), nullptr});
    auto task = makeLearningTask(m_prepared->setup.bundle, learningOptionsOf(m_prepared->setup.recipe));
    if (!task) {
      m_prepared.reset();
      return task.error();
    }
    m_prepared->task = std::move(*task);
  }
  FeedingSetup& setup = m_prepared->setup;
  const auto found = findRow(setup, request);
  if (!found) return found.error();
  const bool trains = found->part == "train";

  SampleXray xray;
  xray.set = found->set->name;
  xray.part = found->part;
  xray.row = static_cast<std::int64_t>(found->row) + 1;
  xray.rows = std::ssize(found->set->rows);
  xray.line = textOf(*found).line;
  xray.family = setup.bundle.model->weights().shape().family;
  xray.objective = found->set->objective;
  Result<std::vector<Example>> examples =
      trains ? trainingBatch(setup.data, *found, request, xray)
             : validationBatch(setup.data.validation()[found->number], *found, setup.recipe, xray);
  if (!examples) return examples.error();
  xray.batchRows = std::ssize(*examples);
  const Example& fed = (*examples)[static_cast<std::size_t>(xray.place)];
  RowLength length;
  std::vector<AugmentationChain::Change> changes;
  if (trains)
    changes = usedChanges(setup.data.train()[found->number], *found, request.epoch, length, xray);
  else
    length = setup.data.validation()[found->number].kept.length(found->example);
  const TextPair text =
      changes.empty() ? textOf(*found) : setup.data.train()[found->number].written(changes.back().row);
  xray.sourceLength = {length.source, length.keptSource, 0, ""};
  xray.targetLength = {length.target, length.keptTarget, 0, ""};
  addSteps(*found, changes, text, fed, xray);
  addVanished(*found, text, *setup.bundle.tokenizer, xray);
  addLabels(setup.bundle, textOf(*found), fed, xray);
  const Batch batch = makeBatch(*examples, setup.bundle.model->paddingId(), torch::kCPU);
  readTensors(batch, *m_prepared->task, *setup.bundle.tokenizer, xray);
  addCut(setup, *found, text, xray);
  return xray;
}

}  // namespace s2s
