#include "engine/tokenizers/kept_bytes.h"

#include <gtest/gtest.h>

#include "engine/core/atomic_file.h"
#include "engine/tokenizers/piece_bytes.h"
#include "tests/support/golden_tokenizer.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

TEST(PieceBytesTest, BlanksAndBytesCountAsWhatTheyStandFor) {
  EXPECT_EQ(bytesOfPiece("\xE2\x96\x81the", PieceWriting::text), 4);
  EXPECT_EQ(bytesOfPiece("<0xE1>", PieceWriting::text), 1);
  EXPECT_EQ(bytesOfPiece("한", PieceWriting::text), 3);
  EXPECT_EQ(bytesOfPiece("\xC4\xA0the", PieceWriting::bytes), 4);
  EXPECT_EQ(bytesOfPiece("\xC3\xAD\xC4\xB7", PieceWriting::bytes), 2) << "the first two bytes of 하";
  EXPECT_EQ(bytesOfPiece("##ing", PieceWriting::words), 3);
  EXPECT_EQ(bytesOfPiece("the", PieceWriting::words), 4);
}

/// Of ByT5, whose tokens are bytes.
class KeptBytesTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(
        writeFileAtomically(m_folder / "tokenizer_config.json", R"({"tokenizer_class": "ByT5Tokenizer"})"));
    auto loaded = loadTokenizer(m_folder.path());
    ASSERT_TRUE(loaded) << loaded.error().message();
    m_tokenizer = *loaded;
  }

  const test::TemporaryDirectory m_folder;
  std::shared_ptr<const Tokenizer> m_tokenizer;
};

TEST_F(KeptBytesTest, ACharacterThatIsCutApartCountsByItsBytes) {
  const std::string text = "사과가 있습니다";
  std::vector<TokenId> ids = m_tokenizer->encode(text);
  for (std::size_t length = 0; length <= text.size(); ++length) {
    std::vector<TokenId> kept(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(length));
    kept.push_back(*m_tokenizer->special().end);
    EXPECT_EQ(keptTextBytes(text, kept, *m_tokenizer), static_cast<std::int64_t>(length));
  }
}

TEST_F(KeptBytesTest, AStrayByteDoesNotDecode) {
  std::vector<TokenId> ids = m_tokenizer->encode("한");
  EXPECT_TRUE(m_tokenizer->decodesWhole(ids));
  ids.insert(ids.begin(), ids.front());
  EXPECT_FALSE(m_tokenizer->decodesWhole(ids));
}

TEST_F(KeptBytesTest, OfNothingNothingIsLeft) { EXPECT_EQ(keptTextBytes("", {}, *m_tokenizer), 0); }

/// Every family of the golden files.
class KeptBytesOfFamilyTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    test::layOutTokenizer(test::readTokenizerGolden(GetParam()), m_folder.path());
    if (IsSkipped()) return;
    auto loaded = loadTokenizer(m_folder.path());
    ASSERT_TRUE(loaded) << loaded.error().message();
    m_tokenizer = *loaded;
  }

  std::int64_t kept(const std::string& text, std::span<const TokenId> ids) const {
    return keptTextBytes(text, ids, *m_tokenizer);
  }

  const test::TemporaryDirectory m_folder;
  std::shared_ptr<const Tokenizer> m_tokenizer;
};

TEST_P(KeptBytesOfFamilyTest, AllTokensAreTheWholeTextAndPartsAddUpToIt) {
  for (const std::string text :
       {"the cat and the dog", "사과가 있습니다.", "an apple, 사과 한 개", "ﬁne ＡＢＣ"}) {
    const std::vector<TokenId> ids = m_tokenizer->encode(text, false);
    const std::int64_t bytes = std::ssize(text);
    const bool writesAny = std::ranges::any_of(ids, [&](TokenId id) {
      return m_tokenizer->textBytes(id) > 0 || m_tokenizer->special().unknown == id;
    });
    ASSERT_EQ(kept(text, ids), writesAny ? bytes : 0) << text;
    EXPECT_EQ(kept(text, m_tokenizer->encode(text)), writesAny ? bytes : 0) << text << ", with its frame";
    std::int64_t before = 0;
    for (std::size_t length = 0; length <= ids.size(); ++length) {
      const std::span all(ids);
      const std::int64_t first = kept(text, all.first(length));
      EXPECT_GE(first, before) << text << " to " << length;
      const std::int64_t rest = kept(text, all.subspan(length));
      EXPECT_NEAR(first + rest, writesAny ? bytes : 0, 1) << text << " at " << length;
      before = first;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, KeptBytesOfFamilyTest, testing::ValuesIn(test::tokenizerCases()),
                         [](const auto& one) { return one.param; });

/// Byte-level BPE: what is cut inside a character is exact too.
TEST(KeptBytesOfBytePairsTest, OfBartsTokensTheBytesAreExact) {
  const test::TemporaryDirectory folder;
  test::layOutTokenizer(test::readTokenizerGolden("bart"), folder.path());
  const auto tokenizer = loadTokenizer(folder.path()).value();
  const std::string text = "사과 has bytes";
  const std::vector<TokenId> ids = tokenizer->encode(text, false);
  std::int64_t bytes = 0;
  for (std::size_t length = 1; length <= ids.size(); ++length) {
    bytes += tokenizer->textBytes(ids[length - 1]);
    EXPECT_EQ(keptTextBytes(text, std::span(ids).first(length), *tokenizer), bytes);
  }
  EXPECT_EQ(bytes, std::ssize(text));
}

}  // namespace
}  // namespace s2s
