#pragma once
// What undoing the trimming of a vocabulary gives, told before any weight is read.

#include <filesystem>
#include <memory>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/vocabulary/vocabulary_map.h"

namespace s2s {

/// Whether a folder holds the map of a trimmed vocabulary.
bool isTrimmed(const std::filesystem::path& folder);

class RestoringPlan {
 public:
  /// `folder` is a Hugging Face directory, or a run's checkpoint, with the map of a trimmed vocabulary. One
  /// whose vocabulary has another size than its map is an error.
  static Result<RestoringPlan> make(const std::filesystem::path& folder);

  const VocabularyMap& map() const { return m_map; }
  const Json& trimmedConfig() const { return m_trimmedConfig; }
  /// config.json with the old size and ids.
  const Json& config() const { return m_config; }
  /// Configuration of the trimmed model with the ids of the original.
  Json withOldIds(Json config) const;

  /// {"vocabulary": {"before", "after"}, "parameters", "parameters_before"}
  Json numbers() const;

  /// The whole tokenizer, out of the model that was trimmed; where `original` has another one, an error of
  /// kind invalidInput.
  Result<std::shared_ptr<const Tokenizer>> tokenizerOf(const std::filesystem::path& original) const;

 private:
  VocabularyMap m_map;
  Json m_trimmedConfig, m_config;
  std::int64_t m_parametersBefore = 0, m_parametersAfter = 0;
};

}  // namespace s2s
