#include "engine/tokenizers/tokenizer_trainer.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "engine/core/json.h"
#include "engine/tokenizers/coverage.h"
#include "engine/tokenizers/sentence_piece_model.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

/// Some thousand words of three letters, so that there is something to learn.
TextSource sentences(int count) {
  auto number = std::make_shared<int>(0);
  return [=]() -> std::optional<std::string> {
    if (*number >= count) return std::nullopt;
    std::uint32_t state = static_cast<std::uint32_t>(++*number) * 2654435761u;
    std::string text = "사과가 있습니다";
    for (int word = 0; word < 6; ++word) {
      state = state * 1664525u + 1013904223u;
      text += ' ';
      for (int letter = 0; letter < 4; ++letter) {
        const char* const letters = letter % 2 == 0 ? "bdgklmnprst" : "aeiouaeioua";
        text += letters[(state >> (8 + 5 * letter)) % 11];
      }
    }
    return text + ".";
  };
}

TokenizerTraining training(const std::string& kind, std::int64_t size) { return {kind, size, 1.0}; }

std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class TokenizerTrainer : public testing::TestWithParam<std::string> {
 protected:
  test::TemporaryDirectory folder;
};

TEST_P(TokenizerTrainer, GivesT5sLayout) {
  const auto made =
      trainTokenizer(training(GetParam(), 300), TokenizerLayout::t5, sentences(500), folder.path());
  ASSERT_TRUE(made.ok()) << made.error().message();
  const Tokenizer& tokenizer = **made;
  EXPECT_EQ(tokenizer.size(), 400);
  EXPECT_EQ(tokenizer.special().padding, 0);
  EXPECT_EQ(tokenizer.special().end, 1);
  EXPECT_EQ(tokenizer.special().unknown, 2);
  EXPECT_EQ(tokenizer.sentinel(0), 399);
  const std::vector<TokenId> ids = tokenizer.encode("사과가 있습니다 <extra_id_0> bade");
  EXPECT_EQ(ids.back(), 1);
  EXPECT_EQ(tokenizer.decode(ids), "사과가 있습니다 bade");
  EXPECT_EQ(tokenizer.decode(ids, false), "사과가 있습니다 <extra_id_0> bade</s>");
  EXPECT_EQ(std::ranges::count(ids, 2), 0);

  const auto again = loadTokenizer(folder.path());
  ASSERT_TRUE(again.ok()) << again.error().message();
  EXPECT_EQ((*again)->encode("사과가 있습니다 <extra_id_0> bade"), ids);
}

TEST_P(TokenizerTrainer, GivesALayoutWithAMask) {
  const auto tokenizer =
      trainTokenizer(training(GetParam(), 300), TokenizerLayout::masked, sentences(300), folder.path())
          .value();
  ASSERT_TRUE(tokenizer->special().mask);
  EXPECT_EQ(*tokenizer->special().mask, tokenizer->size() - 1) << "behind the pieces";
  EXPECT_EQ(tokenizer->sentinels(), 0);
  const std::vector<TokenId> ids = tokenizer->encode("사과가 <mask> .");
  EXPECT_EQ(std::ranges::count(ids, *tokenizer->special().mask), 1);
  EXPECT_EQ(ids.back(), *tokenizer->special().end);
  const auto again = loadTokenizer(folder.path()).value();
  EXPECT_EQ(again->encode("사과가 <mask> ."), ids);
}

TEST_P(TokenizerTrainer, GivesM2M100sLayout) {
  const auto made =
      trainTokenizer(training(GetParam(), 300), TokenizerLayout::m2m100, sentences(500), folder.path());
  ASSERT_TRUE(made.ok()) << made.error().message();
  const Tokenizer& tokenizer = **made;
  EXPECT_EQ(tokenizer.special().beginning, 0);
  EXPECT_EQ(tokenizer.special().padding, 1);
  EXPECT_EQ(tokenizer.special().end, 2);
  EXPECT_EQ(tokenizer.special().unknown, 3);
  EXPECT_EQ(tokenizer.sentinels(), 0);
  ASSERT_EQ(tokenizer.languages().size(), 100u);
  EXPECT_EQ(tokenizer.size(), 400);
  EXPECT_EQ(tokenizer.languageToken("af"), 300);
  EXPECT_EQ(tokenizer.languageToken("zu"), 399);
  EXPECT_EQ(tokenizer.piece(*tokenizer.languageToken("ko")), "__ko__");

  const std::vector<TokenId> source = tokenizer.encode("bade 사과가 있습니다");
  EXPECT_EQ(source.front(), tokenizer.languageToken("en"));
  EXPECT_EQ(source.back(), 2);
  EXPECT_EQ(std::ranges::count(source, 3), 0);
  EXPECT_EQ(tokenizer.decode(source), "bade 사과가 있습니다");
  const std::vector<TokenId> target = tokenizer.encodeAs("사과가 있습니다.", {"ko", true});
  EXPECT_EQ(target.front(), tokenizer.languageToken("ko"));
  EXPECT_EQ(tokenizer.decode(target), "사과가 있습니다.");

  const auto again = loadTokenizer(folder.path());
  ASSERT_TRUE(again.ok()) << again.error().message();
  EXPECT_EQ((*again)->encodeAs("사과가 있습니다.", {"ko", true}), target);
}

