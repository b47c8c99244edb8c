// s2s metrics as scripts use it.

#include <gtest/gtest.h>

#include <fstream>

#include "tests/command_line/program.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

class MetricsVerbTest : public testing::Test {
 protected:
  std::string file(const std::string& name, const std::vector<std::string>& lines) const {
    std::ofstream stream(folder / name, std::ios::binary);
    for (const std::string& line : lines) stream << line << "\n";
    return (folder / name).string();
  }

  /// The one metric `name` of a document.
  static Json metricOf(const Json& document, const std::string& name) {
    for (const Json& metric : document["metrics"]) {
      if (metric["name"] == name) return metric;
    }
    ADD_FAILURE() << name << " is not in " << document.dump();
    return Json::object();
  }

  TemporaryDirectory folder;
};

TEST_F(MetricsVerbTest, ScoresIntervalsAndPairedTestsAreThoseOfSacreBleu) {
  const Json golden = readJsonFile(test::golden("metrics/significance.json")).value();
  const Json& one = golden["cases"][1];  // two references
  const Json& expected = one["metrics"][0];
  ASSERT_EQ(expected["name"], "bleu");
  const auto systems = one["systems"].get<std::vector<std::vector<std::string>>>();
  const auto references = one["references"].get<std::vector<std::vector<std::string>>>();
  const std::string samples = golden["samples"].dump();
  const std::vector<std::string> words{"metrics",
                                       "--hypotheses",
                                       file("second", systems[1]),
                                       "--references",
                                       file("ref1", references[0]),
                                       file("ref2", references[1]),
                                       "--baseline",
                                       file("first", systems[0]),
                                       "--metric",
                                       "bleu,exact",
                                       "--samples",
                                       samples,
                                       "--json"};
  const ProgramOutcome outcome = runS2s(words);
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json document = outcome.json();
  const Json bleu = metricOf(document, "bleu");
  EXPECT_EQ(bleu["score"], expected["scores"][1]);
  EXPECT_EQ(bleu["signature"], expected["signatures"][1]);
  EXPECT_EQ(bleu["mean"], expected["mean"][1]);
  EXPECT_EQ(bleu["half_width"], expected["half_width"][1]);
  EXPECT_LE(bleu["interval"][0].get<double>(), bleu["interval"][1].get<double>());
  const Json& pair = document["significance"][0];
  EXPECT_EQ(pair["name"], "bleu");
  EXPECT_DOUBLE_EQ(pair["delta"].get<double>(),
                   expected["scores"][1].get<double>() - expected["scores"][0].get<double>());
  EXPECT_EQ(pair["p_value"], expected["bootstrap"]["p_values"][0]);
  EXPECT_EQ(document["baselines"][0]["metrics"][0]["score"], expected["scores"][0]);

  std::vector<std::string> randomised = words;
  randomised.insert(randomised.end(), {"--paired", "randomisation"});
  const Json other = runS2s(randomised).json();
  EXPECT_EQ(other["significance"][0]["p_value"], expected["randomisation"]["p_values"][0]);
  EXPECT_EQ(metricOf(other, "bleu")["signature"], expected["randomisation"]["signature"]);
}

TEST_F(MetricsVerbTest, SeveralBaselinesAreAllComparedAndHolmAdjusts) {
  std::vector<std::string> references, good, middle, bad;
  for (int i = 0; i < 80; ++i) {
    references.push_back("sentence number " + std::to_string(i) + " is right");
    good.push_back(i % 10 == 0 ? "wrong" : references.back());
    middle.push_back(i % 3 == 0 ? "wrong" : references.back());
    bad.push_back(i % 2 == 0 ? "wrong" : references.back());
  }
  const std::string best = file("good", good);
  const Json document =
      runS2s({"metrics", "--hypotheses", best, "--references", file("ref", references), "--baseline",
              file("middle", middle), file("bad", bad), "--metric", "chrf", "--json"})
          .json();
  ASSERT_EQ(document["significance"].size(), 3u);
  EXPECT_EQ(document["significance"][0]["system"], best);
  EXPECT_EQ(document["significance"][1]["system"], best);
  EXPECT_GT(document["significance"][0]["delta"].get<double>(), 0.0);
  for (const Json& pair : document["significance"])
    EXPECT_GE(pair["adjusted_p_value"].get<double>(), pair["p_value"].get<double>());
}

