#include "engine/comparisons/said_words.h"

#include "engine/recipes/data_source_json.h"
#include "engine/recipes/sections/json_fields.h"

namespace s2s {

SaidWords saidWordsFrom(const Json& json) {
  SaidWords words;
  for (const SaidWord& word : kSaidWords) recipe_sections::read(json, word.key, words.*word.said);
  return words;
}

void writeSaidWords(const SaidWords& words, Json& json) {
  for (const SaidWord& word : kSaidWords) json[word.key] = recipe_sections::orNull(words.*word.said);
}

std::string rowsOf(const DataSource& set) {
  Json json = dataSourceToJson(set);
  for (const SaidWord& word : kSaidWords) json.erase(word.key);
  return writeJson(json);
}

}  // namespace s2s
