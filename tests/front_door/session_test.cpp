#include "engine/session.h"

#include <gtest/gtest.h>

#include <thread>

#include "engine/evaluation/evaluation_request.h"
#include "engine/experiments/file_translation.h"
#include "engine/front_door/export_request.h"
#include "engine/models/model_bundle.h"
#include "engine/runs/ensemble_argument.h"
#include "engine/runs/run_directory.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

/// Takes events until `done` says so, or a minute is over (then the test fails).
class Listener {
 public:
  explicit Listener(Session& session) : m_session(session) {}

  template <typename Done>
  void until(Done&& done) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (std::chrono::steady_clock::now() < deadline) {
      for (Event& event : m_session.takeEvents()) m_all.push_back(std::move(event));
      if (done()) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    FAIL() << "what was waited for did not come";
  }

  void untilEnd(JobId job) {
    until([&] { return ended(job) || failed(job); });
  }

  /// All events of one kind, of one job.
  template <typename Kind>
  std::vector<Kind> of(JobId job) const {
    std::vector<Kind> found;
    for (const Event& event : m_all) {
      if (const auto* kind = std::get_if<Kind>(&event); kind && kind->job == job) found.push_back(*kind);
    }
    return found;
  }

  std::optional<event::JobEnded> ended(JobId job) const { return first<event::JobEnded>(job); }
  std::optional<event::JobFailed> failed(JobId job) const { return first<event::JobFailed>(job); }

 private:
  template <typename Kind>
  std::optional<Kind> first(JobId job) const {
    const auto all = of<Kind>(job);
    if (all.empty()) return std::nullopt;
    return all.front();
  }

  Session& m_session;
  std::vector<Event> m_all;
};

SessionOptions oneThread() { return {"cpu", "float32", 1, 64u << 20}; }

Json tinyRecipeJson(const std::filesystem::path& folder, std::int64_t steps = 12) {
  Recipe recipe = test::tinyRecipe(folder);
  recipe.training.steps = steps;
  return recipeToJson(recipe);
}

PromptRequest promptFor(const std::string& model) {
  PromptRequest request;
  request.models = {model};
  request.text = "abc";
  request.options.maxNewTokens = 5;
  return request;
}

void expectSameWeights(const std::filesystem::path& first, const std::filesystem::path& second) {
  const auto one = openModel(lastCheckpoint(first)->path, torch::kFloat32, torch::kCPU).value();
  const auto other = openModel(lastCheckpoint(second)->path, torch::kFloat32, torch::kCPU).value();
  for (const NamedTensor& stored : one.model->weights().stored()) {
    EXPECT_TRUE(torch::equal(stored.tensor, other.model->weights().at(stored.name))) << stored.name;
  }
}

TEST(SessionTest, TrainingTellsWhatHappensInOrder) {
  const test::TemporaryDirectory folder;
  Session session(oneThread());
  Listener listener(session);
  const JobId job = session.train(tinyRecipeJson(folder.path()), folder.path(), folder / "run", "");
  listener.untilEnd(job);
  ASSERT_TRUE(listener.ended(job).has_value()) << listener.failed(job)->error.message();
  EXPECT_EQ(listener.ended(job)->status, "finished");
  EXPECT_EQ(listener.of<event::RunOpened>(job).size(), 1u);
  EXPECT_EQ(listener.of<event::RunOpened>(job)[0].totalSteps, 12);
  EXPECT_EQ(listener.of<event::StepDone>(job).size(), 12u);
  EXPECT_EQ(listener.of<event::Validated>(job).size(), 2u);
  EXPECT_EQ(listener.of<event::SamplesReady>(job).size(), 2u);
  EXPECT_GE(listener.of<event::CheckpointWritten>(job).size(), 3u);
}

