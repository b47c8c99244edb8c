#include "engine/recipes/new_recipe.h"

#include "engine/recipes/recipe.h"

namespace s2s {
namespace {

Json translation() {
  return {{"name", "english-korean"},
          {"model", {{"from", "t5-small"}, {"initialization", "pretrained"}}},
          {"data",
           {{"train", Json::array({{{"path", "pairs.tsv"},
                                    {"format", "tsv"},
                                    {"source", "en"},
                                    {"target", "ko"},
                                    {"prefix", "translate English to Korean: "}}})},
            {"validation", {{"split", 0.05}}},
            {"max_source_tokens", 128},
            {"max_target_tokens", 128}}},
          {"objective", {{"kind", "sequence-to-sequence"}}},
          {"training",
           {{"epochs", 3}, {"batch_size", 16}, {"precision", "float32"}, {"device", "auto"}, {"seed", 1}}},
          {"optimizer", {{"kind", "adamw"}, {"learning_rate", 0.0003}}},
          {"schedule", {{"kind", "linear"}, {"warmup_share", 0.05}}},
          {"checkpoints", {{"every_steps", 500}, {"keep_last", 2}}},
          {"evaluation", {{"every_steps", 500}, {"samples", 4}}}};
}

Json spanCorruption() {
  return {
      {"name", "span-corruption"},
      {"model", {{"from", "mt5-small"}, {"initialization", "random"}}},
      {"tokenizer", {{"train", {{"kind", "sentencepiece-unigram"}, {"vocabulary_size", 8000}}}}},
      {"data",
       {{"train", Json::array({{{"path", "sentences.txt"}, {"format", "text"}, {"source", 1}}})},
        {"validation", {{"split", 0.02}}},
        {"max_source_tokens", 128},
        {"max_target_tokens", 64}}},
      {"objective", {{"kind", "span-corruption"}, {"noise_density", 0.15}, {"mean_noise_span_length", 3}}},
      {"training",
       {{"steps", 10000}, {"batch_size", 32}, {"precision", "float32"}, {"device", "auto"}, {"seed", 1}}},
      {"optimizer", {{"kind", "adafactor"}, {"learning_rate", 0.001}}},
      {"schedule", {{"kind", "inverse-square-root"}, {"warmup_steps", 500}}},
      {"checkpoints", {{"every_steps", 1000}, {"keep_last", 2}}},
      {"evaluation", {{"every_steps", 1000}, {"samples", 4}}}};
}

Json classification() {
  return {{"name", "sentiment"},
          {"model", {{"from", "klue-roberta-small"}, {"initialization", "pretrained"}}},
          {"data",
           {{"train",
             Json::array(
                 {{{"path", "reviews.tsv"}, {"format", "tsv"}, {"source", "text"}, {"target", "label"}}})},
            {"validation", {{"split", 0.05}}},
            {"max_source_tokens", 128}}},
          {"objective", {{"kind", "sequence-classification"}}},
          {"training",
           {{"epochs", 3}, {"batch_size", 32}, {"precision", "float32"}, {"device", "auto"}, {"seed", 1}}},
          {"optimizer", {{"kind", "adamw"}, {"learning_rate", 0.00005}, {"weight_decay", 0.01}}},
          {"schedule", {{"kind", "linear"}, {"warmup_share", 0.1}}},
          {"checkpoints",
           {{"every_steps", 500}, {"keep_last", 2}, {"metric", "validation_accuracy"}, {"mode", "max"}}},
          {"evaluation", {{"every_steps", 500}, {"samples", 4}}}};
}

struct Kind {
  const char* name;
  Json (*make)();
};
constexpr Kind kKinds[] = {
    {"translation", translation}, {"span-corruption", spanCorruption}, {"classification", classification}};

std::string comment(const Option& option) {
  std::string text = option.help;
  if (!option.unit.empty()) text += " [" + option.unit + "]";
  std::string choices;
  for (const std::string& choice : option.choices) {
    if (!choice.empty()) choices += (choices.empty() ? "" : " | ") + choice;
  }
  return choices.empty() ? text : text + ": " + choices;
}

void writeObject(std::string& text, const Json& json, const OptionSchema& schema, const std::string& indent);

void writeValue(std::string& text, const Json& value, const Option& option, const std::string& indent) {
  if (value.is_object() && !option.fields.empty())
    return writeObject(text, value, option.fields.front(), indent);
  if (!value.is_array() || option.fields.empty()) {
    text += writeJson(value);
    return;
  }
  text += "[\n";
  for (std::size_t i = 0; i < value.size(); ++i) {
    text += indent + "  ";
    writeObject(text, value[i], option.fields.back(), indent + "  ");
    text += i + 1 < value.size() ? ",\n" : "\n";
  }
  text += indent + "]";
}

void writeObject(std::string& text, const Json& json, const OptionSchema& schema, const std::string& indent) {
  text += "{\n";
  std::size_t written = 0;
  for (const auto& [key, value] : json.items()) {
    const Option* option = schema.find(key);
    if (option) text += indent + "  // " + comment(*option) + "\n";
    text += indent + "  " + writeJson(Json(key)) + ": ";
    if (option)
      writeValue(text, value, *option, indent + "  ");
    else
      text += writeJson(value);
    text += ++written < json.size() ? ",\n" : "\n";
  }
  text += indent + "}";
}

}  // namespace

std::vector<std::string> newRecipeKinds() {
  std::vector<std::string> names;
  for (const Kind& kind : kKinds) names.emplace_back(kind.name);
  return names;
}

Result<Json> newRecipe(const std::string& kind) {
  for (const Kind& known : kKinds) {
    if (kind == known.name) return known.make();
  }
  std::string names;
  for (const std::string& name : newRecipeKinds()) names += (names.empty() ? "" : ", ") + name;
  return Error{"unknown kind of recipe '" + kind + "'", "", "use one of: " + names,
               Error::Kind::invalidInput};
}

Result<std::string> newRecipeText(const std::string& kind) {
  const Result<Json> recipe = newRecipe(kind);
  if (!recipe) return recipe.error();
  std::string text =
      "// A recipe of Seq2Seq Workbench. `s2s recipe schema` lists every option, `s2s recipe check FILE` "
      "checks it.\n";
  writeObject(text, *recipe, recipeSchema(), "");
  return text + "\n";
}

}  // namespace s2s
