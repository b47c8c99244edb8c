// T5, T5 v1.1, mT5, umT5 and ByT5 as published.

#include <array>

#include "engine/shapes/family.h"
#include "engine/shapes/t5_config.h"

namespace s2s {
namespace {

/// What the sizes of one release share.
struct Release {
  const char* modelType;
  const char* architecture;
  std::int64_t vocabularySize;
  bool tied;
  const char* feedForward;
  const char* tokenizer;
};

constexpr Release kT5{"t5", "T5ForConditionalGeneration", 32128, true, "relu", "T5Tokenizer"};
constexpr Release kT5v11{"t5", "T5ForConditionalGeneration", 32128, false, "gated-gelu", "T5Tokenizer"};
constexpr Release kMT5{"mt5", "MT5ForConditionalGeneration", 250112, false, "gated-gelu", "T5Tokenizer"};
constexpr Release kUMT5{"umt5", "UMT5ForConditionalGeneration", 256384, false, "gated-gelu", "T5Tokenizer"};
constexpr Release kByT5{"t5", "T5ForConditionalGeneration", 384, false, "gated-gelu", "ByT5Tokenizer"};

struct Size {
  const char* name;
  const Release& release;
  std::int64_t width, keyWidth, feedForwardWidth, encoderLayers, decoderLayers, heads;
  const char* note = "";
};

constexpr const char* kKeByT5Small =
    "ETRI's model card gives it ByT5's architecture and size, yet rounds the count to 330M";
constexpr const char* kKeByT5 = "ETRI's model card gives it ByT5's architecture and size";

// Raffel et al. 2020 (T5), Xue et al. 2021 (mT5), Chung et al. 2023 (umT5), Xue et al. 2022 table 1 (ByT5).
constexpr std::array kSizes = {
    Size{"t5-small", kT5, 512, 64, 2048, 6, 6, 8},
    Size{"t5-base", kT5, 768, 64, 3072, 12, 12, 12},
    Size{"t5-large", kT5, 1024, 64, 4096, 24, 24, 16},
    Size{"t5-3b", kT5, 1024, 128, 16384, 24, 24, 32},
    Size{"t5-11b", kT5, 1024, 128, 65536, 24, 24, 128},
    Size{"t5-v1_1-small", kT5v11, 512, 64, 1024, 8, 8, 6},
    Size{"t5-v1_1-base", kT5v11, 768, 64, 2048, 12, 12, 12},
    Size{"t5-v1_1-large", kT5v11, 1024, 64, 2816, 24, 24, 16},
    Size{"t5-v1_1-xl", kT5v11, 2048, 64, 5120, 24, 24, 32},
    Size{"t5-v1_1-xxl", kT5v11, 4096, 64, 10240, 24, 24, 64},
    Size{"mt5-small", kMT5, 512, 64, 1024, 8, 8, 6},
    Size{"mt5-base", kMT5, 768, 64, 2048, 12, 12, 12},
    Size{"mt5-large", kMT5, 1024, 64, 2816, 24, 24, 16},
    Size{"mt5-xl", kMT5, 2048, 64, 5120, 24, 24, 32},
    Size{"mt5-xxl", kMT5, 4096, 64, 10240, 24, 24, 64},
    Size{"umt5-small", kUMT5, 512, 64, 1024, 8, 8, 6},
    Size{"umt5-base", kUMT5, 768, 64, 2048, 12, 12, 12},
    Size{"umt5-xl", kUMT5, 2048, 64, 5120, 24, 24, 32},
    Size{"umt5-xxl", kUMT5, 4096, 64, 10240, 24, 24, 64},
    Size{"byt5-small", kByT5, 1472, 64, 3584, 12, 4, 6},
    Size{"byt5-base", kByT5, 1536, 64, 3968, 18, 6, 12},
    Size{"byt5-large", kByT5, 1536, 64, 3840, 36, 12, 16},
    Size{"byt5-xl", kByT5, 2560, 64, 6720, 36, 12, 32},
    Size{"byt5-xxl", kByT5, 4672, 64, 12352, 36, 12, 64},
    Size{"kebyt5-small", kByT5, 1472, 64, 3584, 12, 4, 6, kKeByT5Small},
    Size{"kebyt5-base", kByT5, 1536, 64, 3968, 18, 6, 12, kKeByT5},
    Size{"kebyt5-large", kByT5, 1536, 64, 3840, 36, 12, 16, kKeByT5},
};

Json configOf(const Size& size) {
  const Release& release = size.release;
  return Json{{"architectures", {release.architecture}},
              {"d_ff", size.feedForwardWidth},
              {"d_kv", size.keyWidth},
              {"d_model", size.width},
              {"decoder_start_token_id", 0},
              {"dropout_rate", 0.1},
              {"eos_token_id", 1},
              {"feed_forward_proj", release.feedForward},
              {"initializer_factor", 1.0},
              {"is_encoder_decoder", true},
              {"layer_norm_epsilon", 1e-6},
              {"model_type", release.modelType},
              {"num_decoder_layers", size.decoderLayers},
              {"num_heads", size.heads},
              {"num_layers", size.encoderLayers},
              {"pad_token_id", 0},
              {"relative_attention_max_distance", 128},
              {"relative_attention_num_buckets", 32},
              {"tie_word_embeddings", release.tied},
              {"tokenizer_class", release.tokenizer},
              {"use_cache", true},
              {"vocab_size", release.vocabularySize}};
}

Result<ModelShape> shape(const Json& config) {
  const Result<T5Config> parsed = readT5Config(config);
  if (!parsed) return parsed.error();
  return t5Shape(*parsed);
}

std::vector<Preset> t5Presets() {
  std::vector<Preset> all;
  for (const Size& size : kSizes) all.push_back({size.name, "t5", configOf(size), size.note});
  return all;
}

}  // namespace

Family t5Family() {
  return {"t5",
          {{"t5", "T5"}, {"mt5", "MT5"}, {"umt5", "UMT5"}},
          {ModelTask::sequenceToSequence, ModelTask::sequenceClassification},
          false,
          shape,
          t5Presets};
}

}  // namespace s2s
