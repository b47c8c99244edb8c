#include "engine/runs/foreign_curves/foreign_curves.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <random>

#include "engine/core/json.h"
#include "engine/core/text_file.h"
#include "engine/runs/foreign_curves/crc32c.h"
#include "engine/runs/foreign_curves/tensorboard_event.h"
#include "engine/runs/foreign_curves/tensorboard_export.h"
#include "engine/runs/foreign_curves/tf_record.h"
#include "engine/runs/foreign_curves/wire_format.h"
#include "engine/runs/run_directory.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

fs::path golden(const std::string& name) {
  return test::sourceDirectory() / "tests/golden/tensorboard" / name;
}

std::string eventFile(const std::string& folder) {
  for (const auto& entry : fs::directory_iterator(golden(folder))) return *readTextFile(entry.path());
  return {};
}

void write(const fs::path& path, const std::string& bytes, std::ios::openmode mode = std::ios::trunc) {
  std::ofstream(path, std::ios::binary | mode) << bytes;
}

using Curves = std::map<std::string, std::vector<std::pair<double, double>>>;

Curves curvesOf(const std::vector<ForeignPoint>& points) {
  Curves curves;
  for (const ForeignPoint& point : points) curves[point.metric].emplace_back(point.step, point.value);
  return curves;
}

Curves curvesAt(const fs::path& path, const ForeignOptions& options = {}) {
  const auto points = readForeignRun(path, options);
  EXPECT_TRUE(points) << points.error().message();
  return points ? curvesOf(*points) : Curves();
}

class TensorboardGolden : public testing::TestWithParam<const char*> {};

