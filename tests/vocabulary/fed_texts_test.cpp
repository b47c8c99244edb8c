#include "engine/vocabulary/fed_texts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// A run's checkpoint, of which nothing but the recipe above it is read.
class FedTextsTest : public testing::Test {
 protected:
  FedTextsTest() { fs::create_directories(checkpoint()); }

  fs::path checkpoint() const { return folder / "run/checkpoints/step-000003"; }

  void writeRecipe(const std::string& text) const { std::ofstream(folder / "run/recipe.json") << text; }

  FedTexts fedTo(const Json& train, const Json& validation = Json::array()) const {
    writeRecipe(Json{{"model", {{"from", "t5-small"}}},
                     {"data", {{"train", train}, {"validation", validation}}},
                     {"training", {{"steps", 1}}}}
                    .dump());
    FedTexts fed = FedTexts::of(checkpoint(), Json::object(), "bart");
    EXPECT_TRUE(fed.warnings().empty()) << fed.warnings().front();
    return fed;
  }

  test::TemporaryDirectory folder;
};

TEST_F(FedTextsTest, ATemplateStandsBehindItsPrefixAndWordsAreAnswers) {
  const FedTexts fed = fedTo(Json::array(
      {{{"path", "a.tsv"},
        {"prefix", "mood: "},
        {"as_text",
         {{"template", "is {source} good?"}, {"words", {{"1", "wonderful"}, {"0", "terrible"}}}}}}}));
  EXPECT_EQ(fed.texts(), (std::vector<std::string>{"mood: is  good?", "terrible", "wonderful"}));
}

TEST_F(FedTextsTest, PairsHaveTheUsualTemplateAndNumbersTheirClasses) {
  const FedTexts fed = fedTo(
      Json::array({{{"path", "a.tsv"},
                    {"pair", "other"},
                    {"as_text", {{"kind", "numbers"}, {"minimum", 1}, {"maximum", 2}, {"step", 0.5}}}}}));
  EXPECT_EQ(fed.texts(), (std::vector<std::string>{"sentence1:  sentence2: ", "1.0", "1.5", "2.0"}));
  EXPECT_TRUE(fed.around("old bread").empty()) << "blanks lie between";
}

TEST_F(FedTextsTest, SetsThatAreValidatedOnCountToo) {
  const Json other = {{"path", "b.tsv"}, {"prefix", "other: "}};
  const FedTexts fed = fedTo(Json::array({{{"path", "a.tsv"}}}), Json::array({other}));
  EXPECT_EQ(fed.texts(), (std::vector<std::string>{"other: "}));
}

TEST_F(FedTextsTest, WhatTouchesATextIsFedWithIt) {
  const FedTexts fed =
      fedTo(Json::array({{{"path", "a.tsv"}, {"prefix", "ko:"}},
                         {{"path", "b.tsv"}, {"prefix", "ko: "}},
                         {{"path", "c.tsv"},
                          {"prefix", "ko: "},
                          {"as_text", {{"template", "«{source}»"}, {"words", {{"1", "yes"}}}}}}}));
  EXPECT_EQ(fed.around("old bread"), (std::vector<std::string>{"ko:old bread", "ko: «old bread»"}));
}

TEST_F(FedTextsTest, AModelThatIsNoRunHasThePrefixesOfItsConfiguration) {
  const Json config = {{"task_specific_params", {{"gist", {{"prefix", "summarize: "}}}}}};
  EXPECT_EQ(FedTexts::of(folder / "model", config, "bart").texts(),
            (std::vector<std::string>{"summarize: "}));
  const auto t5 = FedTexts::of(folder / "model", config, "t5").texts();
  EXPECT_NE(std::ranges::find(t5, "translate Korean to Korean: "), t5.end());
}

TEST_F(FedTextsTest, SetsThatItIsToBeTrainedOnCountToo) {
  DataSource set;
  set.prefix = "ko:";
  const FedTexts fed = FedTexts::of(folder / "model", Json::object(), "bart", std::span(&set, 1));
  EXPECT_EQ(fed.texts(), (std::vector<std::string>{"ko:"}));
  EXPECT_EQ(fed.around("old bread"), (std::vector<std::string>{"ko:old bread"}));
}

TEST_F(FedTextsTest, AnOptionThatNothingReadsHidesNoPrefix) {
  const FedTexts fed =
      fedTo(Json::array({{{"path", "a.tsv"}, {"prefix", "gist: "}, {"pair", "nobody reads this"}}}));
  EXPECT_EQ(fed.texts(), (std::vector<std::string>{"gist: "}));
}

TEST_F(FedTextsTest, ARecipeThatCannotBeReadIsTold) {
  writeRecipe("{");
  const FedTexts fed = FedTexts::of(checkpoint(), Json::object(), "bart");
  ASSERT_EQ(fed.warnings().size(), 1u);
  EXPECT_NE(fed.warnings().front().find("recipe.json"), std::string::npos) << fed.warnings().front();
}

}  // namespace
}  // namespace s2s
