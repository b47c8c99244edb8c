// Every case of tests/golden/tokenizers/families against the values that transformers and tokenizers give.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/core/json.h"
#include "engine/core/sha256.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/tokenizers/unicode_text.h"
#include "tests/support/golden_tokenizer.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;
using Ids = std::vector<TokenId>;

/// The first digits of a hash: what the golden files hold where the whole would be long.
std::string digest(const std::string& text) { return sha256(text).substr(0, 16); }

class FamilyGoldenTest : public testing::TestWithParam<std::string> {
 protected:
  /// Lays out the tokenizer's folder as the case describes it. Skips where the vocabulary is not here.
  void SetUp() override {
    texts = test::readTokenizerGolden("texts");
    golden = test::readTokenizerGolden(GetParam());
    ASSERT_TRUE(golden.is_object() && texts.is_object());
    test::layOutTokenizer(golden, folder.path());
    if (IsSkipped()) return;
    Result<std::shared_ptr<const Tokenizer>> loaded = loadTokenizer(folder.path());
    ASSERT_TRUE(loaded.ok()) << loaded.error().message();
    tokenizer = *loaded;
  }

  void expectDecoded(const std::string& given, const Json& expected, const std::string& text) const {
    if (expected.is_null())
      EXPECT_EQ(given, text);
    else if (expected.get<std::string>().starts_with('#'))
      EXPECT_EQ("#" + digest(given), expected.get<std::string>()) << given << "\nof " << text;
    else
      EXPECT_EQ(given, expected.get<std::string>()) << "of " << text;
  }

  static void expectIds(const Ids& given, const Json& expected, const std::string& text) {
    if (expected.is_string())
      EXPECT_EQ(digest(Json(given).dump()), expected.get<std::string>()) << text.substr(0, 80);
    else
      EXPECT_EQ(given, expected.get<Ids>()) << text;
  }

  void expectPlain(const Tokenizer& subject, const Json& row, const std::string& text) const {
    const Ids whole = subject.encode(text, true), plain = subject.encode(text, false);
    if (!row[1].is_array()) return expectIds(plain, row[1], text);
    const auto begin = row[1][0].get<std::ptrdiff_t>(), length = row[1][1].get<std::ptrdiff_t>();
    ASSERT_LE(begin + length, std::ssize(whole)) << text;
    EXPECT_EQ(plain, Ids(whole.begin() + begin, whole.begin() + begin + length)) << text;
  }

  void expectTexts(const Tokenizer& subject) const {
    for (std::size_t i = 0; i < golden["texts"].size(); ++i) {
      const std::string text = texts["texts"][i];
      const Json& row = golden["texts"][i];
      const Ids ids = subject.encode(text, true);
      expectIds(ids, row[0], text);
      expectPlain(subject, row, text);
      expectDecoded(subject.decode(ids, true), row[2], text);
      expectDecoded(subject.decode(ids, false), row[3], text);
    }
  }

  Json texts, golden;
  test::TemporaryDirectory folder;
  std::shared_ptr<const Tokenizer> tokenizer;
};

TEST_P(FamilyGoldenTest, EncodesAndDecodesAsTransformers) {
  ASSERT_GT(golden["texts"].size(), 70u);
  ASSERT_EQ(golden["texts"].size(), texts["texts"].size());
  expectTexts(*tokenizer);
}

TEST_P(FamilyGoldenTest, EncodesTheSameAgainFromItsCache) {
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = 0; i < golden["texts"].size(); ++i) {
      const std::string text = texts["texts"][i];
      expectPlain(*tokenizer, golden["texts"][i], text);
    }
  }
}

TEST_P(FamilyGoldenTest, EncodesBytesThatAreNotUtf8) {
  for (std::size_t i = 0; i < golden["raw"].size(); ++i) {
    const std::string hex = texts["raw"][i];
    std::string bytes;
    for (std::size_t at = 0; at < hex.size(); at += 2)
      bytes += static_cast<char>(std::stoi(hex.substr(at, 2), nullptr, 16));
    EXPECT_EQ(tokenizer->encode(bytes), golden["raw"][i].get<Ids>()) << hex;
  }
}

TEST_P(FamilyGoldenTest, EncodesVeryLongWords) {
  for (std::size_t i = 0; i < golden["long"].size(); ++i) {
    std::string text;
    for (int n = 0; n < texts["long"][i][1].get<int>(); ++n) text += texts["long"][i][0].get<std::string>();
    EXPECT_EQ(digest(Json(tokenizer->encode(text)).dump()), golden["long"][i].get<std::string>()) << i;
  }
}