TEST(SessionTest, AskingARunThatTrainsLeavesItsWeightsAsTheyWouldBe) {
  const test::TemporaryDirectory folder;
  Session session(oneThread());
  Listener listener(session);
  const JobId quiet = session.train(tinyRecipeJson(folder.path(), 30), folder.path(), folder / "quiet", "");
  listener.untilEnd(quiet);
  const JobId asked = session.train(tinyRecipeJson(folder.path(), 30), folder.path(), folder / "asked", "");
  std::vector<JobId> prompts;
  listener.until([&] {
    const bool answered = prompts.empty() || listener.ended(prompts.back());
    if (answered && !listener.of<event::StepDone>(asked).empty()) {
      PromptRequest request = promptFor((folder / "asked").string() + (prompts.size() % 2 ? "@live" : ""));
      request.options.sample = prompts.size() % 3 == 0;
      prompts.push_back(session.ask(request));
    }
    return listener.ended(asked).has_value();
  });
  ASSERT_FALSE(prompts.empty());
  for (const JobId prompt : prompts) listener.untilEnd(prompt);
  EXPECT_EQ(listener.of<event::Answered>(prompts.front()).size(), 1u);
  expectSameWeights(folder / "quiet", folder / "asked");
}

TEST(SessionTest, PauseWritesACheckpointAndResumeFinishes) {
  const test::TemporaryDirectory folder;
  Session session(oneThread());
  Listener listener(session);
  const JobId job = session.train(tinyRecipeJson(folder.path(), 5000), folder.path(), folder / "run", "");
  listener.until([&] { return listener.of<event::StepDone>(job).size() > 3; });
  session.pause(job);
  listener.untilEnd(job);
  ASSERT_TRUE(listener.ended(job).has_value());
  EXPECT_EQ(listener.ended(job)->status, "paused");
  const auto last = lastCheckpoint(folder / "run");
  ASSERT_TRUE(last.has_value());
  const JobId again = session.resume(folder / "run");
  listener.until([&] { return !listener.of<event::StepDone>(again).empty(); });
  EXPECT_EQ(listener.of<event::StepDone>(again)[0].step, last->step + 1);
  session.stop(again);
  listener.untilEnd(again);
  EXPECT_EQ(listener.ended(again)->status, "stopped");
}

TEST(SessionTest, ResumingWithChangesIsTheRunThatTheCommandLineWouldGoOnWith) {
  const test::TemporaryDirectory folder;
  test::trainHere(test::tinyRecipe(folder.path()), folder / "given", {}, 5);
  std::filesystem::copy(folder / "given", folder / "here", std::filesystem::copy_options::recursive);
  const std::vector<std::string> changes{"training.steps=9", "optimizer.learning_rate=0.002",
                                         "schedule.kind=linear"};
  test::resumeHere(folder / "given", changes);  // what s2s resume --set calls
  Session session(oneThread());
  Listener listener(session);
  const JobId job = session.resume(folder / "here", changes);
  listener.untilEnd(job);
  ASSERT_TRUE(listener.ended(job).has_value()) << listener.failed(job)->error.message();
  EXPECT_EQ(listener.of<event::RunOpened>(job)[0].totalSteps, 9);
  EXPECT_EQ(readJsonFile(folder / "here/recipe.json").value(),
            readJsonFile(folder / "given/recipe.json").value());
  test::expectSameEnd(folder / "given", folder / "here");
  test::expectSameMetrics(folder / "given", folder / "here");
}

TEST(SessionTest, AChangeThatMayNotBeFailsAndLeavesTheRunAsItIs) {
  const test::TemporaryDirectory folder;
  test::trainHere(test::tinyRecipe(folder.path()), folder / "run", {}, 3);
  const Json before = readJsonFile(folder / "run/recipe.json").value();
  Session session(oneThread());
  Listener listener(session);
  for (const char* change : {"training.batch_size=2", "training.steps=2", "training.steps=many"}) {
    const JobId job = session.resume(folder / "run", {"optimizer.learning_rate=0.5", change});
    listener.untilEnd(job);
    ASSERT_TRUE(listener.failed(job).has_value()) << change;
    const Error error = listener.failed(job)->error;
    EXPECT_EQ(error.kind, Error::Kind::invalidInput);
    EXPECT_TRUE(error.what.starts_with(std::string(change).substr(0, std::string(change).find('=')) + ": "))
        << error.message();
    EXPECT_EQ(readJsonFile(folder / "run/recipe.json").value(), before);
    EXPECT_EQ(readRunSummary(folder / "run")->status, RunStatus::paused);
  }
}

