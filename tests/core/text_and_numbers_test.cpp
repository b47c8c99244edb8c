#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <set>

#include "engine/core/clock.h"
#include "engine/core/environment.h"
#include "engine/core/joined_text.h"
#include "engine/core/json_strings.h"
#include "engine/core/listed_names.h"
#include "engine/core/nearest_name.h"
#include "engine/core/number_text.h"
#include "engine/core/process_memory.h"
#include "engine/core/random.h"
#include "engine/core/utf8.h"

namespace s2s {
namespace {

TEST(Utf8Test, AcceptsExactlyWhatTheStandardDoes) {
  for (const char* valid :
       {"", "plain", "한국어", "é", "\xF0\x9F\x98\x80", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF", "\xEE\x80\x80"}) {
    EXPECT_TRUE(isValidUtf8(valid)) << valid;
  }
  for (const char* invalid : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80",
                              "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
                              "\xFF", "\xE1\x80", "\xF1\x80\x80", "\xC2"}) {
    EXPECT_FALSE(isValidUtf8(invalid));
    EXPECT_EQ(firstInvalidUtf8("0123456789" + std::string(invalid)), 10u);
  }
}

TEST(JsonStringsTest, HoldTheirQuotesAndWhatIsEscaped) {
  const std::string text = R"({"a\"b\\": "[", 1})";
  std::string outside;
  JsonStrings strings;
  for (const char c : text) {
    if (!strings.hold(c)) outside += c;
  }
  EXPECT_EQ(outside, "{: , 1}");
  EXPECT_EQ(endOfJsonString(text, 1), text.find(':'));
  EXPECT_EQ(endOfJsonString(text, text.find('[') - 1), text.find(", 1"));
  for (const char* open : {"\"", "\"abc", "\"abc\\", "\"abc\\\""})
    EXPECT_EQ(endOfJsonString(open, 0), std::string_view::npos) << open;
}

TEST(ListedNamesTest, OfManyTheFirstAreNamed) {
  const std::vector<std::string> names{"", "b", "c"};
  EXPECT_EQ(listedNames(names, 3), ", b, c");
  EXPECT_EQ(listedNames(names, 2), ", b, …");
  EXPECT_EQ(listedNames({}, 2), "");
  EXPECT_EQ(listedNames(names), listedNames(names, names.size()));
}

TEST(JoinedTextTest, EmptyPartsKeepTheirPlace) {
  EXPECT_EQ(joined(std::vector<std::string>{"", "b", "", "c"}, "; "), "; b; ; c");
  EXPECT_EQ(joined({}, "; "), "");
}

TEST(Utf8Test, CodePointsGoThereAndBack) {
  std::string text;
  for (char32_t c = 1; c <= 0x10FFFF; c += c < 0x800 ? 1 : 37) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string one;
    appendUtf8(one, c);
    ASSERT_TRUE(isValidUtf8(one));
    ASSERT_EQ(codePoints(one), std::vector<char32_t>{c});
  }
  appendUtf8(text, 0xD800);
  appendUtf8(text, 0x110000);
  EXPECT_EQ(text, "\uFFFD\uFFFD");
  EXPECT_EQ(codePoints("a\xFF한"), (std::vector<char32_t>{'a', 0xFFFD, U'한'}));
}

TEST(Utf8Test, CuttingKeepsCharactersWhole) {
  EXPECT_EQ(cutUtf8("한국", 3), "한");
  EXPECT_EQ(cutUtf8("한국", 5), "한");
  EXPECT_EQ(cutUtf8("한국", 6), "한국");
  EXPECT_EQ(cutUtf8("한국", 2), "");
}

TEST(NumberTextTest, FormattedTextsAreNotCut) {
  EXPECT_EQ(formatted("%.*f %%", 1, 2.25), "2.2 %");
  EXPECT_EQ(formatted("%s", ""), "");
  const std::string longer(1000, 'a');
  EXPECT_EQ(formatted("%s, %d", longer.c_str(), 7), longer + ", 7");
}

TEST(NumberTextTest, NumbersAreReadAsPythonsFloatReadsThem) {
  EXPECT_EQ(numberInText("+1"), 1.0);
  EXPECT_EQ(numberInText(" -2.5e3\t"), -2500.0);
  EXPECT_TRUE(numberInText("nan"));
  EXPECT_FALSE(finiteNumberInText("nan"));
  EXPECT_EQ(readFiniteNumber(" -2e1 ").value(), -20.0);
  EXPECT_EQ(readFiniteNumber("nan").error().what, "'nan' is not a number");
  EXPECT_FALSE(finiteNumberInText("+inf"));
  EXPECT_EQ(numberInText("1e-400"), 0.0);
  EXPECT_EQ(finiteNumberInText("-0." + std::string(400, '0') + "1"), 0.0);
  EXPECT_EQ(numberInText("4e-324"), 5e-324) << "the smallest one that is not 0";
  EXPECT_EQ(numberInText("1e400"), std::numeric_limits<double>::infinity());
  EXPECT_EQ(numberInText("-1" + std::string(400, '0')), -std::numeric_limits<double>::infinity());
  EXPECT_FALSE(finiteNumberInText("1e400"));
  EXPECT_FALSE(numberInText("1e400x"));
  for (const char* none : {"", " ", "+", "+-1", "-+1", "++1", "1x", "x1", "1 2"})
    EXPECT_FALSE(numberInText(none)) << none;
}

