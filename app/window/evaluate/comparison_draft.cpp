#include "app/window/evaluate/comparison_draft.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "app/window/evaluate/evaluation_text.h"
#include "app/window/json_text.h"
#include "app/window/languages.h"
#include "app/window/model_catalogue.h"
#include "app/window/train/starting_recipe.h"
#include "engine/comparisons/comparison.h"
#include "engine/comparisons/comparison_evaluation.h"
#include "widgets/forms/field_editor.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"
#include "widgets/text/plural.h"
#include "widgets/text/sentence.h"

namespace s2s {
namespace {

/// The texts of these functions, as lupdate sees them.
struct ComparisonDraft {
  Q_DECLARE_TR_FUNCTIONS(s2s::ComparisonDraft)
};

/// The data sets that a recipe learns from and validates on.
std::vector<Json*> dataSetsOf(Json& recipe) {
  std::vector<Json*> sets;
  const auto add = [&](Json& list) {
    if (!list.is_array()) return;
    for (Json& set : list) {
      if (set.is_object()) sets.push_back(&set);
    }
  };
  if (!recipe.contains("data") || !recipe["data"].is_object()) return sets;
  Json& data = recipe["data"];
  if (data.contains("train")) add(data["train"]);
  if (!data.contains("validation")) return sets;
  Json& validation = data["validation"];
  add(validation);
  if (validation.is_object() && validation.contains("sets")) add(validation["sets"]);
  return sets;
}

/// Takes a text out of all sets where it is the same in each; tasks that are told apart by it keep theirs.
EntrantWords::Word takenOut(const std::vector<Json*>& sets, const char* key) {
  if (sets.empty()) return {};
  const QString first = textAt(*sets.front(), key);
  const bool agree = std::ranges::all_of(sets, [&](const Json* set) { return textAt(*set, key) == first; });
  if (!agree) return {.text = {}, .differs = true};
  for (Json* set : sets) set->erase(key);
  return {.text = first.toStdString()};
}

/// Of the shared recipe with the entrant's changes in it; empty where nothing is said.
std::string objectiveWith(Json recipe, const Json& entrant) {
  const Json changes = entrant.is_object() ? entrant.value("changes", Json()) : Json();
  for (const Json& change : changes) {  // one that is wrong is told beside its field
    if (change.is_string()) (void)setRecipeValue(recipe, change.get<std::string>());
  }
  const bool says = recipe.is_object() && recipe.contains("objective");
  return says ? textAt(recipe.at("objective"), "kind").toStdString() : std::string();
}

Option& optionOf(OptionSchema& schema, const char* name) {
  return *std::ranges::find(schema.options, name, &Option::name);
}

QString uniqueName(const QString& wanted, const QStringList& taken) {
  QString name = wanted;
  for (int i = 2; taken.contains(name); ++i) name = wanted + ' ' + QString::number(i);
  return name;
}

/// Of a section that no entrant has a form for; in an entrant's recipe it is the shared one's where a recipe
/// has it.
DraftProblem::Place placeOf(const std::string& section, bool inRecipe) {
  using Place = DraftProblem::Place;
  if (section == "test") return Place::test;
  if (section == "recipe" || (inRecipe && recipeSchema().find(section))) return Place::recipe;
  return comparisonFormSchema().find(section) ? Place::form : Place::whole;
}

bool isLanguage(const QString& code) { return !code.isEmpty() && languageName(code) != code; }

}  // namespace

SharedRecipe sharedRecipe(Json recipe, std::filesystem::path folder, const QString& from) {
  SharedRecipe shared{std::move(recipe), std::move(folder), from, {}};
  if (!shared.recipe.is_object()) shared.recipe = Json::object();
  shared.recipe.erase("name");
  shared.recipe.erase("model");
  shared.recipe.erase("early_stopping");
  if (shared.recipe.contains("training") && shared.recipe["training"].is_object())
    shared.recipe["training"].erase("seed");
  const std::vector<Json*> sets = dataSetsOf(shared.recipe);
  shared.words.prefix = takenOut(sets, "prefix");
  shared.words.sourceLanguage = takenOut(sets, "source_language");
  shared.words.targetLanguage = takenOut(sets, "target_language");
  return shared;
}

QString sharedRecipeText(const SharedRecipe& shared) {
  Json recipe = shared.recipe;
  QStringList files;
  for (const Json* set : dataSetsOf(recipe)) {
    const QString file = QFileInfo(textAt(*set, "path")).fileName();
    if (!file.isEmpty() && !files.contains(file)) files << file;
  }
  recipe["name"] = "x";
  recipe["model"] = {{"from", "x"}};
  // How long it trains may be the comparison's to say.
  Json& training = recipe["training"];
  const bool isLong = training.is_object() && (training.contains("steps") || training.contains("epochs"));
  if (!isLong) training["steps"] = 1;
  QStringList parts;
  if (!files.isEmpty()) parts << files.join(", ");
  const Result<Recipe> parsed = parseRecipe(recipe);
  if (!parsed) return parts.join(" · ");
  if (!isLong)
    parts << ComparisonDraft::tr("%1 row(s) a step", nullptr, pluralOf(parsed->training.batchSize))
                 .arg(exactNumber(parsed->training.batchSize));
  else if (parsed->training.steps)
    parts << ComparisonDraft::tr("%1 step(s) of %2", nullptr, pluralOf(*parsed->training.steps))
                 .arg(exactNumber(*parsed->training.steps),
                      ComparisonDraft::tr("%1 row(s)", nullptr, pluralOf(parsed->training.batchSize))
                          .arg(exactNumber(parsed->training.batchSize)));
  const QString optimizer = choiceLabelOf(parsed->optimizer.kind);
  parts << (parsed->optimizer.learningRate
                ? ComparisonDraft::tr("%1 at %2")
                      .arg(optimizer, measuredNumber(*parsed->optimizer.learningRate))
                : optimizer);
  return parts.join(" · ");
}

DecidingSet decidingSetOf(DataSource chosen, const SaidWords& before) {
  DecidingSet set{std::move(chosen), {}};
  for (const SaidWord& word : kSaidWords) {
    std::string& said = set.data.*word.of;
    if (!said.empty() || before.*word.said == std::string()) set.words.*word.said = std::exchange(said, {});
  }
  return set;
}

DataSource asChosen(const DecidingSet& test) {
  DataSource chosen = test.data;
  for (const SaidWord& word : kSaidWords) chosen.*word.of = (test.words.*word.said).value_or("");
  return chosen;
}

std::vector<DataNeeds::Asked> askedEntrants(const Json& entrants) {
  std::vector<DataNeeds::Asked> asked;
  for (const Json& entrant : entrants) {
    DataNeeds::Asked& one = asked.emplace_back();
    one.name = textAt(entrant, "name").toStdString();
    if (entrant.is_object() && entrant.contains("prefix") && entrant["prefix"].is_string())
      one.prefix = entrant["prefix"].get<std::string>();
  }
  const bool isSaid =
      std::ranges::any_of(asked, [](const DataNeeds::Asked& one) { return one.prefix.has_value(); });
  return isSaid ? asked : std::vector<DataNeeds::Asked>{};
}

std::vector<std::string> testLanguages(const SharedRecipe& shared, const SaidWords& test) {
  const EntrantWords& words = shared.words;
  const std::string source = test.sourceLanguage.value_or(""), target = test.targetLanguage.value_or("");
  const bool isNamed = !source.empty() || !target.empty();
  if (!words.sourceLanguage.differs && !words.targetLanguage.differs && !isNamed) return {};
  std::vector<std::string> codes = {words.sourceLanguage.text, words.targetLanguage.text};
  Json recipe = shared.recipe;
  for (const Json* set : dataSetsOf(recipe)) {
    for (const char* key : {"source_language", "target_language"})
      codes.push_back(textAt(*set, key).toStdString());
  }
  codes.insert(codes.end(), {source, target});
  std::ranges::sort(codes);
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  std::erase(codes, std::string());
  return codes;
}

QString testSetText(const DecidingSet& test) {
  const QStringList columns{columnName(test.data.source), columnName(test.data.target)};
  const std::optional<std::string>& prefix = test.words.prefix;
  if (!prefix) return sentence(ComparisonDraft::tr("%1 → %2"), columns);
  if (prefix->empty())
    return sentence(ComparisonDraft::tr("%1 → %2; without a prefix for models that have none of their own"),
                    columns);
  return sentence(ComparisonDraft::tr("%1 → %2; behind “%3” for models without a prefix of their own"),
                  columns + QStringList{QString::fromStdString(*prefix)});
}

EntrantWords wordsFor(const SharedRecipe& shared, const DataSource& test) {
  EntrantWords words = shared.words;
  Json recipe = shared.recipe;
  const std::vector<Json*> sets = dataSetsOf(recipe);
  const auto guess = [&](EntrantWords::Word& word, const char* column, const ColumnReference& tested) {
    if (word.differs || !word.text.empty()) return;
    QStringList codes;
    for (const Json* set : sets) {
      if (const QString code = textAt(*set, column); isLanguage(code)) codes << code;
    }
    codes.removeDuplicates();
    if (codes.isEmpty() && isLanguage(columnName(tested))) codes << columnName(tested);
    word.differs = codes.size() > 1;
    if (codes.size() == 1) word.text = codes.front().toStdString();
  };
  guess(words.sourceLanguage, "source", test.source);
  guess(words.targetLanguage, "target", test.target);
  if (!words.prefix.differs && words.prefix.text.empty())
    words.prefix.text = translationPrefix(QString::fromStdString(words.sourceLanguage.text),
                                          QString::fromStdString(words.targetLanguage.text))
                            .toStdString();
  return words;
}

QStringList headlineMetrics(const Json& description) {
  const Json shared = description.value("recipe", Json::object());
  std::vector<std::string> objectives = {objectiveWith(shared, Json())};
  const Json entrants = description.value("entrants", Json::array());
  if (!entrants.empty()) objectives.clear();
  for (const Json& entrant : entrants) objectives.push_back(objectiveWith(shared, entrant));
  const auto test = applySchema(decidingSetSchema(), description.value("test", Json::object()));
  const std::optional<AsText> asText = test ? decidingSetFrom(*test).data.asText : std::nullopt;
  QStringList names;
  for (const std::string& name : headlinesFor(comparedTask(asText, objectives)))
    names << QString::fromStdString(name);
  return names;
}

bool namesLanguagesByTokens(const ModelDescription& description) {
  if (description.tokenizer) return !description.tokenizer->languages().empty();
  return description.shape->family == "m2m100" || description.modelType == "mbart";
}

Json newEntrant(const QString& model, const ModelDescription* description, const Json& recipe,
                const EntrantWords& words, const QStringList& taken) {
  const Json starting = startingRecipe(model, description);
  const QString name = description ? description->name : QFileInfo(model).fileName();
  Json entrant{{"name", uniqueName(name, taken).toStdString()}, {"model", starting["model"]}};
  // A preset brings no tokenizer; the shared recipe may have one for all.
  const bool hasTokenizer = recipe.is_object() && recipe.contains("tokenizer");
  if (!hasTokenizer && starting.contains("tokenizer")) entrant["tokenizer"] = starting["tokenizer"];
  if (!description) return entrant;
  if (namesLanguagesByTokens(*description)) {
    if (!words.sourceLanguage.text.empty()) entrant["source_language"] = words.sourceLanguage.text;
    if (!words.targetLanguage.text.empty()) entrant["target_language"] = words.targetLanguage.text;
  } else if (!words.prefix.text.empty() && description->shape->task == ModelTask::sequenceToSequence) {
    entrant["prefix"] = words.prefix.text;
  }
  return entrant;
}

OptionSchema comparisonFormSchema() {
  OptionSchema schema = comparisonSchema();
  std::erase_if(schema.options, [](const Option& option) {
    return option.name == "recipe" || option.name == "entrants" || option.name == "test";
  });
  return schema;
}

OptionSchema entrantFormSchema() {
  OptionSchema schema = comparisonSchema().find("entrants")->fields.front();
  Option& model = optionOf(schema, "model");
  model = *recipeSchema().find("model");
  optionOf(model.fields.front(), "overrides").common = true;
  optionOf(schema, "tokenizer") = *recipeSchema().find("tokenizer");
  return schema;
}

DraftProblem draftProblem(const Error& error) {
  using Place = DraftProblem::Place;
  // "entrants.1 (mT5): model.from: is missing", "entrants.1.name: …", "equalise.amount: is missing"
  static const QRegularExpression kOfEntrant(R"(^entrants\.(\d+)(?: \(.*?\))?(?:: |\.))");
  static const QRegularExpression kPath(R"(^([A-Za-z0-9_.]+): )");
  QString what = QString::fromStdString(error.what);
  DraftProblem problem;
  if (const auto match = kOfEntrant.match(what); match.hasMatch()) {
    problem.place = Place::entrant;
    problem.entrant = match.captured(1).toInt();
    what = what.mid(match.capturedEnd());
  }
  if (const auto match = kPath.match(what); match.hasMatch()) {
    const std::string section = match.captured(1).section('.', 0, 0).toStdString();
    const bool ofEntrant = problem.place == Place::entrant;
    if (!ofEntrant || !entrantFormSchema().find(section)) problem.place = placeOf(section, ofEntrant);
    problem.field = match.captured(1).toStdString();
    // Whatever has a field needs no subject; a recipe has none here.
    if (problem.place != Place::recipe || section == "recipe") what = what.mid(match.capturedEnd());
  }
  problem.text = engineText(what.toStdString());
  if (!error.where.empty()) problem.text += ", " + enginePlace(error.where);
  if (!error.remedy.empty()) problem.text += "; " + engineText(error.remedy);
  return problem;
}

}  // namespace s2s
