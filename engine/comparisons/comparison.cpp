#include "engine/comparisons/comparison.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "engine/comparisons/entrant_recipe.h"
#include "engine/core/number_text.h"
#include "engine/recipes/data_check.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"
#include "engine/recipes/template_check.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// Bytes of an entrant's name. Files end at 255, and behind it stand a seed, an ending and the name that a
/// file has until it is whole.
constexpr std::size_t kLongestName = 200;

constexpr std::array kEqualised = {"steps", "target_bytes", "operations", "wall_time", "memory"};
constexpr std::array kUnits = {"steps", "bytes", "operations", "seconds", "GiB"};
constexpr std::array kStartingPoints = {"random", "self-supervised", "supervised-elsewhere",
                                        "supervised-here"};

Error invalid(std::string what, std::string remedy) {
  return {std::move(what), "", std::move(remedy), Error::Kind::invalidInput};
}

template <typename Enumeration, typename Names>
Enumeration fromText(const Names& names, const std::string& text) {
  const auto found = std::ranges::find(names, text);
  return static_cast<Enumeration>(found - names.begin());
}

/// Whether an entrant's weights are drawn afresh, from its own section and the base's.
bool isRandom(const Entrant& entrant, const Json& base) {
  Json model = base.contains("model") ? base.at("model") : Json::object();
  if (!model.is_object()) model = Json::object();
  if (entrant.model.is_object()) model.update(entrant.model);
  const auto found = model.find("initialization");
  return found != model.end() && *found == "random";
}

/// Refuses changes of what the comparison or the entrant's own sections set: these would leave the verdict's
/// starting points, and the settings that it says differ, untrue.
Result<void> checkChange(const std::string& change, const std::string& path) {
  const std::string changed = change.substr(0, change.find('='));
  const auto concerns = [&](const std::string& section) {
    return changed == section || changed.starts_with(section + ".");
  };
  for (const char* own : {"name", "model", "tokenizer"}) {
    if (concerns(own))
      return invalid(path + ": " + changed + " is set by the entrant's own " + own,
                     "write it into the entrant beside changes");
  }
  for (const char* fixed : {"training.seed", "training.steps", "training.epochs"}) {
    if (concerns(fixed))
      return invalid(path + ": " + changed + " is the comparison's to set", "use seeds and equalise");
  }
  if (changed == "training")
    return invalid(path + ": training as a whole has seed and steps in it, which are the comparison's to set",
                   "change its options one by one, such as training.batch_size=8");
  return {};
}

Result<Entrant> entrantOf(const Json& json, const std::string& path) {
  Entrant entrant;
  entrant.name = json.at("name");
  entrant.model = json.at("model");
  entrant.tokenizer = json.at("tokenizer");
  entrant.words = saidWordsFrom(json);
  entrant.changes = json.at("changes").get<std::vector<std::string>>();
  for (std::size_t i = 0; i < entrant.changes.size(); ++i) {
    const std::string place = path + ".changes." + std::to_string(i);
    if (auto allowed = checkChange(entrant.changes[i], place); !allowed) return allowed.error();
  }
  return entrant;
}

/// More than which no run can get. Of operations that is a matter of the models (equalised_amount.h).
std::optional<std::int64_t> mostOf(Equalised what) {
  switch (what) {
    case Equalised::steps:
      return static_cast<std::int64_t>(recipe_sections::kMostSteps);
    case Equalised::targetBytes:
      return std::int64_t{1} << 53;  // beyond it a double leaves whole numbers out
    case Equalised::wallTime:
      return 1'000'000'000;  // thirty years
    case Equalised::memory:
      return 1 << 14;  // as training.memory_budget_gib
    case Equalised::operations:
      break;
  }
  return std::nullopt;
}

Result<void> checkMost(const Comparison& comparison) {
  const std::optional<std::int64_t> most = mostOf(comparison.equalised);
  if (!comparison.amount || !most || *comparison.amount <= static_cast<double>(*most)) return {};
  return invalid("equalise.amount: is above " + groupedNumber(*most),
                 "give at most " + groupedNumber(*most) + " " + unitOf(comparison.equalised));
}

