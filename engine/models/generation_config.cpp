#include "engine/models/generation_config.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace s2s {
namespace {

constexpr const char* kFile = "generation_config.json";
/// What GenerationTokens holds.
constexpr std::array kIds = {"decoder_start_token_id", "pad_token_id",        "eos_token_id",
                             "forced_bos_token_id",    "forced_eos_token_id", "suppress_tokens",
                             "begin_suppress_tokens"};
/// Beside the ids, what transformers takes from a config.json that has no file of its own for it
/// (`GenerationConfig.from_model_config`).
constexpr std::array kDefaults = {"max_length",
                                  "max_new_tokens",
                                  "min_length",
                                  "min_new_tokens",
                                  "early_stopping",
                                  "do_sample",
                                  "num_beams",
                                  "num_beam_groups",
                                  "diversity_penalty",
                                  "temperature",
                                  "top_k",
                                  "top_p",
                                  "typical_p",
                                  "repetition_penalty",
                                  "length_penalty",
                                  "no_repeat_ngram_size",
                                  "encoder_no_repeat_ngram_size",
                                  "bad_words_ids",
                                  "num_return_sequences",
                                  "remove_invalid_values",
                                  "exponential_decay_length_penalty"};

/// Members that change what `generate` answers and have no option here, with the value that asks for nothing.
struct Unbuilt {
  const char* key;
  Json nothing;
};
const std::vector<Unbuilt>& unbuilt() {
  static const std::vector<Unbuilt> all = {{"bad_words_ids", nullptr},
                                           {"constraints", nullptr},
                                           {"diversity_penalty", 0.0},
                                           {"dola_layers", nullptr},
                                           {"encoder_no_repeat_ngram_size", 0},
                                           {"encoder_repetition_penalty", 1.0},
                                           {"epsilon_cutoff", 0.0},
                                           {"eta_cutoff", 0.0},
                                           {"exponential_decay_length_penalty", nullptr},
                                           {"force_words_ids", nullptr},
                                           {"forced_decoder_ids", nullptr},
                                           {"guidance_scale", 1.0},
                                           {"max_time", nullptr},
                                           {"min_p", nullptr},
                                           {"num_beam_groups", 1},
                                           {"penalty_alpha", 0.0},
                                           {"sequence_bias", nullptr},
                                           {"stop_strings", nullptr},
                                           {"token_healing", false},
                                           {"typical_p", 1.0},
                                           {"watermarking_config", nullptr}};
  return all;
}

/// The file's content; an empty object where there is none.
Result<Json> ownFile(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder / kFile)) return Json(Json::object());
  auto read = readJsonFile(folder / kFile);
  if (read && !read->is_object())
    return Error{"not a JSON object", (folder / kFile).string(), "get the file again"};
  return read;
}

/// The member, unless it is missing or null.
const Json* find(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

/// Looks keys up in one file, then in the other; the first thing that is no id is kept as the error.
class IdReader {
 public:
  IdReader(const Json& first, std::string firstName, const Json& second)
      : m_first(first), m_firstName(std::move(firstName)), m_second(second) {}

  void one(const char* key, std::int64_t& value) {
    std::vector<std::int64_t> ids;
    many(key, ids);
    if (!ids.empty()) value = ids.front();
  }
  void one(const char* key, std::optional<std::int64_t>& value) {
    std::vector<std::int64_t> ids;
    many(key, ids);
    if (!ids.empty()) value = ids.front();
  }
  /// One id or a list of them.
  void many(const char* key, std::vector<std::int64_t>& value) {
    const Json* found = find(m_first, key);
    const std::string where = (found ? m_firstName : "config.json") + ": " + key;
    if (!found) found = find(m_second, key);
    if (!found) return;
    value.clear();
    if (!found->is_array()) return add(*found, where, value);
    for (const Json& id : *found) add(id, where, value);
  }
  const std::optional<Error>& error() const { return m_error; }

 private:
  void add(const Json& id, const std::string& where, std::vector<std::int64_t>& value) {
    if (id.is_number_integer() && id.get<std::int64_t>() >= 0) return value.push_back(id.get<std::int64_t>());
    if (!m_error)
      m_error = Error{"not a token id", where, "write a whole number of at least 0, or a list of them"};
  }

  const Json& m_first;
  std::string m_firstName;
  const Json& m_second;
  std::optional<Error> m_error;
};

Json idOrList(const std::vector<std::int64_t>& ids) {
  return ids.size() == 1 ? Json(ids.front()) : Json(ids);
}

}  // namespace

Result<GenerationTokens> readGenerationTokens(const std::filesystem::path& folder, const Json& config,
                                              const GenerationTokens& fallback) {
  const auto read = ownFile(folder);
  if (!read) return read.error();
  const Json& own = *read;
  const bool hasFile = !own.empty();
  GenerationTokens tokens = fallback;
  if (hasFile) tokens.forcedLastId.reset();
  const std::string name = (folder / kFile).string();
  IdReader ids(own, name, config);
  ids.one("pad_token_id", tokens.paddingId);
  ids.one("decoder_start_token_id", tokens.decoderStartId);
  ids.many("eos_token_id", tokens.endIds);
  const Json nothing = Json::object();
  IdReader rules(own, name, hasFile ? nothing : config);
  rules.one("forced_bos_token_id", tokens.forcedFirstId);
  rules.one("forced_eos_token_id", tokens.forcedLastId);
  rules.many("suppress_tokens", tokens.suppressed);
  rules.many("begin_suppress_tokens", tokens.suppressedFirst);
  for (const IdReader* reader : {&ids, &rules}) {
    if (reader->error()) return *reader->error();
  }
  return tokens;
}

Result<Json> readGenerationDefaults(const std::filesystem::path& folder, const Json& config) {
  auto own = ownFile(folder);
  if (!own) return own.error();
  if (!own->empty()) {
    for (const char* id : kIds) own->erase(id);
    return own;
  }
  Json defaults = Json::object();
  for (const char* key : kDefaults) {
    if (const Json* found = find(config, key)) defaults[key] = *found;
  }
  return defaults;
}

std::vector<std::string> unbuiltGeneration(const Json& defaults) {
  std::string keys;
  for (const Unbuilt& member : unbuilt()) {
    const Json* found = find(defaults, member.key);
    if (found && *found != member.nothing) keys += (keys.empty() ? "" : ", ") + std::string(member.key);
  }
  if (keys.empty()) return {};
  return {"the model's configuration asks for " + keys + ", which answers here do without"};
}

Json generationConfig(const GenerationTokens& tokens, const Json& defaults) {
  Json json = defaults;
  json["decoder_start_token_id"] = tokens.decoderStartId;
  json["pad_token_id"] = tokens.paddingId;
  if (!tokens.endIds.empty()) json["eos_token_id"] = idOrList(tokens.endIds);
  if (tokens.forcedFirstId) json["forced_bos_token_id"] = *tokens.forcedFirstId;
  if (tokens.forcedLastId) json["forced_eos_token_id"] = *tokens.forcedLastId;
  if (!tokens.suppressed.empty()) json["suppress_tokens"] = tokens.suppressed;
  if (!tokens.suppressedFirst.empty()) json["begin_suppress_tokens"] = tokens.suppressedFirst;
  return json;
}

}  // namespace s2s
