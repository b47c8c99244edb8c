#include "engine/runs/peft_folder.h"

#include <algorithm>
#include <array>

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr const char* kConfigFile = "adapter_config.json";
constexpr const char* kBaseKey = "base_model_name_or_path";

Error unsupported(const fs::path& folder, const std::string& key, const Json& value) {
  return Error{"the adapter uses " + key + " = " + writeJson(value) + ", which is not supported",
               (folder / kConfigFile).string(), "merge it into its base with PEFT and open the result",
               Error::Kind::invalidInput};
}

Result<Json> readConfig(const fs::path& folder) {
  auto config = readJsonFile(folder / kConfigFile);
  if (config && !config->is_object())
    return Error{"not a JSON object", (folder / kConfigFile).string(), "", Error::Kind::invalidInput};
  return config;
}

/// Neither missing nor null, false or empty.
bool isSet(const Json& config, const char* key) {
  const auto found = config.find(key);
  return found != config.end() && !found->is_null() && *found != Json(false) &&
         !(found->is_structured() && found->empty());
}

/// What changes how an update is computed or stored, in ways that merging here would miss.
Result<void> checkPlainLora(const fs::path& folder, const Json& config) {
  if (config.value("peft_type", Json()) != Json("LORA")) {
    return unsupported(folder, "peft_type", config.value("peft_type", Json()));
  }
  constexpr std::array kRefused = {"use_dora",
                                   "use_qalora",
                                   "lora_bias",
                                   "fan_in_fan_out",
                                   "alpha_pattern",
                                   "layer_replication",
                                   "trainable_token_indices",
                                   "target_parameters"};
  for (const char* key : kRefused) {
    if (isSet(config, key)) return unsupported(folder, key, config.at(key));
  }
  // The others change the base's weights before the first step.
  const Json start = config.value("init_lora_weights", Json(true));
  constexpr std::array kHarmless = {"gaussian", "eva", "orthogonal"};
  const bool harmless =
      start.is_boolean() || std::ranges::any_of(kHarmless, [&](const char* name) { return start == name; });
  if (!harmless) return unsupported(folder, "init_lora_weights", start);
  return {};
}

/// The texts of a list; what is none has none.
std::vector<std::string> textsIn(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& entry : list.is_array() ? list : Json::array()) {
    if (entry.is_string()) texts.push_back(entry.get<std::string>());
  }
  return texts;
}

}  // namespace

bool isPeftFolder(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / kConfigFile, ignored) && !fs::exists(folder / "config.json", ignored);
}

Result<std::string> baseOfAdapter(const fs::path& folder) {
  const auto config = readConfig(folder);
  if (!config) return config.error();
  const auto base = config->find(kBaseKey);
  if (base != config->end() && base->is_null()) return std::string();
  if (base != config->end() && base->is_string()) return base->get<std::string>();
  return Error{"the adapter does not say whether it has a base model", (folder / kConfigFile).string(),
               "let base_model_name_or_path name the base model's folder, or be null where there is none",
               Error::Kind::invalidInput};
}

Result<PeftFolder> readPeftFolder(const fs::path& folder) {
  const auto config = readConfig(folder);
  if (!config) return config.error();
  if (auto plain = checkPlainLora(folder, *config); !plain) return plain.error();
  PeftFolder peft;
  peft.folder = folder;
  const auto textAt = [&](const char* key) {
    const Json value = config->value(key, Json());
    return value.is_string() ? value.get<std::string>() : std::string();
  };
  peft.taskType = textAt("task_type");
  peft.rankStabilized = isSet(*config, "use_rslora");
  if (const Json alpha = config->value("lora_alpha", Json()); alpha.is_number())
    peft.alpha = alpha.get<double>();
  peft.savedModules = textsIn(config->value("modules_to_save", Json()));
  const std::string base = textAt(kBaseKey);
  std::error_code ignored;
  for (const fs::path& candidate : {fs::path(base), folder / base}) {
    if (base.empty() || !fs::exists(candidate / "config.json", ignored)) continue;
    peft.base = candidate;
    return peft;
  }
  return Error{base.empty() ? "the adapter names no base model"
                            : "the adapter's base model \"" + base + "\" is no folder with a config.json",
               (folder / kConfigFile).string(), "let base_model_name_or_path name the base model's folder",
               Error::Kind::invalidInput};
}

fs::path companionFolder(const fs::path& folder) {
  std::error_code ignored;
  if (!isPeftFolder(folder) || fs::exists(folder / "tokenizer_config.json", ignored)) return folder;
  const Result<PeftFolder> peft = readPeftFolder(folder);
  return peft ? peft->base : folder;
}

}  // namespace s2s
