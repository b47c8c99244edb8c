// Labels of a run's data that its model writes as they are: a trimmed vocabulary must still write them.
#include <gtest/gtest.h>

#include <fstream>

#include "engine/runs/label_record.h"
#include "engine/vocabulary/trimming_plan.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// A checkpoint of a run that writes labels, whose corpus for trimming has none of them.
class KeptLabelsTest : public testing::Test {
 protected:
  KeptLabelsTest() {
    fs::create_directories(checkpoint());
    fs::create_directories(folder / "small");
    fs::copy_file(test::golden("tokenizers/small.model"), checkpoint() / "spiece.model");
    write("run/checkpoints/step-000003/config.json", Json{{"model_type", "t5"},
                                                          {"d_model", 8},
                                                          {"d_kv", 4},
                                                          {"d_ff", 16},
                                                          {"num_layers", 1},
                                                          {"num_heads", 2},
                                                          {"vocab_size", 528},
                                                          {"eos_token_id", 1}}
                                                         .dump());
    const Json moods = {{"path", "moods.tsv"}, {"as_text", {{"template", "is {source} good?"}}}};
    write("run/recipe.json", Json{{"model", {{"from", "t5-small"}}},
                                  {"data", {{"train", Json::array({moods})}}},
                                  {"training", {{"steps", 1}}}}
                                 .dump());
    write("corpus.txt", "There is an apple.\n");
  }

  fs::path run() const { return folder / "run"; }
  fs::path checkpoint() const { return run() / "checkpoints/step-000003"; }
  void write(const std::string& name, const std::string& content) const {
    std::ofstream(folder / name, std::ios::binary) << content;
  }
  Result<TrimmingPlan> make() const {
    return TrimmingPlan::make(checkpoint(), {{folder / "corpus.txt"}, {}, false}, {});
  }

  test::TemporaryDirectory folder;
};

TEST_F(KeptLabelsTest, RecordedLabelsAreCutAsBefore) {
  ASSERT_TRUE(writeLabelRecord(run(), {{"moods", {"green", "old bread"}}}).ok());
  const auto plan = make();
  ASSERT_TRUE(plan.ok()) << plan.error().message();
  EXPECT_TRUE(plan->warnings().empty());
  const auto written = plan->write(folder / "small", {});
  ASSERT_TRUE(written.ok()) << written.error().message();
  const auto before = *loadTokenizer(checkpoint()), after = *loadTokenizer(folder / "small");
  for (const char* label : {"green", "old bread"}) {
    std::vector<TokenId> ids = after->encode(label);
    for (TokenId& id : ids) id = plan->map().oldId(id);
    EXPECT_EQ(ids, before->encode(label)) << label;
  }
}

TEST_F(KeptLabelsTest, TheReportSaysWhatWasKeptForWhat) {
  const auto without = make();
  ASSERT_TRUE(writeLabelRecord(run(), {{"moods", {"green", "old bread"}}}).ok());
  const auto with = make();
  ASSERT_TRUE(without.ok() && with.ok());
  EXPECT_EQ(without->numbers()["kept"]["labels"], 0);
  const Json numbers = with->numbers();
  EXPECT_GT(numbers["kept"]["labels"], 0);
  std::int64_t sum = 0;
  for (const Json& pieces : numbers["kept"]) sum += pieces.get<std::int64_t>();
  EXPECT_EQ(sum, numbers["vocabulary"]["after"]) << "each piece is counted once";
}

TEST_F(KeptLabelsTest, ARunThatRecordsNoneIsWarnedOf) {
  const auto plan = make();
  ASSERT_TRUE(plan.ok()) << plan.error().message();
  ASSERT_EQ(plan->warnings().size(), 1u);
  EXPECT_NE(plan->warnings().front().find("does not record the labels"), std::string::npos);
  write("run/labels.json", "[3]");
  const auto damaged = make();
  ASSERT_TRUE(damaged.ok()) << damaged.error().message();
  ASSERT_EQ(damaged->warnings().size(), 1u);
  EXPECT_NE(damaged->warnings().front().find("labels.json"), std::string::npos);
}

}  // namespace
}  // namespace s2s
