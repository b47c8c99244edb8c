// Every task reads its documented format: fixtures written here by hand, with what trips readers in it.

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/core/sha256.h"
#include "engine/evaluation/evaluation_directory.h"
#include "engine/suites/suite_plan.h"
#include "engine/suites/suite_readers.h"
#include "engine/suites/suite_result.h"
#include "engine/suites/suite_scores.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {
namespace {

namespace fs = std::filesystem;

const SuiteTask& task(const std::string& name) {
  const auto suite = suites().find("korean");
  const auto found = (*suite)->tasks().find(name);
  EXPECT_TRUE(found) << name;
  return **found;
}

class KoreanSuiteTest : public testing::Test {
 protected:
  std::vector<SuiteRow> read(const std::string& name, const std::string& content) {
    const fs::path file = m_folder / "fixture";
    writeText(file, content);
    const auto rows = task(name).read(file);
    EXPECT_TRUE(rows) << (rows ? "" : rows.error().message());
    return rows ? rows->rows : std::vector<SuiteRow>();
  }
  std::string errorOf(const std::string& name, const std::string& content) {
    const fs::path file = m_folder / "fixture";
    writeText(file, content);
    const auto rows = task(name).read(file);
    return rows ? "" : rows.error().message();
  }
  TemporaryDirectory m_folder;
};

TEST_F(KoreanSuiteTest, KorNli) {
  const auto rows = read("kornli",
                         "sentence1\tsentence2\tgold_label\n"
                         "그는 \"네\"라고 했다.\t그는 대답했다.\tentailment\n"
                         "비가 온다.\t\"해가 난다.\tcontradiction\n");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].text, "그는 \"네\"라고 했다.");
  EXPECT_EQ(rows[0].second, "그는 대답했다.");
  EXPECT_EQ(rows[0].labels, std::vector<std::string>{"entailment"});
  EXPECT_EQ(rows[1].second, "\"해가 난다.") << "quotes are text between tabs";
}

TEST_F(KoreanSuiteTest, KlueNli) {
  const auto rows = read("klue-nli", R"([
    {"guid": "klue-nli-v1_dev_00000", "source": "x", "premise": "방이 넓다.", "hypothesis": "방이 좁다.",
     "gold_label": "contradiction", "author": "contradiction", "label2": "neutral"}])");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].text, "방이 넓다.");
  EXPECT_EQ(rows[0].second, "방이 좁다.");
  EXPECT_EQ(rows[0].labels, std::vector<std::string>{"contradiction"});
  EXPECT_NE(errorOf("klue-nli", R"([{"premise": "방이 넓다."}])").find("hypothesis"), std::string::npos);
  EXPECT_NE(errorOf("klue-nli", R"({"premise": "방이 넓다."})").find("no list of records"),
            std::string::npos);
}

TEST_F(KoreanSuiteTest, Nsmc) {
  const auto rows = read("nsmc", "id\tdocument\tlabel\n1\t재밌다\t1\n2\t\t0\n3\t별로\t0\n");
  ASSERT_EQ(rows.size(), 2u) << "a review without text is left out";
  EXPECT_EQ(rows[1].text, "별로");
  EXPECT_EQ(rows[1].labels, std::vector<std::string>{"0"});
  EXPECT_FALSE(rows[0].second);
}

TEST_F(KoreanSuiteTest, QuestionPair) {
  const auto rows =
      read("question-pair", "question1\tquestion2\tis_duplicate\n매일 피곤해\t매일 힘들어\t0\n");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].second, "매일 힘들어");
}

TEST_F(KoreanSuiteTest, KlueTopic) {
  const auto rows = read("klue-tc", R"([
    {"guid": "ynat-v1_train_00000", "title": "유튜브 내달 2일까지", "predefined_news_category": "생활문화",
     "label": "IT과학", "annotations": {"annotators": ["13"]}, "url": "u", "date": "2016"}])");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].text, "유튜브 내달 2일까지");
  EXPECT_EQ(rows[0].labels, std::vector<std::string>{"IT과학"});
}