TEST_F(MetricsVerbTest, ASmallDifferenceDoesNotReadAsNone) {
  const auto table =
      runS2s({"metrics", "--hypotheses", file("out", {"1", "2.001"}), "--references", file("ref", {"1", "2"}),
              "--baseline", file("other", {"1", "2"}), "--metric", "mean_squared_error"});
  ASSERT_EQ(table.exitCode, 0) << table.standardError;
  EXPECT_NE(table.standardOutput.find("+0.00000050"), std::string::npos) << table.standardOutput;
}

TEST_F(MetricsVerbTest, LabelsComeWithTheirConfusionMatrix) {
  const Json document =
      runS2s({"metrics", "--hypotheses", file("out", {"좋음", "나쁨", "좋음", "보통"}), "--references",
              file("ref", {"좋음", "나쁨", "나쁨", "좋음"}), "--metric", "accuracy,macro_f1,f1,matthews",
              "--positive", "좋음", "--confidence", "--json"})
          .json();
  EXPECT_EQ(metricOf(document, "accuracy")["score"], 0.5);
  EXPECT_NEAR(metricOf(document, "f1")["score"].get<double>(), 0.5, 1e-15);
  EXPECT_TRUE(metricOf(document, "macro_f1")["interval"][1].is_number());
  const Json labels = {"나쁨", "보통", "좋음"}, counts = {{1, 0, 1}, {0, 0, 0}, {0, 1, 1}};
  EXPECT_EQ(document["confusion"]["labels"], labels);
  EXPECT_EQ(document["confusion"]["counts"], counts);
  EXPECT_EQ(document["confusion"]["classes"][1]["precision"], 0.0);
}

TEST_F(MetricsVerbTest, CorrelationsHavePValuesAndUndefinedOnesAreNull) {
  const std::string references = file("ref", {"0", "1", "2.5", "4"});
  const Json document =
      runS2s({"metrics", "--hypotheses", file("out", {"0.1", "0.9", "3", "5"}), "--references", references,
              "--metric", "pearson,spearman,binarised_f1", "--json"})
          .json();
  EXPECT_GT(metricOf(document, "pearson")["score"].get<double>(), 0.9);
  EXPECT_LT(metricOf(document, "pearson")["p_value"].get<double>(), 0.05);
  const Json flat = runS2s({"metrics", "--hypotheses", file("flat", {"1", "1", "1", "1"}), "--references",
                            references, "--metric", "pearson", "--json"})
                        .json();
  EXPECT_TRUE(metricOf(flat, "pearson")["score"].is_null());
  EXPECT_TRUE(metricOf(flat, "pearson")["p_value"].is_null());
  const auto table =
      runS2s({"metrics", "--hypotheses", file("flat", {"1", "1", "1", "1"}), "--references", references,
              "--metric", "pearson", "--baseline", file("out", {"0", "1", "2", "4"}), "--confidence"});
  ASSERT_EQ(table.exitCode, 0) << table.standardError;
  EXPECT_NE(table.standardOutput.find("undefined"), std::string::npos) << table.standardOutput;
  EXPECT_EQ(table.standardOutput.find("p (Holm)"), std::string::npos) << "there is nothing to test";
}

TEST_F(MetricsVerbTest, SystemsWithoutADefinedScoreDoNotCountInHolmsAdjustment) {
  const std::vector<std::string> flat(6, "1");
  const Json document = runS2s({"metrics", "--hypotheses", file("out", {"0.1", "0.9", "3", "5", "2", "7"}),
                                "--references", file("ref", {"0", "1", "2.5", "4", "3", "6"}), "--metric",
                                "pearson", "--baseline", file("flat", flat),
                                file("other", {"3", "1", "2", "0", "5", "4"}), file("flat2", flat), "--json"})
                            .json();
  ASSERT_EQ(document["significance"].size(), 1u);
  const Json& pair = document["significance"][0];
  EXPECT_EQ(pair["baseline"], (folder / "other").string());
  EXPECT_LT(pair["p_value"].get<double>(), 0.5);
  EXPECT_EQ(pair["adjusted_p_value"], pair["p_value"]) << "one test needs no adjustment";
}

