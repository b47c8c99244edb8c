// Rows that sets, and the sides of a split, have in common.

#include <algorithm>
#include <set>

#include "tests/data/checks/data_checks_fixture.h"

namespace s2s {
namespace {

using test::DataChecksTest;

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

// Rows were told apart by what the templates make of them, so none of one set was known in the other.
TEST_F(DataChecksTest, TextsThatTwoTemplatesHaveStayTogether) {
  std::string first, second;
  for (int i = 0; i < 40; ++i) {
    const std::string row = "s" + std::to_string(i) + "\tt\n";
    first += row;
    second.insert(0, row);
  }
  add("first", first);
  add("second", second);
  for (CheckedSet& set : m_request.sets) {
    set.needs = RowNeeds::labels;
    set.data.asText.emplace().pattern = set.data.path + ": {source}";
  }
  m_request.split.validation = 0.25;
  EXPECT_GT(find(check("split"), "split", "exact.source", "first", "held out").rows, 0);
  m_request.split.keepsTogether = true;
  const DataReport report = check("split");
  for (const char* set : {"first", "second"}) {
    const Finding& source = find(report, "split", "exact.source", set, "held out");
    EXPECT_EQ(source.rows, 0) << set;
    EXPECT_EQ(source.otherOf, 10) << set;
  }
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

}  // namespace
}  // namespace s2s