TEST_F(KoreanSuiteTest, KlueStsReadsTheNestedLabel) {
  const auto rows = read("klue-sts", R"([
    {"guid": "klue-sts-v1_dev_00000", "source": "airbnb-rtt", "sentence1": "친절했다.", "sentence2": "매우 친절했다.",
     "labels": {"label": 4.9, "real-label": 4.857142857142857, "binary-label": 1}, "annotations": {}}])");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].labels, std::vector<std::string>{"4.9"});
  EXPECT_EQ(rows[0].second, "매우 친절했다.");
}

TEST_F(KoreanSuiteTest, KorSts) {
  const auto rows =
      read("korsts",
           "genre\tfilename\tyear\tid\tscore\tsentence1\tsentence2\n"
           "main-captions\tMSRvid\t2012test\t0000\t5.000\t남자가 춤춘다.\t\"한 남자가 춤춘다.\n");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].labels, std::vector<std::string>{"5.000"});
  EXPECT_EQ(rows[0].second, "\"한 남자가 춤춘다.");
}

TEST_F(KoreanSuiteTest, HateSpeechHasTwoLabelColumns) {
  const auto rows =
      read("hate-speech", "comments\tcontain_gender_bias\tbias\thate\n나쁜놈\tFalse\tnone\toffensive\n");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].labels, (std::vector<std::string>{"none", "offensive"}));
  EXPECT_EQ(task("hate-speech").metrics[0].metric, "accuracy bias");
  EXPECT_EQ(task("hate-speech").metrics[1].metric, "accuracy hate");
}

TEST_F(KoreanSuiteTest, ChatbotIsCsv) {
  const auto rows =
      read("chatbot", "Q,A,label\n\"12시, 땡!\",하루가 또 가네요.,0\n안녕,\"반가워요, \"\"친구\"\"\",0\n");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].text, "12시, 땡!");
  EXPECT_EQ(rows[1].labels, std::vector<std::string>{"반가워요, \"친구\""});
}

TEST_F(KoreanSuiteTest, HeldOutRowsAreTheLastOnes) {
  std::string text = "Q,A,label\n";
  for (int i = 0; i < 200; ++i) text += "질문" + std::to_string(i) + ",답" + std::to_string(i) + ",0\n";
  fs::create_directories(m_folder / "data/chatbot");
  writeText(m_folder / "data/chatbot/ChatbotData.csv", text);
  SuiteRequest request;
  request.folder = m_folder / "suite";
  request.dataFolder = m_folder / "data";
  request.models = smallSuiteModels();
  const auto prepared = prepareTask(task("chatbot"), request);
  ASSERT_TRUE(prepared) << prepared.error().message();
  ASSERT_TRUE(*prepared);
  const auto test = task("nsmc");
  const auto heldOut = suite_readers::readTable((*prepared)->test, "tsv", {"text", "", {"label"}});
  ASSERT_TRUE(heldOut);
  ASSERT_EQ(heldOut->rows.size(), 128u);
  EXPECT_EQ(heldOut->rows.front().text, "질문72");
  // An encoder alone cannot answer.
  const auto comparison = comparisonFor(task("chatbot"), **prepared, request);
  ASSERT_TRUE(comparison) << comparison.error().message();
  ASSERT_TRUE(*comparison);
  ASSERT_EQ((*comparison)->entrants.size(), 1u);
  EXPECT_EQ((*comparison)->entrants[0].name, "bart-mini");
  EXPECT_FALSE(entrantOf(request.models[0], **comparison));
}

TEST_F(KoreanSuiteTest, RowsThatCannotBeUsedAreCountedAndFilesHaveTheirHash) {
  const std::string rows = "id\tdocument\tlabel\n1\t좋다\t1\n2\t\t0\n3\t나쁘다\t0\n4\t너무\t많은\t칸\n";
  fs::create_directories(m_folder / "data/nsmc");
  writeText(m_folder / "data/nsmc/ratings_train.txt", rows);
  writeText(m_folder / "data/nsmc/ratings_test.txt", rows);
  SuiteRequest request;
  request.folder = m_folder / "suite";
  request.dataFolder = m_folder / "data";
  const auto prepared = prepareTask(task("nsmc"), request);
  ASSERT_TRUE(prepared) << prepared.error().message();
  ASSERT_TRUE(*prepared);
  ASSERT_EQ((*prepared)->from.size(), 2u);
  const SuiteFile& file = (*prepared)->from[1];
  EXPECT_EQ(file.rows, 2u);
  EXPECT_EQ(file.leftOut, 2);
  EXPECT_TRUE(file.firstLeftOut.starts_with("line 3: ")) << file.firstLeftOut;
  EXPECT_EQ(file.sha256, sha256(rows));
}

