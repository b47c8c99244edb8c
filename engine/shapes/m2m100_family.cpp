// M2M100 and NLLB-200 as published.

#include <array>

#include "engine/shapes/bart_config.h"
#include "engine/shapes/family.h"

namespace s2s {
namespace {

struct Size {
  const char* name;
  const char* tokenizer;
  std::int64_t vocabularySize, width, feedForwardWidth, layers;
  double layerDrop;
};

// Fan et al. 2021 (M2M100), NLLB Team 2022.
constexpr std::array kSizes = {
    Size{"m2m100_418M", "M2M100Tokenizer", 128112, 1024, 4096, 12, 0.05},
    Size{"m2m100_1.2B", "M2M100Tokenizer", 128112, 1024, 8192, 24, 0.05},
    Size{"nllb-200-distilled-600M", "NllbTokenizer", 256206, 1024, 4096, 12, 0.0},
    Size{"nllb-200-distilled-1.3B", "NllbTokenizer", 256206, 1024, 8192, 24, 0.0},
    Size{"nllb-200-1.3B", "NllbTokenizer", 256206, 1024, 8192, 24, 0.0},
    Size{"nllb-200-3.3B", "NllbTokenizer", 256206, 2048, 8192, 24, 0.0},
};

Json configOf(const Size& size) {
  return Json{{"activation_dropout", 0.0},
              {"activation_function", "relu"},
              {"architectures", {"M2M100ForConditionalGeneration"}},
              {"attention_dropout", 0.1},
              {"bos_token_id", 0},
              {"d_model", size.width},
              {"decoder_attention_heads", 16},
              {"decoder_ffn_dim", size.feedForwardWidth},
              {"decoder_layerdrop", size.layerDrop},
              {"decoder_layers", size.layers},
              {"decoder_start_token_id", 2},
              {"dropout", 0.1},
              {"encoder_attention_heads", 16},
              {"encoder_ffn_dim", size.feedForwardWidth},
              {"encoder_layerdrop", size.layerDrop},
              {"encoder_layers", size.layers},
              {"eos_token_id", 2},
              {"init_std", 0.02},
              {"is_encoder_decoder", true},
              {"max_length", 200},
              {"max_position_embeddings", 1024},
              {"model_type", "m2m_100"},
              {"num_hidden_layers", size.layers},
              {"pad_token_id", 1},
              {"scale_embedding", true},
              {"tokenizer_class", size.tokenizer},
              {"use_cache", true},
              {"vocab_size", size.vocabularySize}};
}

std::vector<Preset> m2m100Presets() {
  std::vector<Preset> all;
  for (const Size& size : kSizes) all.push_back({size.name, "m2m100", configOf(size)});
  return all;
}

}  // namespace

Family m2m100Family() {
  return {
      "m2m100", {{"m2m_100", "M2M100"}}, {ModelTask::sequenceToSequence, ModelTask::sequenceClassification},
      false,    shapeOfBartConfig,       m2m100Presets};
}

}  // namespace s2s
