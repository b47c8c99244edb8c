#include <gtest/gtest.h>

#include <map>
#include <set>

#include "engine/core/random.h"
#include "engine/data/data_split.h"
#include "engine/recipes/recipe.h"

namespace s2s {
namespace {

/// 400 rows of "a", 90 of "b" and 10 of "c", mixed.
std::vector<RowToSplit> labelled() {
  std::vector<RowToSplit> rows;
  for (const std::int64_t place : randomPermutation(500, CounterRandom(5)))
    rows.push_back({place < 400 ? "a" : place < 490 ? "b" : "c", "source " + std::to_string(place)});
  return rows;
}

std::map<std::string, int> counts(const std::vector<RowToSplit>& rows,
                                  const std::vector<std::int64_t>& part) {
  std::map<std::string, int> counted;
  for (const std::int64_t row : part) ++counted[rows[static_cast<std::size_t>(row)].label];
  return counted;
}

TEST(RowSplitterTest, ATestSplitDoesNotMoveTheValidation) {
  const auto rows = labelled();
  const DataSplit alone = splitRows(500, 0.1, 3);
  const DataSplit both = RowSplitter({0.1, 0.2, 3}).split(rows);
  EXPECT_EQ(both.validation, alone.validation);
  EXPECT_EQ(both.test.size(), 100u);
  EXPECT_EQ(both.train.size(), 350u);
  std::set<std::int64_t> all(both.train.begin(), both.train.end());
  all.insert(both.validation.begin(), both.validation.end());
  all.insert(both.test.begin(), both.test.end());
  EXPECT_EQ(all.size(), 500u) << "every row once";
}

TEST(RowSplitterTest, StratifiedSplitsKeepEveryLabelsShare) {
  const auto rows = labelled();
  for (const std::uint64_t seed : {1, 2, 3}) {
    SplitOptions options{0.1, 0.05, seed};
    options.stratified = true;
    const DataSplit split = RowSplitter(options).split(rows);
    EXPECT_EQ(counts(rows, split.validation), (std::map<std::string, int>{{"a", 40}, {"b", 9}, {"c", 1}}));
    EXPECT_EQ(split.test.size(), 25u);
    EXPECT_EQ(counts(rows, split.test).at("a"), 20);
    EXPECT_EQ(RowSplitter(options).split(rows).validation, split.validation) << "deterministic";
  }
  const DataSplit first = RowSplitter({0.1, 0.0, 1, true}).split(rows);
  EXPECT_NE(RowSplitter({0.1, 0.0, 2, true}).split(rows).validation, first.validation);
}

TEST(RowSplitterTest, SharesThatAreNoWholeNumbersAreOffByLessThanARow) {
  std::vector<RowToSplit> rows;
  for (int label = 0; label < 7; ++label) {
    for (int i = 0; i < 11 + label; ++i) rows.push_back({std::to_string(label), ""});
  }
  SplitOptions options{0.17, 0.0, 1};
  options.stratified = true;
  const auto held = counts(rows, RowSplitter(options).split(rows).validation);
  int sum = 0;
  for (int label = 0; label < 7; ++label) {
    const int got = held.at(std::to_string(label));
    EXPECT_LT(std::abs(got - 17.0 / 98.0 * (11 + label)), 1.0) << label;
    sum += got;
  }
  EXPECT_EQ(sum, 17) << "round(0.17 · 98)";
}

TEST(RowSplitterTest, EveryLabelKeepsARowToTrainOnWhereLabelsRepeat) {
  std::vector<RowToSplit> rows(86, RowToSplit{"a", ""});
  for (int i = 0; i < 10; ++i) rows.push_back({"alone " + std::to_string(i), ""});
  for (int i = 0; i < 4; ++i) rows.push_back({"two " + std::to_string(i / 2), ""});
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    SplitOptions options{0.1, 0.2, seed};
    options.stratified = true;
    const DataSplit split = RowSplitter(options).split(rows);
    EXPECT_EQ(split.validation.size(), 10u);
    EXPECT_EQ(split.test.size(), 20u);
    EXPECT_EQ(counts(rows, split.train).size(), 13u) << "every label";
    options.test = 0.0;
    EXPECT_EQ(RowSplitter(options).split(rows).validation, split.validation);
  }
}

TEST(RowSplitterTest, LabelsOfASingleRowAreHeldOutFromAllOverTheAlphabet) {
  std::vector<RowToSplit> rows;
  for (int i = 0; i < 200; ++i)
    rows.push_back({std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i), ""});
  SplitOptions options{0.1, 0.0, 1};
  options.stratified = true;
  std::set<char> initials;
  const DataSplit split = RowSplitter(options).split(rows);
  EXPECT_EQ(split.validation.size(), 20u);
  for (const std::int64_t row : split.validation)
    initials.insert(rows[static_cast<std::size_t>(row)].label.front());
  EXPECT_GT(initials.size(), 8u);
}

