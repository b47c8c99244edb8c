// Files of a checkpoint that are other ones when its run goes on: those that are gone on from to the bit, and
// those that people edit.

#include <gtest/gtest.h>

#include <fstream>

#include "engine/runs/run_files.h"
#include "engine/runs/updates_folder.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/often_saved.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// Every file of a checkpoint, each in a run of its own that is resumed after `harm`; `expect` is told where
/// it went on from.
template <typename Harm, typename Expect>
void resumeWithEachFile(const std::string& adaptation, Harm&& harm, Expect&& expect) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::oftenSaved(folder.path());
  recipe.adaptation.kind = adaptation;
  test::trainHere(recipe, folder / "straight");
  test::trainHere(recipe, folder / "paused", {}, 8);
  const std::vector<std::string> names = test::filesOf(folder / "paused/checkpoints/step-000008");
  ASSERT_GE(names.size(), 6u);
  for (const std::string& name : names) {
    SCOPED_TRACE(adaptation + " " + name);
    const auto run = folder / "run";
    fs::remove_all(run);
    fs::copy(folder / "paused", run, fs::copy_options::recursive);
    if (!harm(run / "checkpoints/step-000008", name)) continue;
    std::int64_t start = -1;
    TrainingObserver observer;
    observer.opened = [&](const fs::path&, std::int64_t step, std::int64_t) { start = step; };
    const RunControl control;
    const auto outcome = resume({run, {}, {}}, observer, control);
    ASSERT_TRUE(outcome.ok()) << outcome.error().message();
    expect(run, name, start);
    test::expectSameEnd(folder / "straight", run);
  }
}

bool isExact(const std::string& name) {
  return name.ends_with(".safetensors") || name.starts_with(run_files::kTrainingState);
}

// Tensors with other numbers in them are tensors as well: only what was written before tells them apart.
TEST(ChangedCheckpointFilesTest, BytesThatChangedInTensorsOrTrainingStateAreNoticed) {
  for (const char* adaptation : {"full", "lora"}) {
    const auto flip = [](const fs::path& checkpoint, const std::string& name) {
      if (isExact(name)) test::flipBytes(checkpoint / name);
      return isExact(name);
    };
    resumeWithEachFile(adaptation, flip,
                       [](const fs::path& run, const std::string& name, std::int64_t start) {
                         EXPECT_EQ(start, 6);
                         EXPECT_TRUE(fs::exists(run / "checkpoints/damaged-step-000008" / name));
                         EXPECT_NE(test::logOf(run).find("is damaged and was set aside"), std::string::npos);
                       });
  }
}

// One that was edited made the run go back to the checkpoint before, and a run with a single one was told to
// start again.
TEST(ChangedCheckpointFilesTest, SmallFilesThatPeopleEditAreToldOfAndTheRunGoesOn) {
  for (const char* adaptation : {"full", "lora"}) {
    const auto edit = [](const fs::path& checkpoint, const std::string& name) {
      const bool isEdited = !isExact(name) && name != run_files::kChecksums;
      if (isEdited) std::ofstream(checkpoint / name, std::ios::app) << "\n";
      return isEdited;
    };
    resumeWithEachFile(adaptation, edit,
                       [](const fs::path& run, const std::string& name, std::int64_t start) {
                         EXPECT_EQ(start, 8);
                         EXPECT_FALSE(fs::exists(run / "checkpoints/damaged-step-000008"));
                         const std::string told = "step-000008/" + name + "; going on from step-000008";
                         EXPECT_NE(test::logOf(run).find(told), std::string::npos) << test::logOf(run);
                       });
  }
}

// The folder of an adapter has no checksums of its own, and nobody looked at those of its base.
TEST(ChangedCheckpointFilesTest, AnAdapterIsNotMergedIntoABaseThatIsDamaged) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::oftenSaved(folder.path());
  recipe.adaptation.kind = "lora";
  const fs::path base = test::trainHere(recipe, folder / "run").checkpoint, adapter = folder / "adapter";
  fs::copy(base / kUpdatesFolder, adapter, fs::copy_options::recursive);
  Json config = readJsonFile(adapter / "adapter_config.json").value();
  config["base_model_name_or_path"] = base.string();
  test::writeText(adapter / "adapter_config.json", writeJson(config));
  const auto whole = openModel(adapter, torch::kFloat32, torch::kCPU);
  ASSERT_TRUE(whole.ok()) << whole.error().message();
  test::flipBytes(base / "model.safetensors");
  const auto refused = openModel(adapter, torch::kFloat32, torch::kCPU);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().where, (base / "model.safetensors").string());
  EXPECT_NE(refused.error().what.find("has changed"), std::string::npos) << refused.error().message();
}

}  // namespace
}  // namespace s2s
