// BART, mBART, KoBART and cosmoquester's Korean BART as published.

#include <array>

#include "engine/shapes/bart_config.h"
#include "engine/shapes/family.h"

namespace s2s {
namespace {

/// What the sizes of one release share.
struct Release {
  const char* modelType;
  const char* architecture;
  const char* tokenizer;
  std::int64_t vocabularySize, positions;
  double attentionDropout, activationDropout, classifierDropout;
  bool scaleEmbedding;
  std::int64_t padding, beginning, end, decoderStart;
};

constexpr Release kBart{
    "bart", "BartForConditionalGeneration", "BartTokenizer", 50265, 1024, 0.1, 0.1, 0.0, false, 1, 0, 2, 2};
constexpr Release kMBart{
    "mbart", "MBartForConditionalGeneration", "MBartTokenizer", 250027, 1024, 0.0, 0.0, 0.0, true, 1, 0, 2,
    0};
constexpr Release kMBart50{
    "mbart", "MBartForConditionalGeneration", "MBart50Tokenizer", 250054, 1024, 0.0, 0.0, 0.0, true, 1, 0, 2,
    2};
constexpr Release kKoBart{"bart",
                          "BartForConditionalGeneration",
                          "PreTrainedTokenizerFast",
                          30000,
                          1026,
                          0.0,
                          0.0,
                          0.1,
                          false,
                          3,
                          1,
                          1,
                          1};
constexpr Release kBartKo{"bart",
                          "BartForConditionalGeneration",
                          "PreTrainedTokenizerFast",
                          32000,
                          2048,
                          0.1,
                          0.1,
                          0.0,
                          false,
                          0,
                          2,
                          3,
                          2};

struct Size {
  const char* name;
  const Release& release;
  std::int64_t width, feedForwardWidth, layers, heads;
  const char* note = "";
};

// Lewis et al. 2020 (BART), Liu et al. 2020 (mBART), Tang et al. 2020 (mBART-50), github.com/SKT-AI/KoBART,
// github.com/cosmoquester/transformers-bart-pretrain.
constexpr std::array kSizes = {
    Size{"bart-base", kBart, 768, 3072, 6, 12},
    Size{"bart-large", kBart, 1024, 4096, 12, 16},
    Size{"mbart-large-cc25", kMBart, 1024, 4096, 12, 16},
    Size{"mbart-large-50", kMBart50, 1024, 4096, 12, 16},
    Size{"kobart-base-v2", kKoBart, 768, 3072, 6, 16},
    Size{"bart-ko-mini", kBartKo, 256, 1024, 2, 4},
    Size{"bart-ko-small", kBartKo, 512, 2048, 3, 4},
    Size{"bart-ko-base", kBartKo, 768, 3072, 6, 12},
    Size{"bart-ko-large", kBartKo, 1024, 4096, 12, 16,
         "known from the configuration beside the training code"},
};

Json configOf(const Size& size) {
  const Release& release = size.release;
  return Json{{"activation_dropout", release.activationDropout},
              {"activation_function", "gelu"},
              {"architectures", {release.architecture}},
              {"attention_dropout", release.attentionDropout},
              {"bos_token_id", release.beginning},
              {"classifier_dropout", release.classifierDropout},
              {"d_model", size.width},
              {"decoder_attention_heads", size.heads},
              {"decoder_ffn_dim", size.feedForwardWidth},
              {"decoder_layerdrop", 0.0},
              {"decoder_layers", size.layers},
              {"decoder_start_token_id", release.decoderStart},
              {"dropout", 0.1},
              {"encoder_attention_heads", size.heads},
              {"encoder_ffn_dim", size.feedForwardWidth},
              {"encoder_layerdrop", 0.0},
              {"encoder_layers", size.layers},
              {"eos_token_id", release.end},
              {"forced_eos_token_id", release.end},
              {"init_std", 0.02},
              {"is_encoder_decoder", true},
              {"max_position_embeddings", release.positions},
              {"model_type", release.modelType},
              {"num_hidden_layers", size.layers},
              {"pad_token_id", release.padding},
              {"scale_embedding", release.scaleEmbedding},
              {"tokenizer_class", release.tokenizer},
              {"use_cache", true},
              {"vocab_size", release.vocabularySize}};
}

std::vector<Preset> bartPresets() {
  std::vector<Preset> all;
  for (const Size& size : kSizes) all.push_back({size.name, "bart", configOf(size), size.note});
  return all;
}

}  // namespace

Family bartFamily() {
  return {"bart",
          {{"bart", "Bart"}, {"mbart", "MBart"}},
          {ModelTask::sequenceToSequence, ModelTask::sequenceClassification},
          true,
          shapeOfBartConfig,
          bartPresets};
}

}  // namespace s2s
