// A run goes on from the newest checkpoint that can be read.

#include "engine/training/reopened_run.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <functional>

#include "engine/core/text_file.h"
#include "engine/runs/run_files.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/often_saved.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

void tear(const fs::path& file) { fs::resize_file(file, fs::file_size(file) / 2); }

/// What it is to a program that compares no checksums: damage shows where a file is read, or not at all.
void forgetChecksums(const fs::path& run) {
  for (const CheckpointEntry& entry : listCheckpoints(run)) fs::remove(entry.path / run_files::kChecksums);
}

TEST(ReopenedRunTest, ACheckpointWithoutChecksumsIsGoneOnFrom) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = test::oftenSaved(folder.path());
  test::trainHere(recipe, folder / "straight");
  test::trainHere(recipe, folder / "run", {}, 8);
  forgetChecksums(folder / "run");
  std::int64_t start = -1;
  TrainingObserver observer;
  observer.opened = [&](const fs::path&, std::int64_t step, std::int64_t) { start = step; };
  test::resumeHere(folder / "run", {}, observer);
  EXPECT_EQ(start, 8);
  test::expectSameEnd(folder / "straight", folder / "run");
}

TEST(ReopenedRunTest, WeightsThatChangedAreNotOpenedByOthersEither) {
  const test::TemporaryDirectory folder;
  test::trainHere(test::oftenSaved(folder.path()), folder / "run", {}, 8);
  const auto checkpoint = folder / "run/checkpoints/step-000008";
  test::flipBytes(checkpoint / "training_state.safetensors");
  EXPECT_TRUE(openModel(checkpoint, torch::kFloat32, torch::kCPU).ok()) << "the model does not need it";
  test::flipBytes(checkpoint / "model.safetensors");
  const auto opened = openModel(checkpoint, torch::kFloat32, torch::kCPU);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().where, (checkpoint / "model.safetensors").string());
  EXPECT_NE(opened.error().what.find("has changed"), std::string::npos) << opened.error().message();
}

TEST(ReopenedRunTest, ChecksumsAreTheSameInTheBackground) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::oftenSaved(folder.path());
  test::trainHere(recipe, folder / "background", {}, 8);
  recipe.checkpoints.inBackground = false;
  test::trainHere(recipe, folder / "foreground", {}, 8);
  const auto sumsOf = [&](const char* run) {
    const auto checkpoint = folder / run / "checkpoints/step-000006";
    Json sums = readJsonFile(checkpoint / run_files::kChecksums).value();
    EXPECT_EQ(sums.size() + 1, test::filesOf(checkpoint).size()) << "all but the checksums' own";
    sums.erase("training_state.json");  // that has the seconds in it
    return sums;
  };
  EXPECT_EQ(sumsOf("background"), sumsOf("foreground"));
}

TEST(ReopenedRunTest, ADamagedCheckpointIsSetAsideAndTheOneBeforeServes) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = test::oftenSaved(folder.path());
  test::trainHere(recipe, folder / "straight");
  for (const std::string file :
       {"model.safetensors", "training_state.safetensors", "training_state.json", "config.json"}) {
    const auto run = folder / ("torn-" + file);
    test::trainHere(recipe, run, {}, 8);
    const auto checkpoints = run / "checkpoints";
    tear(checkpoints / "step-000008" / file);
    std::vector<std::string> messages;
    TrainingObserver observer;
    observer.message = [&](const std::string& text) { messages.push_back(text); };
    std::int64_t start = -1;
    observer.opened = [&](const fs::path&, std::int64_t step, std::int64_t) { start = step; };
    const RunControl control;
    const auto outcome = resume({run, {}, {}}, observer, control);
    ASSERT_TRUE(outcome.ok()) << file << ": " << outcome.error().message();
    EXPECT_EQ(start, 6) << file;
    EXPECT_TRUE(std::ranges::any_of(messages,
                                    [&](const std::string& text) {
                                      return text.find("step-000008/" + file) != std::string::npos &&
                                             text.find("going on from step-000006") != std::string::npos;
                                    }))
        << file << ": " << Json(messages);
    EXPECT_TRUE(fs::exists(checkpoints / "damaged-step-000008" / file));
    test::expectSameEnd(folder / "straight", run);
    test::expectSameMetrics(folder / "straight", run);
  }
}

