// The cache of words gives back what was stored, and forgets rather than grows.

#include "engine/tokenizers/word_cache.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

TEST(WordCache, GivesBackWhatWasStored) {
  const WordCache cache;
  const std::vector<TokenId> ids = {3, 1, 4};
  std::vector<TokenId> found = {9};
  EXPECT_FALSE(cache.find("사과", found));
  cache.store("사과", ids);
  EXPECT_TRUE(cache.find("사과", found));
  EXPECT_EQ(found, (std::vector<TokenId>{9, 3, 1, 4}));
  EXPECT_FALSE(cache.find("사고", found));
}

TEST(WordCache, LeavesOutWhatIsLong) {
  const WordCache cache;
  std::vector<TokenId> found;
  cache.store(std::string(1000, 'x'), std::vector<TokenId>{1});
  EXPECT_FALSE(cache.find(std::string(1000, 'x'), found));
  cache.store("x", std::vector<TokenId>(1000, 1));
  EXPECT_FALSE(cache.find("x", found));
}

TEST(WordCache, ForgetsRatherThanGrows) {
  const WordCache cache;
  constexpr TokenId kWords = 200'000;
  for (TokenId i = 0; i < kWords; ++i) cache.store("word" + std::to_string(i), std::vector<TokenId>{i});
  TokenId known = 0;
  for (TokenId i = 0; i < kWords; ++i) {
    std::vector<TokenId> found;
    if (!cache.find("word" + std::to_string(i), found)) continue;
    EXPECT_EQ(found, std::vector<TokenId>{i});
    ++known;
  }
  EXPECT_GT(known, 10'000);
  EXPECT_LT(known, 40'000);
}

}  // namespace
}  // namespace s2s
