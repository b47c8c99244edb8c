#include "engine/planning/tensor_names.h"

namespace s2s {
namespace {

StackNames t5Names(bool isDecoder) {
  const std::string stack = isDecoder ? "decoder" : "encoder", last = isDecoder ? "layer.2." : "layer.1.";
  StackNames names;
  names.layers = stack + ".block.";
  names.layer = {".q",
                 ".k",
                 ".v",
                 ".o",
                 "layer.0.SelfAttention",
                 "layer.0.layer_norm",
                 "layer.1.EncDecAttention",
                 "layer.1.layer_norm",
                 last + "DenseReluDense.wi",
                 last + "DenseReluDense.wo",
                 last + "layer_norm"};
  names.finalNorm = stack + ".final_layer_norm";
  names.dropsFinal = true;
  return names;
}

StackNames bartNames(bool isDecoder) {
  const std::string stack = isDecoder ? "model.decoder" : "model.encoder";
  StackNames names;
  names.layers = stack + ".layers.";
  names.layer = {".q_proj",
                 ".k_proj",
                 ".v_proj",
                 ".out_proj",
                 "self_attn",
                 "self_attn_layer_norm",
                 "encoder_attn",
                 "encoder_attn_layer_norm",
                 "fc1",
                 "fc2",
                 "final_layer_norm"};
  names.positions = stack + ".embed_positions";
  names.embeddingNorm = stack + ".layernorm_embedding";
  names.finalNorm = stack + ".layer_norm";
  return names;
}

std::string bertPrefix(const std::string& family) { return family == "encoder" ? "model" : family; }

StackNames bertNames(const std::string& family) {
  const std::string prefix = bertPrefix(family) + ".";
  StackNames names;
  names.layers = prefix + "encoder.layer.";
  names.layer = {".self.query",
                 ".self.key",
                 ".self.value",
                 ".output.dense",
                 "attention",
                 "attention.output.LayerNorm",
                 {},
                 {},
                 "intermediate.dense",
                 "output.dense",
                 "output.LayerNorm"};
  names.positions = prefix + "embeddings.position_embeddings";
  names.tokenTypes = prefix + "embeddings.token_type_embeddings";
  names.embeddingNorm = prefix + "embeddings.LayerNorm";
  return names;
}

}  // namespace

StackNames stackNames(const std::string& family, bool isDecoder) {
  if (family == "t5") return t5Names(isDecoder);
  if (family == "bart" || family == "m2m100") return bartNames(isDecoder);
  return bertNames(family);
}

std::string embeddingName(const std::string& family) {
  if (family == "t5") return "shared";
  if (family == "bart" || family == "m2m100") return "model.shared";
  return bertPrefix(family) + ".embeddings.word_embeddings";
}

}  // namespace s2s
