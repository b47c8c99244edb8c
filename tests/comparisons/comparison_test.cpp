#include "engine/comparisons/comparison.h"

#include <gtest/gtest.h>

#include "tests/comparisons/two_entrants.h"

namespace s2s::test {
namespace {

std::string errorOf(const Json& json) {
  const auto parsed = parseComparison(json);
  return parsed ? "" : parsed.error().message();
}

TEST(ComparisonTest, SurvivesItsJson) {
  const auto parsed = parseComparison(twoEntrants());
  ASSERT_TRUE(parsed) << parsed.error().message();
  const Json written = comparisonToJson(*parsed);
  const auto again = parseComparison(written);
  ASSERT_TRUE(again) << again.error().message();
  EXPECT_EQ(comparisonToJson(*again), written);
}

TEST(ComparisonTest, WordsOfTheTestThatAreEmptyAreNotWordsThatAreNotSaid) {
  for (const SaidWord& word : kSaidWords) {
    Json json = twoEntrants();
    for (const Json& said : {Json(), Json(""), Json("x")}) {
      json["test"][word.key] = said;
      const auto parsed = parseComparison(json);
      ASSERT_TRUE(parsed) << parsed.error().message();
      const auto& read = parsed->test.words.*word.said;
      EXPECT_EQ(read ? Json(*read) : Json(), said) << word.key;
      EXPECT_EQ(comparisonToJson(*parsed)["test"][word.key], said) << word.key;
    }
    json["test"].erase(word.key);
    EXPECT_EQ(parseComparison(json)->test.words.*word.said, std::nullopt) << word.key;
    json["test"][word.key] = 7;
    EXPECT_NE(errorOf(json).find("test." + std::string(word.key) + ": 7 is not a text"), std::string::npos)
        << errorOf(json);
  }
}

TEST(ComparisonTest, MistakesAreNamedByTheirPlace) {
  Json json = twoEntrants();
  json["entrants"] = Json::array();
  EXPECT_NE(errorOf(json).find("entrants: is empty"), std::string::npos) << errorOf(json);

  json = twoEntrants();
  json["entrants"][1]["name"] = "one";
  EXPECT_NE(errorOf(json).find("entrants.1.name"), std::string::npos) << errorOf(json);

  const auto hangul = [](int syllables) {
    std::string name;
    for (int i = 0; i < syllables; ++i) name += "한";
    return name;
  };
  json["entrants"][1]["name"] = hangul(66);
  EXPECT_EQ(errorOf(json), "");
  json["entrants"][1]["name"] = hangul(67);
  EXPECT_NE(errorOf(json).find("entrants.1.name: takes 201 bytes as a file's name and may take 200"),
            std::string::npos)
      << errorOf(json);

  json = twoEntrants();
  json["equalise"] = {{"what", "operations"}};
  EXPECT_NE(errorOf(json).find("equalise.amount: is missing"), std::string::npos) << errorOf(json);
  json["equalise"] = {{"what", "steps"}, {"amount", 8.4}};
  EXPECT_NE(errorOf(json).find("equalise.amount: 8.4 is not a whole number"), std::string::npos)
      << errorOf(json);
  json["equalise"] = {{"what", "steps"}, {"amount", 8.0}};
  EXPECT_EQ(errorOf(json), "");
  json["equalise"] = {{"what", "wall_time"}, {"amount", 8.4}};
  EXPECT_EQ(errorOf(json), "");

  json = twoEntrants();
  json["seeds"] = {1, 1};
  EXPECT_NE(errorOf(json).find("seeds: a seed occurs twice"), std::string::npos) << errorOf(json);

  json = twoEntrants();
  json["entrants"][0]["changes"] = {"training.steps=5"};
  EXPECT_NE(errorOf(json).find("entrants.0.changes.0"), std::string::npos) << errorOf(json);

  for (const char* change :
       {"training.steps=5", "training.seed=2", "training={\"steps\": 5}", "name=x", "model={}",
        "model.initialization=pretrained", "model.overrides.num_layers=1", "tokenizer.from=elsewhere"}) {
    json = twoEntrants();
    json["starting_points"] = "random";
    json["entrants"][0]["changes"] = {change};
    EXPECT_NE(errorOf(json).find("entrants.0.changes.0: "), std::string::npos) << change << errorOf(json);
  }
  json["entrants"][0]["changes"] = {"training.batch_size=8", "data.max_source_tokens=9"};
  EXPECT_EQ(errorOf(json), "");

  json = twoEntrants();
  json["entrant"] = 1;
  EXPECT_NE(errorOf(json).find("did you mean 'entrants'?"), std::string::npos) << errorOf(json);
}

TEST(ComparisonTest, StartingPointsMustFitTheWeights) {
  Json json = twoEntrants();
  json["entrants"][0]["starting_point"] = "supervised-here";
  EXPECT_NE(errorOf(json).find("the weights are random"), std::string::npos) << errorOf(json);

  json = twoEntrants();
  json["entrants"][0]["model"].erase("initialization");
  EXPECT_NE(errorOf(json).find("entrants.0.starting_point: is missing"), std::string::npos) << errorOf(json);
  json["entrants"][0]["starting_point"] = "random";
  EXPECT_NE(errorOf(json).find("the weights are stored ones"), std::string::npos) << errorOf(json);
  json["entrants"][0]["starting_point"] = "self-supervised";
  EXPECT_EQ(errorOf(json), "");
}

TEST(ComparisonTest, StartingPointsCanBeMadeEqual) {
  Json json = twoEntrants();
  json["entrants"][0]["model"].erase("initialization");
  json["entrants"][0]["starting_point"] = "supervised-here";
  json["starting_points"] = "random";
  const auto parsed = parseComparison(json);
  ASSERT_TRUE(parsed) << parsed.error().message();
  EXPECT_EQ(parsed->entrants[0].startingPoint, StartingPoint::random);
  EXPECT_EQ(parsed->entrants[0].model["initialization"], "random");
}

}  // namespace
}  // namespace s2s::test
