#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "engine/core/json.h"
#include "engine/runs/foreign_curves/tensorboard_event.h"
#include "engine/runs/foreign_curves/tf_record.h"
#include "tests/runs/foreign_curves/read_curves.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

namespace fs = std::filesystem;

class TensorboardGolden : public testing::TestWithParam<const char*> {};

TEST_P(TensorboardGolden, everyScalarIsWhatTensorBoardReads) {
  const Json all = *readJsonFile(tensorboardGolden("expected.json"));
  const Json& expected = all[GetParam()];
  const auto points = readForeignRun(tensorboardGolden(GetParam()));
  ASSERT_TRUE(points) << points.error().message();
  const Curves curves = curvesOf(*points);
  EXPECT_EQ(curves.size(), expected.size());
  for (const auto& [tag, values] : expected.items()) {
    const auto curve = curves.find(metricOfTag(tag));
    ASSERT_NE(curve, curves.end()) << tag;
    ASSERT_EQ(curve->second.size(), values.size()) << tag;
    for (std::size_t i = 0; i < values.size(); ++i) {
      EXPECT_EQ(curve->second[i].first, values[i][0].get<double>()) << tag;
      if (values[i][1].is_null())
        EXPECT_TRUE(std::isnan(curve->second[i].second)) << tag;
      else
        EXPECT_EQ(curve->second[i].second, values[i][1].get<double>()) << tag;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Files, TensorboardGolden, testing::Values("simple", "tensors", "restarted"));

TEST(TensorboardCurves, timeCountsFromTheFirstPoint) {
  const auto points = readForeignRun(tensorboardGolden("simple"));
  ASSERT_TRUE(points);
  EXPECT_EQ(points->front().seconds, 0.0);
  EXPECT_NEAR(points->back().seconds.value(), 21.5, 1e-6);
}

// As transformers writes it: each number is an event of its own, the epoch behind the others.
TEST(TensorboardCurves, epochsAreThoseOfTheCurveOfEpochsAtTheSameStep) {
  const TemporaryDirectory folder;
  std::string bytes;
  for (const auto& [step, tag, value] :
       std::vector<std::tuple<std::int64_t, std::string, double>>{{1, "train/loss", 4.0},
                                                                  {1, "train/epoch", 0.25},
                                                                  {2, "eval/loss", 3.0},
                                                                  {2, "train/epoch", 0.5},
                                                                  {3, "train/loss", 2.0}})
    bytes += tfRecord(tensorboardScalarEvent({10.0, step, false, {{tag, value}}}));
  write(folder / "events.out.tfevents.1", bytes);
  const auto points = readForeignRun(folder.path());
  ASSERT_TRUE(points);
  ASSERT_EQ(points->size(), 5u);
  EXPECT_EQ((*points)[0].epoch, 0.25);
  EXPECT_EQ((*points)[2].epoch, 0.5);
  EXPECT_EQ((*points)[4].epoch, std::nullopt) << "nobody said it";
}

TEST(TensorboardCurves, anEventWithoutAFiniteTimeHasNone) {
  const TemporaryDirectory folder;
  std::string bytes;
  for (const double time : {std::nan(""), 10.0, static_cast<double>(INFINITY), 12.5})
    bytes += tfRecord(tensorboardScalarEvent({time, 3, false, {{"loss", 1.0}}}));
  write(folder / "events.out.tfevents.1", bytes);
  const auto points = readForeignRun(folder.path());
  ASSERT_TRUE(points);
  ASSERT_EQ(points->size(), 4u);
  EXPECT_EQ((*points)[0].seconds, std::nullopt);
  EXPECT_EQ((*points)[1].seconds, 0.0);
  EXPECT_EQ((*points)[2].seconds, std::nullopt);
  EXPECT_EQ((*points)[3].seconds, 2.5);
}

TEST(TensorboardCurves, aFileThatGrowsIsReadOn) {
  const TemporaryDirectory folder;
  const std::string bytes = eventFile("simple");
  const fs::path file = folder / "events.out.tfevents.1";
  write(file, bytes.substr(0, bytes.size() / 2));
  auto run = openForeignRun(folder.path());
  ASSERT_TRUE(run);
  std::vector<ForeignPoint> points = (*run)->read()->points;
  const std::size_t before = points.size();
  EXPECT_GT(before, 0u);
  EXPECT_TRUE((*run)->read()->points.empty());
  write(file, bytes.substr(bytes.size() / 2), std::ios::app);
  const auto rest = (*run)->read();
  ASSERT_TRUE(rest);
  EXPECT_FALSE(rest->anew);
  std::ranges::copy(rest->points, std::back_inserter(points));
  const auto whole = readForeignRun(tensorboardGolden("simple"));
  ASSERT_EQ(points.size(), whole->size());
  for (std::size_t i = 0; i + 2 < points.size(); ++i) EXPECT_EQ(points[i].value, (*whole)[i].value);
}

TEST(TensorboardCurves, aFileThatIsReplacedIsReadAnew) {
  const TemporaryDirectory folder;
  const fs::path file = folder / "events.out.tfevents.1";
  write(file, eventFile("simple"));
  auto run = openForeignRun(folder.path());
  ASSERT_TRUE((*run)->read());
  write(file, eventFile("tensors"));
  const auto piece = (*run)->read();
  ASSERT_TRUE(piece);
  EXPECT_TRUE(piece->anew);
  EXPECT_EQ(piece->points.front().metric, "float_val");
}

TEST(TensorboardCurves, aFileCutAnywhereGivesItsBeginning) {
  const TemporaryDirectory folder;
  const fs::path file = folder / "events.out.tfevents.1";
  const std::string bytes = eventFile("tensors");
  const auto whole = readForeignRun(tensorboardGolden("tensors"));
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    write(file, bytes.substr(0, length));
    const auto points = readForeignRun(folder.path());
    ASSERT_TRUE(points) << length;
    ASSERT_LE(points->size(), whole->size());
    for (std::size_t i = 0; i < points->size(); ++i) EXPECT_EQ((*points)[i].value, (*whole)[i].value);
  }
}

TEST(TensorboardCurves, aDamagedByteCostsItsRecordAndInventsNothing) {
  const TemporaryDirectory folder;
  const fs::path file = folder / "events.out.tfevents.1";
  const std::string bytes = eventFile("tensors");
  const auto whole = readForeignRun(tensorboardGolden("tensors"));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x41);
    write(file, damaged);
    const auto points = readForeignRun(folder.path());
    ASSERT_TRUE(points) << at;
    // The version stands in the first record, which holds no number.
    EXPECT_LE(points->size(), whole->size()) << at;
    for (const ForeignPoint& point : *points) {
      EXPECT_TRUE(std::ranges::any_of(*whole, [&](const ForeignPoint& one) {
        return one.metric == point.metric && one.value == point.value;
      })) << at;
    }
  }
}

