#include "engine/recipes/recipe.h"

#include "app/command_line/verb.h"
#include "engine/comparisons/asked_otherwise.h"
#include "engine/planning/trained_characters.h"
#include "engine/planning/trained_part.h"
#include "engine/recipes/metric_direction.h"
#include "engine/recipes/new_recipe.h"
#include "engine/recipes/unread_option.h"

namespace s2s::command_line {
namespace {

Result<int> printSchema(Console& console) {
  const Json schema = toJsonSchema(recipeSchema());
  if (console.json())
    console.document(schema);
  else
    console.line(writeJson(schema, 2));
  return kDone;
}

Result<int> checkFile(const std::string& file, Console& console) {
  const Result<Recipe> recipe = readRecipe(file);
  if (!recipe) return recipe.error();
  auto trained = checkTrainedPart(*recipe);
  if (!trained) return trained.error();
  std::vector<std::string> warnings = directionWarnings(*recipe);
  for (std::string& warning : switchedOffWarnings(*recipe)) warnings.push_back(std::move(warning));
  for (std::string& warning : *trained) warnings.push_back(std::move(warning));
  if (auto lacking = charactersWithoutRoom(*recipe)) warnings.push_back(std::move(*lacking));
  for (std::string& warning : validatedOtherwise(*recipe)) warnings.push_back(std::move(warning));
  for (const std::string& warning : warnings) console.warning(warning);
  console.document({{"valid", true}, {"warnings", warnings}, {"recipe", recipeToJson(*recipe)}});
  console.line(file + ": valid");
  return kDone;
}

Result<int> printNew(const std::string& kind, Console& console) {
  const Result<Json> recipe = newRecipe(kind);
  if (!recipe) return recipe.error();
  const Result<std::string> text = newRecipeText(kind);
  if (!text) return text.error();
  console.document(*recipe);
  console.line(*text);
  return kDone;
}

std::string knownKinds() {
  std::string known;
  for (const std::string& kind : newRecipeKinds()) known += (known.empty() ? "" : ", ") + kind;
  return known;
}

}  // namespace

VerbRun declareRecipe(CLI::App& parser) {
  parser.require_subcommand(1);
  parser.add_subcommand("schema", "Print the JSON Schema of a recipe");
  auto file = std::make_shared<std::string>();
  CLI::App* check =
      parser.add_subcommand("check", "Check a recipe; exit 2 with the JSON path of the first mistake");
  check->add_option("FILE", *file, "Recipe to check")->required();
  auto kind = std::make_shared<std::string>();
  CLI::App* start = parser.add_subcommand("new", "Print a commented recipe to start from");
  start->add_option("KIND", *kind, knownKinds())->required();
  for (CLI::App* part : parser.get_subcommands({})) part->fallthrough();
  return [&parser, file, kind](const CommonOptions&, Console& console) -> Result<int> {
    if (parser.got_subcommand("check")) return checkFile(*file, console);
    if (parser.got_subcommand("new")) return printNew(*kind, console);
    return printSchema(console);
  };
}

}  // namespace s2s::command_line
