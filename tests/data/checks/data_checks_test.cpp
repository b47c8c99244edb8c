#include "engine/data/checks/data_checks.h"

#include "tests/data/checks/data_checks_fixture.h"

namespace s2s {
namespace {

using test::DataChecksTest;

TEST_F(DataChecksTest, EmptySidesAndRowsThatCannotBeRead) {
  add("train", "a\tb\n \tb\na\t\nonly one column\nc\td\n");
  const DataReport report = check();
  EXPECT_EQ(report.sets[0].rows, 4);
  EXPECT_EQ(report.sets[0].badRows.count(), 1);
  EXPECT_EQ(report.sets[0].badRows.described()[0].line, 5);
  EXPECT_EQ(find(report, "empty", "source").rows, 1);
  EXPECT_EQ(find(report, "empty", "source").of, 4);
  EXPECT_EQ(find(report, "empty", "source").examples[0].line, 3);
  EXPECT_EQ(find(report, "empty", "target").examples[0].line, 4);
  EXPECT_EQ(find(report, "duplicates", "exact").of, 2) << "rows with an empty side are none to compare";
}

TEST_F(DataChecksTest, UnicodeWhiteSpaceIsEmptyForEveryCheckAndFilter) {
  add("train", "\u3000\tx\n\u3000\tx\n\u00A0\ty\nhello\tworld\nhello\tworld\nfoo\t\u3000\n");
  const DataReport report = check();
  EXPECT_EQ(find(report, "empty", "source").rows, 3);
  EXPECT_EQ(find(report, "empty", "target").rows, 1);
  EXPECT_EQ(find(report, "duplicates", "exact").rows, 1);
  EXPECT_EQ(leftOut(find(report, "duplicates", "exact")), 1);
  EXPECT_EQ(loadPairs(m_request.sets[0].data)->pairs.size(), 2u) << "training uses what no check calls empty";
}

TEST_F(DataChecksTest, OneBlankLabelOfSeveralIsAnEmptyTarget) {
  std::ofstream(m_folder / "train.tsv") << "text\ta\tb\none\t1\t2\ntwo\t1\t \n";
  CheckedSet set;
  set.data.path = (m_folder / "train.tsv").string();
  set.data.source = std::string("text");
  set.data.labels = {std::string("a"), std::string("b")};
  set.needs = RowNeeds::labels;
  m_request.sets.push_back(set);
  const DataReport report = check("empty");
  EXPECT_EQ(find(report, "empty", "target").rows, 1);
  EXPECT_EQ(loadPairs(set.data, RowNeeds::labels)->pairs.size(), 1u);
}

TEST_F(DataChecksTest, DuplicatesWithTheLineThatTheyRepeat) {
  add("train", "Hi.\t안녕.\nHi.\t안녕.\nhi\t안 녕!\nHi.\t안녕하세요.\nBye\t안녕.\n");
  const DataReport report = check("duplicates");
  const Finding& exact = find(report, "duplicates", "exact");
  EXPECT_EQ(exact.rows, 1);
  EXPECT_EQ(exact.of, 5);
  EXPECT_DOUBLE_EQ(exact.share(), 0.2);
  ASSERT_EQ(exact.examples.size(), 1u);
  EXPECT_EQ(exact.examples[0].line, 3);
  EXPECT_EQ(exact.examples[0].why, "repeats line 2");
  EXPECT_EQ(exact.examples[0].source, "Hi.");
  const Finding& normalised = find(report, "duplicates", "normalised");
  EXPECT_EQ(normalised.rows, 2);
  EXPECT_EQ(normalised.examples[1].line, 4);
  const Finding& source = find(report, "duplicates", "source");
  EXPECT_EQ(source.rows, 1);
  EXPECT_TRUE(source.information);
  EXPECT_EQ(source.examples[0].line, 5);
  EXPECT_EQ(leftOut(exact), exact.rows);
  EXPECT_EQ(leftOut(normalised), normalised.rows);
}

TEST_F(DataChecksTest, DuplicatesAreThoseOfOneSet) {
  add("train", "a\tb\n");
  add("more", "a\tb\na\tb\n");
  const DataReport report = check("duplicates");
  EXPECT_EQ(find(report, "duplicates", "exact").rows, 0);
  EXPECT_EQ(find(report, "duplicates", "exact", "more").rows, 1);
}

TEST_F(DataChecksTest, TargetsThatAreTheirSource) {
  add("train", "OK\tOK\nGodot\tgodot!\nNode\t노드\n");
  const DataReport report = check("copy");
  EXPECT_EQ(find(report, "copy", "exact").rows, 1);
  EXPECT_EQ(find(report, "copy", "normalised").rows, 2);
  EXPECT_EQ(leftOut(find(report, "copy", "normalised")), 2);
}

TEST_F(DataChecksTest, RatiosThatStandOut) {
  std::string rows;
  for (std::size_t i = 10; i < 60; ++i)
    rows += std::string(2 * i, 'a') + "\t" + std::string(i + i % 5 - 2, 'b') + "\n";
  rows += std::string(50, 'a') + "\tb\n";
  rows += "a\t" + std::string(200, 'b') + "\n";
  add("train", rows);
  const DataReport report = check("length-ratio");
  const Finding& finding = find(report, "length-ratio", "characters");
  EXPECT_EQ(finding.of, 52);
  EXPECT_EQ(finding.rows, 2);
  ASSERT_EQ(finding.examples.size(), 2u);
  EXPECT_EQ(finding.examples[0].line, 52);
  EXPECT_EQ(finding.examples[0].why, "1 characters for 50");
  EXPECT_EQ(finding.examples[1].line, 53);
  EXPECT_NEAR(finding.filter["typical"].get<double>(), 0.5, 0.1);
  EXPECT_EQ(leftOut(finding), 2);
}

TEST_F(DataChecksTest, AmongFewRowsNoneStandsOut) {
  add("train", std::string(500, 'a') + "\tb\na\tb\n");
  const DataReport report = check("length-ratio");
  const Finding& finding = find(report, "length-ratio", "characters");
  EXPECT_EQ(finding.of, 2);
  EXPECT_EQ(finding.rows, 0);
  EXPECT_TRUE(finding.filter.is_null());
}

TEST_F(DataChecksTest, OfFewOutliersEachIsShownOnce) {
  std::string rows;
  for (int i = 0; i < 24; ++i) rows += "abcdefghij\tabcdefghij\n";
  add("train", rows + "a\t" + std::string(90, 'b') + "\n");
  m_request.examples = 50;
  const DataReport report = check("length-ratio");
  const Finding& finding = find(report, "length-ratio", "characters");
  EXPECT_EQ(finding.rows, 1);
  ASSERT_EQ(finding.examples.size(), 1u);
  EXPECT_EQ(finding.examples[0].line, 26);
}

TEST_F(DataChecksTest, PlainTextHasASourceAlone) {
  std::ofstream(m_folder / "text.txt") << "하나\n둘\n하나\n";
  CheckedSet set;
  set.data.path = (m_folder / "text.txt").string();
  set.data.source = std::int64_t{1};
  set.needs = RowNeeds::nothing;
  m_request.sets.push_back(set);
  const DataReport report = check();
  EXPECT_EQ(find(report, "duplicates", "exact", "text").rows, 1);
  for (const Finding& finding : report.findings) {
    EXPECT_NE(finding.kind, "target");
    EXPECT_FALSE(finding.check == "copy" || finding.check == "length-ratio") << finding.check;
  }
  EXPECT_EQ(report.sets[0].targetCharacters.count(), 0);
}

TEST_F(DataChecksTest, FiltersOfASetApplyFirst) {
  add("train", "a\tb\na\tb\nc {\td\n");
  m_request.sets[0].data.filters = {{{"kind", "duplicates"}}, {{"kind", "curly-brackets"}}};
  const DataReport report = check();
  EXPECT_EQ(report.sets[0].rows, 1);
  EXPECT_EQ(report.sets[0].filters[0].removed, 1);
  EXPECT_EQ(find(report, "duplicates", "exact").rows, 0);
}

TEST_F(DataChecksTest, ExamplesAreCutAndCounted) {
  std::string rows;
  const std::string row = std::string(1000, 'a') + "\t" + std::string(999, 'b') + "\n";
  for (int i = 0; i < 50; ++i) rows += row;
  add("train", rows);
  m_request.examples = 3;
  const DataReport report = check("duplicates");
  const Finding& finding = find(report, "duplicates", "exact");
  EXPECT_EQ(finding.rows, 49);
  ASSERT_EQ(finding.examples.size(), 3u);
  EXPECT_LT(finding.examples[0].source.size(), 310u);
}

TEST_F(DataChecksTest, StopsWhenAsked) {
  add("train", "a\tb\n");
  RunControl control;
  control.requestStop();
  const Result<DataReport> report = checkData(m_request, control);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().kind, Error::Kind::cancelled);
}

TEST_F(DataChecksTest, TellsHowFarItIs) {
  std::string rows;
  for (int i = 0; i < 1000; ++i) rows += "some text here\tand there\n";
  add("train", rows);
  add("test", rows, Role::test);
  std::vector<DataCheckProgress> told;
  ASSERT_TRUE(checkData(m_request, RunControl(), [&](const DataCheckProgress& p) { told.push_back(p); }));
  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told.front().set, 1u) << "what is held out comes first";
  for (const DataCheckProgress& p : told) {
    EXPECT_GE(p.share, 0.0);
    EXPECT_LE(p.share, 1.0);
  }
}

