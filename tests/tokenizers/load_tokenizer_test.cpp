// What loadTokenizer says of folders that are not right, and that no file can bring it down.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "engine/tokenizers/tokenizer.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

using Loaded = Result<std::shared_ptr<const Tokenizer>>;

std::string smallModel() {
  std::ifstream stream(test::golden("tokenizers/small.model"), std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class LoadTokenizer : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& content) {
    std::ofstream(folder / name, std::ios::binary) << content;
  }
  std::string errorOf() {
    const Loaded loaded = loadTokenizer(folder.path());
    return loaded.ok() ? "" : loaded.error().message();
  }
  bool errorSays(const std::string& part) { return errorOf().find(part) != std::string::npos; }

  test::TemporaryDirectory folder;
};

TEST_F(LoadTokenizer, NamesAnUnknownClassAndTheKnownOnes) {
  write("tokenizer_config.json", R"({"tokenizer_class": "LlamaTokenizer"})");
  EXPECT_TRUE(errorSays("LlamaTokenizer")) << errorOf();
  EXPECT_TRUE(errorSays("T5Tokenizer, MT5Tokenizer, ByT5Tokenizer")) << errorOf();
}

TEST_F(LoadTokenizer, NamesTheMissingVocabulary) {
  write("tokenizer_config.json", R"({"tokenizer_class": "T5TokenizerFast"})");
  EXPECT_TRUE(errorSays("spiece.model, which is missing")) << errorOf();
}

TEST_F(LoadTokenizer, SaysWhatIsExpectedInAnEmptyFolder) {
  EXPECT_TRUE(errorSays("no tokenizer files")) << errorOf();
}

TEST_F(LoadTokenizer, SaysThatAPathDoesNotExist) {
  const Loaded loaded = loadTokenizer(folder / "nothing");
  ASSERT_FALSE(loaded.ok());
  EXPECT_NE(loaded.error().message().find("nothing"), std::string::npos);
}

TEST_F(LoadTokenizer, TakesTheClassFromTheModelsConfiguration) {
  write("config.json", R"({"model_type": "t5", "tokenizer_class": "ByT5Tokenizer"})");
  const Loaded loaded = loadTokenizer(folder.path());
  ASSERT_TRUE(loaded.ok()) << loaded.error().message();
  EXPECT_EQ((*loaded)->sentinel(0), 259);
}

TEST_F(LoadTokenizer, ABareSentencePieceFileHasT5sLayout) {
  const Loaded loaded = loadTokenizer(test::golden("tokenizers/small.model"));
  ASSERT_TRUE(loaded.ok()) << loaded.error().message();
  EXPECT_EQ((*loaded)->size(), 520);
  EXPECT_EQ((*loaded)->sentinels(), 100);
  EXPECT_EQ((*loaded)->sentinel(0), 519);
  EXPECT_EQ((*loaded)->sentinel(99), 420);
  EXPECT_EQ((*loaded)->sentinel(100), std::nullopt);
  EXPECT_EQ((*loaded)->sentinelNumber(518), 1);
  EXPECT_EQ((*loaded)->sentinelNumber(5), std::nullopt);
}

TEST_F(LoadTokenizer, SentinelsThatArePiecesAreNotAddedAgain) {
  const Loaded loaded = loadTokenizer(test::golden("tokenizers/pieces.model"));
  ASSERT_TRUE(loaded.ok()) << loaded.error().message();
  EXPECT_EQ((*loaded)->size(), 380);
  EXPECT_EQ((*loaded)->sentinels(), 100);
  EXPECT_EQ((*loaded)->piece(*(*loaded)->sentinel(3)), "▁<extra_id_3>");
  test::TemporaryDirectory copy;
  ASSERT_TRUE((*loaded)->save(copy.path()).ok());
  EXPECT_EQ((*loadTokenizer(copy.path()))->size(), 380);
}

