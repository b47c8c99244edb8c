// Trimming every kind of tokenizer: the kept texts are cut as before.

#include "engine/vocabulary/vocabulary_trimmer.h"

#include "tests/support/golden_tokenizer.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;
using Ids = std::vector<TokenId>;

constexpr std::int64_t kSpareRows = 7;

std::vector<std::string> lines(std::size_t from, std::size_t step) {
  const Json texts = test::readTokenizerGolden("texts")["texts"];
  std::vector<std::string> chosen;
  for (std::size_t i = from; i < texts.size(); i += step) chosen.push_back(texts[i]);
  return chosen;
}

Ids inOldNumbers(Ids ids, const VocabularyMap& map) {
  for (TokenId& id : ids) id = map.oldId(id);
  return ids;
}

class TrimmingTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    fs::create_directories(before());
    fs::create_directories(after());
    test::layOutTokenizer(test::readTokenizerGolden(GetParam()), before());
    if (IsSkipped()) return;
    const auto loaded = loadTokenizer(before());
    ASSERT_TRUE(loaded.ok()) << loaded.error().message();
    original = *loaded;
    auto opened = VocabularyTrimmer::open(before(), original->size() + kSpareRows);
    ASSERT_TRUE(opened.ok()) << opened.error().message();
    trimmer.emplace(*std::move(opened));
  }

  fs::path before() const { return folder / "before"; }
  fs::path after() const { return folder / "after"; }

  /// Writes what the trimmer keeps and opens it.
  void trim() {
    map = trimmer->map();
    const Result<void> written = trimmer->write(map, after());
    ASSERT_TRUE(written.ok()) << written.error().message();
    const auto loaded = loadTokenizer(after());
    ASSERT_TRUE(loaded.ok()) << loaded.error().message();
    trimmed = *loaded;
  }

  void expectSame(const std::vector<std::string>& texts) const {
    for (const std::string& text : texts) {
      const Ids ids = trimmed->encode(text);
      EXPECT_EQ(inOldNumbers(ids, map), original->encode(text)) << text;
      EXPECT_EQ(trimmed->decode(ids, false), original->decode(original->encode(text), false)) << text;
    }
  }

  test::TemporaryDirectory folder;
  std::shared_ptr<const Tokenizer> original, trimmed;
  std::optional<VocabularyTrimmer> trimmer;
  VocabularyMap map;
};

TEST_P(TrimmingTest, CutsTheTextsThatWereKeptAsBefore) {
  const std::vector<std::string> kept = lines(0, 2);
  for (const std::string& text : kept) trimmer->keepText(text);
  trim();
  if (IsSkipped() || HasFatalFailure()) return;
  expectSame(kept);
  const auto check = TrimmingCheck::open(*trimmer, map, after());
  ASSERT_TRUE(check.ok()) << check.error().message();
  for (const std::string& text : kept) EXPECT_TRUE(check->compare(text).ok()) << text;
  EXPECT_LE(trimmed->size(), original->size());
  for (const std::string& code : original->languages()) {
    ASSERT_TRUE(trimmed->languageToken(code)) << code;
    EXPECT_EQ(map.oldId(*trimmed->languageToken(code)), original->languageToken(code)) << code;
  }
}

TEST_P(TrimmingTest, DropsWhatNothingNeeds) {
  trimmer->keepText("a");
  trim();
  if (IsSkipped() || HasFatalFailure()) return;
  expectSame({"a"});
  const bool isOfWholeWords = GetParam() == "json_words";  // thirteen words, most of them special
  EXPECT_LT(map.size(), original->size() - (isOfWholeWords ? 0 : 30)) << GetParam();
}

TEST_P(TrimmingTest, EverythingKeptIsTheSameTokenizer) {
  for (TokenId id = 0; id < original->size(); ++id) {
    if (original->id(original->piece(id)) == id) trimmer->keepId(id);  // some ids have no piece
  }
  trim();
  if (IsSkipped() || HasFatalFailure()) return;
  expectSame(lines(0, 1));
}

INSTANTIATE_TEST_SUITE_P(Cases, TrimmingTest, testing::ValuesIn(test::tokenizerCases()),
                         [](const auto& one) { return one.param; });

/// A folder with T5's tokenizer around a SentencePiece file.
void layOutT5(const fs::path& model, const fs::path& folder) {
  fs::create_directories(folder);
  fs::copy_file(model, folder / "spiece.model");
  std::ofstream(folder / "tokenizer_config.json")
      << R"({"tokenizer_class": "T5Tokenizer", "extra_ids": 100, "legacy": false})";
}

TEST(TrimmedT5Test, SentinelsAreCountedDownFromTheNewTop) {
  const test::TemporaryDirectory folder;
  layOutT5(test::golden("tokenizers/small.model"), folder / "before");
  fs::create_directories(folder / "after");
  const auto original = *loadTokenizer(folder / "before");
  auto trimmer = *VocabularyTrimmer::open(folder / "before", original->size());
  const std::string text = "Thank you <extra_id_0> me to <extra_id_1> party.";
  trimmer.keepText(text);
  const VocabularyMap map = trimmer.map();
  ASSERT_TRUE(trimmer.write(map, folder / "after").ok());
  const auto trimmed = *loadTokenizer(folder / "after");
  ASSERT_EQ(trimmed->sentinels(), 100);
  EXPECT_EQ(trimmed->sentinel(0), trimmed->size() - 1);
  EXPECT_EQ(trimmed->sentinel(99), trimmed->size() - 100);
  EXPECT_EQ(inOldNumbers(trimmed->encode(text), map), original->encode(text));
}

