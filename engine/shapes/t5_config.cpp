#include "engine/shapes/t5_config.h"

#include <algorithm>
#include <cmath>

#include "engine/shapes/family.h"

namespace s2s {
namespace {

Error keyError(const std::string& key, const std::string& what, const std::string& remedy = "") {
  return Error{what, "config.json: " + key, remedy, Error::Kind::invalidInput};
}

/// Reads members one after the other and keeps the first error.
class Reader {
 public:
  explicit Reader(const Json& config) : m_config(config) {}

  /// A missing key or null leaves `value` as it is.
  void integer(const std::string& key, std::int64_t& value, std::int64_t minimum, std::int64_t maximum) {
    const Json* json = find(key);
    if (json == nullptr) return;
    if (!json->is_number_integer()) return fail(key, writeJson(*json) + " is not a whole number");
    const bool tooLarge =
        json->is_number_unsigned() && json->get<std::uint64_t>() > static_cast<std::uint64_t>(maximum);
    if (tooLarge || json->get<std::int64_t>() < minimum || json->get<std::int64_t>() > maximum) {
      return fail(key, writeJson(*json) + " is not between " + std::to_string(minimum) + " and " +
                           std::to_string(maximum));
    }
    value = json->get<std::int64_t>();
  }

  /// The same under either of two names; transformers lets the second win.
  void integer(const std::string& key, const std::string& alias, std::int64_t& value, std::int64_t maximum) {
    integer(key, value, 1, maximum);
    integer(alias, value, 1, maximum);
  }

  /// A number in [minimum, maximum).
  void number(const std::string& key, double& value, double minimum, double maximum) {
    const Json* json = find(key);
    if (json == nullptr) return;
    if (!json->is_number()) return fail(key, writeJson(*json) + " is not a number");
    const double read = json->get<double>();
    if (!(read >= minimum && read < maximum)) return fail(key, writeJson(*json) + " is out of range");
    value = read;
  }

  void boolean(const std::string& key, bool& value) {
    const Json* json = find(key);
    if (json == nullptr) return;
    if (!json->is_boolean()) return fail(key, writeJson(*json) + " is neither true nor false");
    value = json->get<bool>();
  }

  void text(const std::string& key, std::string& value) {
    const Json* json = find(key);
    if (json == nullptr) return;
    if (!json->is_string()) return fail(key, writeJson(*json) + " is not a text");
    value = json->get<std::string>();
  }

  /// One id, a list of ids, or null for none.
  void ids(const std::string& key, std::vector<std::int64_t>& value) {
    const auto found = m_config.find(key);
    if (found == m_config.end()) return;
    std::vector<std::int64_t> read;
    const auto add = [&](const Json& id) {
      if (!id.is_number_integer() || id.get<std::int64_t>() < 0)
        return fail(key, writeJson(id) + " is not a token id");
      read.push_back(id.get<std::int64_t>());
    };
    if (found->is_array()) {
      for (const Json& id : *found) add(id);
    } else if (!found->is_null()) {
      add(*found);
    }
    value = std::move(read);
  }

  bool has(const std::string& key) const { return find(key) != nullptr; }

  void fail(const std::string& key, const std::string& what, const std::string& remedy = "") {
    if (!m_error) m_error = keyError(key, what, remedy);
  }

  const std::optional<Error>& error() const { return m_error; }

 private:
  const Json* find(const std::string& key) const {
    const auto found = m_config.find(key);
    return found == m_config.end() || found->is_null() ? nullptr : &*found;
  }

  const Json& m_config;
  std::optional<Error> m_error;
};

/// transformers' names for the activations that T5 models use.
std::optional<std::string> knownActivation(const std::string& name) {
  if (name == "relu" || name == "gelu" || name == "gelu_new" || name == "silu") return name;
  if (name == "gelu_pytorch_tanh" || name == "gelu_fast") return "gelu_new";
  if (name == "swish") return "silu";
  return std::nullopt;
}

/// `feed_forward_proj` is "ACT" or "gated-ACT"; `dense_act_fn` and `is_gated_act` of saved configurations
/// win.
void readActivation(Reader& reader, T5Config& config) {
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

void readSizes(Reader& reader, T5Config& config) {
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

void readTokens(Reader& reader, T5Config& config) {
  reader.integer("pad_token_id", config.paddingId, 0, config.vocabularySize - 1);
  config.decoderStartId = config.paddingId;
  reader.integer("decoder_start_token_id", config.decoderStartId, 0, config.vocabularySize - 1);
  reader.ids("eos_token_id", config.endIds);
}

std::string architectureOf(const std::string& modelType) {
  if (modelType == "mt5") return "MT5ForConditionalGeneration";
  if (modelType == "umt5") return "UMT5ForConditionalGeneration";
  return "T5ForConditionalGeneration";
}

}  // namespace

Result<T5Config> readT5Config(const Json& json) {
  const Result<std::string> modelType = modelTypeOf(json);
  if (!modelType) return modelType.error();
  T5Config config;
  config.modelType = *modelType;
  if (config.modelType != "t5" && config.modelType != "mt5" && config.modelType != "umt5") {
    return keyError("model_type", "'" + config.modelType + "' is not of the T5 family",
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

  Reader reader(json);
  readSizes(reader, config);
  readActivation(reader, config);
  readTokens(reader, config);
  reader.number("dropout_rate", config.dropout, 0.0, 1.0);
  reader.number("layer_norm_epsilon", config.layerNormEpsilon, 0.0, 1.0);
  reader.number("initializer_factor", config.initializerFactor, 0.0, 1e6);
  reader.boolean("tie_word_embeddings", config.tiedEmbeddings);
  if (reader.error()) return *reader.error();
  config.source = json;
  return config;
}

Json writeT5Config(const T5Config& config) {
  Json json = config.source;
  // Second names would win over ours when the file is read again.
  for (const char* alias : {"hidden_size", "head_dim", "num_attention_heads", "num_hidden_layers"})
    json.erase(alias);
  if (!json.contains("architectures")) json["architectures"] = {architectureOf(config.modelType)};
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
  if (config.endIds.size() == 1) {
    json["eos_token_id"] = config.endIds.front();
  } else if (config.endIds.empty()) {
    json["eos_token_id"] = nullptr;
  } else {
    json["eos_token_id"] = config.endIds;
  }
  return json;
}

}  // namespace s2s
