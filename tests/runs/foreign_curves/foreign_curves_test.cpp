#include "engine/runs/foreign_curves/foreign_curves.h"

#include <gtest/gtest.h>

#include "engine/runs/foreign_curves/tensorboard_export.h"
#include "tests/runs/foreign_curves/read_curves.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

namespace fs = std::filesystem;

TEST(ForeignCurves, namesOfOthersBecomeOurs) {
  EXPECT_EQ(metricOfTag("train/loss"), "loss");
  EXPECT_EQ(metricOfTag("eval_bleu"), "validation_bleu");
  EXPECT_EQ(metricOfTag("val/loss"), "validation_loss");
  EXPECT_EQ(metricOfTag("train/grad_norm"), "gradient_norm");
  EXPECT_EQ(metricOfTag("lr"), "learning_rate");
  EXPECT_EQ(metricOfTag("train_runtime"), "train_runtime");
  EXPECT_EQ(metricOfTag("train/"), "train/");
  EXPECT_EQ(metricOfTag("Loss/총"), "Loss/총");
  for (const char* metric :
       {"loss", "validation_loss", "gradient_norm", "validation_loss/held-out", "learning_rate"})
    EXPECT_EQ(metricOfTag(tagOfMetric(metric)), metric);
}

TEST(ForeignCurves, whatIsNoCurveIsRefused) {
  const TemporaryDirectory folder;
  write(folder / "words.csv", "name,note\na,b\n");
  EXPECT_FALSE(readForeignRun(folder / "words.csv"));
  EXPECT_FALSE(readForeignRun(folder.path()));
  EXPECT_FALSE(isForeignRun(folder.path()));
  EXPECT_EQ(readForeignRun(folder.path()).error().kind, Error::Kind::invalidInput);
}

TEST(ForeignCurves, aLogFolderHoldsARunInEachFolder) {
  const TemporaryDirectory folder;
  for (const char* name : {"b/runs/Nov29", "a"}) {
    fs::create_directories(folder / name);
    write(folder / name / "events.out.tfevents.1", eventFile("simple"));
  }
  fs::create_directory_symlink(folder.path(), folder / "circle");
  const std::vector<fs::path> runs = foreignRunsAt(folder.path());
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_EQ(foreignRunName(runs[0]), "a");
  EXPECT_EQ(foreignRunName(runs[1]), "b · Nov29");
}

}  // namespace
}  // namespace s2s::test
