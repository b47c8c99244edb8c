#include "engine/data/filters/row_filter.h"
#include "engine/recipes/sections/json_fields.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/recipes/sections/sections.h"

namespace s2s::recipe_sections {

namespace {

std::vector<std::string> withNone(std::vector<std::string> choices) {
  choices.insert(choices.begin(), "");
  return choices;
}

DataSource sourceFrom(const Json& json) {
  DataSource source;
  read(json, "name", source.name);
  read(json, "path", source.path);
  read(json, "target_path", source.targetPath);
  read(json, "format", source.format);
  read(json, "encoding", source.encoding);
  read(json, "header", source.header);
  read(json, "source", source.source);
  read(json, "target", source.target);
  read(json, "pair", source.pair);
  for (const Json& column : json.at("labels")) source.labels.push_back(columnFrom(column));
  read(json, "prefix", source.prefix);
  read(json, "source_language", source.sourceLanguage);
  read(json, "target_language", source.targetLanguage);
  read(json, "weight", source.weight);
  read(json, "objective", source.objective);
  source.filters = json.at("filters");
  source.asText = asTextFrom(json.at("as_text"));
  read(json, "limit_tokens", source.limitTokens);
  source.augmentation = augmentationFrom(json.at("augmentation"));
  read(json, "sha256", source.sha256);
  read(json, "target_sha256", source.targetSha256);
  return source;
}

Json sourceToJson(const DataSource& source) {
  return {{"name", source.name},
          {"path", source.path},
          {"target_path", source.targetPath},
          {"format", source.format},
          {"encoding", source.encoding},
          {"header", source.header},
          {"source", columnToJson(source.source)},
          {"target", columnToJson(source.target)},
          {"pair", source.pair ? columnToJson(*source.pair) : Json(nullptr)},
          {"labels", columnsToJson(source.labels)},
          {"prefix", source.prefix},
          {"source_language", source.sourceLanguage},
          {"target_language", source.targetLanguage},
          {"weight", source.weight},
          {"objective", source.objective},
          {"filters", source.filters},
          {"as_text", asTextToJson(source.asText)},
          {"limit_tokens", orNull(source.limitTokens)},
          {"augmentation", augmentationToJson(source.augmentation)},
          {"sha256", source.sha256},
          {"target_sha256", source.targetSha256}};
}

Option filtersOption() {
  Option filters = option("filters", Type::list, Json::array(),
                          "What leaves rows of this data set out, one after the other");
  filters.variants = filterSchemas();
  return filters;
}

}  // namespace

OptionSchema dataSourceSchema() {
  const DataSource d;
  return {
      "source",
      "Data set",
      "A file of rows with a source and a target column",
      {option("name", Type::text, d.name, "Name in lists and charts; empty for the file's name"),
       common(required(option("path", Type::path, nullptr, "The file"))),
       option("target_path", Type::path, d.targetPath, "Text format: the file whose lines are the targets"),
       common(choice("format", d.format,
                     {"auto", "tsv", "csv", "json", "jsonl", "text", "tmx", "po", "mo", "parquet", "arrow"},
                     "How the file is read; auto goes by its name")),
       option("encoding", Type::text, d.encoding,
              "auto, utf-8, utf-16le, utf-16be, cp949 or another name that ICU knows"),
       option("header", Type::boolean, d.header, "Whether the first row names the columns"),
       common(orElse(Type::integer,
                     atLeast(1, option("source", Type::text, Json("source"),
                                       "Column of the source text, by name or by number from 1")))),
       common(orElse(Type::integer,
                     atLeast(1, option("target", Type::text, Json("target"),
                                       "Column of the target text, by name or by number from 1")))),
       orElse(Type::integer,
              atLeast(1, option("pair", Type::text, nullptr, "Pairs: column of the second text"))),
       listOf(orElse(Type::integer, atLeast(1, required(option("label", Type::text, nullptr, "A column")))),
              option("labels", Type::list, Json::array(),
                     "Classification: several label columns in place of the target")),
       common(
           option("prefix", Type::text, d.prefix, "Written before every source text, such as a task's name")),
       option("source_language", Type::text, d.sourceLanguage,
              "Code of the source's language, for families with language tokens; empty for the tokenizer's"),
       option("target_language", Type::text, d.targetLanguage,
              "Code of the target's language, for families with language tokens; empty for the tokenizer's"),
       within(0.001, 1000,
              option("weight", Type::number, d.weight, "How often a row occurs in an epoch, on average")),
       choice("objective", d.objective, withNone(objectiveNames()),
              "Objective of this data set; empty for the recipe's"),
       filtersOption(),
       asTextOption(),
       within(
           1, 1e15,
           option("limit_tokens", Type::integer, nullptr,
                  "Only the first rows that hold so many source and target tokens are trained on, again and "
                  "again",
                  "tokens")),
       augmentationOption(),
       option("sha256", Type::text, d.sha256, "SHA-256 of the file, written by the run"),
       option("target_sha256", Type::text, d.targetSha256,
              "SHA-256 of the target file, written by the run")}};
}

std::vector<DataSource> sourcesFrom(const Json& json) {
  std::vector<DataSource> sources;
  for (const Json& element : json) sources.push_back(sourceFrom(element));
  return sources;
}

Json sourcesToJson(const std::vector<DataSource>& sources) {
  Json json = Json::array();
  for (const DataSource& source : sources) json.push_back(sourceToJson(source));
  return json;
}

}  // namespace s2s::recipe_sections
