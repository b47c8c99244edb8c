#include "engine/vocabulary/trimming_plan.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// A folder with a T5 without weights, whose configuration names ids here and there, and a corpus.
class TrimmingPlanTest : public testing::Test {
 protected:
  TrimmingPlanTest() {
    fs::create_directories(folder / "model");
    fs::create_directories(folder / "small");
    fs::copy_file(test::golden("tokenizers/small.model"), folder / "model/spiece.model");
    write("model/config.json", Json{{"model_type", "t5"},
                                    {"d_model", 8},
                                    {"d_kv", 4},
                                    {"d_ff", 16},
                                    {"num_layers", 1},
                                    {"num_heads", 2},
                                    {"vocab_size", 528},
                                    {"eos_token_id", 1},
                                    {"forced_bos_token_id", 300},
                                    {"task_specific_params", {{"gist", {{"prefix", "summarize: "}}}}}}
                                   .dump());
    write("model/generation_config.json",
          R"({"pad_token_id": 0, "suppress_tokens": [310], "max_length": 9})");
    write("corpus.txt", "There is an apple.\nold bread\n");
  }

  void write(const std::string& name, const std::string& content) const {
    std::ofstream(folder / name, std::ios::binary) << content;
  }

  Result<TrimmingPlan> make(const TrimmingWishes& wishes, const WorkObserver& observer = {}) const {
    return TrimmingPlan::make(folder / "model", wishes, observer);
  }

  /// The model as a checkpoint of a run with these training sets, trimmed to the corpus alone.
  Result<TrimmingPlan> makeOfRun(const Json& train) const {
    const fs::path checkpoint = folder / "run/checkpoints/step-000003";
    fs::create_directories(checkpoint.parent_path());
    fs::copy(folder / "model", checkpoint);
    write("run/recipe.json",
          Json{{"model", {{"from", "t5-small"}}}, {"data", {{"train", train}}}, {"training", {{"steps", 1}}}}
              .dump());
    return TrimmingPlan::make(checkpoint, corpusAlone(), {});
  }

  void expectCutAsBefore(const TrimmingPlan& plan, const std::vector<std::string>& texts) const {
    const Result<void> written = plan.write(folder / "small", {});
    ASSERT_TRUE(written.ok()) << written.error().message();
    const auto before = *loadTokenizer(folder / "model"), after = *loadTokenizer(folder / "small");
    for (const std::string& text : texts) {
      std::vector<TokenId> ids = after->encode(text);
      for (TokenId& id : ids) id = plan.map().oldId(id);
      EXPECT_EQ(ids, before->encode(text)) << text;
    }
  }

  TrimmingWishes corpusAlone() const { return {{folder / "corpus.txt"}, {}, false}; }

  test::TemporaryDirectory folder;
};

TEST_F(TrimmingPlanTest, CountsBeforeAnythingIsWritten) {
  const auto plan = make(corpusAlone());
  ASSERT_TRUE(plan.ok()) << plan.error().message();
  const Json numbers = plan->numbers();
  EXPECT_EQ(numbers["vocabulary"]["before"], 528);
  EXPECT_EQ(numbers["vocabulary"]["after"], plan->map().size());
  EXPECT_EQ(numbers["parameters_before"].get<std::int64_t>() - numbers["parameters"].get<std::int64_t>(),
            8 * (528 - plan->map().size()));
  EXPECT_EQ(numbers["corpus"]["texts"], 2);
  EXPECT_TRUE(fs::is_empty(folder / "small"));
}

TEST_F(TrimmingPlanTest, IdsInConfigurationsStayAndMove) {
  const auto plan = make(corpusAlone());
  ASSERT_TRUE(plan.ok()) << plan.error().message();
  EXPECT_EQ(plan->config()["vocab_size"], plan->map().size());
  EXPECT_EQ(plan->config()["eos_token_id"], 1);
  EXPECT_EQ(plan->config()["forced_bos_token_id"], *plan->map().newId(300));
  EXPECT_EQ(plan->generationConfig()["suppress_tokens"], Json::array({*plan->map().newId(310)}));
  EXPECT_EQ(plan->generationConfig()["max_length"], 9);
}

TEST_F(TrimmingPlanTest, BiasedSequencesStayAndMove) {
  write("model/generation_config.json", R"({"sequence_bias": [[[320], -3.0], [[330, 340], 2.0]]})");
  const auto plan = make(corpusAlone());
  ASSERT_TRUE(plan.ok()) << plan.error().message();
  const VocabularyMap& map = plan->map();
  ASSERT_TRUE(map.newId(320) && map.newId(330) && map.newId(340)) << "the pieces stay";
  EXPECT_NE(*map.newId(340), 340);
  const Json expected = Json::array({Json::array({Json::array({*map.newId(320)}), -3.0}),
                                     Json::array({Json::array({*map.newId(330), *map.newId(340)}), 2.0})});
  EXPECT_EQ(plan->generationConfig()["sequence_bias"], expected);
}

