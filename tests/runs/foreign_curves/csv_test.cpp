#include <gtest/gtest.h>

#include <algorithm>

#include "tests/runs/foreign_curves/read_curves.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

namespace fs = std::filesystem;

TEST(CsvCurves, columnsOfACsvAreGuessed) {
  const TemporaryDirectory folder;
  const fs::path file = folder / "other.csv";
  write(file,
        "\xEF\xBB\xBFWall time,Step,train/loss,note,\"eval, loss\"\r\n100,1,4.5,begin,\r\n101,2,3.5,\"a "
        "\"\"b\"\"\",4\r\n");
  const auto points = readForeignRun(file);
  ASSERT_TRUE(points);
  const Curves curves = curvesOf(*points);
  EXPECT_EQ(curves.at("loss"), (std::vector<std::pair<double, double>>{{1, 4.5}, {2, 3.5}}));
  EXPECT_EQ(curves.at("eval, loss"), (std::vector<std::pair<double, double>>{{2, 4}}));
  EXPECT_FALSE(curves.contains("note"));
  EXPECT_EQ(points->back().seconds, 1.0);
}

TEST(CsvCurves, aCsvOfOneCurveIsNamedByItsFile) {
  const TemporaryDirectory folder;
  write(folder / "run_a-tag-loss.csv", "Wall time,Step,Value\n1.0,10,2.5\n2.0,20,2.0\n");
  EXPECT_EQ(curvesAt(folder / "run_a-tag-loss.csv").at("run_a-tag-loss").size(), 2u);
}

TEST(CsvCurves, theColumnOfStepsCanBeNamed) {
  const TemporaryDirectory folder;
  write(folder / "a.csv", "step;tokens;loss\n1;1000;2.5\n2;2000;1.5\n");
  const Curves curves = curvesAt(folder / "a.csv", {"tokens"});
  EXPECT_EQ(curves.at("loss"), (std::vector<std::pair<double, double>>{{1000, 2.5}, {2000, 1.5}}));
  const auto refused = readForeignRun(folder / "a.csv", {"token"});
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message().find("step, tokens, loss"), std::string::npos);
}

TEST(CsvCurves, twoColumnsThatMeanTheSameStayApart) {
  const TemporaryDirectory folder;
  write(folder / "a.csv", "step,loss,train_loss,loss,Value,value\n1,5,50,6,7,8\n");
  EXPECT_EQ(curvesAt(folder / "a.csv"), (Curves{{"loss", {{1, 5}}},
                                                {"train_loss", {{1, 50}}},
                                                {"loss (2)", {{1, 6}}},
                                                {"a", {{1, 7}}},
                                                {"a (2)", {{1, 8}}}}));
}

TEST(CsvCurves, commasAreDecimalWhereTheyPartNoCells) {
  const TemporaryDirectory folder;
  for (const char separator : {';', '\t'}) {
    std::string text = "step;time;loss;note\n1;0,5;3,1;1.a,b\n2;1,5;-2;1,2,3\n3; 4,5 ;+1,5e-1;29.11.2026\n";
    std::ranges::replace(text, ';', separator);
    write(folder / "a.csv", text);
    const auto points = readForeignRun(folder / "a.csv");
    ASSERT_TRUE(points) << points.error().message();
    EXPECT_EQ(curvesOf(*points), (Curves{{"loss", {{1, 3.1}, {2, -2}, {3, 0.15}}}}));
    EXPECT_EQ(points->back().seconds, 4.0);
  }
}

TEST(CsvCurves, numbersThatCouldBeOthersAreRefused) {
  const TemporaryDirectory folder;
  for (const char* rows : {"1;2,5\n2;1.5\n", "1;1.234,5\n", "1;1,234.5\n", "1;2\n1,234,567;3\n"}) {
    write(folder / "a.csv", std::string("step;loss\n") + rows);
    const auto refused = readForeignRun(folder / "a.csv");
    ASSERT_FALSE(refused) << rows;
    EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
    EXPECT_NE(refused.error().message().find("decimal sign"), std::string::npos) << refused.error().message();
  }
  // Between cells, a comma is nothing else.
  write(folder / "a.csv", "step,loss\n1,2.5\n2,\"1,5\"\n");
  EXPECT_EQ(curvesAt(folder / "a.csv"), (Curves{{"loss", {{1, 2.5}}}}));
}

TEST(CsvCurves, rowsWithoutAStepAreCountedAndSaid) {
  const TemporaryDirectory folder;
  write(folder / "a.csv", "step,loss\n1,2\n,3\nthree,4\n4,5\n");
  auto run = openForeignRun(folder / "a.csv");
  const auto piece = (*run)->read();
  ASSERT_TRUE(piece);
  EXPECT_EQ(piece->points.size(), 2u);
  ASSERT_EQ(piece->warnings.size(), 2u);
  EXPECT_TRUE(piece->warnings[0].starts_with("row 3 has no step"));
}

TEST(CsvCurves, aPlaceThatIsNotFiniteIsNone) {
  const TemporaryDirectory folder;
  write(folder / "a.csv", "step,time,epoch,loss\n1,nan,0.5,5\n2,7,inf,4\n3,9.5,nan,3\ninf,10,2,2\n");
  const auto read = readForeignRun(folder / "a.csv");
  ASSERT_TRUE(read);
  std::vector<ForeignPoint> points = *read;
  std::erase_if(points, [](const ForeignPoint& point) { return point.metric != "loss"; });
  ASSERT_EQ(points.size(), 3u);
  EXPECT_EQ(points[0].seconds, std::nullopt);
  EXPECT_EQ(points[0].epoch, 0.5);
  EXPECT_EQ(points[1].seconds, 0.0);
  EXPECT_EQ(points[1].epoch, std::nullopt);
  EXPECT_EQ(points[2].seconds, 2.5);
  EXPECT_EQ(points[2].epoch, std::nullopt);
}

}  // namespace
}  // namespace s2s::test