TEST(TrimmedT5Test, SingleCharactersCanStillBeWritten) {
  const test::TemporaryDirectory folder;
  layOutT5(test::golden("tokenizers/small.model"), folder / "before");
  fs::create_directories(folder / "after");
  const auto original = *loadTokenizer(folder / "before");
  auto trimmer = *VocabularyTrimmer::open(folder / "before", original->size());
  trimmer.keepCharacters();
  const VocabularyMap map = trimmer.map();
  EXPECT_LT(map.size(), original->size());
  ASSERT_TRUE(trimmer.write(map, folder / "after").ok());
  const auto trimmed = *loadTokenizer(folder / "after");
  for (const std::string& text : lines(0, 1)) {
    const auto unknowns = [&](const Tokenizer& tokenizer) {
      return std::ranges::count(tokenizer.encode(text), *tokenizer.special().unknown);
    };
    EXPECT_EQ(unknowns(*trimmed), unknowns(*original)) << text;
  }
}

TEST(TrimmedT5Test, TheRealVocabularyCutsRealTextAsBefore) {
  const fs::path model = test::sharedData("tok_t5_spiece/spiece.model");
  const fs::path corpus = test::sharedData("en-ko_tatoeba/tatoeba.en-ko.tsv");
  S2S_NEEDS(model);
  S2S_NEEDS(corpus);
  const test::TemporaryDirectory folder;
  layOutT5(model, folder / "before");
  fs::create_directories(folder / "after");
  const auto original = *loadTokenizer(folder / "before");
  auto trimmer = *VocabularyTrimmer::open(folder / "before", original->size());
  std::ifstream stream(corpus);
  std::vector<std::string> texts;
  for (std::string line; std::getline(stream, line);) texts.push_back(line);
  for (const std::string& text : texts) trimmer.keepText(text);
  const VocabularyMap map = trimmer.map();
  EXPECT_LT(map.size(), original->size() / 2);
  ASSERT_TRUE(trimmer.write(map, folder / "after").ok());
  const auto trimmed = *loadTokenizer(folder / "after");
  for (const std::string& text : texts)
    ASSERT_EQ(inOldNumbers(trimmed->encode(text), map), original->encode(text)) << text;
}

TEST(TrimmedT5Test, TokensBesideThePiecesAreRenumberedInEveryFile) {
  const test::TemporaryDirectory folder;
  layOutT5(test::golden("tokenizers/small.model"), folder / "before");
  const auto plain = *loadTokenizer(folder / "before");
  const TokenId id = plain->size();
  std::ofstream(folder / "before/tokenizer_config.json")
      << R"({"tokenizer_class": "T5Tokenizer", "extra_ids": 100, "legacy": false, "added_tokens_decoder": {")"
      << id << R"(": {"content": "<new>", "special": true}}, "additional_special_tokens": ["<new>"]})";
  std::ofstream(folder / "before/added_tokens.json") << R"({"<new>": )" << id << "}";
  fs::create_directories(folder / "after");
  auto opened = VocabularyTrimmer::open(folder / "before", id + 1);
  ASSERT_TRUE(opened.ok()) << opened.error().message();
  opened->keepText("one <new> two");
  const VocabularyMap map = opened->map();
  ASSERT_TRUE(opened->write(map, folder / "after").ok());
  const Json config = *readJsonFile(folder / "after/tokenizer_config.json");
  const TokenId moved = *map.newId(id);
  EXPECT_LT(moved, id);
  EXPECT_TRUE(config["added_tokens_decoder"].contains(std::to_string(moved))) << config.dump();
  EXPECT_EQ((*readJsonFile(folder / "after/added_tokens.json"))["<new>"], moved);
}

TEST(TrimmingErrorsTest, BytesHaveNothingToTrim) {
  const test::TemporaryDirectory folder;
  std::ofstream(folder / "tokenizer_config.json") << R"({"tokenizer_class": "ByT5Tokenizer"})";
  const auto opened = VocabularyTrimmer::open(folder.path(), 384);
  ASSERT_FALSE(opened.ok());
  EXPECT_NE(opened.error().message().find("nothing to trim"), std::string::npos) << opened.error().message();
  EXPECT_EQ(opened.error().kind, Error::Kind::invalidInput);
}

TEST(TrimmingErrorsTest, AModelWithFewerRowsThanPiecesIsRefused) {
  const test::TemporaryDirectory folder;
  layOutT5(test::golden("tokenizers/small.model"), folder / "before");
  EXPECT_FALSE(VocabularyTrimmer::open(folder / "before", 50).ok());
}

TEST(TrimmingErrorsTest, ATokenizerThatCutsOtherwiseIsFound) {
  const test::TemporaryDirectory folder;
  layOutT5(test::golden("tokenizers/small.model"), folder / "before");
  fs::create_directories(folder / "after");
  auto trimmer = *VocabularyTrimmer::open(folder / "before", (*loadTokenizer(folder / "before"))->size());
  trimmer.keepText("some words");
  const VocabularyMap map = trimmer.map();
  ASSERT_TRUE(trimmer.write(map, folder / "after").ok());
  const auto check = TrimmingCheck::open(trimmer, map, folder / "after");
  ASSERT_TRUE(check.ok()) << check.error().message();
  EXPECT_TRUE(check->compare("some words").ok());
  EXPECT_FALSE(check->compare("entirely different sentences that nobody kept").ok());
}

}  // namespace
}  // namespace s2s
