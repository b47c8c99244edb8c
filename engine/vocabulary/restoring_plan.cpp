#include "engine/vocabulary/restoring_plan.h"

#include "engine/shapes/configured_token_ids.h"
#include "engine/shapes/family.h"
#include "engine/shapes/vocabulary_axes.h"

namespace s2s {

bool isTrimmed(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::exists(folder / kVocabularyMapFile, ignored);
}

Result<RestoringPlan> RestoringPlan::make(const std::filesystem::path& folder) {
  auto map = VocabularyMap::read(folder);
  if (!map) return map.error();
  auto config = readJsonFile(folder / "config.json");
  if (!config) return config.error();
  const auto rows = vocabularyRows(*config);
  if (!rows) return rows.error();
  if (*rows != map->size()) {
    return Error{"the model has " + std::to_string(*rows) + " rows where its vocabulary map has " +
                     std::to_string(map->size()),
                 folder.string(), "restore a model that kept the size of its trimmed vocabulary"};
  }
  RestoringPlan plan;
  plan.m_map = *std::move(map);
  plan.m_config = plan.withOldIds(*config);
  plan.m_config["vocab_size"] = plan.m_map.oldRows();
  const auto before = shapeOfConfig(*config), after = shapeOfConfig(plan.m_config);
  if (!before) return before.error();
  if (!after) return after.error();
  plan.m_trimmedConfig = *std::move(config);
  plan.m_parametersBefore = before->parameters();
  plan.m_parametersAfter = after->parameters();
  return plan;
}

Json RestoringPlan::withOldIds(Json config) const {
  forEachTokenId(config, [&](Json& id) {
    if (id.get<TokenId>() < m_map.size()) id = m_map.oldId(id.get<TokenId>());
  });
  return config;
}

Json RestoringPlan::numbers() const {
  return {{"vocabulary", {{"before", m_map.size()}, {"after", m_map.oldRows()}}},
          {"parameters", m_parametersAfter},
          {"parameters_before", m_parametersBefore}};
}

Result<std::shared_ptr<const Tokenizer>> RestoringPlan::tokenizerOf(
    const std::filesystem::path& original) const {
  auto tokenizer = loadTokenizer(original);
  if (!tokenizer) return tokenizer;
  if (tokenizerHash(**tokenizer) == m_map.tokenizerHash()) return tokenizer;
  return Error{"the vocabulary was trimmed from another tokenizer", original.string(),
               "name the model that was trimmed", Error::Kind::invalidInput};
}

}  // namespace s2s
