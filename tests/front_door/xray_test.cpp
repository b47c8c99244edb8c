// What an X-ray shows is what training feeds: families, objectives, augmentation, limits.

#include <gtest/gtest.h>

#include "engine/front_door/xray_reading.h"
#include "engine/front_door/xray_room.h"
#include "engine/training/training_setup.h"
#include "engine/training/training_step.h"
#include "tests/support/dropping_tokenizer.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_families.h"

namespace s2s {
namespace {

class XrayTest : public testing::Test {
 protected:
  SampleXray xray(const Recipe& recipe, std::int64_t row = 1, const std::string& part = "train",
                  std::int64_t epoch = 0) {
    XrayRequest request;
    request.recipe = recipeToJson(recipe);
    request.row = row;
    request.part = part;
    request.epoch = epoch;
    auto result = m_room.xray(request, {}, m_control);
    EXPECT_TRUE(result.ok()) << result.error().message();
    return result.ok() ? *result : SampleXray{};
  }
  Error refused(const Recipe& recipe, XrayRequest request) {
    request.recipe = recipeToJson(recipe);
    const auto result = m_room.xray(request, {}, m_control);
    EXPECT_FALSE(result.ok());
    return result.ok() ? Error{} : result.error();
  }

  const test::TemporaryDirectory m_folder;
  const RunControl m_control;
  XrayRoom m_room;
};

std::vector<std::int64_t> read(const std::vector<FedToken>& tokens) {
  std::vector<std::int64_t> ids;
  for (const FedToken& token : tokens) {
    if (token.isRead) ids.push_back(token.id);
  }
  return ids;
}

TEST_F(XrayTest, EveryPositionOfAnEncoderDecoderIsThatOfTheTensors) {
  Recipe recipe = test::tinyRecipe(m_folder.path());
  recipe.data.train.front().prefix = "reverse: ";
  recipe.training.batchSize = 8;
  const SampleXray shown = xray(recipe, 5);
  auto setup = prepareTraining(recipe, std::nullopt, {}, m_control);
  ASSERT_TRUE(setup.ok());
  const auto examples = setup->data.microBatch(shown.microBatch);
  ASSERT_EQ(shown.batchRows, std::ssize(examples));
  const Batch batch = makeBatch(examples, 0, torch::kCPU);
  const auto writer = setup->bundle.writer();
  const torch::Tensor decoder = (*writer)->shiftRight(batch.labels);
  ASSERT_EQ(std::ssize(shown.source), batch.inputIds.size(1));
  ASSERT_EQ(std::ssize(shown.labels), batch.labels.size(1));
  ASSERT_EQ(shown.decoderInput.size(), shown.labels.size());
  for (std::int64_t i = 0; i < batch.inputIds.size(1); ++i) {
    const FedToken& token = shown.source[static_cast<std::size_t>(i)];
    EXPECT_EQ(token.id, batch.inputIds[shown.place][i].item<std::int64_t>());
    EXPECT_EQ(token.isRead, batch.inputMask[shown.place][i].item<bool>());
    EXPECT_EQ(token.piece, setup->bundle.tokenizer->piece(token.id));
  }
  for (std::int64_t i = 0; i < batch.labels.size(1); ++i) {
    const auto at = static_cast<std::size_t>(i);
    EXPECT_EQ(shown.labels[at].id, batch.labels[shown.place][i].item<std::int64_t>());
    EXPECT_EQ(shown.labels[at].isLearned, shown.labels[at].id != -100);
    EXPECT_EQ(shown.decoderInput[at].id, decoder[shown.place][i].item<std::int64_t>());
  }
  EXPECT_EQ(shown.decoderInput.front().id, 0) << "the start token";
  EXPECT_EQ(shown.steps.front().what, "read");
  EXPECT_EQ(shown.steps.back().what, "prefix");
  EXPECT_EQ(shown.steps.back().source, "reverse: " + shown.steps.front().source);
  EXPECT_EQ(read(shown.source), setup->bundle.tokenizer->encode(shown.steps.back().source));
  EXPECT_EQ(shown.family, "t5");
  EXPECT_EQ(shown.sourceLength.whole, std::ssize(read(shown.source)));
  EXPECT_TRUE(shown.sourceLength.cut.empty());
}

TEST_F(XrayTest, WhatTheLimitsCutIsShown) {
  Recipe recipe = test::tinyRecipe(m_folder.path());
  test::writeText(m_folder / "data.tsv", "source\ttarget\nabcdefghij\tjihgfedcba\nab\tba\n");
  recipe.data.validation.split = 0.0;
  recipe.evaluation.everySteps = 0;
  recipe.data.maxSourceTokens = 7;
  recipe.data.maxTargetTokens = 5;
  const SampleXray shown = xray(recipe, 1);
  EXPECT_EQ(shown.sourceLength.whole, 11);
  EXPECT_EQ(shown.sourceLength.kept, 7);
  EXPECT_EQ(shown.sourceLength.cut, "ghij");
  EXPECT_EQ(shown.targetLength.cut, "fedcba");
  EXPECT_EQ(read(shown.source).back(), 1) << "the end token stays";
  recipe.data.overlong = "discard";
  XrayRequest request;
  request.row = 1;
  EXPECT_NE(refused(recipe, request).message().find("does not fit the limits"), std::string::npos);
}

TEST_F(XrayTest, ARowIsFoundByItsLineInWhicheverPartItIs) {
  const Recipe recipe = test::tinyRecipe(m_folder.path());
  int validated = 0;
  for (std::int64_t line = 2; line <= 51; ++line) {
    XrayRequest request;
    request.recipe = recipeToJson(recipe);
    request.line = line;
    const auto shown = m_room.xray(request, {}, m_control);
    ASSERT_TRUE(shown.ok()) << shown.error().message();
    EXPECT_EQ(shown->line, line);
    validated += shown->part == "validation";
  }
  EXPECT_EQ(validated, 5);
  XrayRequest request;
  request.row = 99;
  EXPECT_NE(refused(recipe, request).message().find("data train: 45, data validation: 5"), std::string::npos);
  request.set = "other";
  EXPECT_NE(refused(recipe, request).message().find("data (train)"), std::string::npos);
}

TEST_F(XrayTest, ARowThatIsKeptForTheTestIsToldSo) {
  Recipe recipe = test::tinyRecipe(m_folder.path());
  recipe.data.test.split = 0.2;
  int kept = 0;
  for (std::int64_t line = 2; line <= 51; ++line) {
    XrayRequest request;
    request.recipe = recipeToJson(recipe);
    request.line = line;
    const auto shown = m_room.xray(request, {}, m_control);
    if (shown) continue;
    ++kept;
    EXPECT_EQ(shown.error().what,
              "line " + std::to_string(line) + " of data is kept for the test, which no run is fed");
  }
  EXPECT_EQ(kept, 10);
  XrayRequest request;
  request.row = 99;
  EXPECT_NE(refused(recipe, request).message().find("data test: 10"), std::string::npos);
}

TEST_F(XrayTest, AugmentationIsSeenStepByStepAndIsWhatIsFed) {
  Recipe recipe = test::tinyRecipe(m_folder.path());
  Augmentation noise;
  noise.kind = "character-noise";
  noise.rows = 1.0;
  noise.share = 0.9;
  recipe.data.train.front().augmentation = {noise};
  recipe.data.train.front().prefix = "x ";
  const SampleXray first = xray(recipe, 3, "train", 0), second = xray(recipe, 3, "train", 1);
  ASSERT_EQ(first.steps.size(), 3u);
  EXPECT_EQ(first.steps[1].what, "augmented: character-noise");
  EXPECT_NE(first.steps[1].source, first.steps[0].source);
  EXPECT_EQ(first.steps[2].source, "x " + first.steps[1].source);
  EXPECT_NE(second.steps[1].source, first.steps[1].source) << "every epoch its own";
  auto setup = prepareTraining(recipe, std::nullopt, {}, m_control);
  ASSERT_TRUE(setup.ok());
  const auto& tokenizer = *setup->bundle.tokenizer;
  EXPECT_EQ(read(first.source), tokenizer.encode(first.steps[2].source));
  const auto examples = setup->data.microBatch(first.microBatch);
  EXPECT_EQ(examples[static_cast<std::size_t>(first.place)].source, tokenizer.encode(first.steps[2].source));
  EXPECT_EQ(xray(recipe, 1, "validation").steps.size(), 2u) << "validation rows stay as they are";
}

TEST_F(XrayTest, TextsOfATaskAsTextAreChangedBeforeTheTemplate) {
  Recipe recipe = test::tinyRecipe(m_folder.path());
  test::writeMoods(m_folder / "moods.tsv");
  DataSource& source = recipe.data.train.front();
  source.path = (m_folder / "moods.tsv").string();
  source.source = std::string("text");
  source.pair = std::string("other");
  source.target = std::string("mood");
  source.prefix = "mood ";
  source.asText.emplace();
  Augmentation drop;
  drop.kind = "word-drop";
  drop.rows = 1.0;
  drop.share = 0.9;
  source.augmentation = {drop};
  const SampleXray shown = xray(recipe, 3, "train", 0);
  ASSERT_EQ(shown.steps.size(), 4u);
  EXPECT_EQ(shown.steps[1].what, "augmented: word-drop");
  EXPECT_EQ(shown.steps[2].what, "as_text");
  EXPECT_EQ(shown.steps[2].source,
            "sentence1: " + shown.steps[1].source + " sentence2: " + shown.steps[1].second);
  EXPECT_EQ(shown.steps[3].source, "mood " + shown.steps[2].source);
  auto setup = prepareFeeding(recipe, {}, m_control);
  ASSERT_TRUE(setup.ok());
  EXPECT_EQ(read(shown.source), setup->bundle.tokenizer->encode(shown.steps[3].source));
}

TEST_F(XrayTest, AChangeThatTrainingCannotUseIsNotShown) {
  Recipe recipe = test::tinyRecipe(m_folder.path());
  test::writeText(m_folder / "data.tsv", "source\ttarget\nabcdefgh\thgfedcba\nab\tba\n");
  recipe.data.validation.split = 0.0;
  recipe.evaluation.everySteps = 0;
  recipe.data.maxSourceTokens = 9;
  recipe.data.overlong = "discard";
  Augmentation noise;
  noise.kind = "character-noise";
  noise.rows = 1.0;
  noise.share = 0.9;
  recipe.data.train.front().augmentation = {noise};
  auto setup = prepareTraining(recipe, std::nullopt, {}, m_control);
  ASSERT_TRUE(setup.ok());
  int changed = 0, unchanged = 0;
  for (std::int64_t epoch = 0; epoch < 30; ++epoch) {
    const SampleXray shown = xray(recipe, 1, "train", epoch);
    EXPECT_EQ(read(shown.source), setup->bundle.tokenizer->encode(shown.steps.back().source)) << epoch;
    EXPECT_EQ(shown.sourceLength.whole, std::ssize(read(shown.source)));
    EXPECT_EQ(shown.steps.size() == 1, shown.notes.size() == 1);
    ++(shown.steps.size() == 1 ? unchanged : changed);
  }
  EXPECT_GT(changed, 0);
  EXPECT_GT(unchanged, 0);
}

TEST_F(XrayTest, ARowBehindLimitTokensIsToldSo) {
  Recipe recipe = test::tinyRecipe(m_folder.path());
  test::writeText(m_folder / "data.tsv", "source\ttarget\nab\tba\nabcdefgh\thg\ncd\tdc\nef\tfe\n");
  recipe.data.validation.split = 0.0;
  recipe.evaluation.everySteps = 0;
  recipe.data.maxSourceTokens = 6;
  recipe.data.overlong = "discard";
  recipe.data.train.front().limitTokens = 12;
  XrayRequest request;
  request.row = 2;
  EXPECT_NE(refused(recipe, request).message().find("does not fit the limits"), std::string::npos);
  request.row = 4;
  const Error error = refused(recipe, request);
  EXPECT_EQ(error.what, "line 5 of data is left out: limit_tokens takes rows before it only");
  EXPECT_NE(error.remedy.find("raise limit_tokens"), std::string::npos);
}

TEST_F(XrayTest, HiddenSpansAndMasksAreThoseOfTheMicroBatch) {
  Recipe recipe = test::tinyRecipe(m_folder.path());
  recipe.objective.kind = "span-corruption";
  const SampleXray spans = xray(recipe, 2);
  EXPECT_EQ(spans.steps.back().what, "hidden");
  EXPECT_NE(spans.steps.back().source.find("<extra_id_0>"), std::string::npos) << spans.steps.back().source;
  EXPECT_TRUE(hidesParts(spans));
  EXPECT_GT(readTokens(spans), 0);
  EXPECT_GT(learnedTokens(spans), 0) << "the decoder learns them, though the row has no target";

  Recipe masked = test::labelRecipe(m_folder.path(), test::bertLike("bert"));
  masked.objective.kind = "masked-language-model";
  masked.checkpoints.metric = "validation_loss";
  const SampleXray shown = xray(masked, 2);
  EXPECT_TRUE(shown.decoderInput.empty());
  ASSERT_EQ(shown.labels.size(), shown.source.size());
  int learned = 0;
  for (std::size_t i = 0; i < shown.labels.size(); ++i) {
    learned += shown.labels[i].isLearned;
    EXPECT_EQ(shown.labels[i].piece.empty(), !shown.labels[i].isLearned);
    if (!shown.source[i].isRead) {
      EXPECT_FALSE(shown.labels[i].isLearned) << "padding";
    }
  }
  EXPECT_GE(learned, 1);
}

TEST_F(XrayTest, HeadsPairsAndBiEncoders) {
  Recipe recipe = test::labelRecipe(m_folder.path(), test::bertLike("bert"));
  recipe.data.train.front().pair = std::string("other");
  const SampleXray pair = xray(recipe, 4);
  EXPECT_EQ(pair.head, "family");
  ASSERT_EQ(pair.classes.size(), 1u);
  EXPECT_EQ(pair.classes[0].label, pair.steps.front().target);
  EXPECT_TRUE(pair.classes[0].number == 0 || pair.classes[0].number == 1);
  EXPECT_TRUE(pair.labels.empty());
  EXPECT_TRUE(std::ranges::any_of(pair.source, [](const FedToken& token) { return token.type == 1; }));

  recipe.head.kind = "bi-encoder";
  const SampleXray apart = xray(recipe, 4);
  EXPECT_EQ(apart.head, "bi-encoder");
  EXPECT_FALSE(apart.second.empty());
  EXPECT_LT(read(apart.source).size(), read(pair.source).size());

  recipe.head.kind = "family";
  recipe.objective.kind = "regression";
  recipe.data.train.front().target = std::string("stars");
  recipe.checkpoints.metric = "validation_loss";
  const SampleXray number = xray(recipe, 4);
  ASSERT_EQ(number.classes.size(), 1u);
  EXPECT_EQ(number.classes[0].number, -1);
  EXPECT_EQ(number.classes[0].label.substr(0, 1), number.steps.front().target);
}

TEST_F(XrayTest, ALabelThatTheModelDoesNotKnowIsSaid) {
  Recipe recipe = test::labelRecipe(m_folder.path(), test::bertLike("bert"));
  DataSource odd = recipe.data.train.front();
  odd.name = "odd";
  odd.path = (m_folder / "odd.tsv").string();
  test::writeText(odd.path, "text\tmood\nthe film was sad\tstrange\n");
  recipe.data.validation.sets = {odd};
  XrayRequest request;
  request.recipe = recipeToJson(recipe);
  request.set = "odd";
  request.row = 1;
  const auto shown = m_room.xray(request, {}, m_control);
  ASSERT_TRUE(shown.ok()) << shown.error().message();
  EXPECT_EQ(shown->classes.at(0).label, "strange");
  EXPECT_EQ(shown->classes.at(0).number, kUnknownClass);
  ASSERT_EQ(shown->notes.size(), 1u);
  EXPECT_NE(shown->notes[0].find("counts as wrong"), std::string::npos);
}

TEST_F(XrayTest, CharactersThatVanishAreNamed) {
  Recipe recipe = test::tinyRecipe(m_folder.path());
  test::writeDroppingTokenizer(m_folder / "model");
  test::writeText(m_folder / "data.tsv", "source\ttarget\nab 龘a 龘\tb한\nab\tba\n");
  recipe.data.validation.split = 0.0;
  recipe.evaluation.everySteps = 0;
  const SampleXray shown = xray(recipe, 1);
  ASSERT_EQ(shown.notes.size(), 1u);
  EXPECT_EQ(shown.notes[0], "These characters vanish, since the vocabulary cannot write them: 龘 한");
  EXPECT_TRUE(xray(recipe, 2).notes.empty());
}

TEST_F(XrayTest, EncodersShowTheirFrameOrNone) {
  const Recipe bert = test::labelRecipe(m_folder.path(), test::bertLike("bert"));
  const SampleXray framed = xray(bert, 1);
  EXPECT_EQ(framed.source.front().piece, "[CLS]");
  const Recipe roberta = test::labelRecipe(m_folder.path(), test::bertLike("roberta"));
  EXPECT_EQ(xray(roberta, 1).family, "roberta");
  Recipe plain = test::labelRecipe(m_folder.path(), test::bertLike("workbench_encoder"));
  plain.head.kind = "convolution";
  const SampleXray bare = xray(plain, 1);
  EXPECT_EQ(bare.family, "encoder");
  EXPECT_NE(bare.source.front().piece, "[CLS]");
  EXPECT_EQ(read(bare.source).size() + 2, read(framed.source).size());
}

TEST_F(XrayTest, BartAndM2m100ShowTheirOwnStarts) {
  for (const std::string type : {"bart", "mbart", "m2m_100"}) {
    Recipe recipe = test::tinyRecipe(m_folder.path());
    test::writeText(m_folder / "model/config.json", writeJson(test::bartLike(type, 384), 2));
    const SampleXray shown = xray(recipe, 1);
    EXPECT_EQ(shown.family, type == "m2m_100" ? "m2m100" : "bart");
    ASSERT_FALSE(shown.decoderInput.empty());
    for (std::size_t i = 1; i < shown.labels.size() && shown.labels[i].isLearned && type != "mbart"; ++i)
      EXPECT_EQ(shown.decoderInput[i].id, shown.labels[i - 1].id) << type;
  }
}

TEST_F(XrayTest, PackedRowsAndMixturesAreShownAsTheyAreFed) {
  Recipe recipe = test::tinyRecipe(m_folder.path());
  recipe.training.packing = true;
  recipe.data.maxSourceTokens = 40;
  const SampleXray packed = xray(recipe, 7);
  ASSERT_EQ(packed.notes.size(), 1u);
  EXPECT_NE(packed.notes[0].find("share these positions"), std::string::npos);

  Recipe limited = test::tinyRecipe(m_folder.path());
  limited.data.mixing.kind = "proportional";
  limited.data.mixing.limit = 10;
  int absent = 0;
  for (std::int64_t row = 1; row <= 45; ++row) {
    XrayRequest request;
    request.recipe = recipeToJson(limited);
    request.row = row;
    request.part = "train";
    const auto shown = m_room.xray(request, {}, m_control);
    absent += !shown.ok();
    if (!shown.ok()) {
      EXPECT_NE(shown.error().message().find("epoch 1 leaves this row out"), std::string::npos);
      EXPECT_NE(shown.error().message().find("it comes in epoch"), std::string::npos);
    }
  }
  EXPECT_EQ(absent, 35);
}

TEST_F(XrayTest, AChangedFileIsReadAgain) {
  Recipe recipe = test::tinyRecipe(m_folder.path());
  recipe.data.validation.split = 0.0;
  recipe.evaluation.everySteps = 0;
  const std::string before = xray(recipe, 1).steps.front().source;
  test::writeText(m_folder / "data.tsv", "source\ttarget\nsomething else\tx\n");
  EXPECT_NE(xray(recipe, 1).steps.front().source, before);
}

TEST(LostIdsTest, AreTheStretchesThatOnlyTheWholeHas) {
  EXPECT_EQ(lostIds({5, 6, 7, 8, 1}, {5, 6, 1}), (std::vector<TokenId>{7, 8}));
  EXPECT_EQ(lostIds({2, 5, 6, 3, 7, 8, 3}, {2, 5, 3, 7, 3}), (std::vector<TokenId>{6, 8}));
  EXPECT_TRUE(lostIds({1, 2}, {1, 2}).empty());
}

}  // namespace
}  // namespace s2s