TEST_F(MetricsVerbTest, EveryLineCanHaveItsOwnScore) {
  const Json document =
      runS2s({"metrics", "--hypotheses", file("out", {"one two", "three"}), "--references",
              file("ref", {"one two", "four"}), "--metric", "bleu,exact", "--segments", "--json"})
          .json();
  EXPECT_EQ(document["segments"]["exact"], (Json{100.0, 0.0}));
  EXPECT_NEAR(document["segments"]["bleu"][0].get<double>(), 100.0, 1e-9);
  const ProgramOutcome table =
      runS2s({"metrics", "--hypotheses", file("out", {"one two", "three"}), "--references",
              file("ref", {"one two", "four"}), "--metric", "exact", "--segments"});
  const std::size_t lines = table.standardOutput.find("line");
  ASSERT_NE(lines, std::string::npos) << table.standardOutput;
  EXPECT_NE(table.standardOutput.find("0.00", lines), std::string::npos) << table.standardOutput;
}

TEST_F(MetricsVerbTest, OptionsThatNoChosenMetricReadsAreRefused) {
  const std::string out = file("out", {"1", "2"});
  const auto run = [&](const std::string& metric, std::vector<std::string> words) {
    words.insert(words.begin(), {"metrics", "--hypotheses", out, "--references", out, "--metric", metric});
    return runS2s(words);
  };
  for (const auto& words : {std::vector<std::string>{"--rouge-stemmer"},
                            {"--rouge-tokenize", "unicode"},
                            {"--ter-normalized"},
                            {"--positive", "1"},
                            {"--threshold", "2"},
                            {"--tokenize", "char"},
                            {"--smooth", "none"}}) {
    const ProgramOutcome refused = run("chrf", words);
    EXPECT_EQ(refused.exitCode, 2) << words.front();
    EXPECT_NE(refused.standardError.find(words.front() + " is of "), std::string::npos)
        << refused.standardError;
  }
  EXPECT_EQ(run("accuracy", {"--segments"}).exitCode, 2);
  EXPECT_EQ(run("ter", {"--lowercase"}).exitCode, 2);
  EXPECT_EQ(run("chrf", {"--lowercase"}).exitCode, 0);
  EXPECT_EQ(run("chrf,bleu", {"--tokenize", "char"}).exitCode, 0);
  EXPECT_EQ(run("binarised_f1", {"--threshold", "2"}).exitCode, 0);
  EXPECT_EQ(run("f1,accuracy", {"--positive", "1"}).exitCode, 0);
}

TEST_F(MetricsVerbTest, KoreanReferencesAreRemarkedAndTheScoreStays) {
  const std::vector<std::string> words{"metrics",
                                       "--hypotheses",
                                       file("out", {"나는 학교에 갔다."}),
                                       "--references",
                                       file("ref", {"나는 학교에 간다."}),
                                       "--metric",
                                       "bleu,rouge1",
                                       "--json"};
  const ProgramOutcome outcome = runS2s(words);
  EXPECT_NE(outcome.standardError.find("--tokenize char"), std::string::npos) << outcome.standardError;
  EXPECT_NE(outcome.standardError.find("--rouge-tokenize unicode"), std::string::npos);
  EXPECT_NE(metricOf(outcome.json(), "bleu")["signature"].get<std::string>().find("tok:13a"),
            std::string::npos);
}

TEST_F(MetricsVerbTest, AValueThatTheSmoothingDoesNotReadIsRefused) {
  const std::string out = file("out", {"a b c d"});
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"metrics", "--hypotheses", out, "--references", out, "--metric", "bleu"});
    return runS2s(words);
  };
  for (const auto& words : {std::vector<std::string>{"--smooth-value", "0.5"},
                            {"--smooth-value", "0.5", "--smooth", "exp"},
                            {"--smooth-value", "0.5", "--smooth", "none"}}) {
    const ProgramOutcome refused = run(words);
    EXPECT_EQ(refused.exitCode, 2) << words.back();
    EXPECT_NE(refused.standardError.find("--smooth-value"), std::string::npos) << refused.standardError;
    EXPECT_NE(refused.standardError.find("floor and add-k"), std::string::npos) << refused.standardError;
  }
  for (const char* reading : {"floor", "add-k"})
    EXPECT_EQ(run({"--smooth-value", "0.5", "--smooth", reading}).exitCode, 0) << reading;
  const ProgramOutcome unknown = run({"--smooth-value", "0.5", "--smooth", "flor"});
  EXPECT_NE(unknown.standardError.find("unknown smoothing 'flor'"), std::string::npos)
      << unknown.standardError;
}