// What is left may be enough (generation_config.json) or not; no file's loss ends the program, and what a run
// goes on from gives what the run that never stopped gives.
TEST(ReopenedRunTest, NoFileOfACheckpointEndsTheProgramByItsLossOrDamage) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = test::oftenSaved(folder.path());
  test::trainHere(recipe, folder / "straight");
  test::trainHere(recipe, folder / "paused", {}, 8);
  const std::vector<std::pair<std::string, std::function<void(const fs::path&)>>> damages = {
      {"torn", tear},
      {"emptied", [](const fs::path& file) { test::writeText(file, ""); }},
      {"without-keys", [](const fs::path& file) { test::writeText(file, "{}"); }},
      {"removed", [](const fs::path& file) { fs::remove(file); }}};
  const std::vector<std::string> names = test::filesOf(folder / "paused/checkpoints/step-000008");
  ASSERT_TRUE(std::ranges::find(names, "tokenizer_config.json") != names.end());
  for (const std::string& name : names) {
    for (const auto& [kind, harm] : damages) {
      const auto run = folder / (kind + "-" + name);
      fs::copy(folder / "paused", run, fs::copy_options::recursive);
      if (name != run_files::kChecksums) forgetChecksums(run);
      harm(run / "checkpoints/step-000008" / name);
      const RunControl control;
      const auto outcome = resume({run, {}, {}}, {}, control);
      ASSERT_TRUE(outcome.ok()) << kind << " " << name << ": " << outcome.error().message();
      SCOPED_TRACE(kind + " " + name);
      test::expectSameEnd(folder / "straight", run);
    }
  }
}

TEST(ReopenedRunTest, ATokenizerWithMorePiecesThanTheModelIsDamage) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = test::oftenSaved(folder.path());
  test::trainHere(recipe, folder / "straight");
  test::trainHere(recipe, folder / "run", {}, 8);
  forgetChecksums(folder / "run");
  test::writeText(folder / "run/checkpoints/step-000008/tokenizer_config.json",
                  R"({"tokenizer_class": "ByT5Tokenizer", "extra_ids": 900})");
  test::resumeHere(folder / "run");
  EXPECT_TRUE(fs::exists(folder / "run/checkpoints/damaged-step-000008"));
  test::expectSameEnd(folder / "straight", folder / "run");
}

// A step that was believed without looking made the run go on behind it and remove the real checkpoints.
TEST(ReopenedRunTest, ATrainingStateThatNoRunComesToIsDamage) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = test::oftenSaved(folder.path());
  test::trainHere(recipe, folder / "paused", {}, 8);
  forgetChecksums(folder / "paused");
  const std::vector<std::pair<std::string, Json>> lies = {{"/step", -5},
                                                          {"/step", 700},
                                                          {"/step", 8.5},
                                                          {"/seconds", -1.0},
                                                          {"/rows_at_once", -1},
                                                          {"/tokens_at_once", -1},
                                                          {"/loss_scale", 0.0},
                                                          {"/loss_scale_good_steps", -1},
                                                          {"/best/step", 700},
                                                          {"/patience/step", 700},
                                                          {"/patience/validations", -1},
                                                          {"/rate_factor", -0.5},
                                                          {"/rate_factor", 2.0},
                                                          {"/roll_backs", -1},
                                                          {"/left_out", 700}};
  for (const auto& [pointer, value] : lies) {
    const auto run = folder / "run";
    fs::remove_all(run);
    fs::copy(folder / "paused", run, fs::copy_options::recursive);
    const auto file = run / "checkpoints/step-000008/training_state.json";
    Json state = readJsonFile(file).value();
    if (state["best"].is_null()) state["best"] = {{"step", 6}, {"metric", "validation_loss"}, {"value", 1.0}};
    state[Json::json_pointer(pointer)] = value;
    test::writeText(file, writeJson(state));
    std::int64_t start = -1;
    TrainingObserver observer;
    observer.opened = [&](const fs::path&, std::int64_t step, std::int64_t) { start = step; };
    const RunControl control;
    const auto outcome = resume({run, {}, 1}, observer, control);
    ASSERT_TRUE(outcome.ok()) << pointer << " " << value << ": " << outcome.error().message();
    EXPECT_EQ(start, 6) << pointer << " " << value;
    EXPECT_TRUE(fs::exists(run / "checkpoints/damaged-step-000008")) << pointer << " " << value;
    EXPECT_TRUE(fs::exists(run / "checkpoints/step-000006")) << pointer << " " << value;
  }
}

