// s2s tokenize, on a tiny model with NLLB's tokenizer.

#include <gtest/gtest.h>

#include <fstream>

#include "tests/command_line/golden_model.h"
#include "tests/command_line/program.h"
#include "tests/support/dropping_tokenizer.h"

namespace s2s::test {
namespace {

class TokenizeTest : public testing::Test {
 protected:
  TokenizeTest() {
    std::filesystem::copy_file(golden("tokenizers/translation.model"),
                               model.path() / "sentencepiece.bpe.model");
    std::ofstream(model.path() / "tokenizer_config.json") << R"({"tokenizer_class": "NllbTokenizer"})";
  }
  /// The first piece of "apple" and the last.
  std::pair<std::string, std::string> ends(const std::vector<std::string>& options) const {
    std::vector<std::string> words = {"tokenize", model.path(), "--text", "apple", "--json"};
    words.insert(words.end(), options.begin(), options.end());
    const ProgramOutcome outcome = runS2s(words);
    EXPECT_EQ(outcome.exitCode, 0) << outcome.standardError;
    if (outcome.exitCode != 0) return {};
    const Json pieces = outcome.json()["results"][0]["pieces"];
    return {pieces.front(), pieces.back()};
  }

  GoldenModel model;
};

TEST_F(TokenizeTest, LanguagesStandBeforeTheText) {
  const std::pair<std::string, std::string> english = {"eng_Latn", "</s>"}, korean = {"kor_Hang", "</s>"};
  EXPECT_EQ(ends({}), english);
  EXPECT_EQ(ends({"--language", "kor_Hang"}), korean);
  EXPECT_EQ(ends({"--language", "ko"}), korean);
  EXPECT_EQ(ends({"--target-language", "ko"}), korean);
  EXPECT_NE(ends({"--no-special"}).first, "eng_Latn");
}

TEST_F(TokenizeTest, AnUnknownLanguageIsWrongUsageAndTheKnownOnesAreNamed) {
  for (const char* option : {"--language", "--target-language"}) {
    const ProgramOutcome outcome = runS2s({"tokenize", model.path(), "--text", "apple", option, "xx"});
    EXPECT_EQ(outcome.exitCode, 2) << outcome.standardError;
    EXPECT_NE(outcome.standardError.find("'xx'"), std::string::npos) << outcome.standardError;
    EXPECT_NE(outcome.standardError.find("kor_Hang"), std::string::npos) << outcome.standardError;
  }
}

// KoBART: its tokenizer has no unknown token, so that "unknown" alone said nothing of what is lost.
TEST(TokenizeVerbTest, CharactersThatVanishAreNamed) {
  const TemporaryDirectory folder;
  writeDroppingTokenizer(folder.path());
  const ProgramOutcome outcome =
      runS2s({"tokenize", folder.path().string(), "--text", "ab 龘a 한龘", "--text", "ab", "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.standardError;
  const Json results = outcome.json()["results"];
  EXPECT_EQ(results[0]["unknown"], 0);
  EXPECT_EQ(results[0]["dropped"], (Json{"龘", "한", "龘"}));
  EXPECT_EQ(results[1]["dropped"], Json::array());
  EXPECT_NE(
      outcome.standardError.find("these characters vanish, since the vocabulary cannot write them: 龘 한"),
      std::string::npos)
      << outcome.standardError;
}

}  // namespace
}  // namespace s2s::test
