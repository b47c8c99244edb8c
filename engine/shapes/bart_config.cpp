#include "engine/shapes/bart_config.h"

#include "engine/shapes/config_reader.h"
#include "engine/shapes/configured_task.h"
#include "engine/shapes/family.h"

namespace s2s {
namespace {

/// What BartConfig, MBartConfig and M2M100Config of transformers 4.57 differ in.
Result<BartConfig> defaultsOf(const std::string& modelType) {
  BartConfig config;
  config.modelType = modelType;
  if (modelType == "bart") return config;
  config.preNorm = true;
  config.finalNorm = true;
  if (modelType == "mbart") return config;
  if (modelType != "m2m_100") {
    return configError("model_type", "'" + modelType + "' is not of the BART lineage",
                       "use bart, mbart or m2m_100");
  }
  config.embeddingNorm = false;
  config.sinusoidalPositions = true;
  config.hasLogitsBias = false;
  config.scaleEmbedding = true;
  config.vocabularySize = 128112;
  config.activation = "relu";
  config.attentionDropout = 0.1;
  config.encoderLayerDrop = config.decoderLayerDrop = 0.05;
  return config;
}

void checkHeads(ConfigReader& reader, const char* key, std::int64_t heads, std::int64_t width) {
  if (width % heads != 0) {
    reader.fail(key, std::to_string(heads) + " heads do not divide d_model " + std::to_string(width),
                "choose a divisor");
  }
}

void readSizes(ConfigReader& reader, BartConfig& config) {
  // Bounds are far above every published model and low enough that no product of them overflows.
  reader.integer("vocab_size", config.vocabularySize, 1, 1 << 24);
  reader.integer("d_model", "hidden_size", config.modelWidth, 1 << 17);
  reader.integer("encoder_layers", config.encoderLayers, 1, 1 << 10);
  reader.integer("decoder_layers", config.decoderLayers, 1, 1 << 10);
  reader.integer("encoder_attention_heads", "num_attention_heads", config.encoderHeads, 1 << 12);
  reader.integer("decoder_attention_heads", config.decoderHeads, 1, 1 << 12);
  reader.integer("encoder_ffn_dim", config.encoderFeedForwardWidth, 1, 1 << 20);
  reader.integer("decoder_ffn_dim", config.decoderFeedForwardWidth, 1, 1 << 20);
  reader.integer("max_position_embeddings", config.maximumPositions, 1, 1 << 20);
  checkHeads(reader, "encoder_attention_heads", config.encoderHeads, config.modelWidth);
  checkHeads(reader, "decoder_attention_heads", config.decoderHeads, config.modelWidth);
  // Half of the columns are sines; their frequencies divide by that half less one.
  if (config.sinusoidalPositions && (config.modelWidth < 4 || config.modelWidth % 2 != 0))
    reader.fail("d_model", std::to_string(config.modelWidth) + " is not an even number from 4 on");
}

void readRates(ConfigReader& reader, BartConfig& config) {
  reader.number("dropout", config.dropout, 0.0, 1.0);
  reader.number("attention_dropout", config.attentionDropout, 0.0, 1.0);
  reader.number("activation_dropout", config.activationDropout, 0.0, 1.0);
  reader.number("classifier_dropout", config.classifierDropout, 0.0, 1.0);
  reader.number("encoder_layerdrop", config.encoderLayerDrop, 0.0, 1.0);
  reader.number("decoder_layerdrop", config.decoderLayerDrop, 0.0, 1.0);
  reader.number("init_std", config.initializerDeviation, 0.0, 1e6);
}

void readTokens(ConfigReader& reader, BartConfig& config) {
  const std::int64_t last = config.vocabularySize - 1;
  reader.integer("pad_token_id", config.paddingId, 0, last);
  reader.integer("bos_token_id", config.beginningId, 0, last);
  // MBartConfig has no default; generate() then begins with bos_token_id.
  if (config.modelType == "mbart") config.decoderStartId = config.beginningId;
  reader.integer("decoder_start_token_id", config.decoderStartId, 0, last);
  reader.ids("eos_token_id", config.endIds);
}

}  // namespace

Result<BartConfig> readBartConfig(const Json& json) {
  const Result<std::string> modelType = modelTypeOf(json);
  if (!modelType) return modelType.error();
  Result<BartConfig> defaults = defaultsOf(*modelType);
  if (!defaults) return defaults.error();
  BartConfig config = std::move(*defaults);
  ConfigReader reader(json);
  readSizes(reader, config);
  readRates(reader, config);
  readTokens(reader, config);
  reader.activation("activation_function", config.activation);
  reader.boolean("scale_embedding", config.scaleEmbedding);
  reader.boolean("tie_word_embeddings", config.tiedEmbeddings);
  if (reader.error()) return *reader.error();
  Result<ConfiguredTask> task = readConfiguredTask(json);
  if (!task) return task.error();
  config.task = task->task;
  config.head = std::move(task->head);
  config.source = json;
  return config;
}

Json writeBartConfig(const BartConfig& config) {
  Json json = config.source;
  // Second names would win over ours when the file is read again.
  for (const char* alias : {"hidden_size", "num_attention_heads"}) json.erase(alias);
  json["model_type"] = config.modelType;
  json["vocab_size"] = config.vocabularySize;
  json["d_model"] = config.modelWidth;
  json["encoder_layers"] = config.encoderLayers;
  json["decoder_layers"] = config.decoderLayers;
  json["encoder_attention_heads"] = config.encoderHeads;
  json["decoder_attention_heads"] = config.decoderHeads;
  json["encoder_ffn_dim"] = config.encoderFeedForwardWidth;
  json["decoder_ffn_dim"] = config.decoderFeedForwardWidth;
  json["num_hidden_layers"] = config.encoderLayers;
  json["max_position_embeddings"] = config.maximumPositions;
  json["dropout"] = config.dropout;
  json["attention_dropout"] = config.attentionDropout;
  json["activation_dropout"] = config.activationDropout;
  json["classifier_dropout"] = config.classifierDropout;
  json["encoder_layerdrop"] = config.encoderLayerDrop;
  json["decoder_layerdrop"] = config.decoderLayerDrop;
  json["init_std"] = config.initializerDeviation;
  json["activation_function"] = config.activation;
  json["scale_embedding"] = config.scaleEmbedding;
  json["tie_word_embeddings"] = config.tiedEmbeddings;
  json["is_encoder_decoder"] = true;
  json["pad_token_id"] = config.paddingId;
  json["bos_token_id"] = config.beginningId;
  json["decoder_start_token_id"] = config.decoderStartId;
  writeEndIds(config.endIds, json);
  return withTask(std::move(json), config.task, config.head.value_or(ClassificationHead{}));
}

}  // namespace s2s
