#include "engine/shapes/bert_config.h"

#include "engine/shapes/config_reader.h"
#include "engine/shapes/configured_task.h"
#include "engine/shapes/family.h"

namespace s2s {
namespace {

/// After Vaswani et al. 2017: sines for positions, nothing between the embedding and the first layer, and
/// nothing between the last layer and the embedding that is its output.
BertConfig plainEncoder() {
  BertConfig config;
  config.vocabularySize = 10000;
  config.width = 512;
  config.heads = 8;
  config.feedForwardWidth = 2048;
  config.layers = 3;
  config.layerNormEpsilon = 1e-5;
  config.tokenTypes = 0;
  config.sinusoidalPositions = true;
  config.embeddingNorm = false;
  config.scaleEmbedding = true;
  config.predictionTransform = false;
  config.predictionBias = false;
  return config;
}

/// What the configuration classes of transformers 4.57 differ in; the last is our own.
Result<BertConfig> defaultsOf(const std::string& modelType) {
  BertConfig config = modelType == "workbench_encoder" ? plainEncoder() : BertConfig{};
  config.modelType = modelType;
  if (modelType == "bert" || modelType == "workbench_encoder") return config;
  config.positionsFromPadding = true;
  config.paddingId = 1;
  if (modelType == "xlm-roberta") return config;
  if (modelType != "roberta") {
    return configError("model_type", "'" + modelType + "' is not an encoder",
                       "use bert, roberta, xlm-roberta or workbench_encoder");
  }
  config.vocabularySize = 50265;
  return config;
}

bool isOwnType(const BertConfig& config) { return config.modelType == "workbench_encoder"; }

void readHeads(ConfigReader& reader, BertConfig& config) {
  reader.integer("num_attention_heads", config.heads, 1, 1 << 12);
  config.headWidth = config.width / config.heads;
  if (isOwnType(config) && reader.has("head_dim")) {
    reader.integer("head_dim", config.headWidth, 1, 1 << 12);
  } else if (config.width % config.heads != 0) {
    reader.fail(
        "num_attention_heads",
        std::to_string(config.heads) + " heads do not divide hidden_size " + std::to_string(config.width),
        "choose a divisor");
  }
}

void readSizes(ConfigReader& reader, BertConfig& config) {
  // Bounds are far above every published model and low enough that no product of them overflows.
  reader.integer("vocab_size", config.vocabularySize, 1, 1 << 24);
  reader.integer("hidden_size", config.width, 1, 1 << 17);
  reader.integer("num_hidden_layers", config.layers, 1, 1 << 10);
  reader.integer("intermediate_size", config.feedForwardWidth, 1, 1 << 20);
  reader.integer("max_position_embeddings", config.maximumPositions, 1, 1 << 20);
  readHeads(reader, config);
  if (config.sinusoidalPositions && config.width % 2 != 0)
    reader.fail("hidden_size", std::to_string(config.width) + " is not even");
  if (!isOwnType(config)) reader.integer("type_vocab_size", config.tokenTypes, 1, 1 << 16);
  reader.integer("pad_token_id", config.paddingId, 0, config.vocabularySize - 1);
  if (config.positionsFromPadding && config.maximumPositions <= config.paddingId + 1) {
    reader.fail("max_position_embeddings", std::to_string(config.maximumPositions) +
                                               " leaves no position behind pad_token_id " +
                                               std::to_string(config.paddingId));
  }
}

void readRates(ConfigReader& reader, BertConfig& config) {
  reader.number("hidden_dropout_prob", config.hiddenDropout, 0.0, 1.0);
  reader.number("attention_probs_dropout_prob", config.attentionDropout, 0.0, 1.0);
  config.classifierDropout = config.hiddenDropout;
  reader.number("classifier_dropout", config.classifierDropout, 0.0, 1.0);
  reader.number("layer_norm_eps", config.layerNormEpsilon, 0.0, 1.0);
  reader.number("initializer_range", config.initializerRange, 0.0, 1e6);
}

void readKind(ConfigReader& reader) {
  std::string positions = "absolute";
  reader.text("position_embedding_type", positions);
  if (positions != "absolute")
    reader.fail("position_embedding_type", "'" + positions + "' is not supported", "only absolute is");
  bool isDecoder = false;
  reader.boolean("is_decoder", isDecoder);
  if (isDecoder) reader.fail("is_decoder", "a decoder is not supported", "only encoders are");
}

}  // namespace

Result<BertConfig> readBertConfig(const Json& json) {
  const Result<std::string> modelType = modelTypeOf(json);
  if (!modelType) return modelType.error();
  Result<BertConfig> defaults = defaultsOf(*modelType);
  if (!defaults) return defaults.error();
  BertConfig config = std::move(*defaults);
  ConfigReader reader(json);
  readSizes(reader, config);
  readRates(reader, config);
  readKind(reader);
  reader.activation("hidden_act", config.activation);
  if (isOwnType(config)) {
    reader.boolean("scale_embedding", config.scaleEmbedding);
  } else {
    reader.boolean("tie_word_embeddings", config.tiedEmbeddings);
  }
  if (reader.error()) return *reader.error();
  Result<ConfiguredTask> task = readConfiguredTask(json);
  if (!task) return task.error();
  config.task = task->task;
  config.head = std::move(task->head);
  config.source = json;
  return config;
}

Json writeBertConfig(const BertConfig& config) {
  Json json = config.source;
  json["model_type"] = config.modelType;
  json["vocab_size"] = config.vocabularySize;
  json["hidden_size"] = config.width;
  json["num_hidden_layers"] = config.layers;
  json["num_attention_heads"] = config.heads;
  json["intermediate_size"] = config.feedForwardWidth;
  json["max_position_embeddings"] = config.maximumPositions;
  json["hidden_dropout_prob"] = config.hiddenDropout;
  json["attention_probs_dropout_prob"] = config.attentionDropout;
  json["classifier_dropout"] = config.classifierDropout;
  json["layer_norm_eps"] = config.layerNormEpsilon;
  json["initializer_range"] = config.initializerRange;
  json["hidden_act"] = config.activation;
  json["pad_token_id"] = config.paddingId;
  if (isOwnType(config)) {
    json["head_dim"] = config.headWidth;
    json["scale_embedding"] = config.scaleEmbedding;
  } else {
    json["type_vocab_size"] = config.tokenTypes;
    json["tie_word_embeddings"] = config.tiedEmbeddings;
  }
  return withTask(std::move(json), config.task, config.head.value_or(ClassificationHead{}));
}

}  // namespace s2s
