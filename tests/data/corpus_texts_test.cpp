#include "engine/data/corpus_texts.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "engine/recipes/recipe.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

class CorpusTextsTest : public testing::Test {
 protected:
  CorpusTextsTest() {
    set.path = (m_folder / "data.tsv").string();
    std::ofstream(set.path, std::ios::binary) << "en\tko\tmood\none\thana\tgood\n";
    set.source = std::string("en");
    set.target = std::string("ko");
  }

  Result<std::vector<std::string>> texts() const {
    std::vector<std::string> all;
    const auto read = forEachTextOf(set, [&](std::string_view text) -> Result<void> {
      all.emplace_back(text);
      return {};
    });
    if (!read) return read.error();
    return all;
  }

  void expectMissing(const std::string& column) const {
    const auto found = texts();
    ASSERT_FALSE(found) << column;
    EXPECT_EQ(found.error().what, "there is no column \"" + column + "\"");
    EXPECT_EQ(found.error().kind, Error::Kind::invalidInput);
  }

  DataSource set;

 private:
  test::TemporaryDirectory m_folder;
};

TEST_F(CorpusTextsTest, AreThoseOfTheColumnsThatAreNamed) {
  EXPECT_EQ(texts().value(), (std::vector<std::string>{"one", "hana"}));
}

TEST_F(CorpusTextsTest, AMisspeltTargetIsAnErrorAsAMisspeltSource) {
  set.target = std::string("kr");
  expectMissing("kr");
  set.objective = "sequence-classification";
  expectMissing("kr");
  set.labels = {std::string("mood"), std::string("modo")};
  expectMissing("modo");
  set.labels.pop_back();
  set.pair = std::string("second");
  expectMissing("second");
}

TEST_F(CorpusTextsTest, ColumnsThatNobodyNamedOrReadsMayBeMissing) {
  set.target = DataSource().target;
  EXPECT_EQ(texts().value(), std::vector<std::string>{"one"});
  set.objective = "span-corruption";
  set.target = std::string("kr");
  EXPECT_EQ(texts().value(), std::vector<std::string>{"one"});
}

}  // namespace
}  // namespace s2s