TEST_F(KoreanSuiteTest, ATaskWithoutDataIsNotPrepared) {
  SuiteRequest request;
  request.folder = m_folder / "suite";
  request.dataFolder = m_folder / "nowhere";
  const auto suite = suites().find("korean");
  for (const SuiteTask& one : (*suite)->tasks().entries()) {
    const auto prepared = prepareTask(one, request);
    ASSERT_TRUE(prepared);
    EXPECT_FALSE(*prepared) << one.name;
  }
}

TEST_F(KoreanSuiteTest, EveryTaskMakesARecipeThatIsValid) {
  SuiteRequest request;
  request.folder = m_folder / "suite";
  request.models = smallSuiteModels();
  const auto suite = suites().find("korean");
  for (const SuiteTask& one : (*suite)->tasks().entries()) {
    const bool pairs = one.name.find("sts") != std::string::npos ||
                       one.name.find("nli") != std::string::npos || one.name == "question-pair";
    PreparedTask prepared{m_folder / "train.tsv", m_folder / "test.tsv", pairs, {}};
    writeText(prepared.train, "text\n");
    writeText(prepared.test, "text\n");
    const auto comparison = comparisonFor(one, prepared, request);
    ASSERT_TRUE(comparison) << one.name << ": " << comparison.error().message();
    EXPECT_FALSE(one.metrics.empty()) << one.name;
    for (const SuiteMetric& metric : one.metrics)
      EXPECT_NE(metric.metric.empty(), metric.count == nullptr) << one.name;
  }
}

TEST_F(KoreanSuiteTest, RealFilesAreFound) {
  const fs::path data = sharedData("");
  S2S_NEEDS(data / "nsmc");
  SuiteRequest request;
  request.folder = m_folder / "suite";
  request.dataFolder = data;
  for (const auto& [name, rows] : {std::pair("question-pair", 758u), std::pair("korsts", 1499u)}) {
    const auto prepared = prepareTask(task(name), request);
    ASSERT_TRUE(prepared) << prepared.error().message();
    ASSERT_TRUE(*prepared) << name;
    const auto& columns = task(name).labelColumns;
    const auto test = suite_readers::readTable((*prepared)->test, "tsv", {"text", "second", columns});
    ASSERT_TRUE(test) << test.error().message();
    EXPECT_NEAR(static_cast<double>(test->rows.size()), rows, 3.0) << name;
  }
}

/// What a regression said of a test set, in the folder of a comparison that asked it.
void keepAnswers(const fs::path& folder, const std::string& run, const std::vector<double>& truth,
                 const std::vector<double>& said) {
  TestSet test;
  std::vector<AnsweredRow> answers;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    TextPair& row = test.rows.emplace_back();
    row.labels = {writeJson(Json(truth[i]))};
    AnsweredRow& answer = answers.emplace_back();
    answer.row = i;
    answer.verdicts.emplace_back().number = said[i];
  }
  auto directory = EvaluationDirectory::open(folder, Json::object(), Json::object(), test, true);
  ASSERT_TRUE(directory) << directory.error().message();
  SystemRecord system;
  system.name = run;
  system.models = {"/elsewhere/runs/" + run + "@last"};
  system.sha256 = {run};
  ASSERT_TRUE(directory->begin(system, truth.size()));
  ASSERT_TRUE(directory->append(answers));
}

