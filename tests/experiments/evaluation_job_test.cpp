#include "engine/experiments/evaluation_job.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/core/text_file.h"
#include "engine/data/pinned_data.h"
#include "engine/layers/cpu_memory.h"
#include "engine/models/model_bundle.h"
#include "tests/experiments/tiny_models.h"
#include "tests/support/tiny_families.h"

namespace s2s::test {
namespace {

class EvaluationJobTest : public testing::Test {
 protected:
  EvaluationRequest request(std::vector<std::string> models, int rows = 30) {
    EvaluationRequest made;
    for (std::string& model : models) made.systems.push_back({{std::move(model)}});
    made.data.path = m_tiny.reversals(rows);
    made.generation.maxNewTokens = 6;
    made.generation.batchSize = 4;
    made.resamples = 50;
    return made;
  }
  std::string bytes() const { return m_tiny.text("bytes"); }
  /// The same weights under a configuration of its own: another end token.
  std::string otherEnd(const std::string& name) const {
    const std::string model = m_tiny.copyBytes(name);
    writeText(m_tiny.path(name) / "generation_config.json",
              R"({"decoder_start_token_id": 0, "eos_token_id": 2, "pad_token_id": 0})");
    return model;
  }

  /// A checkpoint of a run whose training sets had these prefixes.
  std::string trainedWith(const std::string& run, const std::vector<std::string>& prefixes) const {
    Json sets = Json::array();
    for (const std::string& prefix : prefixes) sets.push_back({{"prefix", prefix}});
    const std::string checkpoint = m_tiny.copyBytes(run + "/checkpoints/step-000001");
    writeText(m_tiny.path(run) / "recipe.json",
              Json{{"data", {{"train", sets}}}, {"objective", {{"kind", "sequence-to-sequence"}}}}.dump());
    return checkpoint;
  }

  /// A BERT with a head that tells "bad" from "good".
  void saveClassifier(const std::filesystem::path& folder) const {
    Json config = bertLike("bert");
    config["architectures"] = Json::array({"BertForSequenceClassification"});
    config["id2label"] = {{"0", "bad"}, {"1", "good"}};
    config["label2id"] = {{"bad", 0}, {"good", 1}};
    const auto model = makeModel(config, torch::kFloat32, torch::kCPU, 3).value();
    std::filesystem::create_directories(folder.parent_path());
    ASSERT_TRUE(saveModel(*model, nullptr, {}, torch::kFloat32, folder).ok());
    writeWordPieces(folder);
  }
  /// Pairs of sentences with their mood.
  EvaluationRequest askedForMoods(std::vector<std::string> models) {
    writeMoods(m_tiny.path("moods.tsv"));
    EvaluationRequest asked = request(std::move(models));
    asked.data.path = m_tiny.text("moods.tsv");
    asked.data.source = "text";
    asked.data.pair = "other";
    asked.data.target = "mood";
    return asked;
  }

  static std::vector<std::string> outputsOf(const SystemOutcome& outcome) {
    std::vector<std::string> outputs;
    for (const AnsweredRow& answer : outcome.answers) outputs.push_back(answer.output);
    return outputs;
  }

  /// Gives the result of the run that had all memory.
  static EvaluationResult expectTheSameInHalfTheMemory(const EvaluationRequest& asked) {
    cpu_memory::resetPeak();
    const std::uint64_t before = cpu_memory::allocatedBytes();
    auto free = std::move(runEvaluation(asked, oneThread()).value());
    const std::uint64_t peak = cpu_memory::peakBytes() - before;
    EXPECT_TRUE(free.report["rows"][0]["notes"].empty());
    const cpu_memory::BudgetScope budget(cpu_memory::allocatedBytes() + peak / 2);
    const auto tight = runEvaluation(asked, oneThread());
    if (!tight) {
      ADD_FAILURE() << tight.error().message();
      return free;
    }
    const Json notes = tight->report["rows"][0]["notes"];
    EXPECT_EQ(notes.size(), 1u);
    EXPECT_NE(notes.dump().find("memory was full"), std::string::npos);
    EXPECT_EQ(outputsOf(tight->outcomes[0]), outputsOf(free.outcomes[0]));
    for (const auto& [name, score] : free.report["rows"][0]["metrics"].items()) {
      EXPECT_NEAR(tight->report["rows"][0]["metrics"][name].get<double>(), score.get<double>(),
                  1e-5 * std::max(1.0, std::abs(score.get<double>())))
          << name;
    }
    return free;
  }

