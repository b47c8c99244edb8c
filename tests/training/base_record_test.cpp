// Runs that begin from another run, which is trained on meanwhile, moved or written over.

#include "engine/training/base_record.h"

#include <gtest/gtest.h>

#include "engine/runs/run_files.h"
#include "engine/runs/updates_folder.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

class BaseRecordTest : public testing::Test {
 protected:
  BaseRecordTest() {
    Recipe recipe = test::tinyRecipe(folder.path());
    recipe.training.steps = 5;
    recipe.evaluation.everySteps = 5;
    recipe.checkpoints.keepLast = 9;
    test::trainHere(recipe, base());
    m_first = resolveModel(base().string())->path;
  }

  fs::path base() const { return folder / "base"; }
  /// The checkpoint that the base's name stood for when the runs began.
  const fs::path& first() const { return m_first; }

  Recipe recipeFromBase() const {
    Recipe recipe = test::tinyRecipe(folder.path());
    recipe.model.from = base().string();
    recipe.model.initialization = "pretrained";
    return recipe;
  }

  /// From here on the base's name stands for another checkpoint.
  void trainBaseOn() const {
    test::resumeHere(base(), {"training.steps=40"});
    ASSERT_NE(resolveModel(base().string())->path, first());
  }

  /// Ends as after a crash, with nothing written.
  void stopBeforeTheFirstCheckpoint(const Recipe& recipe, const fs::path& run) const {
    RunControl control;
    TrainingObserver observer;
    observer.stepDone = [&](std::int64_t step, const Json&) {
      if (step == 2) control.requestStop();
    };
    ASSERT_TRUE(train({recipe, run, "", {}}, observer, control).ok());
    ASSERT_TRUE(listCheckpoints(run).empty());
  }

  Error refusal(const fs::path& run) const {
    const RunControl control;
    const auto outcome = resume({run, {}, {}}, {}, control);
    return outcome.ok() ? Error{} : outcome.error();
  }

  test::TemporaryDirectory folder;
  fs::path m_first;
};

TEST_F(BaseRecordTest, ARunWithoutACheckpointBeginsAgainFromTheSameWeights) {
  const Recipe recipe = recipeFromBase();
  test::trainHere(recipe, folder / "straight");
  stopBeforeTheFirstCheckpoint(recipe, folder / "stopped");
  trainBaseOn();
  test::resumeHere(folder / "stopped", {"checkpoints.keep_last=3"});
  test::expectSameEnd(folder / "straight", folder / "stopped");
  const Json written = readJsonFile(folder / "stopped/recipe.json").value();
  EXPECT_EQ(written["model"]["from"], base().string()) << "the recipe says what was asked";
}

TEST_F(BaseRecordTest, UpdatesNameTheBaseThatTheyWereTrainedWith) {
  Recipe recipe = recipeFromBase();
  recipe.adaptation.kind = "lora";
  const fs::path run = folder / "lora";
  const auto namedBase = [&] {
    const auto last = lastCheckpoint(run);
    return readJsonFile(last->path / kUpdatesFolder / "adapter_config.json")
        .value()
        .at("base_model_name_or_path");
  };
  test::trainHere(recipe, run, {}, 4);
  EXPECT_EQ(namedBase(), first().string());
  trainBaseOn();
  test::resumeHere(run, {}, {}, 4);
  EXPECT_EQ(namedBase(), first().string()) << "the base was trained on";
  fs::rename(base(), folder / "moved");
  test::resumeHere(run);
  EXPECT_EQ(namedBase(), first().string()) << "the base was moved";
}

TEST_F(BaseRecordTest, OtherWeightsInTheSameFolderAreRefused) {
  stopBeforeTheFirstCheckpoint(recipeFromBase(), folder / "stopped");
  std::ofstream(first() / "model.safetensors", std::ios::binary | std::ios::in | std::ios::ate)
          .seekp(-1, std::ios::end)
      << '\x01';
  const Error error = refusal(folder / "stopped");
  EXPECT_EQ(error.kind, Error::Kind::invalidInput);
  EXPECT_NE(error.what.find("has changed"), std::string::npos) << error.message();
  EXPECT_EQ(error.where, first().string());
}

TEST_F(BaseRecordTest, AFolderThatIsGoneIsRefusedAndOneThatIsBackIsTaken) {
  stopBeforeTheFirstCheckpoint(recipeFromBase(), folder / "stopped");
  fs::rename(base(), folder / "moved");
  const Error error = refusal(folder / "stopped");
  EXPECT_NE(error.what.find("not there any more"), std::string::npos) << error.message();
  EXPECT_EQ(error.where, first().string());
  fs::rename(folder / "moved", base());
  EXPECT_EQ(test::resumeHere(folder / "stopped").status, TrainingOutcome::Status::finished);
}

TEST_F(BaseRecordTest, RunsWithoutARecordGoOnFromWhatTheRecipeNames) {
  stopBeforeTheFirstCheckpoint(recipeFromBase(), folder / "stopped");
  ASSERT_TRUE(fs::remove(folder / "stopped" / run_files::kBase));
  EXPECT_EQ(test::resumeHere(folder / "stopped").status, TrainingOutcome::Status::finished);
}

TEST_F(BaseRecordTest, DrawnWeightsAreNotRecorded) {
  EXPECT_FALSE(BaseRecord::read(base())->has_value());
  EXPECT_FALSE(fs::exists(base() / run_files::kBase));
}

TEST_F(BaseRecordTest, ARecordThatSaysNothingIsAnError) {
  test::writeText(base() / run_files::kBase, "{}");
  EXPECT_FALSE(BaseRecord::read(base()).ok());
}

}  // namespace
}  // namespace s2s