TEST(SuiteScoresTest, PairsAreAlikeFromTheThresholdOnAndTheShareHasAnInterval) {
  const TemporaryDirectory folder;
  fs::create_directories(folder / "outputs");
  const std::vector<double> truth = {4.0, 3.0, 2.9, 1.0, 5.0};
  keepAnswers(folder / "outputs/bert", "bert-seed-1", truth, {3.5, 2.0, 3.0, 0.0, 4.0});
  keepAnswers(folder / "outputs/bert", "bert-seed-2", truth, truth);
  ComparisonResult result;
  ComparedEntrant bert, bart;
  bert.name = "bert";
  bert.runs = {{1, "runs/bert-seed-1"}, {2, "runs/bert-seed-2"}};
  bart.name = "bart";
  bart.runs = {{1, "runs/bart-seed-1", "the disk was full"}, {2, "runs/bart-seed-2", "the disk was full"}};
  result.entrants = {bert, bart};
  const auto scores = countedScores(task("klue-sts").metrics.front(), result, folder.path(), 100);
  ASSERT_TRUE(scores) << scores.error().message();
  ASSERT_EQ(scores->size(), 2u);
  ASSERT_TRUE((*scores)[0]);
  // Under the first seed two of three alike pairs are found, and one is called alike that is not: precision
  // and recall 2/3. Under the second all is right.
  EXPECT_NEAR((*scores)[0]->mean, (2.0 / 3.0 + 1.0) / 2.0, 1e-12);
  EXPECT_EQ((*scores)[0]->seeds, 2u);
  EXPECT_TRUE((*scores)[0]->spread);
  ASSERT_TRUE((*scores)[0]->interval);
  EXPECT_LE((*(*scores)[0]->interval)[0], (*scores)[0]->mean);
  EXPECT_FALSE((*scores)[1]) << "nothing of a model that failed";
}

TEST(SuiteModelTest, UnknownModelsAndShapesAreRefused) {
  EXPECT_TRUE(suiteModelOf("bert-mini"));
  const auto unknown = suiteModelOf("no-such-model");
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().message().find("bert-mini"), std::string::npos);
  EXPECT_FALSE(suiteModelOf("bert-base-uncased"));
}

TEST(SuiteReportTest, AFailureIsNotANotApplicable) {
  SuiteResult result;
  result.models = {{"a", StartingPoint::random, {}}, {"b", StartingPoint::random, {}}};
  SuiteTaskResult task{"x", "X", "dev", "", {{"x.tsv", "12ab", 40}}};
  task.rows = {{"Acc", {std::nullopt, std::nullopt}}};
  task.failures = {"the disk was full", ""};
  result.tasks = {task};
  const Report report = reportOf(result);
  const auto& blocks = report.sections[0].blocks;
  EXPECT_EQ(std::get<ReportTable>(blocks[0]).rows[0],
            (std::vector<std::string>{"X dev", "Acc", "failed", "N/A"}));
  EXPECT_EQ(std::get<ReportText>(blocks[1]).text, "a failed at X: the disk was full");
  EXPECT_EQ(toJson(result)["tasks"][0]["failures"],
            Json::array({{{"model", "a"}, {"why", "the disk was full"}}}));
}

TEST(SuiteReportTest, MissingTasksAreListed) {
  SuiteResult result;
  result.title = "t";
  result.seeds = {1};
  result.models = {{"a", StartingPoint::random, {}}};
  SuiteTaskResult done{"x", "X", "dev", "", {{"x.tsv", "12ab", 40, 2, "line 7: an empty text"}}};
  done.testRows = 9;
  done.rows = {{"Acc", {ScoreSummary{"accuracy", 0.8123, std::nullopt, std::array{0.80, 0.82}, 1}}},
               {"F1", {std::nullopt}}};
  result.tasks = {done, {"y", "Y", "dev", "no data at hand", {}}};
  const Report report = reportOf(result);
  const auto& table = std::get<ReportTable>(report.sections[0].blocks[0]);
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0], (std::vector<std::string>{"X dev", "Acc", "0.8123 (0.8000 to 0.8200)"}));
  EXPECT_EQ(table.rows[1], (std::vector<std::string>{"", "F1", "N/A"}));
  EXPECT_EQ(report.sections[1].heading, "Not run");
  const auto& made = report.sections.back().blocks;
  EXPECT_EQ(std::get<ReportTable>(made[0]).rows,
            (std::vector<std::vector<std::string>>{{"X", "9", "x.tsv", "40", "2", "12ab"}}));
  EXPECT_EQ(std::get<ReportText>(made[1]).text,
            "X: 2 rows of x.tsv could not be used and were left out; the first: line 7: an empty text");
  EXPECT_EQ(toJson(result)["tasks"][0]["files"][0]["left_out"], 2);
}

}  // namespace
}  // namespace s2s::test
