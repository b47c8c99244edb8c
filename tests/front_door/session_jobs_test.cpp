// The other work of a session: rates, X-rays, comparisons, evaluations, files.

#include <gtest/gtest.h>

#include "engine/evaluation/evaluation_request.h"
#include "engine/experiments/file_translation.h"
#include "engine/session.h"
#include "tests/front_door/session_events.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

using test::Listener;
using test::oneThread;
using test::tinyRecipeJson;

TEST(SessionJobsTest, RatesAreTriedAndTheCurveComesBack) {
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

TEST(SessionJobsTest, AnXrayIsTakenAlsoWhileARunTrains) {
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

TEST(SessionJobsTest, AnEvaluationTellsItsProgressAndBringsItsReport) {
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

TEST(SessionJobsTest, APausedEvaluationKeepsItsAnswersAndAFailedOneSaysWhy) {
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
