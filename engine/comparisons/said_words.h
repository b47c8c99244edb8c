#pragma once
// The words that a model is told with a text: what stands before it, and its languages. A comparison may say
// them of an entrant and of its test set, or leave them to the data that the models learn from.

#include <array>
#include <optional>
#include <string>

#include "engine/core/json.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Unset: not said here. Empty is something else: it says that there is none.
struct SaidWords {
  std::optional<std::string> prefix, sourceLanguage, targetLanguage;
};

/// One of them.
struct SaidWord {
  const char* key;  ///< in the JSON of an entrant and of a data set
  std::optional<std::string> SaidWords::*said;
  std::string DataSource::*of;
};
inline constexpr std::array kSaidWords = {
    SaidWord{"prefix", &SaidWords::prefix, &DataSource::prefix},
    SaidWord{"source_language", &SaidWords::sourceLanguage, &DataSource::sourceLanguage},
    SaidWord{"target_language", &SaidWords::targetLanguage, &DataSource::targetLanguage}};

/// Of an object that has passed a schema; null says nothing.
SaidWords saidWordsFrom(const Json& json);
/// Sets the key of each in `json`; null where it is not said.
void writeSaidWords(const SaidWords& words, Json& json);

/// What decides the rows of a set, as one text: entrants mostly differ in the words alone that they are told.
std::string rowsOf(const DataSource& set);

}  // namespace s2s
