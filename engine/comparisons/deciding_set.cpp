#include "engine/comparisons/deciding_set.h"

#include <algorithm>

#include "engine/recipes/data_source_json.h"
#include "engine/recipes/sections/sections.h"

namespace s2s {
namespace {

void mayBeUnsaid(OptionSchema& schema, const char* key, const char* help) {
  Option& option = *std::ranges::find(schema.options, key, &Option::name);
  option.defaultValue = nullptr;
  option.help = help;
}

}  // namespace

const OptionSchema& decidingSetSchema() {
  static const OptionSchema schema = [] {
    OptionSchema made = recipe_sections::dataSourceSchema();
    made.name = "test";
    made.title = "Test set";
    made.help = "What the trained models are judged on";
    mayBeUnsaid(
        made, "prefix",
        "Written before every source, for entrants without a prefix of their own; absent: what they are "
        "trained with; empty: nothing");
    mayBeUnsaid(made, "source_language",
                "Code of the source's language, for entrants without one of their own; absent: what they are "
                "trained with; empty: the tokenizer's");
    mayBeUnsaid(made, "target_language",
                "Code of the target's language, for entrants without one of their own; absent: what they are "
                "trained with; empty: the tokenizer's");
    return made;
  }();
  return schema;
}

DecidingSet decidingSetFrom(const Json& json) {
  Json data = json;
  for (const SaidWord& word : kSaidWords) data[word.key] = "";
  return {recipe_sections::sourcesFrom(Json::array({std::move(data)})).front(), saidWordsFrom(json)};
}

Json toJson(const DecidingSet& set) {
  Json json = dataSourceToJson(set.data);
  writeSaidWords(set.words, json);
  return json;
}

}  // namespace s2s
