// evaluate, compare, ratings, ensembles and whole files through the program.

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <thread>

#include "tests/command_line/golden_model.h"
#include "tests/command_line/program.h"

namespace s2s::test {
namespace {

std::string content(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class ComparedModels {
 public:
  ComparedModels() {
    std::filesystem::copy(m_model.path(), m_model.file("other"), std::filesystem::copy_options::recursive);
    m_model.write("other/generation_config.json",
                  R"({"decoder_start_token_id": 0, "eos_token_id": 2, "pad_token_id": 0})");
    std::string rows = "q\ta\n";
    for (int i = 0; i < 12; ++i)
      rows += std::string(1 + i % 5, static_cast<char>('a' + i)) + "\tx" + std::to_string(i) + "\n";
    m_model.write("pairs.tsv", rows);
  }
  std::string first() const { return m_model.path().string(); }
  std::string second() const { return m_model.file("other"); }
  std::string file(const std::string& name) const { return m_model.file(name); }
  const GoldenModel& model() const { return m_model; }

  std::vector<std::string> arguments(const std::vector<std::string>& more) const {
    std::vector<std::string> all = {
        "compare",  first(), second(),           "--data", file("pairs.tsv"), "--source", "q",
        "--target", "a",     "--max-new-tokens", "4",      "--batch-size",    "4",        "--resamples",
        "50",       "--json"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  /// In a folder of its own, where what nobody gave a name goes.
  ProgramOutcome compare(const std::vector<std::string>& more) const {
    return runS2s(arguments(more), "", file("."));
  }

 private:
  GoldenModel m_model;
};

TEST(CompareTest, GivesRowsWithIntervalsAndTestsOfEveryPair) {
  const ComparedModels models;
  const auto outcome =
      models.compare({"--outputs", models.file("out.tsv"), "--sentences", models.file("s.json")});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json document = outcome.json();
  ASSERT_EQ(document["rows"].size(), 2u);
  EXPECT_EQ(document["rows"][0]["model"], "model");
  EXPECT_EQ(document["rows"][1]["model"], "other");
  for (const Json& row : document["rows"]) {
    EXPECT_TRUE(row["metrics"]["bits_per_byte"].is_number());
    EXPECT_EQ(row["intervals"]["chrf"].size(), 2u);
  }
  EXPECT_EQ(document["rows"][0]["metrics"]["loss"], document["rows"][1]["metrics"]["loss"])
      << "the weights are equal";
  ASSERT_FALSE(document["pairs"].empty());
  EXPECT_EQ(document["pairs"][0]["first"], "model");
  EXPECT_EQ(content(models.file("out.tsv")).substr(0, 29), "source\treference\tmodel\tother\n");
  EXPECT_EQ(readJsonFile(models.file("s.json"))->at("rows").size(), 12u);
}

TEST(CompareTest, WritesItsReportAtOnceAndAgainFromItsFolder) {
  const ComparedModels models;
  const auto outcome = models.compare({"--dir", models.file("dir"), "--report", models.file("at-once.html"),
                                       "--ensemble", models.first() + "," + models.first()});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_EQ(outcome.json()["reports"], Json({models.file("at-once.html")}));
  const std::string atOnce = content(models.file("at-once.html"));
  for (const char* part : {"Verdict", "<svg ", "model + model", "Holm", "Environment"})
    EXPECT_NE(atOnce.find(part), std::string::npos) << part;
  const auto again = runS2s({"evaluation", "report", models.file("dir"), "--out", models.file("r.md"),
                             "--out", models.file("r.tex"), "--json"});
  ASSERT_EQ(again.exitCode, 0) << again.standardError;
  EXPECT_EQ(again.json()["files"].size(), 2u);
  EXPECT_NE(content(models.file("r.md")).find("| other |"), std::string::npos);
  EXPECT_NE(content(models.file("r.tex")).find("\\toprule"), std::string::npos);
  EXPECT_EQ(models.compare({"--report", models.file("r.docx")}).exitCode, 2) << "before any work";
  const auto alone = models.compare({"--report", models.file("alone.md")});
  ASSERT_EQ(alone.exitCode, 0) << alone.standardError;
  EXPECT_TRUE(std::filesystem::exists(models.file(alone.json()["outputs"])))
      << "outputs without a name go where the program was called";
  const Json kept = *readJsonFile(models.file("dir/evaluation.json"));
  const std::string hash = kept["systems"][0]["sha256"][0];
  EXPECT_NE(content(models.file("alone.md")).find(hash), std::string::npos)
      << "which model it was is said without a folder too";
  EXPECT_EQ(runS2s({"evaluation", "report", models.file("nothing")}).exitCode, 1);
}

TEST(CompareTest, GoesOnInItsFolderAndTakesFurtherModels) {
  const ComparedModels models;
  const auto whole = models.compare({"--outputs", models.file("whole.tsv")});
  const auto begun =
      runS2s({"evaluate", models.first(), "--data", models.file("pairs.tsv"), "--source", "q", "--target",
              "a", "--max-new-tokens", "4", "--dir", models.file("dir"), "--json"});
  ASSERT_EQ(begun.exitCode, 0) << begun.standardError;
  EXPECT_EQ(begun.json()["outputs"], models.file("dir/outputs.tsv"));
  EXPECT_EQ(models.compare({"--dir", models.file("dir")}).exitCode, 2) << "an existing folder needs --resume";
  const auto resumed = models.compare({"--dir", models.file("dir"), "--resume"});
  ASSERT_EQ(resumed.exitCode, 0) << resumed.standardError;
  for (const char* speed : {"seconds", "tokens_per_second"})
    EXPECT_EQ(resumed.json()["rows"][0][speed], begun.json()[speed]) << "nothing was asked again: " << speed;
  EXPECT_TRUE(resumed.json()["rows"][1].contains("seconds"));
  EXPECT_EQ(content(models.file("dir/outputs.tsv")), content(models.file("whole.tsv")));
  EXPECT_EQ(models.compare({"--dir", models.file("dir"), "--resume", "--beams", "2"}).exitCode, 2);
}

TEST(CompareTest, AKilledOneGoesOnAndEndsAtTheSameOutputs) {
  const ComparedModels models;
  std::string rows = "q\ta\n";
  for (int i = 0; i < 300; ++i) rows += "word" + std::to_string(i * 7919 % 1000) + "\tx\n";
  models.model().write("pairs.tsv", rows);
  const auto whole = models.compare({"--outputs", models.file("whole.tsv")});
  ASSERT_EQ(whole.exitCode, 0) << whole.standardError;
  for (const int number : {SIGKILL, SIGINT}) {
    const std::string folder = models.file("dir" + std::to_string(number));
    {
      RunningS2s running(models.arguments({"--dir", folder}));
      const std::string answers = folder + "/outputs/1-model.jsonl";
      while (content(answers).size() < 2000 && !std::filesystem::exists(folder + "/results.json"))
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      running.signal(number);
      const auto ended = running.wait();
      if (!std::filesystem::exists(folder + "/results.json")) {
        EXPECT_EQ(ended.exitCode, number == SIGINT ? 3 : -1) << ended.standardError;
      }
    }
    const auto resumed = models.compare({"--dir", folder, "--resume"});
    ASSERT_EQ(resumed.exitCode, 0) << resumed.standardError;
    EXPECT_EQ(content(folder + "/outputs.tsv"), content(models.file("whole.tsv")));
    EXPECT_EQ(resumed.json()["rows"][1]["metrics"]["chrf"], whole.json()["rows"][1]["metrics"]["chrf"]);
  }
}

TEST(CompareTest, AFailedModelIsARowAndTheExitCode) {
  const ComparedModels models;
  std::filesystem::resize_file(models.file("other/model.safetensors"), 100);
  const auto outcome = models.compare({"--outputs", models.file("out.tsv")});
  EXPECT_EQ(outcome.exitCode, 1) << outcome.standardError;
  EXPECT_EQ(outcome.json()["rows"][0]["status"], "done");
  EXPECT_EQ(outcome.json()["rows"][1]["status"], "failed");
  EXPECT_NE(outcome.standardError.find("error: 1 of 2 models failed; the first, other: "), std::string::npos)
      << outcome.standardError;
}

TEST(CompareTest, ReadsReferencesFromAFileOfTheirOwn) {
  const ComparedModels models;
  models.model().write("x.en", "a\nb\n");
  models.model().write("x.ko", "caf\xe9\nd\n");
  const auto outcome =
      runS2s({"evaluate", models.first(), "--data", models.file("x.en"), "--target-file", models.file("x.ko"),
              "--encoding", "windows-1252", "--source", "source", "--target", "target", "--max-new-tokens",
              "2", "--outputs", models.file("out.tsv"), "--resamples", "50", "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_EQ(outcome.json()["examples"], 2);
  EXPECT_NE(content(models.file("out.tsv")).find("a\tcaf\xc3\xa9"), std::string::npos);
}

TEST(CompareTest, WrittenLabelsHaveAConfusionMatrix) {
  const ComparedModels models;
  models.model().write("labels.tsv", "q\ta\nab\tgood\ncd\tbad\n");
  const auto outcome = runS2s({"evaluate", models.first(), "--data", models.file("labels.tsv"), "--source",
                               "q", "--target", "a", "--task", "labels", "--snap-labels", "--max-new-tokens",
                               "4", "--outputs", models.file("out.tsv"), "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_EQ(outcome.json()["metrics"][0]["name"], "accuracy");
  EXPECT_EQ(outcome.json()["confusion"][0]["labels"], (Json{"bad", "good"}));
  EXPECT_EQ(outcome.json()["notes"].size(), 1u);
}

/// evaluate with what every call of these tests shares.
ProgramOutcome evaluated(const ComparedModels& models, const std::vector<std::string>& more) {
  std::vector<std::string> all = {
      "evaluate", models.first(), "--max-new-tokens", "4", "--outputs", models.file("out.tsv"), "--json"};
  all.insert(all.end(), more.begin(), more.end());
  return runS2s(all);
}

TEST(EvaluateTest, ParallelTextIsATestSetInAnyEncoding) {
  const ComparedModels models;
  const std::string sources = models.model().write("a.txt", "ab\ncd\n"),
                    targets = models.model().write("b.txt", "\xb0\xa1\n\xb3\xaa\n");  // 가, 나 in CP949
  const auto outcome =
      evaluated(models, {"--data", sources, "--target-file", targets, "--encoding", "cp949"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_EQ(outcome.json()["examples"], 2);
  EXPECT_NE(content(models.file("out.tsv")).find("ab\t가\t"), std::string::npos);
}

TEST(EvaluateTest, ColumnsAreNamedByHeaderOrNumberAndOneOfTargetAndLabels) {
  const ComparedModels models;
  const std::string data = models.model().write("labels.tsv", "q\ta\nab\t1\ncd\t0\n");
  EXPECT_EQ(evaluated(models, {"--data", data, "--source", "1", "--target", "2"}).exitCode, 0);
  EXPECT_EQ(evaluated(models, {"--data", data, "--source", "q", "--target", "3"}).exitCode, 2);
  EXPECT_EQ(evaluated(models, {"--data", data, "--source", "q"}).exitCode, 2);
  EXPECT_EQ(evaluated(models, {"--data", data, "--target", "a"}).exitCode, 2);
  const auto labels =
      evaluated(models, {"--data", data, "--source", "q", "--labels", "a", "--task", "labels"});
  EXPECT_EQ(labels.exitCode, 0) << labels.standardError;
}

TEST(EvaluateTest, MetricsOfLabelsAreThoseOfTheMetricsVerb) {
  const ComparedModels models;
  const std::vector<std::string> asked = {
      "--data",   models.model().write("labels.tsv", "q\ta\nab\t1\ncd\t0\n"),
      "--source", "q",
      "--target", "a",
      "--task",   "labels",
      "--metric"};
  auto more = asked;
  more.push_back("micro_f1,f1");
  const auto outcome = evaluated(models, more);
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_EQ(outcome.json()["metrics"][0]["name"], "micro_f1");
  more.back() = "bleu";
  EXPECT_EQ(evaluated(models, more).exitCode, 2) << "no metric of labels";
}

TEST(EvaluateTest, RougeKeepsHangulWhereThatIsAskedFor) {
  const ComparedModels models;
  const std::string data =
      models.model().write("korean.tsv", "q\ta\nab\t나는 학교에 간다\ncd\t오늘은 비가 온다\n");
  const auto asked = [&](const std::string& metric, const std::vector<std::string>& more) {
    std::vector<std::string> all = {"--data", data, "--source", "q", "--target", "a", "--metric", metric};
    all.insert(all.end(), more.begin(), more.end());
    return evaluated(models, all);
  };
  const auto ascii = asked("rougeL", {});
  ASSERT_EQ(ascii.exitCode, 0) << ascii.standardError;
  EXPECT_NE(ascii.standardError.find("drops Hangul"), std::string::npos) << ascii.standardError;
  EXPECT_NE(ascii.json()["metrics"].dump().find("tok:ascii"), std::string::npos);
  const auto unicode = asked("rougeL", {"--rouge-tokenize", "unicode"});
  ASSERT_EQ(unicode.exitCode, 0) << unicode.standardError;
  EXPECT_EQ(unicode.standardError.find("drops Hangul"), std::string::npos) << unicode.standardError;
  EXPECT_NE(unicode.json()["metrics"].dump().find("tok:unicode"), std::string::npos);
  const auto unknown = asked("rougeL", {"--rouge-tokenize", "morphemes"});
  EXPECT_EQ(unknown.exitCode, 2);
  EXPECT_NE(unknown.standardError.find("unknown tokenization of ROUGE"), std::string::npos)
      << unknown.standardError;
}

TEST(EvaluateTest, LabelsAreWrittenAsTextAsTheJsonSays) {
  const ComparedModels models;
  const std::vector<std::string> asked = {
      "--data",   models.model().write("labels.tsv", "q\ta\nab\t1\ncd\t0\n"),
      "--source", "q",
      "--target", "a",
      "--as-text"};
  auto more = asked;
  more.push_back(R"({"kind": "labels", "words": {"0": "bad", "1": "good"}})");
  const auto outcome = evaluated(models, more);
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_EQ(outcome.json()["confusion"][0]["labels"], (Json{"bad", "good"}));
  more.back() = R"({"kind": "colours"})";
  const auto refused = evaluated(models, more);
  EXPECT_EQ(refused.exitCode, 2);
  EXPECT_NE(refused.standardError.find("--as-text.kind"), std::string::npos) << refused.standardError;
}

TEST(EvaluateTest, AsInARunTheLabelsThatItLearnedAreKnown) {
  const ComparedModels models;
  const std::string data = models.model().write("labels.tsv", "q\ta\nab\tcake\ncd\tcake\n");
  std::filesystem::create_directories(models.file("run/checkpoints"));
  std::filesystem::copy(models.second(), models.file("run/checkpoints/step-000001"),
                        std::filesystem::copy_options::recursive);
  const Json set = {{"path", data}, {"source", "q"}, {"target", "a"}, {"as_text", Json::object()}};
  models.model().write("run/recipe.json", Json{{"name", "run"},
                                               {"model", {{"from", models.first()}}},
                                               {"data", {{"train", Json::array({set})}}},
                                               {"training", {{"steps", 1}}}}
                                              .dump());
  models.model().write("run/labels.json", R"({"labels": ["cake", "cakes"]})");
  const auto outcome = evaluated(models, {"--data", data, "--source", "q", "--target", "a", "--as-in",
                                          models.file("run"), "--dir", models.file("evaluation")});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const auto asked = readJsonFile(models.file("evaluation/evaluation.json"));
  ASSERT_TRUE(asked.ok()) << asked.error().message();
  EXPECT_EQ(asked->at("asked").at("learned_labels"), (Json{"cake", "cakes"}));
}

TEST(EnsembleVerbTest, GeneratesAndScoresLikeTheGoldenLoop) {
  const GoldenModel files;
  const Json expected = *readJsonFile(golden("ensemble/golden.json"));
  std::string prompts, pairs;
  for (std::size_t i = 0; i < expected["sources"].size(); ++i) {
    prompts += Json{{"source_ids", expected["sources"][i]}}.dump() + "\n";
    pairs +=
        Json{{"source_ids", expected["sources"][i]}, {"target_ids", expected["targets"][i]}}.dump() + "\n";
  }
  const std::string wide = golden("ensemble/wide"), deep = golden("ensemble/deep");
  const auto generated = runS2s({"generate", wide, "--ensemble", deep, "--prompts",
                                 files.write("p.jsonl", prompts), "--max-new-tokens", "16", "--json"});
  ASSERT_EQ(generated.exitCode, 0) << generated.standardError;
  for (std::size_t i = 0; i < expected["greedy"].size(); ++i)
    EXPECT_EQ(generated.json()["outputs"][i]["token_ids"], expected["greedy"][i]["tokens"]) << i;
  const auto scored =
      runS2s({"score", wide, "--ensemble", deep, "--pairs", files.write("q.jsonl", pairs), "--json"});
  ASSERT_EQ(scored.exitCode, 0) << scored.standardError;
  EXPECT_NEAR(scored.json()["results"][0]["token_log_probabilities"][0].get<double>(),
              expected["forced"][0]["log_probabilities"][0].get<double>(), 2e-5);
  const auto refused =
      runS2s({"generate", wide, "--ensemble", files.path(), "--prompts", files.file("p.jsonl")});
  EXPECT_EQ(refused.exitCode, 2);
  EXPECT_NE(refused.standardError.find("36 and 384 entries"), std::string::npos) << refused.standardError;
}

TEST(TranslateFileTest, WritesALineForEveryLine) {
  const GoldenModel model;
  const std::string input = model.write("in.txt", "one\n\ntwo\n");
  const std::vector<std::string> asked = {"translate", model.path(),          "--from", "en",     "--to",
                                          "ko",        "--max-new-tokens",    "3",      "--file", input,
                                          "--to-file", model.file("out.txt"), "--json"};
  const auto outcome = runS2s(asked);
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  EXPECT_EQ(outcome.json()["lines"], 3);
  const std::string text = content(model.file("out.txt"));
  EXPECT_EQ(std::ranges::count(text, '\n'), 3);
  EXPECT_NE(text.find("\n\n"), std::string::npos);
  EXPECT_EQ(runS2s(asked).exitCode, 2) << "an output that exists is kept";
}

TEST(RatingsTest, AreDrawnJudgedAndReported) {
  const ComparedModels models;
  ASSERT_EQ(models.compare({"--dir", models.file("dir")}).exitCode, 0);
  const std::string folder = models.file("ratings");
  const auto made = runS2s({"ratings", "new", folder, "--evaluation", models.file("dir"), "--systems",
                            "model,other", "--keep-equal", "--items", "3", "--json"});
  ASSERT_EQ(made.exitCode, 0) << made.standardError;
  EXPECT_EQ(made.json()["items"], 3);
  ASSERT_EQ(runS2s({"ratings", "rate", folder, "--rater", "kim", "0=first", "2=tie"}).exitCode, 0);
  EXPECT_EQ(runS2s({"ratings", "rate", folder, "--rater", "kim", "9=first"}).exitCode, 2);
  EXPECT_EQ(runS2s({"ratings", "rate", folder, "--rater", "kim", "0=left"}).exitCode, 2);
  const auto left = runS2s({"ratings", "items", folder, "--rater", "kim", "--json"});
  ASSERT_EQ(left.json()["items"].size(), 1u);
  EXPECT_EQ(left.json()["items"][0]["item"], 1);
  const auto report = runS2s({"ratings", "report", folder, "--export", models.file("r.tsv"), "--json"});
  ASSERT_EQ(report.exitCode, 0) << report.standardError;
  EXPECT_EQ(report.json()["together"]["judged"], 2);
  EXPECT_EQ(report.json()["together"]["ties"], 1);
  const std::string table = content(models.file("r.tsv"));
  EXPECT_EQ(std::ranges::count(table, '\n'), 3);
}

TEST(EvaluateTest, AModelThatCannotBeOpenedIsNamedBeforeMetricsThatMayFitIt) {
  const ComparedModels models;
  const auto evaluate = [&](const std::string& model) {
    return runS2s({"evaluate", model, "--data", models.file("pairs.tsv"), "--source", "q", "--target", "a",
                   "--metric", "f1"});
  };
  const auto missing = evaluate("nosuch"), preset = evaluate("mt5-small"), writer = evaluate(models.first());
  EXPECT_EQ(missing.exitCode, 2);
  EXPECT_NE(missing.standardError.find("\"nosuch\" is no model"), std::string::npos) << missing.standardError;
  EXPECT_NE(preset.standardError.find("shape without weights, mt5-small"), std::string::npos)
      << preset.standardError;
  EXPECT_NE(writer.standardError.find("'f1' is no metric of texts"), std::string::npos)
      << writer.standardError;
}

}  // namespace
}  // namespace s2s::test