TEST_F(MetricsVerbTest, OptionsOfTestsWithoutOneAreRefused) {
  const std::string out = file("out", {"a b c d"}), base = file("base", {"a b x d"});
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"metrics", "--hypotheses", out, "--references", out, "--metric", "exact"});
    return runS2s(words);
  };
  for (const auto& alone : {std::vector<std::string>{"--paired", "randomisation"},
                            {"--paired", "bootstrap", "--confidence"},
                            {"--samples", "20"}}) {
    const ProgramOutcome refused = run(alone);
    EXPECT_EQ(refused.exitCode, 2) << alone.front();
    EXPECT_NE(refused.standardError.find("--baseline"), std::string::npos) << refused.standardError;
    EXPECT_NE(refused.standardError.find(alone.front()), std::string::npos) << refused.standardError;
  }
  EXPECT_EQ(run({"--samples", "20", "--confidence"}).exitCode, 0);
  EXPECT_EQ(run({"--samples", "20", "--baseline", base}).exitCode, 0);
  EXPECT_EQ(run({"--paired", "randomisation", "--baseline", base}).exitCode, 0);
}

TEST_F(MetricsVerbTest, AnEmptyLabelMayBeLookedFor) {
  const auto f1 = [&](const std::string& references) {
    return runS2s({"metrics", "--hypotheses", file("out", {"a", "", "", "b"}), "--references", references,
                   "--metric", "f1", "--positive", "", "--json"});
  };
  const ProgramOutcome found = f1(file("ref", {"a", "", "b", "b"}));
  ASSERT_EQ(found.exitCode, 0) << found.standardError;
  EXPECT_NEAR(metricOf(found.json(), "f1")["score"].get<double>(), 2.0 / 3, 1e-12);
  const std::string out = file("words", {"a", "b", "1"});
  const ProgramOutcome missing =
      runS2s({"metrics", "--hypotheses", out, "--references", out, "--metric", "f1", "--positive", ""});
  EXPECT_EQ(missing.exitCode, 2) << "that it is not there is no reason to look for 1";
  EXPECT_NE(missing.standardError.find("the label '' does not occur"), std::string::npos)
      << missing.standardError;
}

TEST_F(MetricsVerbTest, PeopleGetATable) {
  const ProgramOutcome outcome = runS2s({"metrics", "--hypotheses", file("out", {"a b c d e"}),
                                         "--references", file("ref", {"a b c d f"}), "--baseline",
                                         file("base", {"x"}), "--metric", "chrf", "--samples", "20"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  for (const char* word : {"chrF", "95 % interval", "p (Holm)", "nrefs:1|bs:20|seed:12345|"})
    EXPECT_NE(outcome.standardOutput.find(word), std::string::npos) << word << " in\n"
                                                                    << outcome.standardOutput;
}

TEST_F(MetricsVerbTest, WrongUsageIsTwoAndAMissingFileIsOne) {
  const std::string out = file("out", {"a", "b"}), one = file("one", {"a"});
  const auto codeOf = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words{"metrics"};
    words.insert(words.end(), more.begin(), more.end());
    return runS2s(words).exitCode;
  };
  EXPECT_EQ(codeOf({"--hypotheses", out, "--references", out, "--metric", "meteor"}), 2);
  EXPECT_EQ(codeOf({"--hypotheses", out, "--references", out, "--tokenize", "ko-mecab"}), 2);
  EXPECT_EQ(codeOf({"--hypotheses", out, "--references", one}), 2);
  EXPECT_EQ(codeOf({"--hypotheses", out, "--references", out, "--samples", "0"}), 2);
  EXPECT_EQ(codeOf({"--hypotheses", out, "--references", out, "--metric", "pearson"}), 2);
  EXPECT_EQ(codeOf({"--hypotheses", out}), 2);
  EXPECT_EQ(codeOf({"--hypotheses", out, "--references", (folder / "missing").string()}), 1);
}

}  // namespace
}  // namespace s2s::test