TEST(ReopenedRunTest, WhereNoneCanBeReadTheNewestIsBlamedAndNothingIsMoved) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = test::tinyRecipe(folder.path());
  test::trainHere(recipe, folder / "run", {}, 7);
  const auto all = listCheckpoints(folder / "run");
  ASSERT_EQ(all.size(), 3u) << "two regular ones and that of the pause";
  for (const CheckpointEntry& entry : all) tear(entry.path / "model.safetensors");
  const RunControl control;
  const auto outcome = resume({folder / "run", {}, {}}, {}, control);
  ASSERT_FALSE(outcome.ok());
  const std::string message = outcome.error().message();
  EXPECT_NE(message.find("step-000007"), std::string::npos) << message;
  EXPECT_TRUE(
      message.ends_with("start again, or remove checkpoint_checksums.json where the change is wanted"))
      << message;
  EXPECT_EQ(listCheckpoints(folder / "run").size(), 3u);
  forgetChecksums(folder / "run");
  const auto torn = resume({folder / "run", {}, {}}, {}, control);
  ASSERT_FALSE(torn.ok());
  EXPECT_TRUE(torn.error().message().ends_with("no checkpoint of the run can be read: start again"))
      << torn.error().message();
}

TEST(ReopenedRunTest, ALinkToItselfIsDamage) {
  const test::TemporaryDirectory folder;
  test::trainHere(test::tinyRecipe(folder.path()), folder / "run", {}, 7);
  const auto file = folder / "run/checkpoints/step-000007/training_state.json";
  fs::remove(file);
  fs::create_symlink(file.filename(), file);
  test::resumeHere(folder / "run");
  EXPECT_TRUE(fs::is_directory(folder / "run/checkpoints/damaged-step-000007"));
  EXPECT_EQ(lastCheckpoint(folder / "run")->step, 12);
}

// An error that is not the checkpoint's would be the next one's too.
TEST(ReopenedRunTest, MissingDataIsNoDamage) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = test::tinyRecipe(folder.path());
  test::trainHere(recipe, folder / "run", {}, 7);
  fs::remove(folder / "data.tsv");
  const RunControl control;
  const auto outcome = resume({folder / "run", {}, {}}, {}, control);
  ASSERT_FALSE(outcome.ok());
  EXPECT_NE(outcome.error().message().find("data.tsv"), std::string::npos) << outcome.error().message();
  EXPECT_EQ(lastCheckpoint(folder / "run")->step, 7);
}

/// A run with test and validation rows, paused.
fs::path splitRun(const fs::path& folder) {
  Recipe recipe = test::tinyRecipe(folder);
  recipe.data.test.split = 0.2;
  test::trainHere(recipe, folder / "run", {}, 7);
  return folder / "run";
}

// Rows were split anew on every resume, and what a later program holds out may have been trained on.
TEST(ReopenedRunTest, OtherRowsThanTheRunHeldOutAreRefused) {
  const test::TemporaryDirectory folder;
  const fs::path run = splitRun(folder.path()), recipe = run / "recipe.json", splits = run / "splits.json";
  const Json began = readJsonFile(recipe).value(), recorded = readJsonFile(splits).value();
  const auto expectRefused = [&](const std::string& part) {
    const RunControl control;
    const auto refused = resume({run, {}, {}}, {}, control);
    ASSERT_FALSE(refused.ok()) << part;
    EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
    EXPECT_EQ(refused.error().what,
              "data." + part + ".split: holds out other rows of data than when the run began");
    EXPECT_TRUE(refused.error().where.ends_with("run/splits.json")) << refused.error().where;
    EXPECT_EQ(lastCheckpoint(run)->step, 7) << "nothing is set aside";
  };
  for (const char* place : {"/training/seed", "/data/stratified"}) {
    Json other = began;
    Json& value = other[Json::json_pointer(place)];
    value = value.is_boolean() ? Json(true) : Json(5);
    test::writeText(recipe, writeJson(other));
    expectRefused("validation");
  }
  test::writeText(recipe, writeJson(began));
  Json other = recorded;
  other[0]["held_out_sha256"]["test"] = std::string(64, '0');
  test::writeText(splits, writeJson(other));
  expectRefused("test");
  test::writeText(splits, writeJson(recorded));
  EXPECT_EQ(test::resumeHere(run).status, TrainingOutcome::Status::finished);
  EXPECT_EQ(test::logOf(run).find("does not record which rows"), std::string::npos);
}