Result<void> checkEqualise(const Comparison& comparison) {
  if (!comparison.amount && comparison.equalised != Equalised::steps)
    return invalid("equalise.amount: is missing",
                   "say how many " + unitOf(comparison.equalised) + " each entrant gets");
  const bool whole =
      comparison.equalised == Equalised::steps || comparison.equalised == Equalised::targetBytes;
  if (comparison.amount && whole && *comparison.amount < 1.0) {
    const std::string one = comparison.equalised == Equalised::steps ? "step" : "byte";
    return invalid("equalise.amount: is below 1", "give at least 1 " + one);
  }
  if (comparison.amount && *comparison.amount <= 0.0)
    return invalid("equalise.amount: must be above 0",
                   "say how many " + unitOf(comparison.equalised) + " each entrant gets");
  // No recipe has more steps, whenever it was written.
  return comparison.equalised == Equalised::steps ? checkMost(comparison) : Result<void>();
}

/// Of steps and bytes; former programs took fractions, which their runs rounded.
Result<void> checkWholeAmount(const Comparison& comparison) {
  const bool whole =
      comparison.equalised == Equalised::steps || comparison.equalised == Equalised::targetBytes;
  if (!whole || !comparison.amount || *comparison.amount == std::trunc(*comparison.amount)) return {};
  return invalid("equalise.amount: " + writeJson(Json(*comparison.amount)) + " is not a whole number",
                 "give a whole number of " + unitOf(comparison.equalised));
}

Result<void> checkList(const Comparison& comparison) {
  if (comparison.entrants.empty()) return invalid("entrants: is empty", "add a model");
  std::set<std::string> folders;
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    const std::string folder = folderNameOf(comparison.entrants[i].name);
    if (folder.size() > kLongestName)
      return invalid("entrants." + std::to_string(i) + ".name: takes " + std::to_string(folder.size()) +
                         " bytes as a file's name and may take " + std::to_string(kLongestName),
                     "shorten it; a letter of another script than Latin takes two to four bytes");
    if (folders.insert(folder).second) continue;
    return invalid("entrants." + std::to_string(i) + ".name: \"" + comparison.entrants[i].name +
                       "\" is too much like the name of another entrant",
                   "give every entrant a name of its own");
  }
  if (comparison.seeds.empty()) return invalid("seeds: is empty", "give at least one seed");
  if (std::set(comparison.seeds.begin(), comparison.seeds.end()).size() != comparison.seeds.size())
    return invalid("seeds: a seed occurs twice", "the same seed gives the same run");
  return {};
}

/// Whatever is made equal, a run that ends by its own validations spends another amount of it.
Result<void> checkLength(const Recipe& recipe) {
  if (recipe.earlyStopping.patience == 0) return {};
  return invalid(
      "early_stopping.patience: runs of a comparison all go to the end, or what is equalised would not be",
      "leave early_stopping out of the recipe and of the changes");
}

/// What an entrant says of its weights must agree with how they are made.
Result<void> readStartingPoint(const Json& given, const std::string& path, const Json& base,
                               Entrant& entrant) {
  const std::string text = given.get<std::string>();
  const bool random = isRandom(entrant, base);
  if (text.empty() && !random)
    return invalid(path + ".starting_point: is missing",
                   "say what these weights have learned before: self-supervised, supervised-elsewhere or "
                   "supervised-here");
  if (!text.empty()) entrant.startingPoint = fromText<StartingPoint>(kStartingPoints, text);
  if (!text.empty() && random && entrant.startingPoint != StartingPoint::random)
    return invalid(path + ".starting_point: the weights are random", "write random, or leave it out");
  if (text == "random" && !random)
    return invalid(path + ".starting_point: the weights are stored ones",
                   "set model.initialization to random, or say what they have learned");
  return {};
}

/// Takes every path over that was made absolute; all other texts are alike at the same places.
void takePaths(const Json& resolved, Json& own) {
  if (own.is_string() && resolved.is_string()) {
    if (resolved.get_ref<const std::string&>().starts_with('/')) own = resolved;
  } else if (own.is_array() && resolved.is_object() && resolved.contains("sets")) {
    takePaths(resolved.at("sets"), own);  // data.validation may be the list alone
  } else if (own.is_array() && resolved.is_array()) {
    for (std::size_t i = 0; i < own.size() && i < resolved.size(); ++i) takePaths(resolved[i], own[i]);
  } else if (own.is_object() && resolved.is_object()) {
    for (const auto& [key, value] : own.items()) {
      if (resolved.contains(key)) takePaths(resolved.at(key), value);
    }
  }
}

