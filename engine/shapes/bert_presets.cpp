#include "engine/shapes/bert_presets.h"

namespace s2s {
namespace {

Json configOf(const EncoderSize& size) {
  const EncoderRelease& release = size.release;
  return Json{{"architectures", {release.architecture}},
              {"attention_probs_dropout_prob", 0.1},
              {"hidden_act", "gelu"},
              {"hidden_dropout_prob", 0.1},
              {"hidden_size", size.width},
              {"initializer_range", 0.02},
              {"intermediate_size", 4 * size.width},
              {"layer_norm_eps", release.layerNormEpsilon},
              {"max_position_embeddings", release.positions},
              {"model_type", release.modelType},
              {"num_attention_heads", size.heads},
              {"num_hidden_layers", size.layers},
              {"pad_token_id", release.padding},
              {"position_embedding_type", "absolute"},
              {"tokenizer_class", release.tokenizer},
              {"type_vocab_size", release.tokenTypes},
              {"vocab_size", size.vocabularySize}};
}

}  // namespace

std::vector<Preset> encoderPresets(const char* family, std::span<const EncoderSize> sizes) {
  std::vector<Preset> all;
  for (const EncoderSize& size : sizes) {
    Json config = configOf(size);
    // BERT's configurations name no further ids; RoBERTa's do.
    if (size.release.padding == 1) {
      config["bos_token_id"] = 0;
      config["eos_token_id"] = 2;
    }
    all.push_back({size.name, family, std::move(config), size.note});
  }
  return all;
}

}  // namespace s2s
