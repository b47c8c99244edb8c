#include "engine/experiments/evaluation_job.h"

#include <gtest/gtest.h>

#include "engine/data/pinned_data.h"
#include "tests/experiments/evaluation_job_fixture.h"

namespace s2s::test {
namespace {

TEST_F(EvaluationJobTest, AnswersAreTheModelsOwnInTheOrderOfTheRows) {
  const EvaluationRequest asked = request({bytes()});
  const auto result = runEvaluation(asked, oneThread());
  ASSERT_TRUE(result.ok()) << result.error().message();
  ModelHandle model = std::move(ModelHandle::open(bytes(), oneThread()).value());
  std::vector<SourceInput> sources;
  std::vector<ScoredPair> pairs;
  for (const TextPair& row : result->test.rows) {
    sources.push_back({row.source, std::nullopt});
    pairs.push_back({{row.source, std::nullopt}, {row.target, std::nullopt}});
  }
  const auto answers = model.generate(sources, asked.generation).value();
  const auto likelihoods = model.score(pairs, 1).value();
  ASSERT_EQ(result->outcomes[0].answers.size(), 30u);
  double nats = 0.0, tokens = 0.0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const AnsweredRow& answer = result->outcomes[0].answers[i];
    EXPECT_EQ(answer.row, i);
    EXPECT_EQ(answer.output, answers[i][0].text) << i;
    EXPECT_EQ(answer.ids, answers[i][0].tokens) << i;
    EXPECT_NEAR(answer.likelihood->loss, likelihoods[i].loss, 1e-5) << i;
    nats += likelihoods[i].loss * static_cast<double>(likelihoods[i].tokenLogProbabilities.size());
    tokens += static_cast<double>(likelihoods[i].tokenLogProbabilities.size());
  }
  EXPECT_NEAR(result->report["rows"][0]["metrics"]["loss"].get<double>(), nats / tokens, 1e-5);
}

TEST_F(EvaluationJobTest, FoldersThatDatasetsSavesAreTestSetsToo) {
  if (!std::filesystem::exists(binaryDirectory() / "s2s_arrow.so"))
    GTEST_SKIP() << "built without Apache Arrow";
  EvaluationRequest asked = request({bytes()});
  asked.data.path = golden("data/dataset/train").string();
  asked.data.source = "en";
  asked.data.target = "label";
  const auto result = runEvaluation(asked, oneThread());
  ASSERT_TRUE(result.ok()) << result.error().message();
  EXPECT_EQ(result->test.sha256, *sha256OfData(asked.data.path));
  EXPECT_FALSE(result->test.rows.empty());
}

TEST_F(EvaluationJobTest, ParallelTextHasTheHashOfEachFile) {
  EvaluationRequest asked = request({bytes()});
  writeText(m_tiny.path("test.en"), "one\ntwo\n");
  writeText(m_tiny.path("test.ko"), "eno\nowt\n");
  asked.data.path = m_tiny.text("test.en");
  asked.data.targetPath = m_tiny.text("test.ko");
  asked.data.format = "text";
  const auto result = runEvaluation(asked, oneThread());
  ASSERT_TRUE(result.ok()) << result.error().message();
  ASSERT_EQ(result->test.files.size(), 2u);
  for (const TestFile& file : result->test.files) EXPECT_EQ(file.sha256, *sha256OfData(file.path));
  EXPECT_EQ(result->report["data"]["files"][1]["path"], asked.data.targetPath);
}

TEST_F(EvaluationJobTest, BitsPerByteOfACutReferenceAreOfWhatIsKept) {
  constexpr std::int64_t kPositions = 40;  // of the model
  std::filesystem::copy(golden("bart/bart-post"), m_tiny.path("bart"));
  writeWordPieces(m_tiny.path("bart"));
  EvaluationRequest asked = request({m_tiny.text("bart")});
  std::string longText = "film";
  for (int i = 1; i < 100; ++i) longText += " film";
  writeText(m_tiny.path("long.tsv"), "source\ttarget\nthe plot\t" + longText + "\n");
  asked.data.path = m_tiny.text("long.tsv");
  asked.writes = false;
  const auto result = runEvaluation(asked, oneThread());
  ASSERT_TRUE(result.ok()) << result.error().message();
  ASSERT_NE(result->report["rows"][0]["notes"].dump().find("cut to the model's"), std::string::npos);
  const RowLikelihood& likelihood = *result->outcomes[0].answers[0].likelihood;
  EXPECT_EQ(likelihood.tokens, kPositions);
  EXPECT_LE(likelihood.bytes, kPositions * 5);  // "film " is a token
  EXPECT_GE(likelihood.bytes, (kPositions - 3) * 5);
}

TEST_F(EvaluationJobTest, ATextThatIsCutIsNotedOnceAlsoWhereTheEvaluationGoesOn) {
  std::filesystem::copy(golden("bart/bart-post"), m_tiny.path("bart"));
  writeWordPieces(m_tiny.path("bart"));
  EvaluationRequest asked = request({m_tiny.text("bart")});
  std::string longText = "film";
  for (int i = 1; i < 100; ++i) longText += " film";
  writeText(m_tiny.path("long.tsv"), "source\ttarget\n" + longText + "\t" + longText + "\n" + longText +
                                         " plot\tthe plot\nthe plot\tthe film\n");
  asked.data.path = m_tiny.text("long.tsv");
  asked.directory = m_tiny.path("evaluation");
  for (const bool resumed : {false, true}) {
    asked.resume = resumed;
    const auto result = runEvaluation(asked, oneThread());
    ASSERT_TRUE(result.ok()) << result.error().message();
    const Json notes = result->report["rows"][0]["notes"];
    EXPECT_NE(notes.dump().find("\"3 texts were cut to the model's positions\""), std::string::npos) << notes;
  }
}

TEST_F(EvaluationJobTest, SampledAnswersDoNotDependOnBatchesOrOrder) {
  EvaluationRequest asked = request({bytes()});
  asked.generation.sample = true;
  asked.generation.temperature = 3.0;
  asked.forces = false;
  const auto few = runEvaluation(asked, oneThread()).value();
  asked.generation.batchSize = 16;
  const auto many = runEvaluation(asked, oneThread()).value();
  EXPECT_EQ(outputsOf(few.outcomes[0]), outputsOf(many.outcomes[0]));
}

TEST_F(EvaluationJobTest, ModelsOfThreeFamiliesAreEachAskedInTheirOwnWay) {
  const auto demo = unpackDemo(m_tiny.path("demo")).value();
  EvaluationRequest asked = request({demo.t5.string(), demo.mt5.string(), demo.m2m.string()});
  asked.data.path = demo.heldOut.string();
  asked.data.source = "en";
  asked.data.target = "ko";
  asked.fromLanguage = "en";
  asked.toLanguage = "ko";
  asked.limit = 12;
  asked.generation.maxNewTokens = 24;
  const auto result = runEvaluation(asked, oneThread());
  ASSERT_TRUE(result.ok()) << result.error().message();
  const Json rows = result->report["rows"];
  EXPECT_EQ(rows[0]["prefix"], "translate English to Korean: ");
  EXPECT_EQ(rows[2]["prefix"], "");
  EXPECT_EQ(rows[2]["target_language"], "ko");
  EXPECT_GT(rows[2]["metrics"]["chrf++"].get<double>(), 50.0) << "the one that was taught Korean writes it";
  EXPECT_LT(rows[0]["metrics"]["chrf++"].get<double>(), 20.0);
  EXPECT_EQ(result->report["headline"]["metric"], "chrf++");
  EXPECT_FALSE(result->report["pairs"].empty());
}

TEST_F(EvaluationJobTest, ARunIsAskedWithThePrefixItWasTrainedWithUnlessAnotherIsNamed) {
  EvaluationRequest asked = request({trainedWith("run", {"turn: ", "turn: "}), bytes()}, 6);
  const auto own = runEvaluation(asked, oneThread()).value();
  EXPECT_EQ(own.report["rows"][0]["prefix"], "turn: ");
  EXPECT_EQ(own.report["rows"][1]["prefix"], "") << "no run, and nothing said";
  asked.data.prefix = "turn: ";
  const auto named = runEvaluation(asked, oneThread()).value();
  EXPECT_EQ(outputsOf(own.outcomes[0]), outputsOf(named.outcomes[1]));
  asked.data.prefix = "other: ";
  EXPECT_EQ(runEvaluation(asked, oneThread()).value().report["rows"][0]["prefix"], "other: ");
  asked.data.prefix = "";
  asked.asksAsTrained = false;
  EXPECT_EQ(runEvaluation(asked, oneThread()).value().report["rows"][0]["prefix"], "");
}

TEST_F(EvaluationJobTest, AModelWithLanguageTokensThatIsToldNoneIsWarnedOf) {
  const DemoFiles demo = unpackDemo(m_tiny.path("demo")).value();
  EvaluationRequest asked = request({demo.m2m.string(), bytes()}, 2);
  std::string warnings;
  EvaluationObserver observer;
  observer.warning = [&](const std::string& text) { warnings += text + "\n"; };
  ASSERT_TRUE(runEvaluation(asked, oneThread(), observer).ok());
  EXPECT_NE(warnings.find("m2m-tiny is told no language"), std::string::npos) << warnings;
  EXPECT_EQ(warnings.find("bytes is told"), std::string::npos) << warnings;
  warnings.clear();
  asked.fromLanguage = "en";
  asked.toLanguage = "ko";
  ASSERT_TRUE(runEvaluation(asked, oneThread(), observer).ok());
  EXPECT_EQ(warnings.find("is told no language"), std::string::npos) << warnings;
}

TEST_F(EvaluationJobTest, AModelWithoutLanguageTokensThatIsGivenLanguagesIsWarnedOf) {
  EvaluationRequest asked = request({bytes()}, 2);
  std::string warnings;
  EvaluationObserver observer;
  observer.warning = [&](const std::string& text) { warnings += text + "\n"; };
  asked.data.sourceLanguage = "en";
  asked.data.targetLanguage = "ko";
  ASSERT_TRUE(runEvaluation(asked, oneThread(), observer).ok());
  EXPECT_NE(warnings.find(" has no language tokens and is not told the languages of the data (en, ko): "),
            std::string::npos)
      << warnings;
  warnings.clear();
  asked.data.prefix = "to Korean: ";
  ASSERT_TRUE(runEvaluation(asked, oneThread(), observer).ok());
  EXPECT_EQ(warnings.find("has no language tokens"), std::string::npos)
      << "the prefix tells it: " << warnings;
  asked.data.prefix.clear();
  asked.data.sourceLanguage.clear();
  asked.data.targetLanguage.clear();
  asked.fromLanguage = "en";
  asked.toLanguage = "ko";
  ASSERT_TRUE(runEvaluation(asked, oneThread(), observer).ok());
  EXPECT_EQ(warnings.find("has no language tokens"), std::string::npos) << warnings;
}

TEST_F(EvaluationJobTest, ARunOfSeveralPrefixesIsAskedWithNoneAndAWarningNamesThem) {
  EvaluationRequest asked = request({trainedWith("run", {"turn: ", "copy: "})}, 6);
  std::string warnings;
  EvaluationObserver observer;
  observer.warning = [&](const std::string& text) { warnings += text + "\n"; };
  const auto result = runEvaluation(asked, oneThread(), observer);
  ASSERT_TRUE(result.ok()) << result.error().message();
  EXPECT_EQ(result->report["rows"][0]["prefix"], "");
  EXPECT_NE(warnings.find("(\"turn: \", \"copy: \")"), std::string::npos) << warnings;
  warnings.clear();
  asked.data.prefix = "copy: ";
  ASSERT_TRUE(runEvaluation(asked, oneThread(), observer).ok());
  EXPECT_EQ(warnings.find("several ways"), std::string::npos) << warnings;
}

TEST_F(EvaluationJobTest, AFullMemoryMeansSmallerBatchesAndANote) {
  EvaluationRequest asked = request({bytes()}, 64);
  asked.generation.batchSize = 64;
  asked.generation.maxNewTokens = 24;
  expectTheSameInHalfTheMemory(asked);
  asked.writes = false;
  expectTheSameInHalfTheMemory(asked);
}

TEST_F(EvaluationJobTest, AClassifierIsHeldAgainstItsLabelsAlsoInLittleMemory) {
  saveClassifier(m_tiny.path("classifier"));
  EvaluationRequest asked = askedForMoods({m_tiny.text("classifier")});
  asked.data.pair.reset();
  asked.generation.batchSize = 80;
  const auto result = expectTheSameInHalfTheMemory(asked);
  EXPECT_EQ(result.report["task"], "labels");
  const Json row = result.report["rows"][0];
  std::int64_t right = 0;
  for (const AnsweredRow& answer : result.outcomes[0].answers)
    right += answer.output == result.test.rows[answer.row].target;
  EXPECT_DOUBLE_EQ(row["metrics"]["accuracy"].get<double>(), static_cast<double>(right) / 80);
  EXPECT_EQ(row["confusion"][0]["labels"], (Json{"bad", "good"}));
  EXPECT_FALSE(row["metrics"].contains("loss"));
}

TEST_F(EvaluationJobTest, BesideAModelThatWritesAClassifierReadsItsOwnTextsAndPrefix) {
  const std::string head = m_tiny.text("run/checkpoints/step-000001");
  saveClassifier(head);
  const Json sets = Json::array({{{"prefix", "the "}}});
  writeText(m_tiny.path("run/recipe.json"),
            Json{{"data", {{"train", sets}}}, {"objective", {{"kind", "sequence-classification"}}}}.dump());
  EvaluationRequest asked = askedForMoods({head});
  asked.generation.batchSize = 1;  // so that nothing is padded
  asked.forces = false;
  const EvaluationResult alone = std::move(runEvaluation(asked, oneThread()).value());
  asked.fromLanguage = "en";
  asked.toLanguage = "ko";
  EXPECT_EQ(runEvaluation(asked, oneThread())->outcomes[0].record.prefix, "the ") << "whatever the languages";
  asked.fromLanguage = asked.toLanguage = "";

  asked.systems.push_back({{bytes()}});
  asked.data.prefix = "moods: ";
  asked.data.asText.emplace();
  asked.data.asText->words = {{"good", "yes"}, {"bad", "no"}};
  asked.asksClassifiersAsTrained = true;
  const auto both = runEvaluation(asked, oneThread());
  ASSERT_TRUE(both.ok()) << both.error().message();
  ASSERT_EQ(both->outcomes.size(), 2u);
  EXPECT_EQ(both->outcomes[0].record.prefix, "the ");
  EXPECT_FALSE(both->outcomes[0].record.asText);
  EXPECT_EQ(both->outcomes[1].record.prefix, "moods: ");
  EXPECT_TRUE(both->outcomes[1].record.asText);
  for (std::size_t row = 0; row < alone.test.rows.size(); ++row) {
    const AnsweredRow &own = alone.outcomes[0].answers[row], &beside = both->outcomes[0].answers[row];
    EXPECT_EQ(own.verdicts[0].probabilities, beside.verdicts[0].probabilities) << row;
    EXPECT_EQ(beside.output, own.output == "good" ? "yes" : "no") << row;
  }
  EXPECT_EQ(both->report["rows"][0]["metrics"]["accuracy"], alone.report["rows"][0]["metrics"]["accuracy"]);
  EXPECT_EQ(both->report["rows"][0]["confusion"][0]["labels"], (Json{"no", "yes"}));
}

TEST_F(EvaluationJobTest, AModelThatWritesReadsBothTextsInTheTemplate) {
  EvaluationRequest asked = askedForMoods({bytes()});
  asked.limit = 4;
  asked.data.asText.emplace();
  asked.data.asText->pattern = "{pair} after {source}";
  asked.data.prefix = "moods: ";
  const auto written = runEvaluation(asked, oneThread());
  ASSERT_TRUE(written.ok()) << written.error().message();
  std::string table = "text\tmood\n";
  for (const TextPair& row : written->test.rows) {
    EXPECT_TRUE(row.second.has_value());
    table += *row.second + " after " + row.source + "\t" + row.target + "\n";
  }
  writeText(m_tiny.path("filled.tsv"), table);
  asked.data.path = m_tiny.text("filled.tsv");
  asked.data.pair.reset();
  asked.data.asText.reset();
  const auto filled = runEvaluation(asked, oneThread());
  ASSERT_TRUE(filled.ok()) << filled.error().message();
  EXPECT_EQ(outputsOf(written->outcomes[0]), outputsOf(filled->outcomes[0]));
  for (std::size_t row = 0; row < 4; ++row)
    EXPECT_NEAR(written->outcomes[0].answers[row].likelihood->loss,
                filled->outcomes[0].answers[row].likelihood->loss, 1e-5);
}

TEST_F(EvaluationJobTest, ALabelThatIsLookedForAndDoesNotOccurIsSaidBeforeAnythingIsAsked) {
  EvaluationRequest asked = askedForMoods({bytes()});
  asked.task = EvaluationTask::labels;
  asked.metrics = {"f1"};
  asked.positive = "1";
  bool isAsked = false;
  EvaluationObserver observer;
  observer.progress = [&](std::size_t, const std::string&, std::size_t, std::size_t) { isAsked = true; };
  const auto result = runEvaluation(asked, oneThread(), observer);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().what, "the label '1' does not occur");
  EXPECT_FALSE(isAsked);
}

TEST_F(EvaluationJobTest, WrongRequestsAreSaidBeforeAnythingIsOpened) {
  EvaluationRequest asked = request({bytes()});
  asked.metrics = {"beauty"};
  EXPECT_EQ(runEvaluation(asked, oneThread()).error().kind, Error::Kind::invalidInput);
  asked = request({});
  EXPECT_EQ(runEvaluation(asked, oneThread()).error().kind, Error::Kind::invalidInput);
  asked = request({bytes()});
  asked.fromLanguage = "en";
  EXPECT_EQ(runEvaluation(asked, oneThread()).error().kind, Error::Kind::invalidInput);
  asked = request({bytes()});
  asked.data.target = "nothing";
  EXPECT_NE(runEvaluation(asked, oneThread()).error().message().find("nothing"), std::string::npos);
}

}  // namespace
}  // namespace s2s::test
