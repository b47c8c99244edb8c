// BART, KoBART, mBART, M2M100 against transformers (tests/golden/bart/make.py).

#include "engine/generation/generator.h"
#include "tests/models/golden_values.h"

namespace s2s {
namespace {

using namespace test;
class BartGoldenTest : public GoldenTest {};

using Tokens = std::vector<std::vector<std::int64_t>>;

const std::vector<std::string> kWriters = {"bart-post",     "bart-scaled-untied", "kobart-like",        "mbart-pre",
                                           "mbart50-like",  "m2m100-deep-decoder", "m2m100-grown-table"};

Tokens sourcesOf(const Json& entry) {
  Tokens sources;
  for (std::size_t row = 0; row < entry.at("input_ids").size(); ++row) {
    auto& source = sources.emplace_back();
    for (std::size_t i = 0; i < entry["input_ids"][row].size(); ++i) {
      if (entry["mask"][row][i] == 1) source.push_back(entry["input_ids"][row][i]);
    }
  }
  return sources;
}

GenerationTokens tokensOf(const ModelBundle& bundle, const Json& values) {
  GenerationTokens tokens = bundle.generationTokens;
  tokens.decoderStartId = values.at("start");
  tokens.forcedFirstId.reset();
  if (!values.at("forced_first").is_null()) tokens.forcedFirstId = values["forced_first"].get<std::int64_t>();
  return tokens;
}

Tokens greedy(const ModelBundle& bundle, const Tokens& sources, const GenerationTokens& tokens, std::int64_t longest) {
  GenerationOptions options;
  options.maxNewTokens = longest;
  options.batchSize = 4;
  Tokens written;
  const auto found = generate(**bundle.writer(), sources, options, tokens).value();
  for (const auto& answers : found) written.push_back(answers.front().tokens);
  return written;
}

TEST_F(BartGoldenTest, LogitsAndLossesAreThoseOfTransformers) {
  torch::NoGradGuard noGrad;
  for (const std::string& name : kWriters) {
    const ModelBundle bundle = goldenModel("bart/" + name);
    EXPECT_TRUE(bundle.warnings.empty()) << name << ": " << bundle.warnings.front();
    Seq2SeqModel& model = **bundle.writer();
    int batch = 0;
    const Json values = goldenValues("bart/" + name);
    for (const Json& entry : values.at("batches")) {
      const torch::Tensor labels = matrix(entry.at("labels"));
      const torch::Tensor decoderMask =
          entry.contains("decoder_mask") ? matrix(entry.at("decoder_mask")) != 0 : torch::Tensor();
      const EncoderOutput encoder = model.encode(matrix(entry.at("input_ids")), matrix(entry.at("mask")) != 0);
      const torch::Tensor logits = model.head(model.decode(encoder, model.shiftRight(labels), decoderMask));
      EXPECT_LT(largestDifference(logits, numbers(entry.at("logits"), entry.at("logits_shape"))), 1e-4)
          << name << " batch " << batch;
      const torch::Tensor loss =
          at::cross_entropy_loss(logits.flatten(0, 1), labels.flatten(), {}, at::Reduction::Mean, -100);
      EXPECT_NEAR(loss.item<double>(), entry.at("loss").get<double>(), 1e-4) << name << " batch " << batch;
      ++batch;
    }
    EXPECT_GE(batch, 4) << name;
  }
}

TEST_F(BartGoldenTest, GreedyTokensAreThoseOfTransformers) {
  for (const std::string& name : kWriters) {
    const ModelBundle bundle = goldenModel("bart/" + name);
    const Json values = goldenValues("bart/" + name);
    const Tokens sources = sourcesOf(values.at("batches").at(1));
    const GenerationTokens tokens = tokensOf(bundle, values);
    EXPECT_EQ(greedy(bundle, sources, tokens, values.at("max_new_tokens")), values.at("greedy").get<Tokens>()) << name;
    const Json& cut = values.at("cut");
    EXPECT_EQ(greedy(bundle, sources, tokens, cut.at("max_new_tokens")), cut.at("greedy").get<Tokens>())
        << name << ": the token forced at the last position";
    if (!values.contains("other_language")) continue;
    const Json& other = values["other_language"];
    EXPECT_EQ(greedy(bundle, sourcesOf(other), tokensOf(bundle, other), values.at("max_new_tokens")),
              other.at("greedy").get<Tokens>())
        << name << ": another language";
  }
}

TEST_F(BartGoldenTest, BeamsAndTheirScoresAreThoseOfTransformers) {
  for (const std::string& name : kWriters) {
    const ModelBundle bundle = goldenModel("bart/" + name);
    const Json values = goldenValues("bart/" + name);
    const Tokens sources = sourcesOf(values.at("batches").at(1));
    const auto check = [&](const Json& beams, std::int64_t longest) {
      GenerationOptions options;
      options.beams = options.numReturn = 4;
      options.maxNewTokens = longest;
      const auto found = generate(**bundle.writer(), sources, options, tokensOf(bundle, values)).value();
      for (std::size_t i = 0; i < beams.at("sequences").size(); ++i) {
        const GeneratedSequence& sequence = found[i / 4][i % 4];
        EXPECT_EQ(Json(sequence.tokens), beams["sequences"][i]) << name << " " << i;
        EXPECT_NEAR(sequence.score, beams["scores"][i].get<double>(), 1e-4) << name << " " << i;
      }
    };
    check(values.at("beams"), values.at("max_new_tokens"));
    check(values.at("cut"), values.at("cut").at("max_new_tokens"));
  }
}

TEST_F(BartGoldenTest, ClassesAndNumbersComeFromTheLastEndToken) {
  torch::NoGradGuard noGrad;
  for (const std::string name : {"bart-classifier", "bart-regression"}) {
    const ModelBundle bundle = goldenModel("bart/" + name);
    SequenceClassifier& model = **bundle.classifier();
    const Json values = goldenValues("bart/" + name);
    for (const Json& entry : values.at("batches")) {
      const torch::Tensor outputs = model.outputs({textOf(entry), std::nullopt});
      EXPECT_LT(largestDifference(outputs, numbers(entry.at("logits"), entry.at("logits_shape"))), 1e-4) << name;
    }
  }
}

TEST_F(BartGoldenTest, FilesOfTheBareModelHaveNoPrefixAndNoBias) {
  torch::NoGradGuard noGrad;
  const ModelBundle bundle = goldenModel("legacy/bart-no-prefix");
  Seq2SeqModel& model = **bundle.writer();
  const Json values = goldenValues("legacy/bart-no-prefix");
  for (const Json& entry : values.at("batches")) {
    const EncoderOutput encoder = model.encode(matrix(entry.at("input_ids")), matrix(entry.at("mask")) != 0);
    const torch::Tensor logits = model.head(model.decode(encoder, model.shiftRight(matrix(entry.at("labels"))), {}));
    EXPECT_LT(largestDifference(logits, numbers(entry.at("logits"), entry.at("logits_shape"))), 1e-4);
  }
}

}  // namespace
}  // namespace s2s