TEST_P(TensorboardGolden, everyScalarIsWhatTensorBoardReads) {
  const Json all = *readJsonFile(golden("expected.json"));
  const Json& expected = all[GetParam()];
  const auto points = readForeignRun(golden(GetParam()));
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

TEST(ForeignCurves, timeCountsFromTheFirstPoint) {
  const auto points = readForeignRun(golden("simple"));
  ASSERT_TRUE(points);
  EXPECT_EQ(points->front().seconds, 0.0);
  EXPECT_NEAR(points->back().seconds.value(), 21.5, 1e-6);
}

TEST(ForeignCurves, theChecksumIsCastagnolis) {
  // RFC 3720, appendix B.4.
  EXPECT_EQ(crc32c(std::string(32, '\0')), 0x8A9136AAu);
  EXPECT_EQ(crc32c(std::string(32, '\xFF')), 0x62A8AB43u);
  EXPECT_EQ(crc32c("123456789"), 0xE3069283u);
}

TEST(ForeignCurves, aFileThatGrowsIsReadOn) {
  const test::TemporaryDirectory folder;
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
  const auto whole = readForeignRun(golden("simple"));
  ASSERT_EQ(points.size(), whole->size());
  for (std::size_t i = 0; i + 2 < points.size(); ++i) EXPECT_EQ(points[i].value, (*whole)[i].value);
}

TEST(ForeignCurves, aFileThatIsReplacedIsReadAnew) {
  const test::TemporaryDirectory folder;
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

TEST(ForeignCurves, aFileCutAnywhereGivesItsBeginning) {
  const test::TemporaryDirectory folder;
  const fs::path file = folder / "events.out.tfevents.1";
  const std::string bytes = eventFile("tensors");
  const auto whole = readForeignRun(golden("tensors"));
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    write(file, bytes.substr(0, length));
    const auto points = readForeignRun(folder.path());
    ASSERT_TRUE(points) << length;
    ASSERT_LE(points->size(), whole->size());
    for (std::size_t i = 0; i < points->size(); ++i) EXPECT_EQ((*points)[i].value, (*whole)[i].value);
  }
}

TEST(ForeignCurves, aDamagedByteCostsItsRecordAndInventsNothing) {
  const test::TemporaryDirectory folder;
  const fs::path file = folder / "events.out.tfevents.1";
  const std::string bytes = eventFile("tensors");
  const auto whole = readForeignRun(golden("tensors"));
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

TEST(ForeignCurves, damageIsSaid) {
  const test::TemporaryDirectory folder;
  std::string bytes = eventFile("tensors");
  bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 1);
  write(folder / "events.out.tfevents.1", bytes);
  auto run = openForeignRun(folder.path());
  const auto piece = (*run)->read();
  ASSERT_TRUE(piece);
  ASSERT_EQ(piece->warnings.size(), 1u);
  EXPECT_NE(piece->warnings[0].find("damaged"), std::string::npos) << piece->warnings[0];
}

TEST(ForeignCurves, aLengthThatNoFileHasIsNotAllocated) {
  const test::TemporaryDirectory folder;
  for (const std::uint64_t length : {std::uint64_t{1} << 40, ~std::uint64_t{0}, ~std::uint64_t{0} - 15}) {
    std::string header;
    for (int i = 0; i < 8; ++i) header.push_back(static_cast<char>((length >> (8 * i)) & 0xFF));
    const std::uint32_t crc = maskedCrc32c(header);
    for (int i = 0; i < 4; ++i) header.push_back(static_cast<char>((crc >> (8 * i)) & 0xFF));
    write(folder / "events.out.tfevents.1", header + std::string(100, 'x'));
    const auto points = readForeignRun(folder.path());
    ASSERT_TRUE(points);
    EXPECT_TRUE(points->empty());
  }
}

TEST(ForeignCurves, aRecordBeyondTheLimitIsPassedOver) {
  const test::TemporaryDirectory folder;
  const TensorboardEvent event{10.0, 3, false, {{"loss", 1.5}}};
  write(folder / "events.out.tfevents.1", tfRecord(tensorboardVersionEvent(1.0)) +
                                              tfRecord(std::string(TfRecordReader::kLongest + 1, '\0')) +
                                              tfRecord(tensorboardScalarEvent(event)));
  const Curves curves = curvesAt(folder.path());
  ASSERT_EQ(curves.size(), 1u);
  EXPECT_EQ(curves.at("loss").front(), std::pair(3.0, 1.5));
}

TEST(ForeignCurves, anyBytesAreReadToTheirEnd) {
  std::mt19937 random(4);
  for (int trial = 0; trial < 20'000; ++trial) {
    std::string bytes(random() % 60, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % (trial % 2 == 0 ? 256 : 48));
    TensorboardEventReader reader;
    (void)reader.read(bytes);
    WireReader fields(bytes);
    std::size_t count = 0;
    while (fields.next()) ++count;
    ASSERT_LE(count, bytes.size());
  }
}

TEST(ForeignCurves, twoTagsThatMeanTheSameStayApart) {
  const test::TemporaryDirectory folder;
  const TensorboardEvent event{10.0, 3, false, {{"train/loss", 1.0}, {"train_loss", 2.0}}};
  write(folder / "events.out.tfevents.1", tfRecord(tensorboardScalarEvent(event)));
  const Curves curves = curvesAt(folder.path());
  EXPECT_EQ(curves.at("loss").front().second, 1.0);
  EXPECT_EQ(curves.at("train_loss").front().second, 2.0);
}

TEST(ForeignCurves, aTagWhoseOwnNameIsTakenIsNumbered) {
  const test::TemporaryDirectory folder;
  const TensorboardEvent event{
      10.0, 3, false, {{"train/loss", 1.0}, {"loss", 2.0}, {"loss (2)", 3.0}, {"train/loss", 4.0}}};
  write(folder / "events.out.tfevents.1", tfRecord(tensorboardScalarEvent(event)));
  EXPECT_EQ(curvesAt(folder.path()),
            (Curves{{"loss", {{3, 1}, {3, 4}}}, {"loss (2)", {{3, 2}}}, {"loss (2) (2)", {{3, 3}}}}));
}

TEST(ForeignCurves, twoColumnsThatMeanTheSameStayApart) {
  const test::TemporaryDirectory folder;
  write(folder / "a.csv", "step,loss,train_loss,loss,Value,value\n1,5,50,6,7,8\n");
  EXPECT_EQ(curvesAt(folder / "a.csv"), (Curves{{"loss", {{1, 5}}},
                                                {"train_loss", {{1, 50}}},
                                                {"loss (2)", {{1, 6}}},
                                                {"a", {{1, 7}}},
                                                {"a (2)", {{1, 8}}}}));
}

TEST(ForeignCurves, twoKeysOfAStateThatMeanTheSameStayApart) {
  const test::TemporaryDirectory folder;
  write(folder / "trainer_state.json",
        R"({"log_history":[{"step":1,"train_loss":5,"loss":6},{"step":2,"loss":4,"train_loss":3}]})");
  EXPECT_EQ(curvesAt(folder.path()), (Curves{{"loss", {{1, 5}, {2, 3}}}, {"loss (2)", {{1, 6}, {2, 4}}}}));
}

TEST(ForeignCurves, theStateOfTransformersTrainerIsRead) {
  const Curves curves = curvesAt(golden("trainer_state"));
  EXPECT_EQ(curves.at("loss"), (std::vector<std::pair<double, double>>{{10, 0.3}, {20, 0.15}, {30, 0.1}}));
  EXPECT_EQ(curves.at("validation_loss").front(), std::pair(30.0, 0.25));
  EXPECT_EQ(curves.at("validation_bleu").front(), std::pair(30.0, 12.5));
  EXPECT_EQ(curves.at("gradient_norm").size(), 3u);
  EXPECT_FALSE(curves.contains("total_flos"));
}

TEST(ForeignCurves, aStateWithNumbersThatAreNotFiniteIsReadWithoutThem) {
  const test::TemporaryDirectory folder;
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

TEST(ForeignCurves, theLatestCheckpointsStateIsRead) {
  const test::TemporaryDirectory folder;
  for (const auto& [checkpoint, loss] : {std::pair{"checkpoint-9", "1.5"}, {"checkpoint-10", "0.5"}}) {
    fs::create_directory(folder / checkpoint);
    write(folder / checkpoint / "trainer_state.json", std::string(R"({"log_history":[{"step":1,"loss":)") +
                                                          loss +
                                                          R"(},{"step":"two"},7,{"step":2,"loss":null}]})");
  }
  EXPECT_EQ(curvesAt(folder.path()).at("loss"), (std::vector<std::pair<double, double>>{{1, 0.5}}));
}

TEST(ForeignCurves, aStateWithoutAHistoryIsRefused) {
  const test::TemporaryDirectory folder;
  for (const char* text : {"{}", "[]", "{\"log_history\":7}", "{\"log_history\""}) {
    write(folder / "trainer_state.json", text);
    EXPECT_FALSE(readForeignRun(folder.path())) << text;
  }
}

TEST(ForeignCurves, columnsOfACsvAreGuessed) {
  const test::TemporaryDirectory folder;
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

TEST(ForeignCurves, aCsvOfOneCurveIsNamedByItsFile) {
  const test::TemporaryDirectory folder;
  write(folder / "run_a-tag-loss.csv", "Wall time,Step,Value\n1.0,10,2.5\n2.0,20,2.0\n");
  EXPECT_EQ(curvesAt(folder / "run_a-tag-loss.csv").at("run_a-tag-loss").size(), 2u);
}

TEST(ForeignCurves, theColumnOfStepsCanBeNamed) {
  const test::TemporaryDirectory folder;
  write(folder / "a.csv", "step;tokens;loss\n1;1000;2.5\n2;2000;1.5\n");
  const Curves curves = curvesAt(folder / "a.csv", {"tokens"});
  EXPECT_EQ(curves.at("loss"), (std::vector<std::pair<double, double>>{{1000, 2.5}, {2000, 1.5}}));
  const auto refused = readForeignRun(folder / "a.csv", {"token"});
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message().find("step, tokens, loss"), std::string::npos);
}

TEST(ForeignCurves, commasAreDecimalWhereTheyPartNoCells) {
  const test::TemporaryDirectory folder;
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

TEST(ForeignCurves, numbersThatCouldBeOthersAreRefused) {
  const test::TemporaryDirectory folder;
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

TEST(ForeignCurves, rowsWithoutAStepAreCountedAndSaid) {
  const test::TemporaryDirectory folder;
  write(folder / "a.csv", "step,loss\n1,2\n,3\nthree,4\n4,5\n");
  auto run = openForeignRun(folder / "a.csv");
  const auto piece = (*run)->read();
  ASSERT_TRUE(piece);
  EXPECT_EQ(piece->points.size(), 2u);
  ASSERT_EQ(piece->warnings.size(), 2u);
  EXPECT_TRUE(piece->warnings[0].starts_with("row 3 has no step"));
}

TEST(ForeignCurves, aPlaceThatIsNotFiniteIsNone) {
  const test::TemporaryDirectory folder;
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

TEST(ForeignCurves, anEventWithoutAFiniteTimeHasNone) {
  const test::TemporaryDirectory folder;
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

TEST(ForeignCurves, whatIsNoCurveIsRefused) {
  const test::TemporaryDirectory folder;
  write(folder / "words.csv", "name,note\na,b\n");
  EXPECT_FALSE(readForeignRun(folder / "words.csv"));
  EXPECT_FALSE(readForeignRun(folder.path()));
  EXPECT_FALSE(isForeignRun(folder.path()));
  EXPECT_EQ(readForeignRun(folder.path()).error().kind, Error::Kind::invalidInput);
}

TEST(ForeignCurves, aLogFolderHoldsARunInEachFolder) {
  const test::TemporaryDirectory folder;
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

TEST(TensorboardExport, whatIsWrittenIsReadBack) {
  const test::TemporaryDirectory folder;
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
  const test::TemporaryDirectory folder;
  const auto refused = exportTensorboard(folder.path(), folder / "out");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
}

}  // namespace
}  // namespace s2s
