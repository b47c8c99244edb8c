#include "engine/comparisons/comparison_check.h"

#include <gtest/gtest.h>

#include "engine/core/atomic_file.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

/// Two presets from nothing over a file that lies in `folder`.
Json twoPresets(const TemporaryDirectory& folder) {
  EXPECT_TRUE(writeFileAtomically(folder / "data.tsv", "source\ttarget\none\teins\ntwo\tzwei\n"));
  const auto entrant = [](const char* name, std::int64_t width) {
    return Json{{"name", name},
                {"model",
                 {{"from", "t5-small"},
                  {"initialization", "random"},
                  {"overrides", {{"d_model", 32}, {"d_kv", 8}, {"num_heads", 4}, {"d_ff", width}}}}},
                {"tokenizer", {{"train", {{"vocabulary_size", 200}}}}}};
  };
  return {{"name", "two"},
          {"recipe",
           {{"data", {{"train", Json::array({{{"path", "data.tsv"}}})}}}, {"training", {{"batch_size", 4}}}}},
          {"entrants", Json::array({entrant("narrow", 32), entrant("wide", 256)})},
          {"equalise", {{"what", "steps"}, {"amount", 20}}},
          {"seeds", {1, 2, 3}},
          {"test", {{"path", "data.tsv"}}}};
}

TEST(ComparisonCheckTest, SaysHowManyRunsAndWhatTheyTake) {
  const TemporaryDirectory folder;
  const auto checked = checkComparison(twoPresets(folder), folder.path());
  ASSERT_TRUE(checked) << checked.error().message();
  EXPECT_EQ(checked->runs(), 6u);
  ASSERT_EQ(checked->needs.size(), 2u);
  const EntrantNeeds &narrow = checked->needs[0], &wide = checked->needs[1];
  EXPECT_LT(narrow.size.parts.outsideEmbeddings(), wide.size.parts.outsideEmbeddings());
  EXPECT_GT(narrow.peakBytes, narrow.size.parts.total * 4);
  EXPECT_GT(wide.peakBytes, narrow.peakBytes);
  EXPECT_EQ(checked->diskBytes(), 3 * (narrow.diskBytes + wide.diskBytes));
  EXPECT_TRUE(checked->comparison.test.path.starts_with("/")) << checked->comparison.test.path;
}

TEST(ComparisonCheckTest, ModelsThatAreNotAlikeAreToldWithTheirSizes) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["parameters"] = {{"equal", "outside-embeddings"}, {"tolerance", 0.03}};
  const auto checked = checkComparison(description, folder.path());
  ASSERT_TRUE(checked) << checked.error().message();
  ASSERT_TRUE(checked->unalike);
  EXPECT_TRUE(checked->unalike->what.starts_with("parameters.equal: wide")) << checked->unalike->what;
  ASSERT_TRUE(checked->needs[1].size.suggestion);
  EXPECT_EQ(checked->needs[1].size.suggestion->overrides, Json({{"d_ff", 32}}));
}

TEST(ComparisonCheckTest, OneEntrantAloneIsNoComparison) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["entrants"].erase(1);
  const auto checked = checkComparison(description, folder.path());
  ASSERT_FALSE(checked);
  EXPECT_TRUE(checked.error().what.starts_with("entrants: ")) << checked.error().what;
  EXPECT_EQ(checked.error().kind, Error::Kind::invalidInput);
}

TEST(ComparisonCheckTest, AMissingFileIsNamedByItsPlace) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["test"]["path"] = "nowhere.tsv";
  const auto checked = checkComparison(description, folder.path());
  ASSERT_FALSE(checked);
  EXPECT_TRUE(checked.error().what.starts_with("test")) << checked.error().what;
}

}  // namespace
}  // namespace s2s::test
