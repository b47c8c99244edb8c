// Every case of tests/golden/tokenizers against the values that transformers gives.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <thread>
#include <vector>

#include "engine/core/json.h"
#include "engine/tokenizers/tokenizer.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

class TokenizerGoldenTest : public testing::TestWithParam<std::string> {
 protected:
  /// Lays out the tokenizer's folder as the case describes it. Skips where the vocabulary is not here.
  void SetUp() override {
    Result<Json> read = readJsonFile(test::golden("tokenizers/" + GetParam() + ".json"));
    ASSERT_TRUE(read.ok()) << read.error().message();
    golden = std::move(*read);
    if (golden["spiece"].is_string()) {
      const std::string name = golden["spiece"];
      const fs::path source =
          name.starts_with("shared:") ? test::sharedData(name.substr(7)) : test::golden("tokenizers/" + name);
      S2S_NEEDS(source);
      fs::copy_file(source, folder / "spiece.model");
    }
    for (const auto& [name, content] : golden["files"].items())
      std::ofstream(folder / name) << content.dump();
    Result<std::shared_ptr<const Tokenizer>> loaded = loadTokenizer(folder.path());
    ASSERT_TRUE(loaded.ok()) << loaded.error().message();
    tokenizer = *loaded;
  }

  static std::string textOf(const Json& row) {
    if (row.contains("text")) return row["text"];
    std::string bytes;
    if (row.contains("repeat")) {
      for (int i = 0; i < row["repeat"][1].get<int>(); ++i) bytes += row["repeat"][0].get<std::string>();
      return bytes;
    }
    const std::string hex = row["hex"];
    for (std::size_t i = 0; i < hex.size(); i += 2) {
      bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    return bytes;
  }

  static std::vector<TokenId> idsOf(const Json& row) { return row["ids"].get<std::vector<TokenId>>(); }

  void expectTexts(const Tokenizer& subject) const {
    for (const Json& row : golden["texts"]) {
      const std::string text = textOf(row);
      const std::string shown = text.substr(0, 80);
      const std::vector<TokenId> ids = idsOf(row);
      std::vector<TokenId> plain(ids.begin(), ids.end() - 1);
      if (!row["plain"].is_null()) plain = row["plain"].get<std::vector<TokenId>>();
      EXPECT_EQ(subject.encode(text, true), ids) << shown;
      EXPECT_EQ(subject.encode(text, false), plain) << shown;
      EXPECT_EQ(subject.decode(ids, true), row["skip"].is_null() ? text : row["skip"].get<std::string>())
          << shown;
      EXPECT_EQ(subject.decode(ids, false),
                row["keep"].is_null() ? text + "</s>" : row["keep"].get<std::string>())
          << shown;
    }
  }

  Json golden;
  test::TemporaryDirectory folder;
  std::shared_ptr<const Tokenizer> tokenizer;
};

TEST_P(TokenizerGoldenTest, EncodesAndDecodesAsTransformers) {
  ASSERT_GT(golden["texts"].size(), 40u);
  expectTexts(*tokenizer);
}

TEST_P(TokenizerGoldenTest, DecodesAnyIdsAsTransformers) {
  for (const Json& row : golden["loose"]) {
    EXPECT_EQ(tokenizer->decode(idsOf(row), true), row["skip"].get<std::string>()) << row["ids"].dump();
    EXPECT_EQ(tokenizer->decode(idsOf(row), false), row["keep"].get<std::string>()) << row["ids"].dump();
  }
}

TEST_P(TokenizerGoldenTest, KnowsSizePiecesAndSpecialTokens) {
  EXPECT_EQ(tokenizer->size(), golden["size"].get<std::int64_t>());
  for (const auto& [id, piece] : golden["pieces"].items()) {
    EXPECT_EQ(tokenizer->piece(std::stoll(id)), piece.get<std::string>()) << id;
  }
  EXPECT_EQ(tokenizer->special().padding, golden["special"]["pad"].get<TokenId>());
  EXPECT_EQ(tokenizer->special().end, golden["special"]["eos"].get<TokenId>());
  EXPECT_EQ(tokenizer->special().unknown, golden["special"]["unk"].get<TokenId>());
  for (const auto& [number, id] : golden["sentinels"].items()) {
    EXPECT_EQ(tokenizer->sentinel(std::stoi(number)), id.get<TokenId>());
    EXPECT_EQ(tokenizer->sentinelNumber(id.get<TokenId>()), std::stoi(number));
  }
}

TEST_P(TokenizerGoldenTest, SavedFilesLoadAsTheSameTokenizer) {
  test::TemporaryDirectory copy;
  ASSERT_TRUE(tokenizer->save(copy.path()).ok());
  const Result<std::shared_ptr<const Tokenizer>> again = loadTokenizer(copy.path());
  ASSERT_TRUE(again.ok()) << again.error().message();
  EXPECT_EQ((*again)->size(), tokenizer->size());
  expectTexts(**again);
}

TEST_P(TokenizerGoldenTest, IdsOutsideTheVocabularyAreUnknown) {
  const std::vector<TokenId> outside = {-1, tokenizer->size(), tokenizer->size() + 1000, INT64_MAX,
                                        INT64_MIN};
  for (const TokenId id : outside) EXPECT_EQ(tokenizer->piece(id), "<unk>") << id;
  EXPECT_EQ(tokenizer->decode(outside, true), "");
}

INSTANTIATE_TEST_SUITE_P(Cases, TokenizerGoldenTest,
                         testing::Values("t5_legacy", "t5_modern", "t5_hub", "small_legacy", "small_modern",
                                         "small_modern_no_prefix", "small_older_files", "small_added",
                                         "small_added_modern", "mt5_pieces", "seqio", "kortok_bpe", "byt5",
                                         "byt5_added"),
                         [](const auto& one) { return one.param; });

TEST(TokenizerThreads, ManyThreadsEncodeTheSame) {
  const auto loaded = loadTokenizer(test::golden("tokenizers/small.model"));
  ASSERT_TRUE(loaded.ok()) << loaded.error().message();
  std::vector<std::string> texts;
  for (int i = 0; i < 50; ++i) {
    texts.push_back("Der Apfel " + std::to_string(i * i) + " <extra_id_" + std::to_string(i) +
                    "> 사과가 있습니다");
  }
  std::vector<std::vector<TokenId>> expected;
  for (const std::string& text : texts) expected.push_back((*loaded)->encode(text));
  ASSERT_GT(std::set(expected.begin(), expected.end()).size(), 40u);

  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (std::size_t worker = 0; worker < wrong.size(); ++worker) {
    threads.emplace_back([&, worker] {
      for (std::size_t i = 0; i < 10 * texts.size(); ++i) {
        const std::size_t at = (i * (worker + 1)) % texts.size();
        if ((*loaded)->encode(texts[at]) != expected[at]) ++wrong[worker];
        if ((*loaded)->decode(expected[at]).empty()) ++wrong[worker];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

}  // namespace
}  // namespace s2s