  TinyModels m_tiny;
};

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

TEST_F(EvaluationJobTest, AModelThatFailsDoesNotLoseTheOthers) {
  const std::string damaged = m_tiny.copyBytes("damaged");
  std::filesystem::resize_file(m_tiny.path("damaged") / "model.safetensors", 1000);
  EvaluationRequest asked = request({damaged, m_tiny.text("nowhere"), bytes()});
  asked.directory = m_tiny.path("evaluation");
  std::vector<std::string> ended;
  EvaluationObserver observer;
  observer.systemEnded = [&](std::size_t, const SystemOutcome&, const Json& row) {
    ended.push_back(row["status"]);
  };
  const auto result = runEvaluation(asked, oneThread(), observer);
  ASSERT_TRUE(result.ok()) << result.error().message();
  EXPECT_EQ(ended, (std::vector<std::string>{"failed", "failed", "done"}));
  EXPECT_NE(result->report["rows"][0]["error"]["where"].get<std::string>().find("model.safetensors"),
            std::string::npos);
  EXPECT_TRUE(result->report["rows"][2]["metrics"].contains("bits_per_byte"));
  asked.systems.pop_back();
  asked.directory = m_tiny.path("none");
  EXPECT_FALSE(runEvaluation(asked, oneThread()).ok()) << "where every model fails there is no evaluation";
}

TEST_F(EvaluationJobTest, WhatWasStoppedGoesOnAndEndsAtTheSameNumbers) {
  EvaluationRequest asked = request({bytes(), otherEnd("other")});
  const Json whole = runEvaluation(asked, oneThread()).value().report;
  asked.directory = m_tiny.path("evaluation");
  RunControl control;
  EvaluationObserver observer;
  observer.progress = [&](std::size_t system, const std::string&, std::size_t done, std::size_t) {
    if (system == 1 && done >= 12) control.requestPause();
  };
  const auto stopped = runEvaluation(asked, oneThread(), observer, &control);
  ASSERT_FALSE(stopped.ok());
  EXPECT_EQ(stopped.error().kind, Error::Kind::cancelled);
  const auto kept = readEvaluation(asked.directory).value();
  EXPECT_EQ(kept.answers[0].size(), 30u);
  EXPECT_EQ(kept.answers[1].size(), 12u);
  EXPECT_TRUE(kept.results.is_null());
  // As a crash leaves it: the last line torn.
  const auto file = asked.directory / "outputs" / kept.systems[1].file;
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 5);

