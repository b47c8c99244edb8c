// Files that are wrong are named, with what is wrong in them; none of them brings the program down.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "engine/core/json.h"
#include "engine/tokenizers/tokenizer.h"
#include "tests/support/memory_ceiling.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

using Loaded = Result<std::shared_ptr<const Tokenizer>>;

std::string bytesOf(const std::string& name) {
  std::ifstream stream(test::golden("tokenizers/" + name), std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// A tokenizer.json that loads, with one part replaced.
std::string pipelineWith(const std::string& key, const std::string& part) {
  Json json = Json::parse(R"({"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
    "normalizer": null, "pre_tokenizer": null, "post_processor": null, "decoder": null,
    "model": {"type": "BPE", "unk_token": null, "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": ["a b"]}})");
  json[key] = Json::parse(part);
  return json.dump();
}

class DamagedTokenizer : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& content) {
    std::ofstream(folder / name, std::ios::binary) << content;
  }
  void beOfClass(const std::string& name) {
    write("tokenizer_config.json", R"({"tokenizer_class": ")" + name + "\"}");
  }
  std::string errorOf() {
    const Loaded loaded = loadTokenizer(folder.path());
    return loaded.ok() ? "(no error)" : loaded.error().message();
  }
  void expectError(const std::string& file, const std::string& content, const std::string& part) {
    write(file, content);
    const std::string error = errorOf();
    EXPECT_NE(error.find(part), std::string::npos) << error << "\nof " << content.substr(0, 200);
    EXPECT_NE(error.find(file), std::string::npos) << error;
  }
  /// Loads a file cut at many places and with many bytes changed; what loads must encode and decode.
  void expectSurvival(const std::string& name, const std::string& whole) {
    const test::MemoryCeiling ceiling(512u << 20);
    std::uint32_t state = 7;
    const auto next = [&] { return state = state * 1664525u + 1013904223u; };
    for (int variant = 0; variant < 150; ++variant) {
      std::string damaged = whole;
      if (variant % 3 == 0) damaged.resize(next() % whole.size());
      for (int i = 0; i < variant % 5 && !damaged.empty(); ++i)
        damaged[(next() >> 4) % damaged.size()] = static_cast<char>(next() >> 24);
      write(name, damaged);
      const Loaded loaded = loadTokenizer(folder.path());
      if (!loaded.ok()) continue;
      const std::vector<TokenId> ids =
          (*loaded)->encode("The apple 사과 [MASK] <s> é \u1112\u1161\u11ab 👩‍👩‍👧");
      EXPECT_NO_THROW((void)(*loaded)->decode(ids, false));
    }
  }

  test::TemporaryDirectory folder;
};

TEST_F(DamagedTokenizer, WordPieceVocabularies) {
  beOfClass("BertTokenizer");
  EXPECT_NE(errorOf().find("needs vocab.txt, which is missing"), std::string::npos) << errorOf();
  expectError("vocab.txt", "", "an empty vocabulary");
  expectError("vocab.txt", "[PAD]\n\xFF\xFE\n", "not UTF-8");
}