TEST(TensorboardCurves, damageIsSaid) {
  const TemporaryDirectory folder;
  std::string bytes = eventFile("tensors");
  bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 1);
  write(folder / "events.out.tfevents.1", bytes);
  auto run = openForeignRun(folder.path());
  const auto piece = (*run)->read();
  ASSERT_TRUE(piece);
  ASSERT_EQ(piece->warnings.size(), 1u);
  EXPECT_NE(piece->warnings[0].find("damaged"), std::string::npos) << piece->warnings[0];
}

TEST(TensorboardCurves, twoTagsThatMeanTheSameStayApart) {
  const TemporaryDirectory folder;
  const TensorboardEvent event{10.0, 3, false, {{"train/loss", 1.0}, {"train_loss", 2.0}}};
  write(folder / "events.out.tfevents.1", tfRecord(tensorboardScalarEvent(event)));
  const Curves curves = curvesAt(folder.path());
  EXPECT_EQ(curves.at("loss").front().second, 1.0);
  EXPECT_EQ(curves.at("train_loss").front().second, 2.0);
}

TEST(TensorboardCurves, aTagWhoseOwnNameIsTakenIsNumbered) {
  const TemporaryDirectory folder;
  const TensorboardEvent event{
      10.0, 3, false, {{"train/loss", 1.0}, {"loss", 2.0}, {"loss (2)", 3.0}, {"train/loss", 4.0}}};
  write(folder / "events.out.tfevents.1", tfRecord(tensorboardScalarEvent(event)));
  EXPECT_EQ(curvesAt(folder.path()),
            (Curves{{"loss", {{3, 1}, {3, 4}}}, {"loss (2)", {{3, 2}}}, {"loss (2) (2)", {{3, 3}}}}));
}

}  // namespace
}  // namespace s2s::test