TEST(SessionTest, DestructionPausesTheRun) {
  const test::TemporaryDirectory folder;
  {
    Session session(oneThread());
    Listener listener(session);
    const JobId job = session.train(tinyRecipeJson(folder.path(), 5000), folder.path(), folder / "run", "");
    listener.until([&] { return listener.of<event::StepDone>(job).size() > 2; });
  }
  EXPECT_EQ(readRunSummary(folder / "run")->status, RunStatus::paused);
  EXPECT_TRUE(lastCheckpoint(folder / "run").has_value());
}

TEST(SessionTest, OnlyOneRunTrainsAtATime) {
  const test::TemporaryDirectory folder;
  Session session(oneThread());
  Listener listener(session);
  // Both write their data file, which a run that has begun reads.
  const Json longRecipe = tinyRecipeJson(folder.path(), 5000), other = tinyRecipeJson(folder.path());
  const JobId first = session.train(longRecipe, folder.path(), folder / "one", "");
  const JobId second = session.train(other, folder.path(), folder / "two", "");
  listener.untilEnd(second);
  EXPECT_TRUE(listener.failed(second).has_value());
  session.stop(first);
  listener.untilEnd(first);
}

TEST(SessionTest, FailuresAreEventsWithWordsForPeople) {
  const test::TemporaryDirectory folder;
  Session session(oneThread());
  Listener listener(session);
  Json recipe = tinyRecipeJson(folder.path());
  recipe["training"]["batch_size"] = -3;
  const JobId wrong = session.train(recipe, folder.path(), folder / "run", "");
  listener.untilEnd(wrong);
  ASSERT_TRUE(listener.failed(wrong).has_value());
  EXPECT_NE(listener.failed(wrong)->error.message().find("training.batch_size"), std::string::npos);

  const JobId shape = session.ask(promptFor("t5-small"));
  listener.untilEnd(shape);
  ASSERT_EQ(listener.of<event::AnswerFailed>(shape).size(), 1u);
  EXPECT_NE(listener.of<event::AnswerFailed>(shape)[0].error.message().find("weights"), std::string::npos);
}

TEST(SessionTest, SeveralModelsAnswerOnePromptAndAnExportAnswersTheSame) {
  const test::TemporaryDirectory folder;
  Session session(oneThread());
  Listener listener(session);
  const JobId training = session.train(tinyRecipeJson(folder.path()), folder.path(), folder / "run", "");
  listener.untilEnd(training);
  const JobId exporting = session.exportModel(
      {ExportRequest::What::whole, (folder / "run").string(), folder / "exported", "float32"});
  listener.untilEnd(exporting);
  ASSERT_TRUE(listener.ended(exporting).has_value()) << listener.failed(exporting)->error.message();
  EXPECT_EQ(listener.ended(exporting)->result["verified"], true);
  PromptRequest request = promptFor((folder / "run").string());
  request.models.push_back((folder / "exported").string());
  const JobId prompt = session.ask(request);
  listener.untilEnd(prompt);
  const auto answers = listener.of<event::Answered>(prompt);
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_EQ(answers[0].answer.text, answers[1].answer.text);
  EXPECT_EQ(answers[0].answer.newTokens, answers[1].answer.newTokens);
  EXPECT_EQ(listener.of<event::ModelLoading>(prompt).size(), 2u);
  const JobId again = session.ask(request);
  listener.untilEnd(again);
  EXPECT_TRUE(listener.of<event::ModelLoading>(again).empty()) << "opened models are kept";
}

TEST(SessionTest, SeveralModelsAnswerAsOneAndSayWhyTheyCannot) {
  const test::TemporaryDirectory folder;
  Session session(oneThread());
  Listener listener(session);
  const JobId trained =
      session.train(tinyRecipeJson(folder.path()), folder.path(), folder / "run", folder.path());
  listener.untilEnd(trained);
  const std::string run = (folder / "run").string();
  PromptRequest request = promptFor(run);
  // Twins write what one of them writes.
  request.models.push_back(run + kEnsembleSeparator + run);
  request.models.push_back(run + kEnsembleSeparator + "t5-small");
  const JobId prompt = session.ask(request);
  listener.untilEnd(prompt);
  const auto answers = listener.of<event::Answered>(prompt);
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_EQ(answers[1].answer.model, request.models[1]);
  EXPECT_EQ(answers[1].answer.text, answers[0].answer.text);
  const auto failures = listener.of<event::AnswerFailed>(prompt);
  ASSERT_EQ(failures.size(), 1u);
  EXPECT_NE(failures[0].error.what.find("without weights"), std::string::npos);
}

