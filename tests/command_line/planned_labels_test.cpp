#include <gtest/gtest.h>

#include <fstream>

#include "tests/command_line/program.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

// The plan counted two labels, whatever the data had.
TEST(PlannedLabelsTest, APlanCountsTheLabelsOfTheDataOrSaysThatItAssumedTwo) {
  const TemporaryDirectory folder;
  std::string rows = "text\tmood\n";
  for (int label = 0; label < 400; ++label) rows += "a\tlabel " + std::to_string(label) + "\n";
  std::ofstream(folder / "moods.tsv") << rows;
  std::ofstream(folder / "recipe.json")
      << R"({"name": "moods", "model": {"from": "bert-base-uncased", "initialization": "random"},
    "objective": {"kind": "sequence-classification"},
    "data": {"train": [{"path": "moods.tsv", "source": "text", "target": "mood"}]},
    "training": {"steps": 10, "device": "cpu"}})";
  const auto plan = [&] { return runS2s({"plan", (folder / "recipe.json").string(), "--json"}).json(); };
  const Json read = plan();
  EXPECT_EQ(read["notes"], Json::array());
  const std::string longText(1 << 16, 'a');
  for (int row = 0; row < 300; ++row) rows.append(longText).append("\tlabel 0\n");
  std::ofstream(folder / "moods.tsv") << rows;
  const Json assumed = plan();
  ASSERT_EQ(assumed["notes"].size(), 1u);
  EXPECT_EQ(read["largest_bytes"]["weights"].get<std::int64_t>() -
                assumed["largest_bytes"]["weights"].get<std::int64_t>(),
            398 * (768 + 1) * 4);
}

}  // namespace
}  // namespace s2s::test
