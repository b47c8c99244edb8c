#include <set>

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

TEST_F(DataChecksTest, LeakageOfEveryPartInBothDirections) {
  add("train", "Go.\t가.\nGo.\t가.\nRun!\t달려!\nStop.\t멈춰.\ngo\t가\nHi.\t안녕.\n");
  add("dev", "Hi.\t안녕.\nX\tY\n", Role::validation);
  add("test", "Go.\t가.\nRun!\t뛰어!\nGo.\t가.\nWait.\t멈춰.\nX\tY\n", Role::test);
  const DataReport report = check("leakage");
  const Finding& pair = find(report, "leakage", "exact.pair", "train", "test");
  EXPECT_EQ(pair.rows, 2);
  EXPECT_EQ(pair.of, 6);
  EXPECT_EQ(pair.otherRows, 2) << "both rows of the test set that say so";
  EXPECT_EQ(pair.otherOf, 5);
  EXPECT_EQ(pair.examples[0].line, 2);
  EXPECT_EQ(pair.examples[0].why, "is in line 2 of test");
  EXPECT_EQ(find(report, "leakage", "normalised.pair", "train", "test").rows, 3);
  EXPECT_EQ(find(report, "leakage", "normalised.pair", "train", "test").otherRows, 2);
  EXPECT_EQ(find(report, "leakage", "exact.source", "train", "test").rows, 3);
  EXPECT_EQ(find(report, "leakage", "exact.source", "train", "test").otherRows, 3);
  EXPECT_EQ(find(report, "leakage", "exact.target", "train", "test").rows, 3);
  EXPECT_EQ(find(report, "leakage", "exact.target", "train", "test").otherRows, 3);
  EXPECT_TRUE(find(report, "leakage", "exact.target", "train", "test").information);
  EXPECT_EQ(find(report, "leakage", "exact.pair", "train", "dev").rows, 1);
  EXPECT_EQ(find(report, "leakage", "exact.pair", "train", "dev").otherRows, 1);
  EXPECT_EQ(find(report, "leakage", "exact.pair", "dev", "test").rows, 1);
  EXPECT_EQ(find(report, "leakage", "exact.pair", "dev", "test").otherRows, 1);
  int pairs = 0;
  for (const Finding& finding : report.findings) {
    pairs += finding.kind == "exact.pair";
    EXPECT_EQ(leftOut(finding), finding.rows) << finding.set << " " << finding.other << " " << finding.kind;
  }
  EXPECT_EQ(pairs, 3) << "no set is compared with itself";
}

TEST_F(DataChecksTest, HeldOutRowsWithAnEmptySideLeakTheirSourceAlone) {
  add("train", "hello\tworld\nfoo\tbar\nx y\tbar\n");
  add("test", "hello\t\n\tbar\nzzz\tqq\n", Role::test);
  const DataReport report = check("leakage");
  const Finding& source = find(report, "leakage", "exact.source", "train", "test");
  EXPECT_EQ(source.rows, 1) << "a test set may come without its targets";
  EXPECT_EQ(source.otherOf, 2);
  EXPECT_EQ(find(report, "leakage", "exact.target", "train", "test").rows, 0);
  EXPECT_EQ(find(report, "leakage", "exact.pair", "train", "test").otherOf, 1);
  for (const Finding& finding : report.findings) EXPECT_EQ(leftOut(finding), finding.rows) << finding.kind;
}

TEST_F(DataChecksTest, RowsOfSeveralTrainingSets) {
  add("first", "Go.\t가.\nRun!\t달려!\nRun!\t달려!\n");
  add("second", "go\t가\nRun!\t달려!\nStop.\t멈춰.\n");
  add("third", "Stop.\t멈춰.\nRun!\t달려!\nRun!\t뛰어!\n\t달려!\n");
  add("test", "Go.\t가.\n", Role::test);
  const DataReport report = check("overlap");
  const Finding& exact = find(report, "overlap", "exact", "second", "first");
  EXPECT_EQ(exact.rows, 1);
  EXPECT_EQ(exact.of, 3);
  ASSERT_EQ(exact.examples.size(), 1u);
  EXPECT_EQ(exact.examples[0].line, 3);
  EXPECT_EQ(exact.examples[0].why, "is in line 3 of first");
  EXPECT_EQ(find(report, "overlap", "normalised", "second", "first").rows, 2);
  EXPECT_EQ(find(report, "overlap", "exact", "third", "first").rows, 1);
  EXPECT_EQ(find(report, "overlap", "exact", "third", "second").rows, 2);
  EXPECT_EQ(find(report, "overlap", "exact", "third", "second").of, 3) << "rows with an empty side are none";
  EXPECT_EQ(report.findings.size(), 6u) << "each set with those before it";
  for (const Finding& finding : report.findings)
    EXPECT_EQ(leftOut(finding), finding.rows) << finding.set << " " << finding.other << " " << finding.kind;
}

