#include "app/window/data/data_recipe.h"

#include <algorithm>

#include "app/window/data/data_set.h"
#include "app/window/shell_word.h"
#include "engine/recipes/data_source_json.h"

namespace s2s {
namespace {

Json sourcesToJson(const std::vector<DataSource>& sources) {
  Json list = Json::array();
  for (const DataSource& source : sources) list.push_back(dataSourceToJson(source));
  return list;
}

/// What stands in the section under `part`; null where nothing does.
const Json* partOf(const Json& section, const char* part, const char* name) {
  const auto above = section.find(part);
  if (above == section.end() || !above->is_object()) return nullptr;
  const auto value = above->find(name);
  return value == above->end() ? nullptr : &*value;
}

bool isLeftOut(DataUse use, const std::string& name, const Json& section) {
  const Json* leftOut = partOf(section, "mixing", "leave_out");
  return use == DataUse::training && leftOut && leftOut->is_string() && *leftOut == name;
}

CheckedSet::Role roleOf(DataUse use, bool isLeftOut) {
  if (use == DataUse::test) return CheckedSet::Role::test;
  return use == DataUse::validation || isLeftOut ? CheckedSet::Role::validation : CheckedSet::Role::train;
}

constexpr double kLargestSplit = 0.9;
/// A recipe names a model; checks of data look at none that was not asked for.
constexpr std::string_view kAnyModel = "t5-small";

}  // namespace

std::vector<std::string> namesOf(const std::vector<DataSet*>& sets) {
  std::vector<std::string> names;
  for (const DataSet* set : sets) {
    const std::string wanted = set->name().toStdString();
    std::string name = wanted;
    for (int number = 2; std::ranges::find(names, name) != names.end(); ++number)
      name = wanted + " " + std::to_string(number);
    names.push_back(name);
  }
  return names;
}

std::string objectiveOf(const DataSet& set, const std::string& now) {
  if (set.source().asText) return "sequence-to-sequence";  // whatever the column holds is written
  return objectiveFor(set.columnUses(), now);
}

Json recipeChanges(const std::vector<DataSet*>& sets, const Json& section, const std::string& objective) {
  std::vector<DataSource> train, validation;
  std::string kind = objectiveFor({}, objective);
  const std::vector<std::string> names = namesOf(sets);
  for (std::size_t i = 0; i < sets.size(); ++i) {
    DataSource source = sets[i]->source();
    source.name = names[i];
    if (sets[i]->use() == DataUse::training) {
      if (train.empty()) kind = objectiveOf(*sets[i], objective);
      train.push_back(std::move(source));
    } else if (sets[i]->use() == DataUse::validation) {
      validation.push_back(std::move(source));
    }
  }
  Json data = section;
  data["train"] = sourcesToJson(train);
  if (!data.contains("validation") || !data["validation"].is_object()) data["validation"] = Json::object();
  data["validation"]["sets"] = sourcesToJson(validation);
  return {{"data", std::move(data)}, {"objective", {{"kind", kind}}}};
}

RecipeToLookAt recipeToLookAt(const std::vector<DataSet*>& sets, const DataSet& shown, const Json& section,
                              std::uint64_t seed) {
  Json recipe = recipeChanges(sets, section, {});
  const auto at = std::ranges::find(sets, &shown);
  std::string name = namesOf(sets)[static_cast<std::size_t>(at - sets.begin())];
  const bool isThere = shown.use() != DataUse::test && !recipe["data"]["train"].empty();
  if (!isThere) {
    DataSource source = shown.source();
    source.name = name;
    recipe["data"]["train"] = sourcesToJson({source});
    recipe["data"]["validation"] = {{"split", 0.0}};
    for (const char* ofSeveral : {"test", "mixing"}) recipe["data"].erase(ofSeveral);
    recipe["objective"]["kind"] = objectiveOf(shown, {});
  }
  recipe["name"] = "xray";
  recipe["training"] = {{"steps", 1}, {"seed", seed}};
  return {std::move(recipe), std::move(name)};
}

void writeAnswers(RecipeToLookAt& look, const Json& asText) {
  Json& data = look.recipe.at("data");
  for (const char* sets : {"/train", "/validation/sets"}) {
    const Json::json_pointer place(sets);
    if (!data.contains(place)) continue;
    for (Json& set : data.at(place)) {
      if (set.at("name") == look.set) set["as_text"] = asText;
    }
  }
}

RowNeeds needsOf(const DataSet& set) {
  switch (answerOf(set.columnUses())) {
    case ColumnUse::target:
      return RowNeeds::target;
    case ColumnUse::label:
    case ColumnUse::number:
      return RowNeeds::labels;
    default:
      return RowNeeds::nothing;
  }
}

std::vector<CheckedSet> checkedSets(const std::vector<DataSet*>& sets, const Json& section) {
  std::vector<CheckedSet> checked;
  const std::vector<std::string> names = namesOf(sets);
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const DataSet& set = *sets[i];
    if (!set.mappingProblem().isEmpty()) continue;
    DataSource source = set.source();
    source.name = names[i];
    const bool leftOut = isLeftOut(set.use(), names[i], section);
    checked.push_back({std::move(source), roleOf(set.use(), leftOut), needsOf(set), leftOut});
  }
  return checked;
}

SplitOptions splitOf(const Json& section, std::uint64_t seed) {
  const auto share = [&](const char* part) {
    const Json* value = partOf(section, part, "split");
    const double given = value && value->is_number() ? value->get<double>() : 0.0;
    return given > 0.0 && given <= kLargestSplit ? given : 0.0;
  };
  const auto flag = [&](const char* name) { return section.contains(name) && section[name] == true; };
  SplitOptions split;
  split.validation = share("validation");
  split.test = share("test");
  // Where nothing is held out no seed matters, and another one is no reason to check anew.
  if (split.validation > 0.0 || split.test > 0.0) split.seed = seed;
  split.stratified = flag("stratified");
  split.keepsTogether = flag("keep_duplicates_together");
  return split;
}

QString checkCommand(const std::vector<DataSet*>& sets, const Json& section, std::uint64_t seed,
                     const QStringList& models) {
  Json recipe = recipeChanges(sets, section, {});
  const std::vector<std::string> names = namesOf(sets);
  QStringList words{"s2s", "data", "check", "data.json", "--as-read"};
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (sets[i]->use() != DataUse::test) continue;
    DataSource source = sets[i]->source();
    source.name = names[i];
    words << "--test" << QString::fromStdString(writeJson(dataSourceToJson(source)));
  }
  for (const QString& model : models) words << "--model" << model;
  for (QString& word : words) word = shellWord(word);
  recipe["name"] = "data";
  recipe["model"]["from"] = models.isEmpty() ? std::string(kAnyModel) : models.front().toStdString();
  recipe["training"] = {{"steps", 1}, {"seed", seed}};
  return QString("cat > data.json <<'RECIPE'\n%1\nRECIPE\n%2\n")
      .arg(QString::fromStdString(writeJson(recipe, 2)), words.join(' '));
}

}  // namespace s2s