// Whoever reads the pieces without the vocabulary's file finds the same numbers.
TEST_P(TokenizerTrainer, NumbersM2M100sPiecesAsSentencePieceDoes) {
  ASSERT_TRUE(
      trainTokenizer(training(GetParam(), 300), TokenizerLayout::m2m100, sentences(500), folder.path()).ok());
  const auto vocabulary = readJsonFile(folder / "vocab.json");
  ASSERT_TRUE(vocabulary.ok()) << vocabulary.error().message();
  const auto pieces = SentencePieceModel::load(bytesOf(folder / "sentencepiece.bpe.model"), "the test", true);
  ASSERT_TRUE(pieces.ok()) << pieces.error().message();
  ASSERT_EQ(std::ssize(*vocabulary), (*pieces)->size());
  for (const auto& [piece, id] : vocabulary->items())
    EXPECT_EQ((*pieces)->find(piece), id.get<TokenId>()) << piece;
}

TEST_P(TokenizerTrainer, TheSameTextsGiveTheSameBytes) {
  test::TemporaryDirectory second;
  ASSERT_TRUE(
      trainTokenizer(training(GetParam(), 300), TokenizerLayout::t5, sentences(500), folder.path()).ok());
  ASSERT_TRUE(
      trainTokenizer(training(GetParam(), 300), TokenizerLayout::t5, sentences(500), second.path()).ok());
  EXPECT_EQ(bytesOf(folder / "spiece.model"), bytesOf(second / "spiece.model"));
  EXPECT_FALSE(bytesOf(folder / "spiece.model").empty());
}

TEST_P(TokenizerTrainer, MakesAsManyPiecesAsTheTextsGive) {
  const auto made =
      trainTokenizer(training(GetParam(), 30000), TokenizerLayout::t5, sentences(200), folder.path());
  ASSERT_TRUE(made.ok()) << made.error().message();
  const Tokenizer& tokenizer = **made;
  EXPECT_EQ(tokenizer.sentinels(), 100);
  EXPECT_GT(tokenizer.size(), 150);
  EXPECT_LT(tokenizer.size(), 30000);
  const std::vector<TokenId> ids = tokenizer.encode("사과가 있습니다 <extra_id_0> bade");
  EXPECT_EQ(tokenizer.decode(ids), "사과가 있습니다 bade");
  EXPECT_LT(std::ranges::max(ids), tokenizer.size());
  EXPECT_EQ(tokenizer.sentinel(0), tokenizer.size() - 1);
}

TEST_P(TokenizerTrainer, RefusesTooSmallAVocabulary) {
  const auto made =
      trainTokenizer(training(GetParam(), 10), TokenizerLayout::t5, sentences(200), folder.path());
  ASSERT_FALSE(made.ok());
  EXPECT_NE(made.error().message().find("tokenizer.train.vocabulary_size: 10"), std::string::npos)
      << made.error().message();
}

INSTANTIATE_TEST_SUITE_P(Kinds, TokenizerTrainer,
                         testing::Values("sentencepiece-unigram", "sentencepiece-bpe"),
                         [](const auto& one) { return one.param.substr(14); });

TEST(TokenizerLayouts, FollowTheFamily) {
  EXPECT_EQ(tokenizerLayoutOf("m2m100"), TokenizerLayout::m2m100);
  EXPECT_EQ(tokenizerLayoutOf("t5"), TokenizerLayout::t5);
  EXPECT_EQ(tokenizerLayoutOf("bart"), TokenizerLayout::masked);
  EXPECT_EQ(tokenizerLayoutOf("encoder"), TokenizerLayout::masked);
}