TEST_F(DataChecksTest, FiltersReadSetsWithOtherColumns) {
  add("train", "Go.\t가.\nRun!\t달려!\n");
  add("other", "");
  std::ofstream(m_folder / "other.tsv") << "id\ten\tko\n1\tRun!\t달려!\n";
  m_request.sets[1].data.source = std::string("en");
  m_request.sets[1].data.target = std::int64_t{3};
  m_request.sets[1].role = Role::validation;
  const DataReport report = check("leakage");
  const Finding& pair = find(report, "leakage", "exact.pair", "train", "other");
  EXPECT_EQ(pair.rows, 1);
  EXPECT_EQ(pair.filter["source"], "en");
  EXPECT_EQ(pair.filter["target"], 3);
  EXPECT_EQ(leftOut(pair), 1);
  // The set with other columns is a CSV file now, which the filter of a TSV set could not be told.
  m_request.sets[1].data.format = "csv";
  std::ofstream(m_folder / "other.tsv") << "id,en,ko\n1,Run!,달려!\n";
  EXPECT_TRUE(find(check("leakage"), "leakage", "exact.pair", "train", "other").filter.is_null());
}

TEST_F(DataChecksTest, FiltersFindPairsOfTextsThatAreClassified) {
  for (const char* name : {"train", "test"})
    add(name, "", std::string(name) == "train" ? Role::train : Role::test);
  std::ofstream(m_folder / "train.tsv") << "a\tb\tlabel\nOne.\tTwo.\tyes\nOne.\tThree.\tno\n";
  std::ofstream(m_folder / "test.tsv") << "a\tb\tlabel\nOne.\tThree.\tno\n";
  for (CheckedSet& set : m_request.sets) {
    set.data.source = std::string("a");
    set.data.pair = std::string("b");
    set.data.target = std::string("label");
    set.needs = RowNeeds::labels;
  }
  const Finding found = find(check("leakage"), "leakage", "exact.pair", "train", "test");
  EXPECT_EQ(found.rows, 1);
  EXPECT_EQ(leftOut(found), 1);
}

TEST_F(DataChecksTest, RowsThatASplitHoldsOutToo) {
  std::string rows;
  for (int i = 0; i < 100; ++i) rows += "s" + std::to_string(i % 60) + "\tt" + std::to_string(i % 60) + "\n";
  rows += "\tno source\n";
  add("train", rows);
  m_request.split.validation = 0.2;
  const DataReport report = check("split");
  // The same by hand: of row i there is a second one 60 rows on.
  const DataSplit split = splitRows(100, 0.2, 1);
  std::set<std::int64_t> heldOut, met;
  for (const std::int64_t row : split.validation) heldOut.insert(row % 60);
  std::int64_t expected = 0;
  std::vector<std::int64_t> lines;
  for (const std::int64_t row : split.train) {
    if (!heldOut.contains(row % 60)) continue;
    ++expected;
    met.insert(row % 60);
    lines.push_back(row + 2);
  }
  std::int64_t affected = 0;
  for (const std::int64_t row : split.validation) affected += met.contains(row % 60);
  ASSERT_GT(expected, 0);
  const Finding& pair = find(report, "split", "exact.pair", "train", "held out");
  EXPECT_EQ(pair.rows, expected);
  EXPECT_EQ(pair.of, 80);
  EXPECT_EQ(pair.otherRows, affected);
  EXPECT_EQ(pair.otherOf, 20);
  ASSERT_FALSE(pair.examples.empty());
  EXPECT_EQ(pair.examples[0].line, lines[0]);
  EXPECT_EQ(pair.examples[0].source, "s" + std::to_string((lines[0] - 2) % 60));
  EXPECT_EQ(pair.examples[0].why.find("is held out in line "), 0u) << pair.examples[0].why;
  EXPECT_EQ(find(report, "split", "normalised.source", "train", "held out").rows, expected);
  // Without repeated rows, which is what the filter does, nothing is on both sides.
  m_request.sets[0].data.filters = Json::array({pair.filter});
  EXPECT_EQ(find(check("split"), "split", "exact.pair", "train", "held out").rows, 0);
  m_request.sets[0].data.filters = Json::array();
  m_request.split.keepsTogether = true;
  EXPECT_EQ(find(check("split"), "split", "exact.source", "train", "held out").rows, 0);
  m_request.split = {};
  EXPECT_TRUE(check("split").findings.empty());
}