TEST(SessionTest, ACancelledPromptEnds) {
  const test::TemporaryDirectory folder;
  Session session(oneThread());
  Listener listener(session);
  const JobId training = session.train(tinyRecipeJson(folder.path()), folder.path(), folder / "run", "");
  const JobId prompt = session.ask(promptFor((folder / "run").string()));
  session.cancel(prompt);
  listener.untilEnd(prompt);
  EXPECT_TRUE(listener.ended(prompt).has_value());
  listener.untilEnd(training);
}

TEST(SessionTest, StateNamesTheDevice) {
  const Session session(oneThread());
  const EngineState state = session.state();
  EXPECT_GT(state.residentBytes, 0u);
}

TEST(SessionTest, ARunThatCannotBeWrittenWaitsAndGoesOnWhenTold) {
  const test::TemporaryDirectory folder;
  Json recipe = tinyRecipeJson(folder.path(), 8);
  recipe["checkpoints"]["every_steps"] = 2;
  Session session(oneThread());
  Listener listener(session);
  const auto checkpoints = folder / "run/checkpoints";
  // In the way from the beginning: no checkpoint can be made.
  const JobId job = session.train(recipe, folder.path(), folder / "run", {});
  listener.until([&] { return !listener.of<event::RunOpened>(job).empty(); });
  std::filesystem::remove_all(checkpoints);
  test::writeText(checkpoints, "in the way");
  listener.until([&] { return !listener.of<event::CannotWrite>(job).empty(); });
  EXPECT_FALSE(listener.of<event::CannotWrite>(job).front().error.message().empty());
  EXPECT_FALSE(listener.ended(job));
  std::filesystem::remove(checkpoints);
  session.tryAgain(job);
  listener.untilEnd(job);
  ASSERT_TRUE(listener.ended(job));
  EXPECT_EQ(listener.ended(job)->status, "finished");
  EXPECT_EQ(lastCheckpoint(folder / "run")->step, 8);
}

TEST(SessionTest, APauseThatCannotBeWrittenWaitsForItsCheckpoint) {
  const test::TemporaryDirectory folder;
  const auto checkpoints = folder / "run/checkpoints";
  Json recipe = tinyRecipeJson(folder.path(), 20000);
  recipe["checkpoints"]["every_steps"] = 20000;  // none is being written when their folder goes
  {
    Session session(oneThread());
    Listener listener(session);
    const JobId job = session.train(recipe, folder.path(), folder / "run", {});
    listener.until([&] { return !listener.of<event::StepDone>(job).empty(); });
    std::filesystem::remove_all(checkpoints);
    test::writeText(checkpoints, "in the way");
    session.pause(job);
    listener.until([&] { return !listener.of<event::CannotWrite>(job).empty(); });
    EXPECT_FALSE(listener.ended(job));
    std::filesystem::remove(checkpoints);
    session.tryAgain(job);
    listener.untilEnd(job);
    ASSERT_TRUE(listener.ended(job));
    EXPECT_EQ(listener.ended(job)->status, "paused");
    EXPECT_FALSE(listener.ended(job)->result.contains("reason"));
    EXPECT_EQ(lastCheckpoint(folder / "run")->step, listener.ended(job)->result["step"]);
  }
  // A session that goes away does not wait for a folder that does not come back.
  Session session(oneThread());
  Listener listener(session);
  const JobId job = session.resume(folder / "run");
  listener.until([&] { return !listener.of<event::StepDone>(job).empty(); });
  std::filesystem::remove_all(checkpoints);
  test::writeText(checkpoints, "in the way");
  session.pause(job);
  listener.until([&] { return !listener.of<event::CannotWrite>(job).empty(); });
}

TEST(SessionTest, RatesAreTriedAndTheCurveComesBack) {
  const test::TemporaryDirectory folder;
  Session session(oneThread());
  Listener listener(session);
  const JobId job = session.findRate(tinyRecipeJson(folder.path()), folder.path());
  listener.untilEnd(job);
  ASSERT_TRUE(listener.ended(job));
  const Json curve = listener.ended(job)->result;
  EXPECT_EQ(curve["points"].size(), listener.of<event::RateTried>(job).size());
  const JobId cancelled = session.findRate(tinyRecipeJson(folder.path()), folder.path());
  session.cancel(cancelled);
  listener.untilEnd(cancelled);
  EXPECT_EQ(listener.ended(cancelled)->status, "cancelled");
}

