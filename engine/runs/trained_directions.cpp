#include "engine/runs/trained_directions.h"

#include <array>
#include <string_view>

#include "engine/core/json.h"
#include "engine/runs/run_files.h"

namespace s2s {
namespace {

struct NamedLanguage {
  std::string_view code, englishName;
};
constexpr std::array kLanguages = {
#define LANGUAGE(code, englishName, ownName, letters) NamedLanguage{code, englishName},
#include "engine/generation/languages.def"
#undef LANGUAGE
};

std::string codeOf(std::string_view englishName) {
  for (const NamedLanguage& language : kLanguages) {
    if (language.englishName == englishName) return std::string(language.code);
  }
  return "";
}

/// "translate English to Korean: " names both of its languages.
void readPrefix(TrainedDirection& direction) {
  constexpr std::string_view kBegin = "translate ", kMiddle = " to ", kEnd = ": ";
  const std::string_view prefix = direction.prefix;
  const std::size_t middle = prefix.find(kMiddle);
  if (!prefix.starts_with(kBegin) || !prefix.ends_with(kEnd) || middle == std::string_view::npos) return;
  direction.from = codeOf(prefix.substr(kBegin.size(), middle - kBegin.size()));
  const std::size_t to = middle + kMiddle.size();
  direction.to = codeOf(prefix.substr(to, prefix.size() - kEnd.size() - to));
}

/// Whether rows are asked with the prefix of their set; masked texts are not.
bool isAsked(const std::string& objective) {
  return objective == "sequence-to-sequence" || objective == "sequence-classification" ||
         objective == "regression";
}

std::string textAt(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

std::vector<TrainedDirection> trainedDirections(const std::filesystem::path& checkpoint) {
  const auto run = run_files::runOfCheckpoint(checkpoint);
  if (!run) return {};
  const auto recipe = readJsonFile(*run / run_files::kRecipe);
  if (!recipe || !recipe->is_object() || !recipe->contains("data")) return {};
  const Json train = recipe->at("data").value("train", Json::array());
  std::vector<TrainedDirection> directions;
  for (const Json& source : train) {
    const std::string objective = source.is_object() ? textAt(source, "objective") : "span-corruption";
    const std::string kind = recipe->contains("objective") ? textAt(recipe->at("objective"), "kind") : "";
    if (!isAsked(objective.empty() ? kind : objective)) continue;
    TrainedDirection direction{textAt(source, "prefix"), textAt(source, "source_language"),
                               textAt(source, "target_language")};
    if (direction.to.empty()) readPrefix(direction);
    directions.push_back(std::move(direction));
  }
  return directions;
}

}  // namespace s2s