TEST_P(FamilyGoldenTest, EncodesPairsAsTransformers) {
  for (std::size_t i = 0; i < golden["pairs"].size(); ++i) {
    const Json& pair = texts["pairs"][i];
    const std::string first = pair[0], second = pair[1].is_null() ? "" : pair[1].get<std::string>();
    const std::string_view view = second;
    const EncodedTexts encoded =
        tokenizer->encodePair(first, pair[1].is_null() ? nullptr : &view, pair[2].get<std::int64_t>());
    EXPECT_EQ(encoded.ids, golden["pairs"][i][0].get<Ids>()) << pair.dump();
    ASSERT_EQ(encoded.tokenTypes.size(), encoded.ids.size());
    if (golden["types"].get<bool>()) {
      EXPECT_EQ(encoded.tokenTypes, golden["pairs"][i][1].get<Ids>()) << pair.dump();
    }
  }
}

TEST_P(FamilyGoldenTest, DecodesAnyIdsAsTransformers) {
  for (const Json& row : golden["loose"]) {
    const Ids ids = row[0].get<Ids>();
    expectDecoded(tokenizer->decode(ids, true), row[1], row[0].dump());
    expectDecoded(tokenizer->decode(ids, false), row[2], row[0].dump());
  }
}

TEST_P(FamilyGoldenTest, EncodesRealTextAsTransformers) {
  for (const Json& bulk : golden["bulk"]) {
    const fs::path path = test::sharedData(bulk["file"].get<std::string>());
    S2S_NEEDS(path);
    std::ifstream stream(path, std::ios::binary);
    Json all = Json::array();
    std::string line;
    for (int i = 0; i < bulk["lines"].get<int>() && std::getline(stream, line); ++i)
      all.push_back(tokenizer->encode(line));
    EXPECT_EQ(digest(all.dump()), bulk["sha256"].get<std::string>()) << path;
  }
}

TEST_P(FamilyGoldenTest, PutsLanguagesWhereTheyBelong) {
  if (golden.contains("languages")) {
    EXPECT_EQ(tokenizer->languages(), golden["languages"].get<std::vector<std::string>>());
  }
  for (const Json& row : golden["roles"]) {
    const std::string language = row[0], text = row[1];
    EXPECT_EQ(tokenizer->encodeAs(text, {language, false}), row[2].get<Ids>()) << language;
    EXPECT_EQ(tokenizer->encodeAs(text, {language, true}), row[3].get<Ids>()) << language;
  }
}

TEST_P(FamilyGoldenTest, KnowsSizePiecesAndSpecialTokens) {
  EXPECT_EQ(tokenizer->size(), golden["size"].get<std::int64_t>());
  for (const auto& [id, piece] : golden["pieces"].items()) {
    EXPECT_EQ(tokenizer->piece(std::stoll(id)), piece.get<std::string>()) << id;
    EXPECT_TRUE(tokenizer->id(piece.get<std::string>())) << piece;
  }
  const SpecialTokens& special = tokenizer->special();
  for (const auto& [name, id] : {std::pair{"pad", special.padding},
                                 {"eos", special.end},
                                 {"bos", special.beginning},
                                 {"unk", special.unknown},
                                 {"mask", special.mask},
                                 {"sep", special.separator},
                                 {"cls", special.classification}}) {
    const Json& expected = golden["special"][name];
    EXPECT_EQ(id, expected.is_null() ? std::nullopt : std::optional(expected.get<TokenId>())) << name;
  }
}

TEST_P(FamilyGoldenTest, SavedFilesLoadAsTheSameTokenizer) {
  test::TemporaryDirectory copy;
  ASSERT_TRUE(tokenizer->save(copy.path()).ok());
  const Result<std::shared_ptr<const Tokenizer>> again = loadTokenizer(copy.path());
  ASSERT_TRUE(again.ok()) << again.error().message();
  EXPECT_EQ((*again)->size(), tokenizer->size());
  EXPECT_EQ((*again)->languages(), tokenizer->languages());
  expectTexts(**again);
}

TEST_P(FamilyGoldenTest, IdsOutsideTheVocabularyDoNoHarm) {
  const Ids outside = {-1, tokenizer->size(), tokenizer->size() + 1000, INT64_MAX, INT64_MIN};
  for (const TokenId id : outside) {
    const TokenId one[] = {id};
    EXPECT_NO_THROW((void)tokenizer->piece(id));
    EXPECT_NO_THROW((void)tokenizer->decode(one, true));
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, FamilyGoldenTest, testing::ValuesIn(test::tokenizerCases()),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace s2s
