#include "engine/comparisons/entrant_sizes.h"

#include <gtest/gtest.h>

#include "engine/comparisons/comparison_check.h"
#include "tests/comparisons/two_presets.h"

namespace s2s::test {
namespace {

constexpr std::int64_t kFilters = 8;

/// Of the head of the first of two classifiers that learn the column `mood` of these rows.
std::int64_t headOver(const std::string& rows) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  EXPECT_TRUE(writeFileAtomically(folder / "moods.tsv", "text\tmood\n" + rows));
  const Json set = {{"path", "moods.tsv"}, {"source", "text"}, {"target", "mood"}};
  description["recipe"]["objective"] = {{"kind", "sequence-classification"}};
  description["recipe"]["head"] = {{"kind", "convolution"}, {"kernel_sizes", {2}}, {"filters", kFilters}};
  description["recipe"]["data"]["train"] = Json::array({set});
  description["test"] = set;
  const auto comparison = completeComparison(description, folder.path());
  EXPECT_TRUE(comparison) << comparison.error().message();
  const auto sizes = entrantSizes(comparison.value());
  EXPECT_TRUE(sizes) << sizes.error().message();
  return sizes.value().front().parts.head;
}

// Heads were counted with two labels, whatever the data had.
TEST(EntrantSizesTest, AClassifiersHeadIsCountedWithTheLabelsOfItsData) {
  constexpr std::int64_t kLabel = kFilters + 1;  // a weight for each filter and a bias
  EXPECT_EQ(headOver("one\tgood\ntwo\tbad\nsix\todd\nten\tsad\n") - headOver("one\tgood\ntwo\tbad\n"),
            2 * kLabel);
}

}  // namespace
}  // namespace s2s::test