/// Whatever holds of every comparison, new or begun.
Result<Comparison> comparisonFrom(const Json& json) {
  const Result<Json> checked = applySchema(comparisonSchema(), json);
  if (!checked) return checked.error();
  Comparison comparison;
  comparison.name = checked->at("name");
  comparison.recipe = checked->at("recipe");
  if (!comparison.recipe.is_object())
    return invalid("recipe: is the name of a file", "read the file, and give what is in it");
  const Json& equalise = checked->at("equalise");
  comparison.equalised = fromText<Equalised>(kEqualised, equalise.at("what").get<std::string>());
  if (!equalise.at("amount").is_null()) comparison.amount = equalise.at("amount").get<double>();
  comparison.fromRandom = checked->at("starting_points") == "random";
  const Json& parameters = checked->at("parameters");
  if (parameters.at("equal") != "any")
    comparison.parameterTolerance = parameters.at("tolerance").get<double>();
  comparison.seeds = checked->at("seeds").get<std::vector<std::uint64_t>>();
  const Json& entrants = checked->at("entrants");
  for (std::size_t i = 0; i < entrants.size(); ++i) {
    const std::string path = "entrants." + std::to_string(i);
    auto entrant = entrantOf(entrants[i], path);
    if (!entrant) return entrant.error();
    if (comparison.fromRandom) entrant->model["initialization"] = "random";
    auto read = readStartingPoint(comparison.fromRandom ? Json("") : entrants[i].at("starting_point"), path,
                                  comparison.recipe, *entrant);
    if (!read) return read.error();
    comparison.entrants.push_back(std::move(*entrant));
  }
  comparison.test = decidingSetFrom(checked->at("test"));
  const Json& evaluation = checked->at("evaluation");
  comparison.evaluation = {evaluation.at("metrics").get<std::vector<std::string>>(),
                           evaluation.at("headline"),
                           evaluation.at("beams"),
                           evaluation.at("max_new_tokens"),
                           evaluation.at("batch_size"),
                           evaluation.at("samples"),
                           evaluation.at("significance"),
                           evaluation.at("resamples")};
  if (auto list = checkList(comparison); !list) return list.error();
  if (auto equal = checkEqualise(comparison); !equal) return equal.error();
  return comparison;
}

/// What a complete recipe has at the place "data.train.0.path"; nothing where there is no such place.
const Json* placeIn(const Json& complete, const std::string& path) {
  const Json* place = &complete;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    const std::string key = path.substr(begin, end - begin);
    begin = end + 1;
    const bool isNumber = !key.empty() && key.size() < 9 && key.find_first_not_of("0123456789") == key.npos;
    if (isNumber && place->is_object() && place->contains("sets")) place = &place->at("sets");
    if (place->is_object() && place->contains(key))
      place = &place->at(key);
    else if (place->is_array() && isNumber && std::stoul(key) < place->size())
      place = &place->at(std::stoul(key));
    else
      return nullptr;
  }
  return place;
}

/// "data.train.0.path=a.tsv" with the path that it has in the entrant's resolved recipe.
std::string resolvedChange(const std::string& change, const Json& complete) {
  const std::size_t equals = change.find('=');
  const Json* const place = placeIn(complete, change.substr(0, equals));
  if (place == nullptr) return change;
  const std::string text = change.substr(equals + 1);
  const Result<Json> given = parseJson(text, "");
  const Json value = given ? *given : Json(text);
  Json own = value;
  takePaths(*place, own);
  if (own == value) return change;
  return change.substr(0, equals + 1) + (own.is_string() ? own.get<std::string>() : writeJson(own));
}

/// A file that is not found stays as it is: every entrant may bring another one in its place, and the recipes
/// in which it counts were resolved before.
void resolveSets(Json& sets, const fs::path& folder) {
  if (!sets.is_array()) return;
  for (Json& set : sets) {
    const Result<Json> checked = applySchema(recipe_sections::dataSourceSchema(), set);
    if (!checked) continue;
    Recipe carrier;
    carrier.data.train = recipe_sections::sourcesFrom(Json::array({*checked}));
    const auto found = resolveRecipePaths(std::move(carrier), folder);
    if (found) takePaths(recipe_sections::sourcesToJson(found->data.train).front(), set);
  }
}

/// Of the shared recipe, without what any entrant changes of it.
void resolveData(Json& data, const fs::path& folder) {
  if (!data.is_object()) return;
  if (data.contains("train")) resolveSets(data["train"], folder);
  if (!data.contains("validation")) return;
  Json& validation = data["validation"];
  if (validation.is_object() && validation.contains("sets"))
    resolveSets(validation["sets"], folder);
  else
    resolveSets(validation, folder);
}

}  // namespace