TEST_F(DamagedTokenizer, ByteLevelVocabulariesAndMerges) {
  beOfClass("BartTokenizer");
  write("merges.txt", "#version: 0.2\n");
  expectError("vocab.json", "[1]", "not a JSON object of tokens");
  expectError("vocab.json", "{}", "not a JSON object of tokens");
  expectError("vocab.json", R"({"a": 0, "b": 2})", "number the tokens from 0 without a gap");
  expectError("vocab.json", R"({"a": 0, "b": 0})", "have the same id 0");
  expectError("vocab.json", R"({"a": -1})", "is not a whole number from 0");
  expectError("vocab.json", R"({"a": 99999999999999999999})", "is not a whole number from 0");
  expectError("vocab.json", R"({"a": "0"})", "is not a whole number from 0");
  expectError("vocab.json", std::string(100'000, '['), "nested deeper");
  write("vocab.json", R"({"<s>": 0, "</s>": 1, "a": 2})");
  expectError("merges.txt", "#version\na b\nab\n", "line 3 is not a pair");
  expectError("merges.txt", "#version\na b c\n", "line 2 is not a pair");
  expectError("merges.txt", "#version\n\xFF b\n", "not UTF-8");
}

TEST_F(DamagedTokenizer, MergesThatGoInCirclesEnd) {
  beOfClass("BartTokenizer");
  write("vocab.json", R"({"<s>": 0, "</s>": 1, "a": 2, "aa": 3})");
  write("merges.txt", "#version\naa aa\na a\naa a\na aa\naaaa aaaa\n");
  const Loaded loaded = loadTokenizer(folder.path());
  ASSERT_TRUE(loaded.ok()) << loaded.error().message();
  EXPECT_FALSE((*loaded)->encode(std::string(100'000, 'a')).empty());
}

TEST_F(DamagedTokenizer, SettingsThatAreNotBuiltAreNamed) {
  write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\n");
  for (const auto& [setting, part] : {std::pair{R"("split_special_tokens": true)", "split_special_tokens"},
                                      {R"("truncation_side": "middle")", "truncation_side"},
                                      {R"("never_split": "a")", "never_split"},
                                      {R"("do_lower_case": "no")", "do_lower_case"}}) {
    expectError("tokenizer_config.json",
                std::string(R"({"tokenizer_class": "BertTokenizer", )") + setting + "}", part);
  }
}

TEST_F(DamagedTokenizer, LanguagesThatDoNotExistAreNamed) {
  std::filesystem::copy_file(test::golden("tokenizers/translation.model"),
                             folder / "sentencepiece.bpe.model");
  for (const auto& [name, key] : {std::pair{"MBartTokenizer", "src_lang"},
                                  {"MBart50Tokenizer", "tgt_lang"},
                                  {"NllbTokenizer", "src_lang"}}) {
    expectError("tokenizer_config.json",
                std::string(R"({"tokenizer_class": ")") + name + R"(", ")" + key + R"(": "xx_YY"})",
                "'xx_YY'");
  }
  expectError("tokenizer_config.json",
              R"({"tokenizer_class": "NllbTokenizer", "additional_special_tokens": ["<x>"]})", "eng_Latn");
}

TEST_F(DamagedTokenizer, UnknownPartsOfAPipelineAreNamed) {
  for (const auto& [key, part, named] :
       {std::tuple{"model", R"({"type": "Magic"})", "Magic"},
        {"model", R"({"type": "BPE", "vocab": {"a": 0}, "merges": [], "dropout": 0.1})", "dropout"},
        {"model", R"({"type": "BPE", "vocab": {"a": 0}, "merges": [], "sparkle": true})", "sparkle"},
        {"model", R"({"type": "BPE", "vocab": {"a": 0}, "merges": ["a z"]})", "merge 1"},
        {"model", R"({"type": "BPE", "vocab": {"a": 0}, "merges": [["a"]]})", "merge 1"},
        {"model", R"({"type": "BPE", "vocab": {"a": 0}, "merges": 5})", "merges"},
        {"model", R"({"type": "BPE", "vocab": {"a": 99999999}, "merges": []})", "is not a whole number"},
        {"model", R"({"type": "BPE", "unk_token": "<unk>", "vocab": {"a": 0}, "merges": []})", "unk_token"},
        {"model", R"({"type": "Unigram", "vocab": [], "unk_id": 0})", "vocab"},
        {"model", R"({"type": "Unigram", "vocab": [["a", 0]], "unk_id": 7})", "unk_id"},
        {"model", R"({"type": "Unigram", "vocab": [["a", 0]], "unk_id": null})", "unk_id"},
        {"model", R"({"type": "Unigram", "vocab": [["a"]], "unk_id": 0})", "piece 0"},
        {"model", R"({"type": "WordLevel", "vocab": {"a": 0}})", "unk_token"},
        {"model", "null", "model"},
        {"normalizer", R"({"type": "Sparkle"})", "Sparkle"},
        {"normalizer", R"({"type": "NFC", "strength": 2})", "strength"},
        {"normalizer", R"({"type": "Sequence", "normalizers": [{"type": "Sparkle"}]})", "Sparkle"},
        {"normalizer", R"({"type": "Replace", "pattern": {"Regex": "(a|b)*"}, "content": ""})", "(a|b)*"},
        {"normalizer", R"({"type": "Precompiled", "precompiled_charsmap": "AAAA"})", "damaged"},
        {"normalizer", R"({"type": "Precompiled", "precompiled_charsmap": "!!"})", "damaged"},
        {"pre_tokenizer", R"({"type": "UnicodeScripts"})", "UnicodeScripts"},
        {"pre_tokenizer", R"({"type": "Metaspace", "replacement": "ab"})", "replacement"},
        {"pre_tokenizer", R"({"type": "Punctuation", "behavior": "Exploded"})", "Exploded"},
        {"post_processor", R"({"type": "Sparkle"})", "Sparkle"},
        {"post_processor", R"({"type": "BertProcessing", "sep": ["x", -3], "cls": ["y", 1]})", "sep"},
        {"post_processor",
         R"({"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "?", "type_id": 0}}],
           "pair": [], "special_tokens": {}})",
         "?"},
        {"decoder", R"({"type": "CTC"})", "CTC"},
        {"added_tokens", R"([{"id": 9, "content": "x"}])", "'x'"},
        {"added_tokens", R"([{"id": -9, "content": "x"}])", "'x'"},
        {"colour", "1", "colour"}}) {
    expectError("tokenizer.json", pipelineWith(key, part), named);
  }
}

TEST_F(DamagedTokenizer, AnyCutOrChangedFileLoadsOrIsRefused) {
  beOfClass("BertTokenizer");
  const Json bert = *readJsonFile(test::golden("tokenizers/families/bert_cased.json"));
  expectSurvival("vocab.txt", bert["files"]["vocab.txt"]);
  std::filesystem::remove(folder / "vocab.txt");
  for (const char* name : {"json_t5", "json_bart", "json_bert", "json_unigram_bytes"}) {
    const Json golden = *readJsonFile(test::golden("tokenizers/families/" + std::string(name) + ".json"));
    beOfClass("PreTrainedTokenizerFast");
    expectSurvival("tokenizer.json", golden["files"]["tokenizer.json"].dump());
  }
  std::filesystem::remove(folder / "tokenizer.json");
  beOfClass("BartTokenizer");
  write("merges.txt", bytesOf("bart_merges.txt"));
  expectSurvival("vocab.json", bytesOf("bart_vocab.json"));
  write("vocab.json", bytesOf("bart_vocab.json"));
  expectSurvival("merges.txt", bytesOf("bart_merges.txt"));
}

}  // namespace
}  // namespace s2s