  asked.resume = true;
  asked.generation.batchSize = 7;  // how many go at once decides nothing
  std::vector<std::size_t> firstProgress;
  EvaluationObserver again;
  again.progress = [&](std::size_t system, const std::string&, std::size_t done, std::size_t) {
    if (firstProgress.size() == system) firstProgress.push_back(done);
  };
  const auto resumed = runEvaluation(asked, oneThread(), again);
  ASSERT_TRUE(resumed.ok()) << resumed.error().message();
  EXPECT_EQ(firstProgress, (std::vector<std::size_t>{30, 11}));
  for (const int row : {0, 1}) {
    for (const auto& [name, score] : whole["rows"][row]["metrics"].items()) {
      EXPECT_NEAR(resumed->report["rows"][row]["metrics"][name].get<double>(), score.get<double>(),
                  1e-5 * std::max(1.0, std::abs(score.get<double>())))
          << name;
    }
  }
  EXPECT_FALSE(readEvaluation(asked.directory).value().results.is_null());
}

TEST_F(EvaluationJobTest, AChangedModelIsAnotherSystemAndOtherOptionsAreRefused) {
  EvaluationRequest asked = request({bytes()}, 6);
  asked.directory = m_tiny.path("evaluation");
  ASSERT_TRUE(runEvaluation(asked, oneThread()).ok());
  asked.resume = true;
  asked.generation.beams = 2;
  const auto refused = runEvaluation(asked, oneThread());
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().what.find("generation.beams"), std::string::npos);
  asked.generation.beams = 1;
  writeText(m_tiny.path("bytes") / "generation_config.json",
            R"({"decoder_start_token_id": 0, "eos_token_id": 2, "pad_token_id": 0})");
  const auto changed = runEvaluation(asked, oneThread());
  ASSERT_TRUE(changed.ok()) << changed.error().message();
  EXPECT_EQ(changed->outcomes[0].answeredNow, 6u);
  EXPECT_EQ(changed->outcomes[0].record.name, "bytes (2)");
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

TEST_F(EvaluationJobTest, EverySystemHasANameOfItsOwnAlsoWhereWeightsAreEqual) {
  EvaluationRequest asked = request({bytes(), m_tiny.copyBytes("folder/bytes"), m_tiny.copyBytes("twin")}, 6);
  for (const char* directory : {"", "evaluation"}) {
    if (*directory != 0) asked.directory = m_tiny.path(directory);
    const EvaluationResult result = runEvaluation(asked, oneThread()).value();
    const Json& report = result.report;
    EXPECT_EQ(result.outcomes[2].answeredNow, *directory != 0 ? 0u : 6u) << "equal models are asked once";
    EXPECT_EQ(report["rows"][0]["model"], "bytes");
    EXPECT_EQ(report["rows"][1]["model"], "bytes (2)");
    EXPECT_EQ(report["rows"][2]["model"], "twin");
    EXPECT_EQ(report["rows"][0]["metrics"], report["rows"][2]["metrics"]);
  }
  const StoredEvaluation stored = readEvaluation(asked.directory).value();
  ASSERT_EQ(stored.systems.size(), 3u);
  for (const auto& answers : stored.answers) EXPECT_EQ(answers.size(), 6u);
}

TEST_F(EvaluationJobTest, ResamplesTooFewForAnyDifferenceAreAWarning) {
  EvaluationRequest asked = request({bytes(), otherEnd("other")}, 4);
  std::vector<std::string> warnings;
  EvaluationObserver observer;
  observer.warning = [&](const std::string& text) { warnings.push_back(text); };
  asked.resamples = 10;
  ASSERT_TRUE(runEvaluation(asked, oneThread(), observer).ok());
  EXPECT_EQ(warnings, (std::vector<std::string>{"too few resamples to tell any difference between 2 models: "
                                                "10 where 19 at least are needed"}));
  warnings.clear();
  asked.resamples = 19;
  ASSERT_TRUE(runEvaluation(asked, oneThread(), observer).ok());
  EXPECT_TRUE(warnings.empty()) << warnings.front();
}

TEST_F(EvaluationJobTest, AnEnsembleIsASystemLikeAnyOther) {
  EvaluationRequest asked = request({bytes()}, 10);
  asked.systems.push_back({{bytes(), m_tiny.copyBytes("twin")}});
  const auto result = runEvaluation(asked, oneThread());
  ASSERT_TRUE(result.ok()) << result.error().message();
  EXPECT_EQ(result->report["rows"][1]["model"], "bytes + twin");
  EXPECT_EQ(outputsOf(result->outcomes[0]), outputsOf(result->outcomes[1])) << "the mean of twins is either";
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
