// Runs, prompts and exports through the front door.

#include "engine/session.h"

#include <gtest/gtest.h>

#include "engine/front_door/export_request.h"
#include "engine/models/model_bundle.h"
#include "engine/runs/ensemble_argument.h"
#include "engine/runs/run_directory.h"
#include "tests/front_door/session_events.h"
#include "tests/support/temporary_directory.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

using test::Listener;
using test::oneThread;
using test::tinyRecipeJson;

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

}  // namespace
}  // namespace s2s
