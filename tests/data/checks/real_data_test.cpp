// What the checks find in real data sets. Numbers that a person looked at row by row are held here.
#include <gtest/gtest.h>

#include <iostream>

#include "engine/data/checks/data_checks.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

CheckedSet setOf(const std::string& file, ColumnReference source, ColumnReference target,
                 CheckedSet::Role role = CheckedSet::Role::train, RowNeeds needs = RowNeeds::target) {
  CheckedSet set;
  set.data.path = test::sharedData(file).string();
  set.data.source = std::move(source);
  set.data.target = std::move(target);
  set.role = role;
  set.needs = needs;
  return set;
}

DataReport check(const std::vector<CheckedSet>& sets) {
  DataCheckRequest request;
  request.sets = sets;
  request.examples = 5;
  Result<DataReport> report = checkData(request, RunControl());
  EXPECT_TRUE(report) << (report ? "" : report.error().message());
  if (!report) return {};
  std::int64_t bytes = 0;
  for (const SetSummary& set : report->sets) {
    bytes += set.bytes;
    std::cout << set.name << ": " << set.rows << " rows, " << set.badRows.count() << " bad, "
              << set.sourceLanguage << " → " << set.targetLanguage << "\n";
  }
  std::cout << "  " << static_cast<double>(bytes) / 1e6 / report->seconds << " MB/s\n";
  for (const Finding& finding : report->findings) {
    if (finding.rows == 0) continue;
    std::cout << "  " << finding.set << " " << finding.check << " " << finding.kind << " " << finding.other
              << ": " << finding.rows << " of " << finding.of << "\n";
    for (const RowExample& example : finding.examples)
      std::cout << "      " << example.line << " [" << example.why << "] " << example.source << " → "
                << example.target << "\n";
  }
  return std::move(*report);
}

const Finding& find(const DataReport& report, const std::string& check, const std::string& kind,
                    const std::string& set) {
  for (const Finding& finding : report.findings) {
    if (finding.check == check && finding.kind == kind && finding.set == set) return finding;
  }
  ADD_FAILURE() << "no finding " << check << " " << kind << " of " << set;
  static const Finding none;
  return none;
}

TEST(RealDataChecksTest, Tatoeba) {
  S2S_NEEDS(test::sharedData("en-ko_tatoeba"));
  const DataReport report = check({setOf("en-ko_tatoeba/tatoeba.en-ko.tsv", "en", "ko")});
  EXPECT_EQ(report.sets[0].sourceLanguage, "en");
  EXPECT_EQ(report.sets[0].targetLanguage, "ko");
  EXPECT_LE(find(report, "language", "target.other", "tatoeba.en-ko").share(), 0.001)
      << "every target of it is Korean";
}

TEST(RealDataChecksTest, TheParallelCorpusOfJapaneseHeritage) {
  S2S_NEEDS(test::sharedData("en-ko_jhe"));
  CheckedSet dev = setOf("en-ko_jhe/jhe-koen-dev.en", "source", "target");
  dev.data.targetPath = test::sharedData("en-ko_jhe/jhe-koen-dev.ko").string();
  CheckedSet eval = setOf("en-ko_jhe/jhe-koen-eval.en", "source", "target", CheckedSet::Role::test);
  eval.data.targetPath = test::sharedData("en-ko_jhe/jhe-koen-eval.ko").string();
  dev.data.name = "dev";
  eval.data.name = "eval";
  const DataReport report = check({dev, eval});
  EXPECT_EQ(report.sets[0].targetLanguage, "ko");
}

TEST(RealDataChecksTest, MovieReviews) {
  S2S_NEEDS(test::sharedData("nsmc"));
  CheckedSet train =
      setOf("nsmc/nsmc_raw_train40k.tsv", "document", "label", CheckedSet::Role::train, RowNeeds::labels);
  CheckedSet test =
      setOf("nsmc/nsmc_raw_test5k.tsv", "document", "label", CheckedSet::Role::test, RowNeeds::labels);
  const DataReport report = check({train, test});
  EXPECT_EQ(report.sets[0].sourceLanguage, "ko");
}

/// XNLI was translated by people: every French text is French. What is called another language is an error of
/// the detector; the English column in its place is what it has to find.
TEST(RealDataChecksTest, HowOftenTheDetectorErrs) {
  S2S_NEEDS(test::sharedData("en-ko-fr-de_xnli"));
  DataCheckRequest request;
  request.checks = {"language"};
  request.sets = {setOf("en-ko-fr-de_xnli/xnli.test.en-ko-fr-de.tsv", "ko", "fr"),
                  setOf("en-ko-fr-de_xnli/xnli.test.en-ko-fr-de.tsv", "ko", "en")};
  request.sets[0].data.name = "right";
  request.sets[1].data.name = "wrong";
  for (CheckedSet& set : request.sets) set.data.targetLanguage = "fr";
  const Result<DataReport> report = checkData(request, RunControl());
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_LT(find(*report, "language", "target.other", "right").share(), 0.006) << "false alarms";
  EXPECT_GT(find(*report, "language", "target.other", "wrong").share(), 0.99) << "found";
  EXPECT_EQ(find(*report, "language", "source.other", "right").rows, 0) << "Hangul is Korean";
}

TEST(RealDataChecksTest, MenusOfAProgram) {
  S2S_NEEDS(test::sharedData("en-ko-fr-de_godot_ui"));
  const DataReport report = check({setOf("en-ko-fr-de_godot_ui/godot.en-ko-fr-de.tsv", "en", "ko")});
  EXPECT_GT(find(report, "duplicates", "normalised", "godot.en-ko-fr-de").rows, 0);
  EXPECT_EQ(find(report, "duplicates", "exact", "godot.en-ko-fr-de").rows, 0);
}

}  // namespace
}  // namespace s2s