TEST(SessionTest, AnXrayIsTakenAlsoWhileARunTrains) {
  const test::TemporaryDirectory folder;
  Session session(oneThread());
  Listener listener(session);
  const Json recipe = tinyRecipeJson(folder.path(), 20000);
  const JobId training = session.train(recipe, folder.path(), folder / "run", {});
  listener.until([&] { return !listener.of<event::StepDone>(training).empty(); });
  XrayRequest request;
  request.recipe = recipe;
  request.recipeFolder = folder.path();
  request.row = 2;
  const JobId job = session.xray(request);
  listener.untilEnd(job);
  ASSERT_TRUE(listener.ended(job));
  EXPECT_EQ(listener.ended(job)->status, "finished");
  ASSERT_EQ(listener.of<event::XrayReady>(job).size(), 1u);
  EXPECT_EQ(listener.of<event::XrayReady>(job).front().xray.row, 2);
  EXPECT_FALSE(listener.ended(training)) << "the run goes on";
  request.row = 1000;
  const JobId none = session.xray(request);
  listener.untilEnd(none);
  ASSERT_TRUE(listener.failed(none));
  EXPECT_EQ(listener.failed(none)->error.kind, Error::Kind::invalidInput);
  session.stop(training);
  listener.untilEnd(training);
}

Json tinyComparison(const std::filesystem::path& folder, std::int64_t steps) {
  test::writeTinyModel(folder / "model");
  test::writeReversals(folder / "data.tsv", 30, 3, 6);
  const Json model = {{"from", "model"}, {"initialization", "random"}};
  return {{"name", "tiny"},
          {"recipe",
           {{"data", {{"train", Json::array({{{"path", "data.tsv"}}})}}},
            {"training", {{"batch_size", 4}, {"device", "cpu"}, {"threads", 1}}}}},
          {"entrants", Json::array({{{"name", "a"}, {"model", model}}, {{"name", "b"}, {"model", model}}})},
          {"equalise", {{"what", "steps"}, {"amount", steps}}},
          {"test", {{"path", "data.tsv"}}},
          {"evaluation", {{"max_new_tokens", 4}, {"resamples", 100}}}};
}

TEST(SessionComparisonTest, IsPausedGoneOnWithAndFinished) {
  const test::TemporaryDirectory folder;
  const Json comparison = tinyComparison(folder.path(), 150);
  Session session(oneThread());
  Listener listener(session);
  const JobId first = session.compare(comparison, folder.path(), folder / "comparison", false);
  listener.until([&] { return listener.of<event::StepDone>(first).size() >= 3 || listener.failed(first); });
  session.pause(first);
  listener.untilEnd(first);
  ASSERT_FALSE(listener.failed(first)) << listener.failed(first)->error.message();
  EXPECT_EQ(listener.ended(first)->status, "paused");
  EXPECT_FALSE(listener.of<event::ComparisonChanged>(first).empty());

  const JobId second = session.compare(nullptr, {}, folder / "comparison", false);
  listener.untilEnd(second);
  ASSERT_FALSE(listener.failed(second)) << listener.failed(second)->error.message();
  EXPECT_EQ(listener.ended(second)->status, "finished");
  EXPECT_TRUE(std::filesystem::exists(listener.ended(second)->result.value("result", "")));
  const Json queue = listener.of<event::ComparisonChanged>(second).back().queue;
  EXPECT_EQ(queue["status"], "finished");
  EXPECT_EQ(queue["runs"][1]["stage"], "evaluated");
}

