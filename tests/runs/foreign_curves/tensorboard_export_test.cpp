#include "engine/runs/foreign_curves/tensorboard_export.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/runs/run_directory.h"
#include "tests/runs/foreign_curves/read_curves.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

namespace fs = std::filesystem;

TEST(TensorboardExport, whatIsWrittenIsReadBack) {
  const TemporaryDirectory folder;
  {
    auto run = RunDirectory::create(folder / "run", Json{{"name", "한국어"}}, Json::object());
    ASSERT_TRUE(run) << run.error().message();
    ASSERT_TRUE(run->appendMetrics({{"step", 1}, {"time_s", 0.5}, {"loss", 2.5}, {"learning_rate", 0.001}}));
    ASSERT_TRUE(run->appendMetrics({{"step", 2},
                                    {"time_s", 1.0},
                                    {"loss", nullptr},
                                    {"validation_loss", 2.0},
                                    {"validation_sets", {{"held-out", {{"loss", 1.5}}}}}}));
  }
  const auto exported = exportTensorboard(folder / "run", folder / "board/sub");
  ASSERT_TRUE(exported) << exported.error().message();
  EXPECT_EQ(exported->points, 5);
  EXPECT_EQ(exported->curves, 4);
  const Curves curves = curvesAt(folder / "board/sub");
  EXPECT_EQ(curves.at("loss").front(), std::pair(1.0, 2.5));
  EXPECT_TRUE(std::isnan(curves.at("loss").back().second));
  EXPECT_EQ(curves.at("learning_rate").front().second, static_cast<double>(0.001f));
  EXPECT_EQ(curves.at("validation_loss/held-out").front(), std::pair(2.0, 1.5));
  // Again: the same file, not a second one.
  ASSERT_TRUE(exportTensorboard(folder / "run", folder / "board/sub"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder / "board/sub"), fs::directory_iterator()), 1);
}

TEST(TensorboardExport, whatIsNoRunIsRefused) {
  const TemporaryDirectory folder;
  const auto refused = exportTensorboard(folder.path(), folder / "out");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
}

}  // namespace
}  // namespace s2s::test