TEST(RowSplitterTest, LabelsOfASingleRowGiveBothPartsTheirShare) {
  std::vector<RowToSplit> rows;
  for (int i = 0; i < 1000; ++i) rows.push_back({std::to_string(i), ""});
  SplitOptions options{0.2, 0.0, 1};
  options.stratified = true;
  const DataSplit alone = RowSplitter(options).split(rows);
  options.test = 0.2;
  const DataSplit split = RowSplitter(options).split(rows);
  EXPECT_EQ(split.validation, alone.validation);
  EXPECT_EQ(split.test.size(), 200u);
  EXPECT_EQ(split.train.size(), 600u);
}

TEST(RowSplitterTest, SmallLabelsGiveBothPartsTheirShare) {
  std::vector<RowToSplit> rows;
  for (int i = 0; i < 300; ++i) rows.push_back({std::to_string(i % 100), ""});
  SplitOptions options{0.45, 0.45, 1};
  options.stratified = true;
  const DataSplit split = RowSplitter(options).split(rows);
  EXPECT_EQ(split.validation.size(), 135u);
  EXPECT_EQ(split.test.size(), 135u);
  const auto test = counts(rows, split.test);
  EXPECT_EQ(test.size(), 100u) << "every label has the whole row of its share";
}

TEST(RowSplitterTest, EqualSourcesNeverStandOnBothSidesAlsoAcrossSets) {
  std::vector<RowToSplit> first, second;
  for (int i = 0; i < 300; ++i) first.push_back({"", "s" + std::to_string(i % 80)});
  for (int i = 0; i < 200; ++i) second.push_back({"", "s" + std::to_string(i % 120)});
  SplitOptions options{0.2, 0.1, 4};
  options.keepsTogether = true;
  RowSplitter splitter(options);
  std::map<std::string, std::set<int>> partsOfKey;
  const auto note = [&](const std::vector<RowToSplit>& rows, const DataSplit& split) {
    const std::vector<std::int64_t>* parts[] = {&split.train, &split.validation, &split.test};
    for (int part = 0; part < 3; ++part) {
      for (const std::int64_t row : *parts[part])
        partsOfKey[rows[static_cast<std::size_t>(row)].key].insert(part);
    }
  };
  const DataSplit one = splitter.split(first), other = splitter.split(second);
  note(first, one);
  note(second, other);
  for (const auto& [key, parts] : partsOfKey) EXPECT_EQ(parts.size(), 1u) << key;
  EXPECT_NEAR(static_cast<double>(one.validation.size()), 60.0, 4.0);
  EXPECT_NEAR(static_cast<double>(one.test.size()), 30.0, 4.0);
  EXPECT_EQ(one.train.size() + one.validation.size() + one.test.size(), 300u);
}

TEST(RowSplitterTest, ATemplateTellsNoRowsApart) {
  TextPair row{"one", "yes"};
  row.second = "two";
  row.labels = {"1"};
  DataSource plain, whole, half;
  whole.asText.emplace().pattern = "first {source} then {pair}";
  half.asText.emplace().pattern = "first {source}";
  const RowToSplit known = rowToSplit(row, plain);
  EXPECT_EQ(rowToSplit(row, whole).key, known.key);
  EXPECT_EQ(rowToSplit(row, whole).label, known.label);
  TextPair alone = row;
  alone.second.reset();
  EXPECT_NE(rowToSplit(alone, plain).key, known.key);
  EXPECT_EQ(rowToSplit(row, half).key, rowToSplit(alone, plain).key) << "the model reads the same";
}

TEST(RowSplitterTest, ALaterSetFollowsTheKeysOfAnEarlierOne) {
  std::vector<RowToSplit> first, second;
  for (int i = 0; i < 100; ++i) first.push_back({"", "s" + std::to_string(i)});
  SplitOptions options{0.0, 0.5, 1};
  options.keepsTogether = true;
  RowSplitter splitter(options);
  for (const std::int64_t row : splitter.split(first).train)
    second.push_back(first[static_cast<std::size_t>(row)]);
  EXPECT_EQ(second.size(), 50u);
  EXPECT_TRUE(splitter.split(second).test.empty()) << "whatever its share";
}

TEST(RowSplitterTest, FewRowsGiveEachPartOneAndKeepOneToTrainOn) {
  const DataSplit three = RowSplitter({0.1, 0.1, 1}).split(std::vector<RowToSplit>(3));
  EXPECT_EQ(three.train.size(), 1u);
  EXPECT_EQ(three.validation.size(), 1u);
  EXPECT_EQ(three.test.size(), 1u);
  EXPECT_EQ(RowSplitter({0.5, 0.4, 1}).split(std::vector<RowToSplit>(1)).train.size(), 1u);
  EXPECT_TRUE(RowSplitter({0.5, 0.4, 1}).split({}).train.empty());
}

TEST(RowSplitterTest, RowsOfWhichNothingIsKnownAreSplitByTheirNumber) {
  const SplitOptions options{0.1, 0.2, 7};
  const std::vector<RowToSplit> rows(50, RowToSplit{"label", "key"});
  const DataSplit known = RowSplitter(options).split(rows), counted = RowSplitter(options).split(50);
  EXPECT_EQ(known.train, counted.train);
  EXPECT_EQ(known.validation, counted.validation);
  EXPECT_EQ(known.test, counted.test);
}

}  // namespace
}  // namespace s2s
