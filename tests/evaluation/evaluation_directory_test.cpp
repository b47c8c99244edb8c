#include "engine/evaluation/evaluation_directory.h"

#include <gtest/gtest.h>

#include <cmath>

#include <fstream>

#include "engine/core/text_file.h"
#include "engine/recipes/sections/sections.h"
#include "tests/evaluation/answers.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

class EvaluationDirectoryTest : public testing::Test {
 protected:
  const TemporaryDirectory m_parent;
  const std::filesystem::path m_folder = m_parent / "evaluation";
  TestSet m_test = testSetOf({{"a\tb", "x"}, {"c", "y\nz"}, {"한국", "어"}});
  Json m_asked = {{"from", "en"}};
  Json m_terms = {{"limit", 0}, {"generation", {{"beams", 1}}}};
  SystemRecord m_system{"tiny", {"models/tiny"}, {"abc"}, "ko: ", "en", "ko", ""};

  Result<EvaluationDirectory> open(bool resume) {
    return EvaluationDirectory::open(m_folder, m_terms, m_asked, m_test, resume);
  }
  std::string message(bool resume) {
    const auto opened = open(resume);
    return opened ? "" : opened.error().message();
  }
};

TEST_F(EvaluationDirectoryTest, AnswersComeBackByRowAfterItIsOpenedAgain) {
  {
    auto directory = std::move(open(false).value());
    SystemRecord system = m_system;
    EXPECT_TRUE(directory.begin(system, 3).value().empty());
    const auto answers = written({"eins", "zwei\n2", "셋"});
    ASSERT_TRUE(directory.append(std::vector{answers[2], answers[0]}));
  }
  auto directory = std::move(open(true).value());
  SystemRecord system = m_system;
  system.name = "called otherwise";  // the model decides, not what it is called
  const auto before = directory.begin(system, 3).value();
  ASSERT_EQ(before.size(), 2u);
  EXPECT_EQ(before[0].row, 0u);
  EXPECT_EQ(before[1].output, "셋");
  EXPECT_EQ(before[1].likelihood->loss, 3.1);
  EXPECT_EQ(before[1].likelihood->tokens, 2);
  EXPECT_EQ(system.name, "tiny");
  const auto stored = readEvaluation(m_folder).value();
  EXPECT_EQ(stored.test.rows[1].target, "y\nz");
  EXPECT_EQ(stored.test.rows[0].source, "a\tb");
  ASSERT_EQ(stored.systems.size(), 1u);
  EXPECT_EQ(stored.systems[0].prefix, "ko: ");
  EXPECT_EQ(stored.answers[0].size(), 2u);
  EXPECT_TRUE(stored.results.is_null());
}

TEST_F(EvaluationDirectoryTest, BothFilesOfParallelTextAreKept) {
  m_test.files = {{"test.en", "12ab"}, {"test.ko", "34cd"}};
  ASSERT_TRUE(open(false).ok());
  const auto stored = readEvaluation(m_folder).value();
  EXPECT_EQ(toJson(stored.test.files), toJson(m_test.files));
  Json record = readJsonFile(m_folder / "evaluation.json").value();
  record["data"].erase("files");
  std::ofstream(m_folder / "evaluation.json") << record.dump();
  const auto former = readEvaluation(m_folder).value();
  ASSERT_EQ(filesOf(former.test).size(), 1u);
  EXPECT_EQ(filesOf(former.test)[0].sha256, "of the pairs");
}

TEST_F(EvaluationDirectoryTest, ATornLineIsAskedAgainAndHarmsNoOther) {
  std::filesystem::path file;
  {
    auto directory = std::move(open(false).value());
    SystemRecord system = m_system;
    ASSERT_TRUE(directory.begin(system, 3).ok());
    ASSERT_TRUE(directory.append(written({"one", "two"})));
    file = m_folder / "outputs" / system.file;
  }
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 7);
  auto directory = std::move(open(true).value());
  SystemRecord system = m_system;
  EXPECT_EQ(directory.begin(system, 3).value().size(), 1u);
  ASSERT_TRUE(directory.append(std::vector{written({"one", "two"})[1]}));
  EXPECT_EQ(readEvaluation(m_folder).value().answers[0].size(), 2u);
}

