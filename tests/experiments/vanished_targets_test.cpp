#include <gtest/gtest.h>

#include "tests/experiments/tiny_models.h"
#include "tests/support/dropping_tokenizer.h"

namespace s2s::test {
namespace {

// KoBART: nothing told that its bits per byte leave out what its vocabulary cannot write.
TEST(VanishedTargetsTest, CharactersWithoutATokenAreCountedBesideTheLikelihood) {
  const TinyModels tiny;
  writeDroppingTokenizer(tiny.path("bytes"));
  ModelHandle model = std::move(ModelHandle::open(tiny.text("bytes"), oneThread()).value());
  const std::vector<ScoredPair> pairs = {{{"abc", {}}, {"ab 龘한", {}}}, {{"abc", {}}, {"ab", {}}}};
  const auto likelihoods = model.score(pairs, 2);
  ASSERT_TRUE(likelihoods) << likelihoods.error().message();
  EXPECT_EQ((*likelihoods)[0].vanished, 2);
  EXPECT_EQ((*likelihoods)[0].unknown, 0);
  EXPECT_EQ((*likelihoods)[1].vanished, 0);
}

}  // namespace
}  // namespace s2s::test