TEST_F(DataChecksTest, ASplitHoldsOutRowsOfAllTrainingSets) {
  std::string rows;
  for (int i = 0; i < 40; ++i) rows += "s" + std::to_string(i) + "\tt\n";
  add("first", rows);
  add("second", rows);
  m_request.split.test = 0.5;
  const DataReport report = check("split");
  const DataSplit split = RowSplitter(m_request.split).split(40);
  // Both sets are split alike, so what one holds out the other does too, and nothing is trained on.
  EXPECT_EQ(find(report, "split", "exact.source", "first", "held out").rows, 0);
  m_request.sets[1].data.filters =
      Json::array({{{"kind", "length"}, {"unit", "characters"}, {"minimum", 3}}});
  const DataReport apart = check("split");
  const Finding& first = find(apart, "split", "exact.source", "first", "held out");
  EXPECT_GT(first.rows, 0);
  EXPECT_NE(first.examples[0].why.find("of second"), std::string::npos) << first.examples[0].why;
}

TEST_F(DataChecksTest, OfASetThatIsLeftOutOnlyWhatTheSplitHoldsOutIsValidated) {
  std::string few, many;
  for (int i = 0; i < 40; ++i) few += "s" + std::to_string(i) + "\tt\n";
  for (int i = 0; i < 80; ++i) many += "s" + std::to_string(i) + "\tt\n";
  add("out", few, Role::validation);
  m_request.sets[0].isLeftOut = true;
  add("train", many);
  m_request.split.validation = 0.25;
  // The same by hand: row i of both sets has the source i.
  const DataSplit out = RowSplitter(m_request.split).split(40), in = RowSplitter(m_request.split).split(80);
  std::int64_t expected = 0;
  for (const std::int64_t row : out.validation) expected += std::ranges::count(in.train, row);
  ASSERT_GT(expected, 0);
  DataReport report = check();
  EXPECT_EQ(find(report, "split", "exact.source", "train", "held out").rows, expected);
  EXPECT_EQ(find(report, "split", "exact.source", "train", "held out").of, 60);
  const Finding& heldOut = find(report, "split", "exact.source", "out", "held out");
  EXPECT_EQ(heldOut.of, 0) << "none of it is trained on";
  EXPECT_EQ(heldOut.otherOf, 10);
  EXPECT_EQ(heldOut.otherRows, expected);
  for (const Finding& finding : report.findings) EXPECT_NE(finding.check, "leakage");
  m_request.split.keepsTogether = true;
  report = check();
  EXPECT_EQ(find(report, "split", "exact.source", "train", "held out").rows, 0);
  EXPECT_EQ(find(report, "split", "exact.source", "out", "held out").otherOf, 10) << "it is split first";
  // Nothing is split off for validation: it is validated on whole.
  m_request.split = {};
  m_request.split.test = 0.25;
  EXPECT_EQ(find(check(), "leakage", "exact.source", "train", "out").rows, 40);
}

TEST_F(DataChecksTest, ASetThatIsLeftOutAndSplitIsComparedWithTestSets) {
  std::string rows, others;
  for (int i = 0; i < 40; ++i) rows += "s" + std::to_string(i) + "\tt" + std::to_string(i) + "\n";
  for (int i = 0; i < 40; ++i) others += "other" + std::to_string(i) + "\tu\n";
  add("out", rows, Role::validation);
  m_request.sets[0].isLeftOut = true;
  add("train", others);
  add("test", rows, Role::test);
  m_request.split.validation = 0.1;
  const DataReport report = check("leakage");
  const Finding& same = find(report, "leakage", "exact.pair", "out", "test");
  EXPECT_EQ(same.rows, 40);
  EXPECT_EQ(same.of, 40);
  EXPECT_EQ(same.otherRows, 40);
  EXPECT_EQ(find(report, "leakage", "exact.pair", "train", "test").rows, 0);
  for (const Finding& finding : report.findings)
    EXPECT_NE(finding.other, "out") << "of it a part is held out";
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