TEST(RandomTest, IsAFunctionOfSeedAndPosition) {
  const CounterRandom one(1), again(1), two(2);
  EXPECT_EQ(one.at(1000), again.at(1000));
  EXPECT_NE(one.at(0), two.at(0));
  EXPECT_NE(one.at(0), one.at(1));
  EXPECT_NE(one.stream(0).at(0), one.stream(1).at(0));
  EXPECT_NE(one.stream(0).stream(1).at(0), one.stream(1).stream(0).at(0));
}

TEST(RandomTest, ValuesFillTheirRangeEvenly) {
  const CounterRandom random(7);
  std::vector<int> counts(10);
  double sum = 0;
  for (std::uint64_t i = 0; i < 100000; ++i) {
    ++counts[random.below(i, 10)];
    sum += random.unit(i);
  }
  for (const int count : counts) EXPECT_NEAR(count, 10000, 500);  // five standard deviations
  EXPECT_NEAR(sum / 100000, 0.5, 0.005);
  EXPECT_EQ(random.below(3, 1), 0u);
}

TEST(RandomTest, PermutationsHoldEveryNumberOnceAndAreEquallyLikely) {
  std::vector<std::int64_t> order = randomPermutation(1000, CounterRandom(3));
  EXPECT_EQ(std::set<std::int64_t>(order.begin(), order.end()).size(), 1000u);
  std::map<std::vector<std::int64_t>, int> seen;
  for (std::uint64_t seed = 0; seed < 6000; ++seed) ++seen[randomPermutation(3, CounterRandom(seed))];
  ASSERT_EQ(seen.size(), 6u);
  for (const auto& [permutation, count] : seen) EXPECT_NEAR(count, 1000, 150);
  EXPECT_TRUE(randomPermutation(0, CounterRandom(1)).empty());
}

TEST(NearestNameTest, FindsTypingMistakesOnly) {
  const std::vector<std::string> known{"batch_size", "steps", "seed", "epochs"};
  EXPECT_EQ(nearestName("batchsize", known), "batch_size");
  EXPECT_EQ(nearestName("step", known), "steps");
  EXPECT_EQ(nearestName("learning", known), "");
  EXPECT_EQ(nearestName(std::string(100000, 'x'), known), "");
}

TEST(NearestNameTest, OfAPatternLooksPastStarsAndCase) {
  const std::vector<std::string> known{"embeddings.word_embeddings.weight", "embeddings.LayerNorm.weight",
                                       "encoder.layer.0.attention.self.query.weight", "shared.weight"};
  EXPECT_EQ(nearestToPattern("*norm*", known), "embeddings.LayerNorm.weight");
  EXPECT_EQ(nearestToPattern("encoder.Layer.?.*", known), "encoder.layer.0.attention.self.query.weight");
  EXPECT_EQ(nearestToPattern("*.atention.self.*", known), "encoder.layer.0.attention.self.query.weight");
  EXPECT_EQ(nearestToPattern("shared.wieght", known), "shared.weight");
  EXPECT_EQ(nearestToPattern("*zzz*", known), "");
  EXPECT_EQ(nearestToPattern("", known), "");
  EXPECT_EQ(nearestToPattern(std::string(100000, '*'), known), "");
}

TEST(ClockTest, WritesIso8601) {
  EXPECT_EQ(toIso8601(std::chrono::system_clock::from_time_t(0)), "1970-01-01T00:00:00Z");
  EXPECT_EQ(toIso8601(std::chrono::system_clock::from_time_t(1769850307)), "2026-01-31T09:05:07Z");
}

TEST(ProcessMemoryTest, GrowsWithWhatIsHeld) {
  const std::uint64_t before = residentBytes();
  std::vector<char> held(64u << 20, 'x');
  EXPECT_GE(residentBytes(), before + (48u << 20)) << held[1000];
  EXPECT_GE(peakResidentBytes(), 64u << 20);
  EXPECT_GT(totalMemoryBytes(), peakResidentBytes());
}

TEST(EnvironmentTest, TellsWhatARunWasMadeOn) {
  const Json information = environmentInformation();
  EXPECT_EQ(information.at("program").at("version"), S2S_VERSION);
  EXPECT_GE(information.at("processor").at("threads"), 1);
  EXPECT_FALSE(information.at("system").at("name").get<std::string>().empty());
}

}  // namespace
}  // namespace s2s
