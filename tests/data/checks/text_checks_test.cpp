// Lengths, unknown tokens and languages of the texts of data sets.

#include "tests/data/checks/data_checks_fixture.h"
#include "tests/support/fake_tokenizer.h"

namespace s2s {
namespace {

class TextChecksTest : public test::DataChecksTest {};

TEST_F(TextChecksTest, LengthsAndUnknownOfEveryTokenizer) {
  class WithUnknown : public test::FakeTokenizer {
   public:
    std::vector<TokenId> encode(std::string_view text, bool special = true) const override {
      std::vector<TokenId> ids = FakeTokenizer::encode(text, special);
      const TokenId odd = *id("odd");
      for (TokenId& i : ids) {
        if (i == odd) i = 2;
      }
      return ids;
    }
  };
  add("train", "a b c\td\na b\tc odd odd\nodd\te\n");
  m_request.sets[0].data.prefix = "say: ";
  m_request.tokenizers.push_back({"fake", "", std::make_shared<test::FakeTokenizer>(), 3, 3});
  m_request.tokenizers.push_back({"odd", "", std::make_shared<WithUnknown>(), 4, 3});
  const DataReport report = check();
  ASSERT_EQ(report.tokens.size(), 4u);
  const TokenFinding& source = report.tokens[0];
  EXPECT_EQ(source.tokenizer, "fake");
  EXPECT_EQ(source.side, "source");
  EXPECT_EQ(source.lengths.count(), 3);
  EXPECT_EQ(source.lengths.longest(), 5) << "say: a b c and the end token";
  EXPECT_EQ(source.lengths.sum(), 5 + 4 + 3);
  EXPECT_EQ(source.lengths.countAbove(source.cutOff), 2);
  EXPECT_EQ(source.longest[0].line, 2);
  EXPECT_EQ(source.longest[0].why, "5 tokens");
  EXPECT_DOUBLE_EQ(source.unknownShare, 0.0);
  const TokenFinding& target = report.tokens[3];
  EXPECT_EQ(target.tokenizer, "odd");
  EXPECT_EQ(target.side, "target");
  EXPECT_EQ(target.lengths.countAbove(target.cutOff), 1);
  EXPECT_DOUBLE_EQ(target.unknownShare, 2.0 / 5.0);
  EXPECT_EQ(target.textsWithUnknown, 1);
  EXPECT_EQ(target.withUnknown[0].line, 3);
  EXPECT_DOUBLE_EQ(report.tokens[2].unknownShare, 1.0 / 6.0) << "the prefix is no text of the file";
}

constexpr const char* kEnglish = "The weather was very fine, so we went for a walk.";
constexpr const char* kKorean = "오늘은 날씨가 매우 좋아서 산책을 했습니다.";
constexpr const char* kFrench = "Il m'a dit qu'il était déjà rentré à la maison.";

TEST_F(TextChecksTest, TextsInAnotherLanguageThanTheRest) {
  std::string rows;
  for (int i = 0; i < 5; ++i) rows += std::string(kEnglish) + "\t" + kKorean + "\n";
  rows += std::string(kFrench) + "\t" + kKorean + "\n";
  rows += std::string(kEnglish) + "\t" + kEnglish + "\n";
  rows += std::string(kEnglish) +
          "\t그는 오늘 the committee of the United Nations 에서 연설을 했고 모두가 박수를 쳤습니다.\n";
  rows += "OK\t12\n";
  add("train", rows);
  const DataReport report = check("language");
  EXPECT_EQ(report.sets[0].sourceLanguage, "en");
  EXPECT_EQ(report.sets[0].targetLanguage, "ko");
  const Finding& source = find(report, "language", "source.other");
  EXPECT_EQ(source.rows, 1);
  EXPECT_EQ(source.of, 9);
  EXPECT_EQ(source.examples[0].line, 7);
  EXPECT_EQ(source.examples[0].why, "100 % fr");
  EXPECT_EQ(find(report, "language", "source.mixed").rows, 0);
  EXPECT_EQ(find(report, "language", "source.undecided").rows, 1);
  EXPECT_TRUE(find(report, "language", "source.undecided").information);
  EXPECT_EQ(find(report, "language", "target.other").examples[0].line, 8);
  EXPECT_EQ(find(report, "language", "target.mixed").examples[0].line, 9);
  EXPECT_EQ(find(report, "language", "target.undecided").rows, 1);
  EXPECT_EQ(leftOut(find(report, "language", "target.other")), 1);
  for (const Finding& finding : report.findings)
    EXPECT_EQ(leftOut(finding), finding.rows) << finding.kind;
}

TEST_F(TextChecksTest, RowsWithAnEmptySideAreNoneToMeasure) {
  std::string rows;
  for (int i = 0; i < 5; ++i) rows += std::string(kEnglish) + "\t" + kKorean + "\n";
  add("train", rows + kFrench + "\t\n\t" + kEnglish + "\n");
  m_request.tokenizers.push_back({"fake", "", std::make_shared<test::FakeTokenizer>(), 3, 3});
  const DataReport report = check();
  EXPECT_EQ(find(report, "language", "source.other").rows, 0);
  EXPECT_EQ(find(report, "language", "target.other").of, 5);
  for (const TokenFinding& finding : report.tokens) EXPECT_EQ(finding.lengths.count(), 5);
}

TEST_F(TextChecksTest, BothTextsOfAPairAreJudgedByTheirLanguage) {
  std::ofstream(m_folder / "train.tsv") << "a\tb\tlabel\n" << [] {
    std::string rows;
    for (int i = 0; i < 3; ++i) rows += std::string(kEnglish) + "\t" + kEnglish + "\t1\n";
    return rows + kFrench + "\t" + kFrench + "\t0\n" + kEnglish + "\t" + kKorean + "\t0\n";
  }();
  CheckedSet set;
  set.data.path = (m_folder / "train.tsv").string();
  set.data.source = std::string("a");
  set.data.pair = std::string("b");
  set.data.target = std::string("label");
  set.needs = RowNeeds::labels;
  m_request.sets.push_back(set);
  const Finding other = find(check("language"), "language", "source.other");
  EXPECT_EQ(other.rows, 2);
  EXPECT_EQ(leftOut(other), 2);
}

TEST_F(TextChecksTest, LabelsThatAreWrittenAreMeasuredAsTheModelIsFedThem) {
  std::ofstream(m_folder / "train.tsv") << "a\tb\tlabel\none two\tthree\t1\nfour\tfive\t7\n";
  CheckedSet set;
  set.data.path = (m_folder / "train.tsv").string();
  set.data.source = std::string("a");
  set.data.pair = std::string("b");
  set.data.target = std::string("label");
  set.data.prefix = "task: ";
  set.data.asText.emplace();
  set.data.asText->pattern = "first {source} then {pair}";
  set.data.asText->words = {{"1", "very good"}};
  set.needs = RowNeeds::labels;
  m_request.sets.push_back(set);
  m_request.tokenizers.push_back({"fake", "somewhere", std::make_shared<test::FakeTokenizer>(), 9, 9});
  const DataReport report = check("lengths");
  ASSERT_EQ(report.tokens.size(), 2u);
  EXPECT_EQ(report.tokens[0].lengths.count(), 1) << "no word is known for 7";
  EXPECT_EQ(report.tokens[0].lengths.longest(), 7) << "task: first one two then three and the end token";
  EXPECT_EQ(report.tokens[1].side, "target");
  EXPECT_EQ(report.tokens[1].lengths.longest(), 3) << "very good and the end token";
  for (const TokenFinding& finding : report.tokens) EXPECT_TRUE(finding.lengthFilter.is_null());
}

TEST_F(TextChecksTest, AProposedLengthCountsThePrefix) {
  add("train", "a\tb\n");
  m_request.sets[0].data.prefix = "say: ";
  m_request.tokenizers.push_back({"fake", "somewhere", std::make_shared<test::FakeTokenizer>(), 9, 9});
  const DataReport report = check("lengths");
  EXPECT_EQ(report.tokens[0].lengthFilter["prefix"], "say: ");
  EXPECT_FALSE(report.tokens[1].lengthFilter.contains("prefix"));
  m_request.sets[0].data.pair = std::string("target");
  EXPECT_TRUE(check("lengths").tokens[0].lengthFilter.is_null());
}

TEST_F(TextChecksTest, ALanguageThatIsNamedIsNotGuessed) {
  std::string rows;
  for (int i = 0; i < 3; ++i) rows += std::string(kEnglish) + "\t" + kEnglish + "\n";
  add("train", rows);
  m_request.sets[0].data.targetLanguage = "ko_KR";
  const DataReport report = check("language");
  EXPECT_EQ(report.sets[0].targetLanguage, "ko");
  EXPECT_EQ(find(report, "language", "target.other").rows, 3);
  EXPECT_EQ(find(report, "language", "source.other").rows, 0);
}

TEST_F(TextChecksTest, TheLanguageIsLearntFromTheFirstThousandRowsAndHoldsForAll) {
  std::string rows;
  for (int i = 0; i < 1100; ++i) rows += std::string(kEnglish) + "\tx\n";
  for (int i = 0; i < 1500; ++i) rows += std::string(kFrench) + "\tx\n";
  add("train", rows);
  const DataReport report = check("language");
  EXPECT_EQ(report.sets[0].sourceLanguage, "en");
  EXPECT_EQ(find(report, "language", "source.other").rows, 1500);
  EXPECT_EQ(report.sets[0].targetLanguage, "") << "nothing certain, nothing guessed";
  EXPECT_EQ(find(report, "language", "target.undecided").rows, 2600);
}

}  // namespace
}  // namespace s2s