TEST(SessionComparisonTest, TriesFailedRunsAgainWhereItIsAsked) {
  const test::TemporaryDirectory folder;
  const std::filesystem::path place = folder / "comparison";
  std::filesystem::create_directories(place / "runs");
  test::writeText(place / "runs" / "b-seed-1", "in the run's way");
  Session session(oneThread());
  Listener listener(session);
  const auto stageOfSecond = [&](JobId job) {
    listener.untilEnd(job);
    EXPECT_FALSE(listener.failed(job)) << listener.failed(job)->error.message();
    return listener.of<event::ComparisonChanged>(job).back().queue["runs"][1].value("stage", "");
  };
  EXPECT_EQ(stageOfSecond(session.compare(tinyComparison(folder.path(), 4), folder.path(), place, false)),
            "failed");
  std::filesystem::remove(place / "runs" / "b-seed-1");
  EXPECT_EQ(stageOfSecond(session.compare(nullptr, {}, place, false)), "failed");
  EXPECT_EQ(stageOfSecond(session.compare(nullptr, {}, place, true)), "evaluated");
}

TEST(SessionTest, AnEvaluationTellsItsProgressAndBringsItsReport) {
  const test::TemporaryDirectory folder;
  Session session(oneThread());
  Listener listener(session);
  const JobId training = session.train(tinyRecipeJson(folder.path()), folder.path(), folder / "run", "");
  listener.untilEnd(training);
  EvaluationRequest request;
  request.systems = {{{(folder / "run").string()}}, {{(folder / "run").string() + "@step-10"}}};
  request.data.path = (folder / "data.tsv").string();
  request.limit = 9;
  request.generation.maxNewTokens = 4;
  request.generation.batchSize = 4;
  request.resamples = 20;
  request.directory = folder / "evaluation";
  const JobId job = session.evaluate(request);
  listener.untilEnd(job);
  ASSERT_TRUE(listener.ended(job).has_value()) << listener.failed(job)->error.message();
  EXPECT_EQ(listener.ended(job)->status, "finished");
  const Json report = listener.ended(job)->result;
  EXPECT_EQ(report["rows"].size(), 2u);
  EXPECT_EQ(report["rows"][1]["model"], "run@step-10");
  EXPECT_EQ(listener.of<event::SystemEvaluated>(job).size(), 2u);
  EXPECT_EQ(listener.of<event::SystemEvaluated>(job)[1].row["model"], "run@step-10");
  const auto progress = listener.of<event::SystemProgress>(job);
  EXPECT_EQ(progress.front().done, 0u);
  EXPECT_EQ(progress.back().done, 9u);
  EXPECT_EQ(progress.back().system, 1u);
  EXPECT_FALSE(listener.of<event::Progress>(job).empty());

  FileTranslationRequest file;
  file.models = {(folder / "run").string()};
  file.input = folder / "data.tsv";
  file.output = folder / "translated.txt";
  file.generation.maxNewTokens = 3;
  const JobId translating = session.translateFile(file);
  listener.untilEnd(translating);
  ASSERT_TRUE(listener.ended(translating).has_value()) << listener.failed(translating)->error.message();
  EXPECT_EQ(listener.ended(translating)->result["lines"], 51);
  EXPECT_TRUE(std::filesystem::exists(folder / "translated.txt"));
}

TEST(SessionTest, APausedEvaluationKeepsItsAnswersAndAFailedOneSaysWhy) {
  const test::TemporaryDirectory folder;
  Session session(oneThread());
  Listener listener(session);
  const JobId training = session.train(tinyRecipeJson(folder.path()), folder.path(), folder / "run", "");
  EvaluationRequest request;
  request.systems = {{{(folder / "run").string()}}};
  request.data.path = (folder / "data.tsv").string();
  request.directory = folder / "evaluation";
  const JobId job = session.evaluate(request);  // waits for the run that trains
  session.pause(job);
  listener.untilEnd(training);
  listener.untilEnd(job);
  ASSERT_TRUE(listener.ended(job).has_value());
  EXPECT_EQ(listener.ended(job)->status, "cancelled");
  request.resume = true;
  const JobId again = session.evaluate(request);
  listener.untilEnd(again);
  ASSERT_TRUE(listener.ended(again).has_value()) << listener.failed(again)->error.message();
  EXPECT_EQ(listener.ended(again)->status, "finished");
  request.data.target = "nothing";
  const JobId wrong = session.evaluate(request);
  listener.untilEnd(wrong);
  ASSERT_TRUE(listener.failed(wrong).has_value());
  EXPECT_NE(listener.failed(wrong)->error.message().find("nothing"), std::string::npos);
}

}  // namespace
}  // namespace s2s
