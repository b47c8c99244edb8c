#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

Option dataOption() {
  const DataSection d;
  Option train = option("train", Type::list, nullptr, "The data sets to train on");
  train.fields.push_back(dataSourceSchema());
  Option sets = option("sets", Type::list, Json::array(), "Named data sets, each with a curve of its own");
  sets.fields.push_back(dataSourceSchema());
  Option validation = section({"validation",
                               "Validation",
                               "What the model is checked on while it trains",
                               {common(within(0, 0.9,
                                              option("split", Type::number, d.validation.split,
                                                     "Share of the training rows held out; 0 for none"))),
                                sets}});
  const TestSection t;
  Option test = section({"test",
                         "Test",
                         "Rows that are neither trained nor validated on, written to the run's folder",
                         {within(0, 0.9,
                                 option("split", Type::number, t.split,
                                        "Share of the training rows kept for a test; 0 for none"))}});
  validation.alternative = Type::list;
  validation.fields.push_back(dataSourceSchema());
  return common(required(section(
      {"data",
       "Data",
       "What the model is trained and checked on",
       {common(required(train)), common(validation), test,
        option("stratified", Type::boolean, d.stratified, "Splits keep the share of every label"),
        option("keep_duplicates_together", Type::boolean, d.keepDuplicatesTogether,
               "Rows with the same source never stand on both sides of a split"),
        mixingOption(),
        common(within(2, kMostTokens,
                      option("max_source_tokens", Type::integer, d.maxSourceTokens,
                             "Longest source, the end token included", "tokens"))),
        common(within(2, kMostTokens,
                      option("max_target_tokens", Type::integer, d.maxTargetTokens,
                             "Longest target, the end token included", "tokens"))),
        choice("overlong", d.overlong, {"truncate", "discard"}, "What happens to rows that are longer"),
        option("shuffle", Type::boolean, d.shuffle, "A new random order of the rows in every epoch")}})));
}

DataSection dataFrom(const Json& json) {
  DataSection data;
  data.train = sourcesFrom(json.at("train"));
  const Json& validation = json.at("validation");
  if (validation.is_array()) {
    data.validation.sets = sourcesFrom(validation);
  } else {
    read(validation, "split", data.validation.split);
    data.validation.sets = sourcesFrom(validation.at("sets"));
  }
  read(json.at("test"), "split", data.test.split);
  read(json, "stratified", data.stratified);
  read(json, "keep_duplicates_together", data.keepDuplicatesTogether);
  data.mixing = mixingFrom(json.at("mixing"));
  read(json, "max_source_tokens", data.maxSourceTokens);
  read(json, "max_target_tokens", data.maxTargetTokens);
  read(json, "overlong", data.overlong);
  read(json, "shuffle", data.shuffle);
  return data;
}

Json dataToJson(const DataSection& data) {
  return {{"train", sourcesToJson(data.train)},
          {"validation", {{"split", data.validation.split}, {"sets", sourcesToJson(data.validation.sets)}}},
          {"test", {{"split", data.test.split}}},
          {"stratified", data.stratified},
          {"keep_duplicates_together", data.keepDuplicatesTogether},
          {"mixing", mixingToJson(data.mixing)},
          {"max_source_tokens", data.maxSourceTokens},
          {"max_target_tokens", data.maxTargetTokens},
          {"overlong", data.overlong},
          {"shuffle", data.shuffle}};
}

}  // namespace s2s::recipe_sections
