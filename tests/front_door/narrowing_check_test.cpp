// Weights beyond the type that they are exported in.

#include "engine/front_door/narrowing_check.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "engine/front_door/model_export.h"
#include "engine/front_door/vocabulary_export.h"
#include "engine/models/model_bundle.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNorm = "encoder.block.0.layer.0.layer_norm.weight";
constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// What is said of one tensor with these values.
Result<void> checked(const std::vector<double>& values, torch::Dtype from, const char* name,
                     torch::Dtype to) {
  const std::vector<NamedTensor> tensors = {{"w", torch::tensor(values, torch::kFloat64).to(from)}};
  return checkNarrowing(tensors, {"folder", name, to}, "folder");
}

TEST(NarrowingCheckTest, NamesTheValueFarthestFromZeroAndWhatHoldsIt) {
  const auto refused = checked({1.0, 70000.0, -1e6}, torch::kFloat32, "float16", torch::kFloat16);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().what, "w holds -1e+06, for which float16 has no number");
  EXPECT_EQ(refused.error().remedy, "export it in bfloat16 or float32");
  EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
  const auto wide = checked({3.4e38}, torch::kFloat32, "bfloat16", torch::kBFloat16);
  ASSERT_FALSE(wide.ok());
  EXPECT_EQ(wide.error().remedy, "export it in float32");
  EXPECT_FALSE(checked({1e300}, torch::kFloat64, "float32", torch::kFloat32).ok());
}

TEST(NarrowingCheckTest, TakesWhatRoundsToANumberAndWhatWasNoneBefore) {
  EXPECT_TRUE(checked({65504.0, -65519.0, 1e-30}, torch::kFloat32, "float16", torch::kFloat16).ok());
  EXPECT_FALSE(checked({65520.0}, torch::kFloat32, "float16", torch::kFloat16).ok());
  EXPECT_TRUE(checked({1e6}, torch::kFloat32, "bfloat16", torch::kBFloat16).ok());
  EXPECT_TRUE(checked({1.0, std::nan(""), -kInfinite}, torch::kFloat32, "float16", torch::kFloat16).ok());
  EXPECT_FALSE(checked({1e6, std::nan(""), kInfinite}, torch::kFloat32, "float16", torch::kFloat16).ok());
}

/// A small T5 with a vocabulary, one of whose weights float16 cannot hold.
class WideWeightTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(folder / "tokenizer");
    fs::copy_file(test::golden("tokenizers/small.model"), folder / "tokenizer/spiece.model");
    const auto tokenizer = loadTokenizer(folder / "tokenizer");
    ASSERT_TRUE(tokenizer.ok()) << tokenizer.error().message();
    Json config = test::tinyConfig();
    config["vocab_size"] = (*tokenizer)->size();
    const auto model = makeModel(config, torch::kFloat32, torch::kCPU, 3).value();
    {
      const torch::NoGradGuard noGrad;
      model->weights().at(kNorm).fill_(1e6);
    }
    ASSERT_TRUE(
        saveModel(*model, tokenizer->get(), ownGenerationTokens(*model), torch::kFloat32, folder / "wide")
            .ok());
    test::writeText(folder / "corpus.txt", "The old bread is for the dog.\n");
  }

  std::string path(const std::string& name) const { return (folder / name).string(); }

  Result<Json> trimmed(const std::string& to, const std::string& dtype) const {
    return exportTrimmed(path("wide"), path(to), dtype, {{folder / "corpus.txt"}, {}, false}, {});
  }

  void expectRefused(const Result<Json>& done, const std::string& to) const {
    ASSERT_FALSE(done.ok()) << "infinities were written";
    EXPECT_NE(done.error().what.find(kNorm), std::string::npos) << done.error().message();
    EXPECT_NE(done.error().what.find("1e+06"), std::string::npos) << done.error().message();
    EXPECT_FALSE(fs::exists(folder / to));
  }

  test::TemporaryDirectory folder;
};

TEST_F(WideWeightTest, NoExportWritesAnInfinityInPlaceOfAWeight) {
  expectRefused(exportModel(path("wide"), path("half"), "float16"), "half");
  expectRefused(trimmed("half", "float16"), "half");
  ASSERT_TRUE(trimmed("small", "float32").ok());
  expectRefused(exportRestored(path("small"), path("half"), "float16", path("wide")), "half");
}

TEST_F(WideWeightTest, TypesThatHoldItAreWritten) {
  ASSERT_TRUE(exportModel(path("wide"), path("short"), "bfloat16").ok());
  EXPECT_TRUE(trimmed("small", "bfloat16").ok());
  const auto read = openModel(folder / "short", torch::kFloat32, torch::kCPU);
  ASSERT_TRUE(read.ok()) << read.error().message();
  EXPECT_NEAR(read->model->weights().at(kNorm)[0].item<double>(), 1e6, 1e6 / 256.0);
}

}  // namespace
}  // namespace s2s