TEST_F(EvaluationDirectoryTest, OtherModelsHaveFilesAndNamesOfTheirOwn) {
  auto directory = std::move(open(false).value());
  SystemRecord first = m_system, second = m_system, third = m_system;
  second.sha256 = {"def"};
  third.prefix = "other: ";
  third.name = "../../a name";
  ASSERT_TRUE(directory.begin(first, 3).ok());
  ASSERT_TRUE(directory.append(written({"one"})));
  EXPECT_TRUE(directory.begin(second, 3).value().empty());
  EXPECT_TRUE(directory.begin(third, 3).value().empty());
  EXPECT_EQ(second.name, "tiny (2)");
  EXPECT_EQ(third.file.find('/'), std::string::npos);
  EXPECT_EQ(readEvaluation(m_folder).value().systems.size(), 3u);
}

TEST_F(EvaluationDirectoryTest, NamesOfTheSameWeightsShareTheirAnswersAndHaveARecordEach) {
  const auto beginAll = [&](EvaluationDirectory& directory) {
    SystemRecord first = m_system, second = m_system, again = m_system;
    second.name = "tiny@last";
    second.models = {"runs/tiny@last"};
    std::vector<std::string> names;
    for (SystemRecord* one : {&second, &first, &again}) {
      const auto answers = directory.begin(*one, 3);
      EXPECT_TRUE(answers.ok());
      EXPECT_TRUE(!answers.value().empty() || directory.append(written({"one"})));
      names.push_back(one->name);
    }
    return names;
  };
  const std::vector<std::string> names = {"tiny@last", "tiny", "tiny (2)"};
  for (const bool resume : {false, true}) {
    auto directory = std::move(open(resume).value());
    EXPECT_EQ(beginAll(directory), names);
  }
  const StoredEvaluation stored = readEvaluation(m_folder).value();
  ASSERT_EQ(stored.systems.size(), 3u) << "no new ones where it goes on";
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(stored.systems[i].name, names[i]);
    EXPECT_EQ(stored.systems[i].file, stored.systems[0].file);
    EXPECT_EQ(stored.answers[i].size(), 1u);
  }
}

TEST_F(EvaluationDirectoryTest, WhatWasAskedOtherwiseIsRefusedByName) {
  ASSERT_TRUE(open(false).ok());
  EXPECT_NE(message(false).find("--resume"), std::string::npos);
  m_terms["generation"]["beams"] = 4;
  EXPECT_NE(message(true).find("'generation.beams'"), std::string::npos) << message(true);
  m_terms["generation"]["beams"] = 1;
  m_test.sha256 = "of others";
  EXPECT_NE(message(true).find("other data"), std::string::npos);
}

TEST_F(EvaluationDirectoryTest, OtherRowsOfTheSameFileAreRefusedWithWhatReadThem) {
  m_asked = {{"format", "auto"}, {"encoding", "cp949"}};
  ASSERT_TRUE(open(false).ok());
  const std::string korean = m_test.rows[2].source;
  m_test.rows[2].source = "ÇÑ±¹";
  m_asked["encoding"] = "iso-8859-1";
  EXPECT_NE(message(true).find("another 'encoding', \"cp949\""), std::string::npos) << message(true);
  m_test.rows[2].source = korean;
  EXPECT_TRUE(open(true).ok()) << "the same rows, however they were read";
  m_test.rows.pop_back();
  EXPECT_NE(message(true).find("other rows"), std::string::npos) << message(true);
}

TEST_F(EvaluationDirectoryTest, FoldersOfOlderVersionsAreComparedByTheRowsTheyKept) {
  ASSERT_TRUE(open(false).ok());
  Json record = readJsonFile(m_folder / "evaluation.json").value();
  EXPECT_EQ(record["data"].erase("rows_sha256"), 1u);
  std::ofstream(m_folder / "evaluation.json") << record.dump();
  EXPECT_TRUE(open(true).ok());
  m_test.rows.pop_back();
  EXPECT_NE(message(true).find("other rows"), std::string::npos) << message(true);
}

