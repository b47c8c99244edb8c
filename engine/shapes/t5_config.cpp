#include "engine/shapes/t5_config.h"

#include "engine/shapes/config_reader.h"
#include "engine/shapes/configured_task.h"
#include "engine/shapes/family.h"

namespace s2s {
namespace {

/// `feed_forward_proj` is "ACT" or "gated-ACT"; `dense_act_fn` and `is_gated_act` of saved configurations
/// win.
void readActivation(ConfigReader& reader, T5Config& config) {
  std::string projection = config.modelType == "t5" ? "relu" : "gated-gelu";
  reader.text("feed_forward_proj", projection);
  std::string key = "feed_forward_proj";
  std::string activation = projection;
  if (projection.starts_with("gated-")) {
    config.gated = true;
    activation = projection == "gated-gelu" ? "gelu_new" : projection.substr(6);
  }
  if (reader.has("dense_act_fn")) {
    key = "dense_act_fn";
    reader.text(key, activation);
  }
  reader.boolean("is_gated_act", config.gated);
  const std::optional<std::string> known = knownActivation(activation);
  if (!known) {
    return reader.fail(key, "unknown activation '" + activation + "'",
                       "use relu, gelu, gelu_new or silu, or gated-…");
  }
  config.activation = *known;
}

void readSizes(ConfigReader& reader, T5Config& config) {
  // Bounds are far above every published model and low enough that no product of them overflows.
  reader.integer("vocab_size", config.vocabularySize, 1, 1 << 24);
  reader.integer("d_model", "hidden_size", config.modelWidth, 1 << 17);
  reader.integer("d_kv", "head_dim", config.keyWidth, 1 << 12);
  reader.integer("d_ff", config.feedForwardWidth, 1, 1 << 20);
  reader.integer("num_heads", "num_attention_heads", config.heads, 1 << 12);
  reader.integer("num_layers", "num_hidden_layers", config.encoderLayers, 1 << 10);
  config.decoderLayers = config.encoderLayers;
  reader.integer("num_decoder_layers", config.decoderLayers, 1, 1 << 10);
  reader.integer("relative_attention_num_buckets", config.positionBuckets, 4, 1 << 16);
  reader.integer("relative_attention_max_distance", config.maximumDistance, 2, 1 << 24);
  if (config.maximumDistance <= config.positionBuckets / 2) {
    reader.fail(
        "relative_attention_max_distance",
        std::to_string(config.maximumDistance) + " is not above half of relative_attention_num_buckets");
  }
}

void readTokens(ConfigReader& reader, T5Config& config) {
  reader.integer("pad_token_id", config.paddingId, 0, config.vocabularySize - 1);
  config.decoderStartId = config.paddingId;
  reader.integer("decoder_start_token_id", config.decoderStartId, 0, config.vocabularySize - 1);
  reader.ids("eos_token_id", config.endIds);
}

}  // namespace

Result<T5Config> readT5Config(const Json& json) {
  const Result<std::string> modelType = modelTypeOf(json);
  if (!modelType) return modelType.error();
  T5Config config;
  config.modelType = *modelType;
  if (config.modelType != "t5" && config.modelType != "mt5" && config.modelType != "umt5") {
    return configError("model_type", "'" + config.modelType + "' is not of the T5 family",
                       "use t5, mt5 or umt5");
  }
  if (config.modelType != "t5") {
    config.vocabularySize = 250112;
    config.feedForwardWidth = 1024;
    config.encoderLayers = 8;
    config.heads = 6;
  }
  config.tiedEmbeddings = config.modelType != "mt5";
  config.perLayerPositionBias = config.modelType == "umt5";

  ConfigReader reader(json);
  readSizes(reader, config);
  readActivation(reader, config);
  readTokens(reader, config);
  reader.number("dropout_rate", config.dropout, 0.0, 1.0);
  reader.number("layer_norm_epsilon", config.layerNormEpsilon, 0.0, 1.0);
  reader.number("initializer_factor", config.initializerFactor, 0.0, 1e6);
  reader.boolean("tie_word_embeddings", config.tiedEmbeddings);
  if (reader.error()) return *reader.error();
  Result<ConfiguredTask> task = readConfiguredTask(json);
  if (!task) return task.error();
  config.task = task->task;
  config.head = std::move(task->head);
  config.source = json;
  return config;
}

Json writeT5Config(const T5Config& config) {
  Json json = config.source;
  // Second names would win over ours when the file is read again.
  for (const char* alias : {"hidden_size", "head_dim", "num_attention_heads", "num_hidden_layers"})
    json.erase(alias);
  json["model_type"] = config.modelType;
  json["vocab_size"] = config.vocabularySize;
  json["d_model"] = config.modelWidth;
  json["d_kv"] = config.keyWidth;
  json["d_ff"] = config.feedForwardWidth;
  json["num_layers"] = config.encoderLayers;
  json["num_decoder_layers"] = config.decoderLayers;
  json["num_heads"] = config.heads;
  json["relative_attention_num_buckets"] = config.positionBuckets;
  json["relative_attention_max_distance"] = config.maximumDistance;
  json["dropout_rate"] = config.dropout;
  json["layer_norm_epsilon"] = config.layerNormEpsilon;
  json["initializer_factor"] = config.initializerFactor;
  const std::string spelled = config.gated && config.activation == "gelu_new" ? "gelu" : config.activation;
  json["feed_forward_proj"] = (config.gated ? "gated-" : "") + spelled;
  json["dense_act_fn"] = config.activation;
  json["is_gated_act"] = config.gated;
  json["tie_word_embeddings"] = config.tiedEmbeddings;
  json["is_encoder_decoder"] = true;
  json["pad_token_id"] = config.paddingId;
  json["decoder_start_token_id"] = config.decoderStartId;
  writeEndIds(config.endIds, json);
  return withTask(std::move(json), config.task, config.head.value_or(ClassificationHead{}));
}

}  // namespace s2s