std::string toText(Equalised what) { return kEqualised[static_cast<std::size_t>(what)]; }
std::string unitOf(Equalised what) { return kUnits[static_cast<std::size_t>(what)]; }
std::string toText(StartingPoint point) { return kStartingPoints[static_cast<std::size_t>(point)]; }

std::string inWords(StartingPoint point) {
  switch (point) {
    case StartingPoint::random:
      return "random weights";
    case StartingPoint::selfSupervised:
      return "self-supervised weights";
    case StartingPoint::supervisedElsewhere:
      return "weights supervised on other tasks";
    case StartingPoint::supervisedHere:
      return "weights already supervised on this task";
  }
  return "";
}

Result<Comparison> parseComparison(const Json& json) {
  Result<Comparison> comparison = comparisonFrom(json);
  if (!comparison) return comparison;
  if (auto whole = checkWholeAmount(*comparison); !whole) return whole.error();
  if (auto most = checkMost(*comparison); !most) return most.error();
  if (auto test = checkTestSet(comparison->test.data, "test"); !test) return test.error();
  if (auto written = checkTemplate(comparison->test.data, "test"); !written) return written.error();
  return comparison;
}

Result<Comparison> parseStoredComparison(const Json& json) {
  Result<Comparison> comparison = comparisonFrom(json);
  if (comparison) comparison->isStored = true;
  return comparison;
}

Json comparisonToJson(const Comparison& comparison) {
  Json entrants = Json::array();
  for (const Entrant& entrant : comparison.entrants) {
    Json json = {{"name", entrant.name}, {"model", entrant.model}, {"tokenizer", entrant.tokenizer}};
    writeSaidWords(entrant.words, json);
    json["changes"] = entrant.changes;
    json["starting_point"] = toText(entrant.startingPoint);
    entrants.push_back(std::move(json));
  }
  const ComparisonEvaluation& evaluation = comparison.evaluation;
  return {{"name", comparison.name},
          {"recipe", comparison.recipe},
          {"entrants", std::move(entrants)},
          {"equalise",
           {{"what", toText(comparison.equalised)},
            {"amount", comparison.amount ? Json(*comparison.amount) : Json()}}},
          {"starting_points", comparison.fromRandom ? "random" : "declared"},
          {"parameters",
           {{"equal", comparison.parameterTolerance ? "outside-embeddings" : "any"},
            {"tolerance", comparison.parameterTolerance.value_or(0.05)}}},
          {"seeds", comparison.seeds},
          {"test", toJson(comparison.test)},
          {"evaluation",
           {{"metrics", evaluation.metrics},
            {"headline", evaluation.headline},
            {"beams", evaluation.beams},
            {"max_new_tokens", evaluation.maxNewTokens},
            {"batch_size", evaluation.batchSize},
            {"samples", evaluation.samples},
            {"significance", evaluation.significance},
            {"resamples", evaluation.resamples}}}};
}

Result<Comparison> resolveComparison(Comparison comparison, const fs::path& folder) {
  // A recipe around the test set alone has its path looked for.
  Recipe carrier;
  carrier.model.from = "t5-small";
  carrier.data.train = {comparison.test.data};
  auto found = resolveRecipePaths(std::move(carrier), folder);
  if (!found) {
    Error error = found.error();
    if (const std::string before = "data.train.0"; error.what.starts_with(before))
      error.what.replace(0, before.size(), "test");
    return error;
  }
  comparison.test.data = std::move(found->data.train.front());
  std::vector<Recipe> recipes;
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    auto recipe = entrantRecipe(comparison, i, comparison.seeds.front());
    if (!recipe) return recipe.error();
    if (auto whole = checkLength(*recipe); !whole) return inEntrant(comparison.entrants[i], i, whole.error());
    auto resolved = resolveRecipePaths(std::move(*recipe), folder);
    if (!resolved) return inEntrant(comparison.entrants[i], i, resolved.error());
    recipes.push_back(std::move(*resolved));
  }
  // What the resolved recipes name goes back into the description, which so can be run from anywhere.
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    const Json complete = recipeToJson(recipes[i]);
    comparison.entrants[i].model["from"] = complete["model"]["from"];
    if (!complete["tokenizer"]["from"].get<std::string>().empty())
      comparison.entrants[i].tokenizer = {{"from", complete["tokenizer"]["from"]}};
    for (std::string& change : comparison.entrants[i].changes) change = resolvedChange(change, complete);
  }
  if (comparison.recipe.contains("data")) resolveData(comparison.recipe["data"], folder);
  return comparison;
}

}  // namespace s2s
