// A model opened with its weights in eight bits.

#include <gtest/gtest.h>

#include "engine/generation/scoring.h"
#include "engine/models/model_bundle.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

std::size_t storedBytes(const Seq2SeqModel& model) {
  std::size_t bytes = 0;
  for (const NamedTensor& stored : model.weights().stored()) bytes += stored.tensor.nbytes();
  return bytes;
}

TEST(Int8ModelTest, ItTakesAThirdOfTheMemoryAndScoresAlmostAlike) {
  for (const char* name : {"t5-relu-tied", "t5-gated-untied", "umt5-tied"}) {
    const auto folder = test::golden(std::string("t5/") + name);
    ModelBundle whole = openModel(folder, torch::kFloat32, torch::kCPU).value();
    ModelBundle shortened = openModel(folder, kInt8Weights, torch::kCPU).value();
    // Tiny rows: four bytes of scale for some thirty of entries.
    EXPECT_LT(3 * storedBytes(*shortened.model), storedBytes(*whole.model) * 11 / 10) << name;
    EXPECT_EQ(shortened.model->dtype(), torch::kFloat32);

    const std::vector<std::vector<std::int64_t>> sources = {{5, 9, 12, 1}, {7, 1}, {20, 8, 30, 11, 6, 1}};
    const std::vector<std::vector<std::int64_t>> targets = {
        {12, 9, 5, 5, 1}, {7, 1}, {6, 11, 30, 30, 8, 20, 1}};
    const auto expected = scoreTargets(*whole.model, sources, targets, 3).value();
    const auto scores = scoreTargets(*shortened.model, sources, targets, 3).value();
    for (std::size_t i = 0; i < scores.size(); ++i) {
      EXPECT_NEAR(scores[i].loss(), expected[i].loss(), 0.05 * (1.0 + expected[i].loss())) << name;
      EXPECT_NE(scores[i].loss(), expected[i].loss()) << name;
    }
  }
}

}  // namespace
}  // namespace s2s
