#include <gtest/gtest.h>

#include "tests/runs/foreign_curves/read_curves.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

namespace fs = std::filesystem;

TEST(TrainerStateCurves, theStateOfTransformersTrainerIsRead) {
  const Curves curves = curvesAt(tensorboardGolden("trainer_state"));
  EXPECT_EQ(curves.at("loss"), (std::vector<std::pair<double, double>>{{10, 0.3}, {20, 0.15}, {30, 0.1}}));
  EXPECT_EQ(curves.at("validation_loss").front(), std::pair(30.0, 0.25));
  EXPECT_EQ(curves.at("validation_bleu").front(), std::pair(30.0, 12.5));
  EXPECT_EQ(curves.at("gradient_norm").size(), 3u);
  EXPECT_FALSE(curves.contains("total_flos"));
}

TEST(TrainerStateCurves, twoKeysOfAStateThatMeanTheSameStayApart) {
  const TemporaryDirectory folder;
  write(folder / "trainer_state.json",
        R"({"log_history":[{"step":1,"train_loss":5,"loss":6},{"step":2,"loss":4,"train_loss":3}]})");
  EXPECT_EQ(curvesAt(folder.path()), (Curves{{"loss", {{1, 5}, {2, 3}}}, {"loss (2)", {{1, 6}, {2, 4}}}}));
}

TEST(TrainerStateCurves, aStateWithNumbersThatAreNotFiniteIsReadWithoutThem) {
  const TemporaryDirectory folder;
  write(folder / "trainer_state.json",
        R"({"best_metric": Infinity, "log_history": [
             {"epoch": 0.5, "grad_norm": NaN, "loss": 2.5, "step": 1},
             {"epoch": NaN, "grad_norm": 1.5, "loss": -Infinity, "step": 2},
             {"epoch": 1.5, "eval_loss": NaN, "loss": 2.0, "step": 3}]})");
  const Curves curves = curvesAt(folder.path());
  EXPECT_EQ(curves.at("loss"), (std::vector<std::pair<double, double>>{{1, 2.5}, {3, 2.0}}));
  EXPECT_EQ(curves.at("gradient_norm"), (std::vector<std::pair<double, double>>{{2, 1.5}}));
  EXPECT_FALSE(curves.contains("validation_loss"));
}

TEST(TrainerStateCurves, theLatestCheckpointsStateIsRead) {
  const TemporaryDirectory folder;
  for (const auto& [checkpoint, loss] : {std::pair{"checkpoint-9", "1.5"}, {"checkpoint-10", "0.5"}}) {
    fs::create_directory(folder / checkpoint);
    write(folder / checkpoint / "trainer_state.json", std::string(R"({"log_history":[{"step":1,"loss":)") +
                                                          loss +
                                                          R"(},{"step":"two"},7,{"step":2,"loss":null}]})");
  }
  EXPECT_EQ(curvesAt(folder.path()).at("loss"), (std::vector<std::pair<double, double>>{{1, 0.5}}));
}

TEST(TrainerStateCurves, aStateWithoutAHistoryIsRefused) {
  const TemporaryDirectory folder;
  for (const char* text : {"{}", "[]", "{\"log_history\":7}", "{\"log_history\""}) {
    write(folder / "trainer_state.json", text);
    EXPECT_FALSE(readForeignRun(folder.path())) << text;
  }
}

}  // namespace
}  // namespace s2s::test
