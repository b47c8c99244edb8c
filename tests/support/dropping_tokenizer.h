#pragma once
// A tokenizer like KoBART's, which has no unknown token.

#include "tests/support/tiny_training.h"

namespace s2s::test {

/// tokenizer.json of a BPE without an unknown token, blanks written "▁". It knows the letters a to f, and
/// every other character vanishes; what its configuration names `unk_token` is never written.
inline void writeDroppingTokenizer(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const Json blanks = {{"type", "Metaspace"}, {"replacement", "▁"}, {"add_prefix_space", true}};
  Json added = Json::array(), vocabulary = Json::object();
  for (const char* token : {"<pad>", "</s>", "<unk>"}) {
    added.push_back({{"id", added.size()},
                     {"content", token},
                     {"special", true},
                     {"single_word", false},
                     {"lstrip", false},
                     {"rstrip", false},
                     {"normalized", false}});
    vocabulary[token] = vocabulary.size();
  }
  for (const char* piece : {"▁", "a", "b", "c", "d", "e", "f"}) vocabulary[piece] = vocabulary.size();
  const auto sequence = [](const char* id) {
    return Json{{"Sequence", {{"id", id}, {"type_id", 0}}}};
  };
  const Json end = {{"SpecialToken", {{"id", "</s>"}, {"type_id", 0}}}};
  const Json frame = {
      {"type", "TemplateProcessing"},
      {"single", Json::array({sequence("A"), end})},
      {"pair", Json::array({sequence("A"), end, sequence("B"), end})},
      {"special_tokens",
       {{"</s>", {{"id", "</s>"}, {"ids", Json::array({1})}, {"tokens", Json::array({"</s>"})}}}}}};
  const Json model = {
      {"type", "BPE"}, {"unk_token", nullptr}, {"vocab", vocabulary}, {"merges", Json::array()}};
  const Json tokenizer = {{"version", "1.0"},
                          {"truncation", nullptr},
                          {"padding", nullptr},
                          {"added_tokens", added},
                          {"normalizer", nullptr},
                          {"pre_tokenizer", blanks},
                          {"post_processor", frame},
                          {"decoder", blanks},
                          {"model", model}};
  writeText(folder / "tokenizer.json", writeJson(tokenizer));
  const Json names = {{"tokenizer_class", "PreTrainedTokenizerFast"},
                      {"unk_token", "<unk>"},
                      {"pad_token", "<pad>"},
                      {"eos_token", "</s>"}};
  writeText(folder / "tokenizer_config.json", writeJson(names));
}

}  // namespace s2s::test
