#include "app/command_line/engine_verbs/demo_report.h"
#include "app/command_line/engine_verbs/opened_model.h"
#include "app/command_line/engine_verbs/pause_signal.h"
#include "app/command_line/engine_verbs/training_arguments.h"
#include "app/command_line/engine_verbs/training_progress.h"
#include "engine/core/absolute_path.h"
#include "engine/data/text_pairs.h"
#include "engine/experiments/evaluation.h"
#include "engine/generation/prompting.h"

namespace s2s::command_line {
namespace {

namespace fs = std::filesystem;

/// What the models are asked.
struct Questions {
  std::vector<DemoPrompt> prompts;
  std::vector<TextPair> heldOut;  ///< English → Korean
  std::string prefix;             ///< of heldOut
};

GenerationOptions answerOptions() {
  GenerationOptions options;
  options.maxNewTokens = 40;
  options.batchSize = 64;
  return options;
}

Result<Questions> readQuestions(const DemoFiles& files) {
  Questions questions;
  auto prompts = demoPrompts();
  if (!prompts) return prompts.error();
  questions.prompts = std::move(*prompts);
  DataSource source;
  source.path = files.heldOut.string();
  source.source = std::string("en");
  source.target = std::string("ko");
  auto loaded = loadPairs(source);
  if (!loaded) return loaded.error();
  questions.heldOut = std::move(loaded->pairs);
  auto prefix = translationPrefix("en", "ko");
  if (!prefix) return prefix.error();
  questions.prefix = std::move(*prefix);
  return questions;
}

/// Asks one model everything.
Result<DemoModel> askEverything(const std::string& name, const std::string& path, const Questions& questions,
                                const CommonOptions& common, Console& console) {
  auto handle = openModelArgument(path, common, console);
  if (!handle) return handle.error();
  DemoModel model{name, path, {}, 0.0};
  std::vector<SourceInput> sources;
  for (const DemoPrompt& prompt : questions.prompts) {
    std::string prefix;
    if (prompt.task == "translate") {
      auto usual = translationPrefix(prompt.from, prompt.to);
      if (!usual) return usual.error();
      prefix = std::move(*usual);
    }
    sources.push_back({prefix + prompt.text, std::nullopt});
  }
  const auto answers = handle->generate(sources, answerOptions());
  if (!answers) return answers.error();
  for (const auto& ofSource : *answers)
    model.answers.push_back(joinSpans(splitAtSentinels(ofSource.front().tokens, *handle->tokenizer())));
  const auto evaluation =
      evaluateModel(*handle, questions.heldOut, {questions.prefix, {"exact"}, answerOptions()}, nullptr,
                    [&](std::size_t finished) {
                      console.progress(name + ": " + std::to_string(finished) + " of " +
                                       std::to_string(questions.heldOut.size()) + " sentences translated");
                    });
  console.endProgress();
  if (!evaluation) return evaluation.error();
  model.exactMatch = evaluation->scores.front().score;
  return model;
}

/// A run that is there already must be one of this demo.
Result<void> checkOwnRun(const fs::path& run, const DemoFiles& files) {
  if (!isRunDirectory(run)) return {};
  const auto recipe = readJsonFile(run / "recipe.json");
  if (!recipe) return recipe.error();
  if (recipe->contains("model") && (*recipe)["model"].value("from", "") == files.mt5.string()) return {};
  return Error{"this folder holds the run of another demo", run.string(), "choose another folder with --dir",
               Error::Kind::invalidInput};
}

/// Fine-tunes, or goes on where an earlier call was stopped; at once where it had finished.
Result<TrainingOutcome> fineTune(const fs::path& run, const DemoFiles& files,
                                 const std::vector<std::string>& changes,
                                 std::optional<std::int64_t> stopAfterSteps, Console& console) {
  RunControl control;
  const PauseSignal signals(control);
  if (isRunDirectory(run)) return resume({run, changes, stopAfterSteps}, trainingProgress(console), control);
  auto recipe = readChangedRecipe(files.recipe.string(), changes);
  if (!recipe) return recipe.error();
  TrainingRequest request;
  request.recipe = std::move(*recipe);
  request.run = run;
  request.stopAfterSteps = stopAfterSteps;
  return train(request, trainingProgress(console), control);
}

}  // namespace

VerbRun declareDemo(CLI::App& parser) {
  auto folder = std::make_shared<std::string>("runs/demo");
  parser.add_option("--dir", *folder,
                    "Folder of the demo's models, run and charts; called again it goes on there");
  const auto training = declareTraining(parser);
  return [=](const CommonOptions& common, Console& console) -> Result<int> {
    const fs::path directory = absolutePath(*folder).lexically_normal();
    const auto files = unpackDemo(directory);
    if (!files) return files.error();
    const auto questions = readQuestions(*files);
    if (!questions) return questions.error();

    const fs::path run = directory / "english-to-korean";
    if (auto own = checkOwnRun(run, *files); !own) return own.error();
    std::vector<DemoModel> models;
    const struct {
      const char* name;
      std::string path;
    } before[] = {{"t5-tiny", files->t5.string()}, {"mt5-tiny", files->mt5.string()}};
    for (const auto& [name, path] : before) {
      auto asked = askEverything(name, path, *questions, common, console);
      if (!asked) return asked.error();
      models.push_back(std::move(*asked));
    }
    const auto outcome =
        fineTune(run, *files, training->allChanges(common), training->stopAfterSteps, console);
    if (!outcome) return outcome.error();
    if (outcome->status != TrainingOutcome::Status::finished) {
      console.endProgress();
      console.document({{"models", demoModelsAsJson(questions->prompts, models)}, {"charts", Json::array()}});
      console.note("stopped after step " + std::to_string(outcome->step) + "; go on with: s2s demo --dir " +
                   directory.string());
      return kStopped;
    }
    auto after = askEverything("mt5-tiny, fine-tuned", run.string() + "@last", *questions, common, console);
    if (!after) return after.error();
    models.push_back(std::move(*after));
    printDemo(questions->prompts, models, questions->heldOut.size(), console);
    const auto charts = drawDemo(run.string(), models, *files, directory / "charts");
    if (!charts) return charts.error();
    console.line("charts: " + (directory / "charts").string());
    console.document({{"models", demoModelsAsJson(questions->prompts, models)},
                      {"charts", *charts},
                      {"run", run.string()}});
    return kDone;
  };
}

}  // namespace s2s::command_line