TEST_F(TrimmingPlanTest, PiecesThatCannotBeFollowedAreRefusedAndAWatermarkIsWarnedOf) {
  write("model/generation_config.json", R"({"constraints": [{"token_ids": [320]}]})");
  const auto refused = make(corpusAlone());
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().message().find("constraints"), std::string::npos) << refused.error().message();
  EXPECT_EQ(refused.error().where, (folder / "model/generation_config.json").string());
  write("model/generation_config.json", R"({"watermarking_config": {"bias": 2.0}})");
  const auto warned = make(corpusAlone());
  ASSERT_TRUE(warned.ok()) << warned.error().message();
  ASSERT_EQ(warned->warnings().size(), 1u);
  EXPECT_NE(warned->warnings().front().find("watermark"), std::string::npos);
}

TEST_F(TrimmingPlanTest, PrefixesOfTasksAreCutAsBefore) {
  const auto plan = make(corpusAlone());
  ASSERT_TRUE(plan.ok()) << plan.error().message();
  expectCutAsBefore(*plan, {"summarize: There is an apple.", "translate English to Korean: old bread",
                            "translate Korean to English: old bread"});
}

TEST_F(TrimmingPlanTest, WhatARunIsFedAsTextAndAnswersIsCutAsBefore) {
  const auto plan = makeOfRun(Json::array(
      {{{"path", "a.tsv"},
        {"prefix", "hello: "},
        {"as_text",
         {{"template", "house {source} world x{source}"}, {"words", {{"1", "fadowusi"}, {"0", "green"}}}}}},
       {{"path", "b.tsv"},
        {"pair", "other"},
        {"as_text", {{"kind", "numbers"}, {"minimum", 677}, {"maximum", 679}, {"step", 1}}}}}));
  ASSERT_TRUE(plan.ok()) << plan.error().message();
  EXPECT_TRUE(plan->warnings().empty());
  expectCutAsBefore(*plan, {"fadowusi", "green", "678", "hello: house old bread world xold bread",
                            "sentence1: old bread sentence2: old bread"});
}

TEST_F(TrimmingPlanTest, WhatSetsOfARecipeAreFedAndWriteIsCutAsBefore) {
  write("pairs.dat", "number,en,ko\n7,old bread,There is an apple.\n");
  DataSource set;
  set.path = (folder / "pairs.dat").string();
  set.format = "csv";
  set.source = std::string("en");
  set.target = std::string("ko");
  set.prefix = "hello world:";
  const auto plan = make({{}, {}, false, {set}});
  ASSERT_TRUE(plan.ok()) << plan.error().message();
  EXPECT_EQ(plan->corpus().texts, 2) << "the columns that it names, and no others";
  expectCutAsBefore(*plan, {"hello world:old bread", "There is an apple."});
}

TEST_F(TrimmingPlanTest, ASetWithoutItsSourceIsAnError) {
  DataSource set;
  set.path = (folder / "corpus.txt").string();
  set.source = std::string("en");
  const auto plan = make({{}, {}, true, {set}});
  ASSERT_FALSE(plan.ok());
  EXPECT_NE(plan.error().message().find("there is no column \"en\""), std::string::npos);
}

TEST_F(TrimmingPlanTest, LanguagesKeepMoreThanTheCorpus) {
  const auto corpus = make(corpusAlone());
  const auto both = make({{folder / "corpus.txt"}, {"en"}, false}), english = make({{}, {"en"}, false});
  ASSERT_TRUE(corpus.ok() && both.ok() && english.ok());
  EXPECT_LT(corpus->map().size(), both->map().size());
  EXPECT_EQ(english->corpus().texts, 0);
  EXPECT_LE(english->map().size(), both->map().size());
}

TEST_F(TrimmingPlanTest, WishesThatKeepNothingAreErrors) {
  write("empty.txt", "");
  EXPECT_EQ(make({}).error().kind, Error::Kind::invalidInput);
  EXPECT_EQ(make({{folder / "empty.txt"}, {}, true}).error().kind, Error::Kind::invalidInput);
  EXPECT_FALSE(make({{folder / "missing.txt"}, {}, true}).ok());
  EXPECT_EQ(make({{}, {"no such language"}, true}).error().kind, Error::Kind::invalidInput);
}

TEST_F(TrimmingPlanTest, AnAdapterHasNoVocabulary) {
  fs::create_directories(folder / "adapter");
  write("adapter/adapter_config.json", R"({"peft_type": "LORA"})");
  const auto plan = TrimmingPlan::make(folder / "adapter", corpusAlone(), {});
  ASSERT_FALSE(plan.ok());
  EXPECT_NE(plan.error().message().find("adapter"), std::string::npos) << plan.error().message();
}

TEST_F(TrimmingPlanTest, StopsWhenAskedTo) {
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "old bread\n";
  write("corpus.txt", many);
  RunControl control;
  control.requestStop();
  const auto plan = make(corpusAlone(), {{}, &control});
  ASSERT_FALSE(plan.ok());
  EXPECT_EQ(plan.error().kind, Error::Kind::cancelled);
}

TEST_F(TrimmingPlanTest, ACorpusThatChangedMeanwhileIsNoticed) {
  const auto plan = make(corpusAlone());
  ASSERT_TRUE(plan.ok());
  write("corpus.txt", "There is an apple.\nold bread\nold bread\n");
  EXPECT_FALSE(plan->write(folder / "small", {}).ok());
}

}  // namespace
}  // namespace s2s
