#include "engine/data/encoded_pairs.h"

#include <gtest/gtest.h>

#include "engine/data/padded_batch.h"

namespace s2s {
namespace {

/// A token for each byte (its value), 0 for '?', the end token 1.
class ByteTokenizer final : public Tokenizer {
 public:
  std::vector<TokenId> encode(std::string_view text, bool addSpecialTokens) const override {
    std::vector<TokenId> ids;
    for (const char c : text) ids.push_back(c == '?' ? 2 : static_cast<unsigned char>(c));
    if (addSpecialTokens) ids.push_back(1);
    return ids;
  }
  std::string decode(std::span<const TokenId>, bool) const override { return ""; }
  std::string piece(TokenId) const override { return ""; }
  std::optional<TokenId> id(std::string_view) const override { return std::nullopt; }
  std::int64_t size() const override { return 256; }
  const SpecialTokens& special() const override { return m_special; }
  std::optional<TokenId> sentinel(int) const override { return std::nullopt; }
  std::optional<int> sentinelNumber(TokenId) const override { return std::nullopt; }
  int sentinels() const override { return 0; }
  Result<void> save(const std::filesystem::path&) const override { return {}; }

 private:
  SpecialTokens m_special{0, 1, std::nullopt, 2, std::nullopt};
};

std::vector<TextPair> pairs() {
  return {{"ab?", "x", 1}, {"a long source", "yz", 2}, {"c", "a long target", 3}};
}

TEST(EncodedPairsTest, TruncationKeepsTheEndToken) {
  const Result<EncodedPairs> encoded = encodePairs(pairs(), ByteTokenizer(), {"> ", 8, 4, false});
  ASSERT_TRUE(encoded);
  ASSERT_EQ(encoded->size(), 3u);
  const Example example = encoded->example(1);
  EXPECT_EQ(example.source, (std::vector<std::int64_t>{'>', ' ', 'a', ' ', 'l', 'o', 'n', 1}));
  EXPECT_EQ(example.sourceText, "a long source");
  EXPECT_EQ(example.targetText, "yz");
  EXPECT_EQ(encoded->target(2).size(), 4u);
  EXPECT_EQ(encoded->target(2).back(), 1);
  EXPECT_EQ(encoded->sourceCounts().truncated, 1);
  EXPECT_EQ(encoded->targetCounts().truncated, 1);
  EXPECT_EQ(encoded->sourceCounts().tokens, 6 + 8 + 4);
  EXPECT_EQ(encoded->sourceCounts().unknown, 1);
  EXPECT_DOUBLE_EQ(encoded->sourceCounts().unknownShare(), 1.0 / 18);
  EXPECT_EQ(encoded->discarded(), 0);
}

TEST(EncodedPairsTest, OverlongRowsMayBeDiscarded) {
  const Result<EncodedPairs> encoded = encodePairs(pairs(), ByteTokenizer(), {"", 8, 4, true});
  ASSERT_TRUE(encoded);
  EXPECT_EQ(encoded->size(), 1u);
  EXPECT_EQ(encoded->discarded(), 2);
  EXPECT_EQ(encoded->example(0).targetText, "x");
  const Result<EncodedPairs> none = encodePairs(pairs(), ByteTokenizer(), {"", 2, 2, true});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, Error::Kind::invalidInput);
}

TEST(EncodedPairsTest, CanBeStopped) {
  RunControl control;
  control.requestStop();
  const Result<EncodedPairs> encoded = encodePairs(pairs(), ByteTokenizer(), {}, &control);
  ASSERT_FALSE(encoded);
  EXPECT_EQ(encoded.error().kind, Error::Kind::cancelled);
}

TEST(PaddedBatchTest, PadsOnTheRight) {
  const std::vector<std::int64_t> one{5, 6, 1}, two{7, 1}, none;
  const PaddedMatrix matrix = padRows({one, two, none}, 0);
  EXPECT_EQ(matrix.rows, 3);
  EXPECT_EQ(matrix.width, 3);
  EXPECT_EQ(matrix.ids, (std::vector<std::int64_t>{5, 6, 1, 7, 1, 0, 0, 0, 0}));
  EXPECT_EQ(matrix.lengths, (std::vector<std::int64_t>{3, 2, 0}));
  EXPECT_EQ(padRows({}, 0).width, 1);
}

}  // namespace
}  // namespace s2s