TEST_F(EvaluationDirectoryTest, WhatAnswersAreHeldAgainstMayChangeWhileTheRowsStayTheSame) {
  m_terms["task"] = "texts";
  {
    auto directory = std::move(open(false).value());
    SystemRecord system = m_system;
    EXPECT_TRUE(directory.begin(system, 3).ok() && directory.append(written({"eins", "zwei", "셋"})));
  }
  m_terms["task"] = "labels";
  for (TextPair& row : m_test.rows) row.labels = {row.target};
  {
    const auto directory = open(true);
    ASSERT_TRUE(directory) << directory.error().message();
    EXPECT_TRUE(directory->answeredBy(m_system.models, 3).has_value());
  }
  const auto stored = readEvaluation(m_folder).value();
  EXPECT_EQ(stored.terms["task"], "labels");
  EXPECT_EQ(stored.test.rows[1].labels, (std::vector<std::string>{"y\nz"}));
  EXPECT_EQ(message(true), "") << "and again";
  m_terms["task"] = "numbers";
  m_test.rows.pop_back();
  EXPECT_NE(message(true).find("other rows"), std::string::npos) << message(true);
  m_terms["limit"] = 2;
  EXPECT_NE(message(true).find("another 'limit'"), std::string::npos) << message(true);
}

/// Rows with two texts and labels as words.
class WrittenAnswersDirectoryTest : public EvaluationDirectoryTest {
 protected:
  WrittenAnswersDirectoryTest() {
    AsText asText;
    asText.words = {{"0", "x"}, {"1", "y"}};
    m_terms["as_text"] = recipe_sections::asTextToJson(asText);
    m_test = testSetOf({{"a", "x"}, {"c", "y"}});
    for (TextPair& row : m_test.rows) row.second = "b";
  }

  /// The folder as a former program left it, with the answers of a model that writes and of a classifier.
  void leaveFormerFolder() {
    const std::vector<TextPair> rows = m_test.rows;
    for (TextPair& row : m_test.rows) {
      row.source = "sentence1: " + row.source + " sentence2: " + *row.second;
      row.second.reset();
    }
    {
      auto directory = std::move(open(false).value());
      SystemRecord writer = m_system, head = m_head;
      writer.asText = true;
      EXPECT_TRUE(directory.begin(writer, 2).ok() && directory.append(written({"x", "y"})));
      std::vector<AnsweredRow> answers = written({"0", "1"});
      for (AnsweredRow& answer : answers) answer.verdicts = {{"", answer.output, {}, std::nullopt}};
      EXPECT_TRUE(directory.begin(head, 2).ok() && directory.append(answers));
    }
    m_test.rows = rows;
    Json record = readJsonFile(m_folder / "evaluation.json").value();
    for (Json& system : record["systems"]) EXPECT_EQ(system.erase("as_text"), 1u);
    std::ofstream(m_folder / "evaluation.json") << record.dump();
  }

  const SystemRecord m_head{"head", {"models/head"}, {"def"}, "", "", "", ""};
};

TEST_F(WrittenAnswersDirectoryTest, AFormerFolderCanBeReadAndGetsItsRowsAnewWhereItGoesOn) {
  leaveFormerFolder();
  const auto former = readEvaluation(m_folder).value();
  EXPECT_EQ(former.test.rows[0].source, "sentence1: a sentence2: b");
  EXPECT_EQ(former.answers[0].size(), 2u);
  for (const char* when : {"first", "again"}) EXPECT_EQ(message(true), "") << when;
  const auto renewed = readEvaluation(m_folder).value();
  EXPECT_EQ(renewed.test.rows[0].source, "a");
  EXPECT_EQ(renewed.test.rows[0].second, "b");
  m_test.rows[1].second = "other";
  EXPECT_NE(message(true).find("other rows"), std::string::npos) << message(true);
}