TEST(ReopenedRunTest, ARunWithoutARecordOfItsSplitGoesOnWithOneWarningAndGetsARecord) {
  const test::TemporaryDirectory folder;
  const fs::path run = splitRun(folder.path()), splits = run / "splits.json", rows = run / "test/data.jsonl";
  const Json recorded = readJsonFile(splits).value();
  const auto timesTold = [&] {
    const std::string log = test::logOf(run), told = "the run does not record which rows it holds out";
    int times = 0;
    for (auto at = log.find(told); at != log.npos; at = log.find(told, at + 1)) ++times;
    return times;
  };
  Json older = recorded;
  older[0].erase("held_out_sha256");
  test::writeText(splits, writeJson(older));
  const std::string kept = readTextFile(rows).value() + "\n";
  test::writeText(rows, kept);
  test::resumeHere(run, {}, {}, 1);
  EXPECT_EQ(timesTold(), 1);
  EXPECT_EQ(readJsonFile(splits).value(), recorded);
  EXPECT_EQ(readTextFile(rows).value(), kept) << "what somebody tests on already stays";
  test::resumeHere(run, {}, {}, 1);
  EXPECT_EQ(timesTold(), 1) << "once";
  fs::remove(splits);
  fs::remove_all(run / "test");
  EXPECT_EQ(test::resumeHere(run).status, TrainingOutcome::Status::finished);
  EXPECT_EQ(timesTold(), 2);
  EXPECT_EQ(readJsonFile(splits).value(), recorded);
  EXPECT_TRUE(fs::exists(rows));
}

// Whoever gives a run too little memory is not told that it is ruined.
TEST(ReopenedRunTest, TooLittleMemoryIsNoDamage) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = test::tinyRecipe(folder.path());
  Json config = test::tinyConfig();
  config["d_model"] = 256;
  config["d_ff"] = 1024;
  test::writeText(folder / "model/config.json", writeJson(config, 2));
  test::trainHere(recipe, folder / "run", {}, 7);
  const RunControl control;
  const auto outcome = resume({folder / "run", {"training.memory_budget_gib=0.004"}, {}}, {}, control);
  ASSERT_FALSE(outcome.ok());
  const std::string message = outcome.error().message();
  EXPECT_EQ(outcome.error().kind, Error::Kind::unavailable) << message;
  EXPECT_EQ(message.find("the memory budget of 0.004 GiB is used up, raise training.memory_budget_gib"), 0u)
      << message;
  EXPECT_EQ(message.find("start again"), std::string::npos) << message;
  EXPECT_EQ(lastCheckpoint(folder / "run")->step, 7);
  EXPECT_EQ(test::resumeHere(folder / "run").status, TrainingOutcome::Status::finished);
}

TEST(ReopenedRunTest, AFileThatMayNotBeReadIsNoDamage) {
  if (::geteuid() == 0) GTEST_SKIP() << "the superuser may read anything";
  const test::TemporaryDirectory folder;
  test::trainHere(test::tinyRecipe(folder.path()), folder / "run", {}, 7);
  for (const char* name : {"config.json", "model.safetensors", "training_state.json"}) {
    const auto file = folder / "run/checkpoints/step-000007" / name;
    fs::permissions(file, fs::perms::none);
    const RunControl control;
    const auto outcome = resume({folder / "run", {}, {}}, {}, control);
    ASSERT_FALSE(outcome.ok()) << name;
    EXPECT_EQ(outcome.error().kind, Error::Kind::unavailable) << outcome.error().message();
    EXPECT_NE(outcome.error().remedy.find("permissions"), std::string::npos) << outcome.error().message();
    EXPECT_EQ(lastCheckpoint(folder / "run")->step, 7) << name;
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  }
}

TEST(ReopenedRunTest, WhatMemoryErrorsAdviseIsTaken) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = test::tinyRecipe(folder.path());
  test::trainHere(recipe, folder / "straight");
  test::trainHere(recipe, folder / "run", {}, 7);
  test::resumeHere(folder / "run", {"training.memory_budget_gib=4", "training.bad_numbers=skip",
                                    "training.logits_mib=64", "training.gradient_checkpointing=true"});
  const auto endOf = [&](const char* run) {
    return readSafetensors(lastCheckpoint(folder / run)->path / "model.safetensors").value();
  };
  const auto expected = endOf("straight"), found = endOf("run");
  for (const auto& [name, tensor] : expected)
    EXPECT_LT((tensor - found.at(name)).abs().max().item<double>(), 1e-5) << name;
}

}  // namespace
}  // namespace s2s