TEST_F(DataChecksTest, WrongRequestsAreErrors) {
  EXPECT_FALSE(checkData(m_request, RunControl()));
  add("train", "a\tb\n");
  m_request.checks = {"duplicate"};
  const auto unknown = checkData(m_request, RunControl());
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().message().find("duplicates"), std::string::npos);
  m_request.checks.clear();
  m_request.sets[0].data.source = std::string("en");
  EXPECT_FALSE(checkData(m_request, RunControl()));
}

TEST_F(DataChecksTest, SetsOfOneNameAreToldApart) {
  add("train", "a\tb\n");
  m_request.sets.push_back(m_request.sets[0]);
  m_request.sets[1].role = Role::test;
  const DataReport report = check("leakage");
  EXPECT_EQ(report.sets[1].name, "train 2");
  EXPECT_EQ(find(report, "leakage", "exact.pair", "train", "train 2").rows, 1);
}

TEST_F(DataChecksTest, LabelsAreNoTexts) {
  std::ofstream(m_folder / "labels.tsv") << "document\tlabel\n좋다\t1\n좋다\t0\n좋다\t1\n";
  CheckedSet set;
  set.data.path = (m_folder / "labels.tsv").string();
  set.data.source = std::string("document");
  set.data.target = std::string("label");
  set.needs = RowNeeds::labels;
  m_request.sets.push_back(set);
  const DataReport report = check();
  EXPECT_EQ(find(report, "duplicates", "exact", "labels").rows, 1);
  EXPECT_EQ(find(report, "duplicates", "source", "labels").rows, 1) << "one text, two labels";
  set.data.name = "held out";
  set.role = CheckedSet::Role::test;
  m_request.sets.push_back(set);
  for (const Finding& finding : check("leakage").findings)
    EXPECT_FALSE(finding.kind.ends_with("target")) << "every set has the same labels";
  for (const Finding& finding : report.findings) {
    EXPECT_FALSE(finding.kind.starts_with("target.") || finding.check == "length-ratio") << finding.kind;
  }
}

}  // namespace
}  // namespace s2s
