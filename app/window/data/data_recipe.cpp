#include "app/window/data/data_recipe.h"

#include <algorithm>

#include "app/window/data/data_set.h"

namespace s2s {
namespace {

Json sourcesToJson(const std::vector<DataSource>& sources) {
  Recipe recipe;
  recipe.data.train = sources;
  return recipeToJson(recipe).at("data").at("train");
}

CheckedSet::Role roleOf(DataUse use) {
  return use == DataUse::training     ? CheckedSet::Role::train
         : use == DataUse::validation ? CheckedSet::Role::validation
                                      : CheckedSet::Role::test;
}

QString quoted(QString text) { return "'" + text.replace("'", "'\\''") + "'"; }

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

Json recipeChanges(const std::vector<DataSet*>& sets, const Json& section, const std::string& objective) {
  std::vector<DataSource> train, validation;
  std::vector<ColumnUse> uses;
  const std::vector<std::string> names = namesOf(sets);
  for (std::size_t i = 0; i < sets.size(); ++i) {
    DataSource source = sets[i]->source();
    source.name = names[i];
    if (sets[i]->use() == DataUse::training) {
      if (train.empty()) uses = sets[i]->columnUses();
      train.push_back(std::move(source));
    } else if (sets[i]->use() == DataUse::validation) {
      validation.push_back(std::move(source));
    }
  }
  Json data = section;
  data["train"] = sourcesToJson(train);
  if (!data.contains("validation") || !data["validation"].is_object()) data["validation"] = Json::object();
  data["validation"]["sets"] = sourcesToJson(validation);
  return {{"data", std::move(data)}, {"objective", {{"kind", objectiveFor(uses, objective)}}}};
}

Json recipeToLookAt(const std::vector<DataSet*>& sets, const DataSet& shown, const Json& section) {
  Json recipe = recipeChanges(sets, section, {});
  const bool isThere = shown.use() != DataUse::test && !recipe["data"]["train"].empty();
  if (!isThere) {
    DataSource source = shown.source();
    source.name = shown.name().toStdString();
    recipe["data"]["train"] = sourcesToJson({source});
    recipe["data"]["validation"] = {{"split", 0.0}};
    recipe["objective"]["kind"] = objectiveFor(shown.columnUses(), {});
  }
  recipe["name"] = "xray";
  recipe["training"] = {{"steps", 1}};
  return recipe;
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

std::vector<CheckedSet> checkedSets(const std::vector<DataSet*>& sets) {
  std::vector<CheckedSet> checked;
  const std::vector<std::string> names = namesOf(sets);
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const DataSet& set = *sets[i];
    if (!set.mappingProblem().isEmpty()) continue;
    DataSource source = set.source();
    source.name = names[i];
    checked.push_back({std::move(source), roleOf(set.use()), needsOf(set)});
  }
  return checked;
}

QString inspectCommand(const DataSet& set) {
  const DataSource& source = set.source();
  QStringList words{"s2s", "data", "inspect", quoted(set.path())};
  const auto option = [&](const char* name, const std::string& value) {
    if (!value.empty() && value != "auto") words << name << quoted(QString::fromStdString(value));
  };
  option("--format", source.format);
  option("--encoding", source.encoding);
  option("--target-file", source.targetPath);
  if (!source.header) words << "--no-header";
  return words.join(' ') + '\n';
}

}  // namespace s2s
