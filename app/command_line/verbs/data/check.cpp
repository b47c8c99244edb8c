// s2s data check: what is wrong with all data sets of a recipe together, each with its own columns and
// filters.

#include "app/command_line/opened_tokenizer.h"
#include "app/command_line/verbs/data/check_arguments.h"
#include "app/command_line/verbs/data/other_set.h"
#include "app/command_line/verbs/data/subcommands.h"
#include "engine/data/checks/recipe_checks.h"
#include "engine/data/checks/report_json.h"
#include "engine/recipes/data_source_json.h"
#include "engine/runs/run_recipe.h"

namespace s2s::command_line {
namespace {

struct RecipeCheckArguments {
  std::string recipe;
  std::vector<std::string> checks, models, tests;
  std::size_t examples = 5;
  bool asRead = false;
};

/// A test set: its file, read as the first training set is, or a data set of its own as JSON.
Result<DataSource> testSet(const std::string& given, const Recipe& recipe) {
  if (!given.starts_with('{')) return otherSet("--test", given, recipe.data.train.front());
  const Result<Json> json = parseJson(given, "--test");
  if (!json)
    return Error{json.error().what, "--test", "give a data set as a recipe has it",
                 Error::Kind::invalidInput};
  return parseDataSource(*json, "--test");
}

/// The vocabularies that are named, else the recipe's own, where there is one before it trains.
Result<std::vector<CheckedTokenizer>> tokenizersOf(const RecipeCheckArguments& arguments,
                                                   const Recipe& recipe, const Console& console) {
  const DataSection& data = recipe.data;
  if (!arguments.models.empty())
    return openTokenizers(arguments.models, data.maxSourceTokens, data.maxTargetTokens);
  std::vector<CheckedTokenizer> own;
  if (!arguments.checks.empty() && !countsTokens(arguments.checks)) return own;
  const std::string without = "lengths and unknown tokens are not counted without --model: ";
  if (recipe.tokenizer.train) {
    console.note(without + "the recipe trains a tokenizer of its own");
    return own;
  }
  const std::string& from = recipe.tokenizer.from.empty() ? recipe.model.from : recipe.tokenizer.from;
  Result<OpenedTokenizer> opened = openTokenizer(from);
  if (!opened) {
    console.note(without + opened.error().message());
    return own;
  }
  const std::filesystem::path& path = opened->path;
  const std::filesystem::path name = path.has_filename() ? path.filename() : path.parent_path().filename();
  own.push_back({name.string(), path.string(), std::move(opened->tokenizer), data.maxSourceTokens,
                 data.maxTargetTokens});
  return own;
}

Result<DataCheckRequest> requestOf(const RecipeCheckArguments& arguments, Console& console) {
  const Result<ViewedRecipe> viewed = viewRecipe(arguments.recipe);
  if (!viewed) return viewed.error();
  for (const std::string& caution : viewed->cautions) console.warning(caution);
  const Recipe* const recipe = &viewed->recipe;
  DataCheckRequest request = checksOf(*recipe);
  request.checks = chosenChecks(arguments.checks);
  request.examples = arguments.examples;
  for (const std::string& test : arguments.tests) {
    Result<DataSource> source = testSet(test, *recipe);
    if (!source) return source.error();
    const RowNeeds needs = needsOf(*source, recipe->objective);
    request.sets.push_back({std::move(*source), CheckedSet::Role::test, needs});
  }
  Result<std::vector<CheckedTokenizer>> tokenizers = tokenizersOf(arguments, *recipe, console);
  if (!tokenizers) return tokenizers.error();
  request.tokenizers = std::move(*tokenizers);
  return request;
}

void printSets(const std::vector<SetSummary>& sets, const Console& console) {
  for (const SetSummary& set : sets) {
    console.line(set.name + ": " + countedRows(set.rows) + ", " + groupedNumber(set.badRows.count()) +
                 " bad");
    for (const FilterCount& count : set.filters) console.line("  " + describe(count));
  }
}

Result<int> check(const RecipeCheckArguments& arguments, Console& console) {
  const Result<DataCheckRequest> request = requestOf(arguments, console);
  if (!request) return request.error();
  const auto progress = checkProgress(console);
  Result<DataReport> report =
      checkData(arguments.asRead ? withoutFilters(*request) : *request, RunControl(), progress);
  if (!report) return report.error();
  Json document = reportToJson(*report);
  printSets(report->sets, console);
  if (arguments.asRead) {
    Result<std::vector<SetSummary>> filtered = countFilters(*request, RunControl(), progress);
    if (!filtered) return filtered.error();
    DataReport counted;
    counted.sets = std::move(*filtered);
    document["filtered"] = reportToJson(counted).at("sets");
    printSets(counted.sets, console);
  }
  console.endProgress();
  printReport(*report, console);
  console.document(document);
  return kDone;
}

}  // namespace

VerbRun declareDataCheck(CLI::App& parser) {
  auto arguments = std::make_shared<RecipeCheckArguments>();
  parser.add_option("RECIPE", arguments->recipe, "Recipe whose data sets are checked")->required();
  declareWhatToCheck(parser, arguments->checks, arguments->models, arguments->examples);
  parser
      .add_option("--test", arguments->tests,
                  "A test file with the columns of the first training set (of parallel text both files: "
                  "FILE+TARGETS), or a data set as JSON; repeatable")
      ->allow_extra_args(false);
  parser.add_flag("--as-read", arguments->asRead,
                  "Check the rows as the files have them; what the filters leave out is counted apart");
  return [arguments](const CommonOptions&, Console& console) { return check(*arguments, console); };
}

}  // namespace s2s::command_line