// transformers counts 100 extra ids wherever a folder does not say otherwise, whatever the pieces are.
TEST_F(LoadTokenizer, AFolderHasHundredExtraIdsUnlessItSaysOtherwise) {
  std::filesystem::copy_file(test::golden("tokenizers/pieces.model"), folder / "spiece.model");
  for (const auto& [config, size, first] : {std::tuple{R"({"tokenizer_class": "MT5Tokenizer"})", 480, 479},
                                            {R"({"additional_special_tokens": null})", 480, 479},
                                            {R"({"additional_special_tokens": []})", 480, 380},
                                            {R"({"extra_ids": 0})", 380, 102}}) {
    write("tokenizer_config.json", config);
    const Loaded loaded = loadTokenizer(folder.path());
    ASSERT_TRUE(loaded.ok()) << loaded.error().message();
    EXPECT_EQ((*loaded)->size(), size) << config;
    EXPECT_EQ((*loaded)->sentinel(0), first) << config;
  }
}

TEST_F(LoadTokenizer, WrongTypesNameFileAndKey) {
  write("spiece.model", smallModel());
  for (const auto& [config, part] : {
           std::pair{R"([])", "not a JSON object"},
           {R"({"legacy": 3})", "'legacy' is not true or false"},
           {R"({"extra_ids": -1})", "'extra_ids' is not a whole number"},
           {R"({"extra_ids": 1000000000000})", "'extra_ids' is not a whole number"},
           {R"({"eos_token": 5})", "'eos_token' is not a token"},
           {R"({"additional_special_tokens": 5})", "'additional_special_tokens' is not a list"},
           {R"({"additional_special_tokens": ["<extra_id_0>"]})", "make them agree"},
           {R"({"added_tokens_decoder": {"x": "y"}})", "is not named by an id"},
           {R"({"added_tokens_decoder": {"999999999": "y"}})", "is not a whole number from 0"},
       }) {
    write("tokenizer_config.json", config);
    EXPECT_TRUE(errorSays(part)) << config << ": " << errorOf();
    EXPECT_TRUE(errorSays("tokenizer_config.json")) << errorOf();
  }
}

TEST_F(LoadTokenizer, RefusesWhatIsNoModel) {
  for (const std::string& content :
       {std::string(), std::string("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n"),
        std::string(1000, '\xFF'), std::string(1000, '\0'), std::string("\x0A\xFF\xFF\xFF\xFF\x7F")}) {
    write("spiece.model", content);
    EXPECT_TRUE(errorSays(folder.path().string())) << errorOf();
  }
}

TEST_F(LoadTokenizer, RefusesEveryCutModel) {
  const std::string whole = smallModel();
  for (std::size_t length = 1; length < whole.size(); length += 4999) {
    write("spiece.model", whole.substr(0, length));
    // A cut between two pieces leaves a smaller, whole protocol buffer; it must then load or be refused, not
    // crash.
    const Loaded loaded = loadTokenizer(folder.path());
    if (!loaded.ok()) continue;
    EXPECT_FALSE((*loaded)->encode("The apple 사과").empty());
  }
}

// SentencePiece walks the normalisation trie without looking at its bounds; a file must not lead it outside.
TEST_F(LoadTokenizer, SurvivesDamagedNormalisationTables) {
  const std::string whole = smallModel();
  const std::size_t table = whole.find("nmt_nfkc");
  ASSERT_NE(table, std::string::npos);
  int refused = 0;
  for (int variant = 0; variant < 120; ++variant) {
    std::string damaged = whole;
    std::uint32_t state = 12345u + static_cast<std::uint32_t>(variant);
    for (int i = 0; i < 400; ++i) {
      state = state * 1664525u + 1013904223u;
      const std::size_t at = table + 20 + (state >> 4) % (whole.size() - table - 40);
      damaged[at] = static_cast<char>(state >> 24);
    }
    write("spiece.model", damaged);
    const Loaded loaded = loadTokenizer(folder.path());
    if (!loaded.ok()) {
      ++refused;
      continue;
    }
    try {
      (void)(*loaded)->encode("ＦＵＬＬ é ½ 한국어 \u1112\u1161\u11ab ﬁ ① …");
    } catch (const std::exception&) {
      ++refused;  // SentencePiece noticed while encoding
    }
  }
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace s2s
