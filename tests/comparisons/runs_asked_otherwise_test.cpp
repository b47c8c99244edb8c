#include "engine/comparisons/runs_asked_otherwise.h"

#include <gtest/gtest.h>

#include "engine/comparisons/asked_otherwise.h"
#include "engine/core/atomic_file.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

class RunsAskedOtherwiseTest : public testing::Test {
 protected:
  RunsAskedOtherwiseTest() {
    std::filesystem::create_directories(m_folder / "run/checkpoints/step-000001");
    EXPECT_TRUE(writeFileAtomically(m_folder / "run/checkpoints/step-000001/config.json", "{}"));
    m_request.systems = {{{(m_folder / "run/checkpoints/step-000001").string()}}};
    m_request.data.path = "test.tsv";
  }

  static Json set(const std::string& name, const Json& more = Json::object()) {
    Json made = {{"name", name}, {"path", "rows.tsv"}, {"source", "a"}, {"target", "c"}};
    made.update(more);
    return made;
  }
  static Json recipeOf(const Json& sets, const std::string& objective) {
    Json recipe = {{"name", "tiny"},
                   {"model", {{"from", "t5-small"}, {"initialization", "random"}}},
                   {"data", {{"train", sets}}},
                   {"objective", {{"kind", objective}}},
                   {"training", {{"steps", 1}}}};
    if (objective == "sequence-classification") recipe["head"] = {{"kind", "convolution"}};
    return recipe;
  }
  /// What is said where the run learned from these sets; empty: nothing.
  std::string warningAfter(const Json& sets, const std::string& objective = "sequence-to-sequence") {
    const Json recipe = recipeOf(sets, objective);
    const auto parsed = parseRecipe(recipe);
    EXPECT_TRUE(parsed) << parsed.error().message();
    EXPECT_TRUE(writeFileAtomically(m_folder / "run/recipe.json", recipe.dump()));
    const auto warnings = runsAskedOtherwise(m_request);
    EXPECT_LE(warnings.size(), 1u);
    return warnings.empty() ? "" : warnings.front();
  }
  static void expectHolds(const std::string& text, const std::string& part) {
    EXPECT_NE(text.find(part), std::string::npos) << text;
  }

  TemporaryDirectory m_folder;
  EvaluationRequest m_request;
};

TEST_F(RunsAskedOtherwiseTest, AHeadOfPairsIsAskedWithPairs) {
  const Json pairs = Json::array({set("nli", {{"pair", "b"}})}), single = Json::array({set("mood")});
  const std::string objective = "sequence-classification";
  expectHolds(warningAfter(pairs, objective), "learned from two texts and is asked with one");
  expectHolds(warningAfter(pairs, objective), "with --pair");
  EXPECT_EQ(warningAfter(single, objective), "");
  m_request.data.pair = ColumnReference(std::string("b"));
  EXPECT_EQ(warningAfter(pairs, objective), "");
  expectHolds(warningAfter(single, objective), "learned from one text and is asked with two");
}

TEST_F(RunsAskedOtherwiseTest, OneThatWritesPairsIsAskedWithPairs) {
  const Json pairs = Json::array({set("nli", {{"pair", "b"}, {"as_text", Json::object()}})});
  m_request.data.asText.emplace();
  expectHolds(warningAfter(pairs), "learned from two texts and is asked with one");
  m_request.data.pair = ColumnReference(std::string("b"));
  EXPECT_EQ(warningAfter(pairs), "");
}

TEST_F(RunsAskedOtherwiseTest, TheWaysOfARunThatWritesLabelsAreNamed) {
  const Json written = set("mood", {{"as_text", Json::object()}}), plain = set("mt");
  const std::string what = "was trained with as_text (\"mood\") and is asked without";
  expectHolds(warningAfter(Json::array({written})), what);
  expectHolds(warningAfter(Json::array({written})), "--as-in and --set");
  expectHolds(warningAfter(Json::array({plain, written})), what);
  EXPECT_EQ(warningAfter(Json::array({plain})), "");
  m_request.asksAsTrained = false;
  EXPECT_EQ(warningAfter(Json::array({plain, written})), "") << "somebody says how: as one of its sets";
  expectHolds(warningAfter(Json::array({written})), what);
  m_request.data.asText.emplace();
  EXPECT_EQ(warningAfter(Json::array({written})), "");
  expectHolds(warningAfter(Json::array({plain})), "is asked with as_text and was trained without");
}

TEST_F(RunsAskedOtherwiseTest, NothingIsSaidOfModelsWithoutAReadableRecipe) {
  EXPECT_TRUE(runsAskedOtherwise(m_request).empty());
  EXPECT_TRUE(writeFileAtomically(m_folder / "run/recipe.json", "{"));
  EXPECT_TRUE(runsAskedOtherwise(m_request).empty());
  m_request.systems = {{{"t5-small"}}, {{"nosuch"}}};
  EXPECT_TRUE(runsAskedOtherwise(m_request).empty());
}

TEST_F(RunsAskedOtherwiseTest, ValidationSetsOfAnotherFormAreTold) {
  const auto warningsWith = [](const Json& train, const Json& validation, const std::string& objective) {
    Json recipe = recipeOf(Json::array({train}), objective);
    recipe["data"]["validation"] = {{"sets", Json::array({validation})}};
    const auto parsed = parseRecipe(recipe);
    EXPECT_TRUE(parsed) << parsed.error().message();
    return validatedOtherwise(*parsed);
  };
  const Json pair = {{"pair", "b"}};
  const auto missing = warningsWith(set("nli", pair), set("dev"), "sequence-classification");
  ASSERT_EQ(missing.size(), 1u);
  expectHolds(missing[0], "data.validation.sets.0.pair: is missing");
  const auto surplus = warningsWith(set("nli"), set("dev", pair), "sequence-classification");
  ASSERT_EQ(surplus.size(), 1u);
  expectHolds(surplus[0], "the training sets have none");
  EXPECT_TRUE(warningsWith(set("nli", pair), set("dev", pair), "sequence-classification").empty());
  const Json written = {{"as_text", Json::object()}};
  const auto plain = warningsWith(set("nli", written), set("dev"), "sequence-to-sequence");
  ASSERT_EQ(plain.size(), 1u);
  expectHolds(plain[0], "data.validation.sets.0.as_text: is missing");
}

}  // namespace
}  // namespace s2s::test
