#include "app/command_line/engine_verbs/comparison_output.h"
#include "app/command_line/engine_verbs/comparison_progress.h"
#include "app/command_line/engine_verbs/demo_report.h"
#include "app/command_line/engine_verbs/opened_model.h"
#include "app/command_line/engine_verbs/training_arguments.h"
#include "app/command_line/engine_verbs/training_progress.h"
#include "app/command_line/pause_signal.h"
#include "engine/core/absolute_path.h"
#include "engine/core/atomic_file.h"
#include "engine/data/text_pairs.h"
#include "engine/experiments/comparison_runner.h"
#include "engine/experiments/evaluation.h"
#include "engine/generation/prompting.h"
#include "engine/reports/comparison_report.h"
#include "engine/reports/report_forms.h"

namespace s2s::command_line {
namespace {

namespace fs = std::filesystem;

/// What the models are asked.
struct Questions {
  std::vector<DemoPrompt> prompts;
  std::vector<TextPair> heldOut;  ///< English → Korean
};

/// One of the models that are fine-tuned.
struct Student {
  fs::path model;
  fs::path recipe;
  fs::path run;
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
  return questions;
}

/// The answer to one prompt, in the way that the model's family is told to translate.
Result<std::string> answerTo(const DemoPrompt& prompt, ModelHandle& model) {
  TranslationWay way;
  if (prompt.task == "translate") {
    auto told = model.wayToTranslate(prompt.from, prompt.to, std::nullopt);
    if (!told) return told.error();
    way = std::move(*told);
  } else if (!model.tokenizer()) {
    return Error{"the model has no tokenizer that can be used", model.name(), "add the tokenizer's files"};
  } else if (model.tokenizer()->sentinels() == 0) {
    return std::string();
  }
  const std::vector<SourceInput> sources = {{way.prefix + prompt.text, std::nullopt, way.sourceLanguage}};
  const auto answers = model.generate(sources, answerOptions(), way.targetLanguage);
  if (!answers) return answers.error();
  return joinSpans(splitAtSentinels(answers->front().front().tokens, *model.tokenizer()));
}

/// Asks one model everything; its answers become part of `asked`.
Result<void> askEverything(DemoModel& asked, const Questions& questions, const CommonOptions& common,
                           Console& console) {
  auto handle = openModelArgument(asked.path, common, console);
  if (!handle) return handle.error();
  for (const DemoPrompt& prompt : questions.prompts) {
    auto answer = answerTo(prompt, *handle);
    if (!answer) return answer.error();
    asked.answers.push_back(std::move(*answer));
  }
  const auto way = handle->wayToTranslate("en", "ko", std::nullopt);
  if (!way) return way.error();
  const auto evaluation =
      evaluateModel(*handle, questions.heldOut,
                    {way->prefix, {"exact"}, answerOptions(), way->sourceLanguage, way->targetLanguage},
                    nullptr, [&](std::size_t finished) {
                      console.progress(asked.name() + ": " + std::to_string(finished) + " of " +
                                       std::to_string(questions.heldOut.size()) + " sentences translated");
                    });
  console.endProgress();
  if (!evaluation) return evaluation.error();
  asked.exactMatch = evaluation->scores.front().score;
  return {};
}

/// In the order of their turns.
std::vector<Student> studentsOf(const DemoFiles& files, const fs::path& directory) {
  return {{files.mt5, files.mt5Recipe, directory / "mt5-tiny-fine-tuned"},
          {files.m2m, files.m2mRecipe, directory / "m2m-tiny-fine-tuned"}};
}

/// A run that is there already must be one of this demo.
Result<void> checkOwnRun(const Student& student) {
  if (!isRunDirectory(student.run)) return {};
  const auto recipe = readJsonFile(student.run / "recipe.json");
  if (!recipe) return recipe.error();
  if (recipe->contains("model") && (*recipe)["model"].value("from", "") == student.model.string()) return {};
  return Error{"this folder holds the run of another demo", student.run.string(),
               "choose another folder with --dir", Error::Kind::invalidInput};
}

/// Fine-tunes, or goes on where an earlier call was stopped; at once where it had finished.
Result<TrainingOutcome> fineTune(const Student& student, const std::vector<std::string>& changes,
                                 std::optional<std::int64_t> stopAfterSteps, Console& console) {
  RunControl control;
  const PauseSignal signals(control);
  if (isRunDirectory(student.run))
    return resume({student.run, changes, stopAfterSteps}, trainingProgress(console), control);
  auto recipe = readChangedRecipe(student.recipe.string(), changes);
  if (!recipe) return recipe.error();
  TrainingRequest request;
  request.recipe = std::move(*recipe);
  request.run = student.run;
  request.stopAfterSteps = stopAfterSteps;
  return train(request, trainingProgress(console), control);
}

/// The second half: the three models from nothing, under equal conditions. Nothing where it was paused.
Result<std::optional<ComparisonResult>> compareFairly(const DemoFiles& files, const fs::path& folder,
                                                      const CommonOptions& common, Console& console) {
  auto comparison = readComparison(files.comparison);
  if (!comparison) return comparison.error();
  if (common.threadsGiven) comparison->recipe["training"]["threads"] = common.threads;
  if (common.deviceGiven) comparison->recipe["training"]["device"] = common.device;
  if (auto begun = beginComparison(folder, *comparison); !begun) return begun.error();
  RunControl control;
  const PauseSignal signals(control);
  const auto outcome = runComparison({folder, false, std::nullopt}, comparisonProgress(console), control);
  console.endProgress();
  if (!outcome) return outcome.error();
  if (outcome->status != "finished") return std::optional<ComparisonResult>();
  auto result = readComparisonResult(folder);
  if (!result) return result.error();
  if (auto written = writeFileAtomically(folder / "report.html", htmlOf(reportOf(*result))); !written)
    return written.error();
  return std::optional(std::move(*result));
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

    const std::vector<Student> students = studentsOf(*files, directory);
    for (const Student& student : students) {
      if (auto own = checkOwnRun(student); !own) return own.error();
    }
    std::vector<DemoModel> models;
    Json compared;
    const auto reportModels = [&](int exitCode, const Json& charts, const Json& runs) {
      console.document({{"models", demoModelsAsJson(questions->prompts, models)},
                        {"charts", charts},
                        {"runs", runs},
                        {"comparison", compared}});
      return exitCode;
    };
    for (const fs::path& model : files->models()) {
      models.push_back({model.filename().string(), false, model.string(), {}, 0.0});
      if (auto asked = askEverything(models.back(), *questions, common, console); !asked)
        return asked.error();
    }
    std::vector<std::string> runs;
    for (const Student& student : students) {
      const std::string name = student.model.filename().string();
      console.note("fine-tuning " + name);
      const auto outcome = fineTune(student, training->allChanges(common), training->stopAfterSteps, console);
      if (!outcome) return outcome.error();
      if (outcome->status != TrainingOutcome::Status::finished) {
        console.endProgress();
        console.note("stopped after step " + std::to_string(outcome->step) + " of " + name +
                     "; go on with: s2s demo --dir " + directory.string());
        return reportModels(kStopped, Json::array(), runs);
      }
      runs.push_back(student.run.string());
      models.push_back({name, true, runs.back() + "@last", {}, 0.0});
      if (auto asked = askEverything(models.back(), *questions, common, console); !asked)
        return asked.error();
    }
    printDemo(questions->prompts, models, questions->heldOut.size(), console);
    const auto charts = drawDemo(runs, models, *files, directory / "charts");
    if (!charts) return charts.error();
    console.line("charts: " + (directory / "charts").string());
    console.line("");
    console.note("the three models from nothing, under equal conditions");
    const fs::path place = directory / "comparison";
    const auto comparison = compareFairly(*files, place, common, console);
    if (!comparison) return comparison.error();
    if (!*comparison) {
      console.note("stopped in the comparison; go on with: s2s demo --dir " + directory.string());
      return reportModels(kStopped, *charts, runs);
    }
    printComparison(**comparison, console);
    console.line("report: " + (place / "report.html").string());
    compared = {{"folder", place.string()},
                {"report", (place / "report.html").string()},
                {"verdict", verdictAsJson(**comparison)}};
    return reportModels(kDone, *charts, runs);
  };
}

}  // namespace s2s::command_line
