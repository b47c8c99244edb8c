#include "app/window/recipe_text.h"

#include <QRegularExpression>
#include <algorithm>
#include <utility>

#include "app/window/json_text.h"
#include "engine/recipes/stored_recipe.h"

namespace s2s {
namespace {

using Leaf = std::pair<QString, QString>;

void collectLeaves(const Json& value, const QString& path, std::vector<Leaf>& leaves) {
  const auto below = [&](const QString& key) { return path.isEmpty() ? key : path + "." + key; };
  if (value.is_object() && !value.empty()) {
    for (const auto& [key, child] : value.items())
      collectLeaves(child, below(QString::fromStdString(key)), leaves);
  } else if (value.is_array() && !value.empty()) {
    for (std::size_t i = 0; i < value.size(); ++i) collectLeaves(value[i], below(QString::number(i)), leaves);
  } else {
    leaves.emplace_back(path, value.is_string() ? QString::fromStdString(value.get<std::string>())
                                                : QString::fromStdString(writeJson(value)));
  }
}

}  // namespace

std::vector<RecipeDifferenceRow> recipeDifferences(const Json& first, const Json& second) {
  std::vector<Leaf> ours, theirs;
  collectLeaves(first, {}, ours);
  collectLeaves(second, {}, theirs);
  const auto valueIn = [](const std::vector<Leaf>& leaves, const QString& path) {
    const auto at = std::ranges::find(leaves, path, &Leaf::first);
    return at == leaves.end() ? QString() : at->second;
  };
  std::vector<RecipeDifferenceRow> rows;
  for (const auto& [path, value] : ours) {
    if (const QString other = valueIn(theirs, path); other != value) rows.push_back({path, value, other});
  }
  for (const auto& [path, value] : theirs) {
    if (std::ranges::find(ours, path, &Leaf::first) == ours.end()) rows.push_back({path, {}, value});
  }
  return rows;
}

Json withAbsolutePaths(Json recipe, const std::filesystem::path& folder) {
  const Result<Recipe> parsed = parseStoredRecipe(recipe);
  if (!parsed) return recipe;
  const Result<Recipe> resolved = resolveRecipePaths(*parsed, folder);
  if (!resolved) return recipe;
  // Sources name files in many places; of the rest only what names a file changes, defaults stay left out.
  const Json whole = recipeToJson(*resolved);
  recipe["model"]["from"] = whole["model"]["from"];
  recipe["data"]["train"] = whole["data"]["train"];
  if (!resolved->data.validation.sets.empty()) {
    Json& validation = recipe["data"]["validation"];
    (validation.is_array() ? validation : validation["sets"]) = whole["data"]["validation"]["sets"];
  }
  if (!resolved->tokenizer.from.empty()) recipe["tokenizer"]["from"] = whole["tokenizer"]["from"];
  return recipe;
}

QString trainCommand(const Json& recipe) {
  QString name = textAt(recipe, "name");
  if (name.isEmpty()) name = "run";
  name.replace(QRegularExpression("[^A-Za-z0-9._-]+"), "-");
  return QString("cat > %1.json <<'RECIPE'\n%2\nRECIPE\ns2s train %1.json\n")
      .arg(name, QString::fromStdString(writeJson(recipe, 2)));
}

}  // namespace s2s