TEST(TokenizerTrainerInput, NoTextIsAnError) {
  test::TemporaryDirectory folder;
  int left = 3;
  const TextSource blank = [&]() -> std::optional<std::string> {
    if (left-- > 0) return " \t";
    return std::nullopt;
  };
  const auto made =
      trainTokenizer(training("sentencepiece-unigram", 100), TokenizerLayout::t5, blank, folder.path());
  ASSERT_FALSE(made.ok());
  EXPECT_NE(made.error().message().find("no text"), std::string::npos) << made.error().message();
}

TEST(TokenizerTrainerInput, UnknownKindsAreNamed) {
  test::TemporaryDirectory folder;
  const auto made =
      trainTokenizer(training("wordpiece", 100), TokenizerLayout::t5, sentences(10), folder.path());
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().kind, Error::Kind::invalidInput);
}

TEST(TokenizerTrainerInput, NastyTextsAreNoObstacle) {
  test::TemporaryDirectory folder;
  auto good = sentences(300);
  int count = 0;
  const TextSource mixed = [&]() -> std::optional<std::string> {
    switch (++count) {
      case 1:
        return std::string("\xFF\xFE broken \xED\xA0\x80");
      case 2:
        return std::string("nul \0 inside", 12);
      case 3:
        return std::string(100000, 'x');
      case 4:
        return std::string("▁▁ ▅ <unk> </s> <extra_id_0>\nsecond line\ttab");
      case 5:
        return std::string();
      default:
        return good();
    }
  };
  const auto made =
      trainTokenizer(training("sentencepiece-unigram", 200), TokenizerLayout::t5, mixed, folder.path());
  EXPECT_TRUE(made.ok()) << made.error().message();
}

TEST(Coverage, CountsWhatAVocabularyCannotWrite) {
  test::TemporaryDirectory folder;
  const auto made = trainTokenizer(training("sentencepiece-unigram", 200), TokenizerLayout::t5,
                                   sentences(300), folder.path());
  ASSERT_TRUE(made.ok()) << made.error().message();
  EXPECT_EQ(unknownShare(**made, ""), 0.0);
  EXPECT_EQ(unknownShare(**made, "사과가 있습니다"), 0.0);
  EXPECT_EQ(unknownShare(**made, "\u1109\u1161\u1100\u116A"), 0.0);  // 사과, decomposed
  EXPECT_EQ(unknownShare(**made, "문학"), 1.0);
  EXPECT_DOUBLE_EQ(unknownShare(**made, "사 문 학 x"), 0.75);
  EXPECT_EQ(unknownLetterShare(**made, "xx-nothing"), std::nullopt);
  EXPECT_GT(*unknownLetterShare(**made, "ko"), 0.9);
  EXPECT_LT(*unknownLetterShare(**made, "en"), 0.6);
}

// The characters "<", "x" and "_" are in no text that the vocabulary was made of.
TEST(Coverage, SentinelsInATextAreKnown) {
  test::TemporaryDirectory folder;
  const auto made = trainTokenizer(training("sentencepiece-unigram", 200), TokenizerLayout::t5,
                                   sentences(300), folder.path());
  ASSERT_TRUE(made.ok()) << made.error().message();
  EXPECT_EQ(unknownShare(**made, "사과가 <extra_id_0> 있습니다 <extra_id_1>."), 0.0);
  EXPECT_EQ(unknownShare(**made, "<extra_id_0>"), 0.0);
  EXPECT_DOUBLE_EQ(unknownShare(**made, "<extra_id_0>문<extra_id_1> 사 학<extra_id_1>x"), 0.75);
  EXPECT_EQ(unknownShare(**made, "<_x"), 1.0);
}

TEST(Coverage, T5CannotWriteKoreanAndBytesCanWriteAll) {
  test::TemporaryDirectory folder;
  std::ofstream(folder / "tokenizer_config.json") << R"({"tokenizer_class": "ByT5Tokenizer"})";
  EXPECT_EQ(unknownLetterShare(**loadTokenizer(folder.path()), "ko"), 0.0);

  const auto file = test::sharedData("tok_t5_spiece/spiece.model");
  S2S_NEEDS(file);
  const auto t5 = loadTokenizer(file);
  ASSERT_TRUE(t5.ok()) << t5.error().message();
  EXPECT_EQ(unknownShare(**t5, "사과가 있습니다."), 7.0 / 8.0);
  EXPECT_EQ(unknownLetterShare(**t5, "ko"), 1.0);
  EXPECT_EQ(unknownLetterShare(**t5, "de"), 0.0);
  EXPECT_EQ(unknownLetterShare(**t5, "en"), 0.0);
}

}  // namespace
}  // namespace s2s