TEST_F(WrittenAnswersDirectoryTest, AFormerFolderKeepsWhatWasWrittenAndAsksItsClassifiersAnew) {
  leaveFormerFolder();
  auto directory = std::move(open(true).value());
  SystemRecord writer = m_system, head = m_head;
  writer.asText = true;
  EXPECT_TRUE(directory.answeredBy(writer.models, 2).has_value());
  EXPECT_FALSE(directory.answeredBy(head.models, 2).has_value()) << "it read the template";
  EXPECT_EQ(directory.begin(writer, 2).value().size(), 2u);
  EXPECT_EQ(writer.name, "tiny");
  EXPECT_TRUE(directory.begin(head, 2).value().empty());
}

TEST_F(EvaluationDirectoryTest, OneProcessAtATimeWritesIt) {
  const auto first = open(false);
  ASSERT_TRUE(first.ok());
  EXPECT_NE(message(true).find("in use"), std::string::npos) << message(true);
}

TEST_F(EvaluationDirectoryTest, AFolderFromAStrangerReadsNothingElsewhere) {
  ASSERT_TRUE(open(false).ok());
  Json record = readJsonFile(m_folder / "evaluation.json").value();
  record["systems"].push_back({{"name", "evil"}, {"file", "../../secret.jsonl"}});
  std::ofstream(m_folder / "evaluation.json") << record.dump();
  std::ofstream(m_parent / "secret.jsonl") << R"({"row":0,"output":"secret","ids":[],"score":0})"
                                           << "\n";
  EXPECT_TRUE(readEvaluation(m_folder).value().answers[0].empty());
  record["data"] = 7;
  std::ofstream(m_folder / "evaluation.json") << record.dump();
  EXPECT_FALSE(readEvaluation(m_folder).ok());
  std::ofstream(m_folder / "evaluation.json") << "{";
  EXPECT_FALSE(readEvaluation(m_folder).ok());
}

TEST(AnsweredRowTest, LinesRoundTripAndOthersAreNone) {
  AnsweredRow classified;
  classified.row = 3;
  classified.output = "hate, men";
  classified.verdicts = {{"hate", "hate", {{"hate", 0.75}, {"none", 0.25}}, std::nullopt},
                         {"stars", "4.5", {}, 4.5}};
  const auto again = answeredRowOf(parseJson(writeJson(toJson(classified)), "").value());
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->verdicts[0].probabilities, classified.verdicts[0].probabilities);
  EXPECT_EQ(again->verdicts[1].number, 4.5);
  EXPECT_FALSE(again->sourceCut);
  classified.sourceCut = true;
  EXPECT_TRUE(answeredRowOf(toJson(classified))->sourceCut);
  AnsweredRow cut = written({"x"})[0];
  cut.referenceCut = true;
  EXPECT_TRUE(answeredRowOf(toJson(cut))->referenceCut);
  EXPECT_FALSE(answeredRowOf(toJson(cut))->sourceCut);
  AnsweredRow damaged = written({"x"})[0];
  damaged.likelihood->loss = std::nan("");
  const auto read = answeredRowOf(parseJson(writeJson(toJson(damaged)), "").value());
  ASSERT_TRUE(read.has_value());
  EXPECT_TRUE(std::isnan(read->likelihood->loss));
  classified.verdicts[1].number = std::nan("");
  const auto withoutNumber = answeredRowOf(parseJson(writeJson(toJson(classified)), "").value());
  ASSERT_TRUE(withoutNumber.has_value()) << "else it would be asked again for ever";
  EXPECT_TRUE(std::isnan(*withoutNumber->verdicts[1].number));
  for (const char* text : {"{}", R"({"row":-1,"output":1})", R"({"row":0,"output":"x"})"})
    EXPECT_FALSE(answeredRowOf(parseJson(text, "").value()).has_value()) << text;
}

}  // namespace
}  // namespace s2s::test
