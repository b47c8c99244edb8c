#include "engine/planning/remedies.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/planning/recipe_shape.h"
#include "engine/planning/step_cost.h"

namespace s2s {
namespace {

constexpr std::int64_t kGiB = 1 << 30;

Recipe heavyRecipe() {
  Recipe recipe;
  recipe.model = {"mt5-small", "random", Json::object()};
  recipe.data.train.push_back({});
  recipe.data.train.front().path = "rows.tsv";
  recipe.data.maxSourceTokens = recipe.data.maxTargetTokens = 128;
  recipe.training.steps = 10;
  recipe.training.batchSize = 16;
  return recipe;
}

std::int64_t peakOf(const Recipe& recipe, std::int64_t budget) {
  return planMemory(shapeOfRecipe(recipe).value(), recipe, budget).value().peak.total();
}

bool has(const std::vector<Remedy>& remedies, RemedyKind kind) {
  return std::ranges::any_of(
      remedies, [&](const Remedy& one) { return one.kinds.size() == 1 && one.kinds.front() == kind; });
}

TEST(RemediesTest, EachSavesWhatItSays) {
  const Recipe recipe = heavyRecipe();
  const std::int64_t before = peakOf(recipe, 6 * kGiB);
  const auto remedies = findRemedies(shapeOfRecipe(recipe).value(), recipe, 6 * kGiB);
  ASSERT_FALSE(remedies.empty());
  for (const Remedy& remedy : remedies) {
    EXPECT_EQ(remedy.savedBytes, before - remedy.peakBytes);
    const Recipe changed = changedRecipe(recipe, remedy.changes).value();
    EXPECT_EQ(peakOf(changed, 6 * kGiB), remedy.peakBytes) << remedyName(remedy.kinds.front());
    // Small matrices of LoRA come with the changed recipe's own shape.
    EXPECT_NEAR(
        remedy.stepTimeFactor,
        stepCost(shapeOfRecipe(changed).value(), changed) / stepCost(shapeOfRecipe(recipe).value(), recipe),
        1e-9)
        << remedyName(remedy.kinds.front());
  }
}

TEST(RemediesTest, OfThoseThatFitTheFasterComesFirst) {
  Recipe recipe = heavyRecipe();
  recipe.training.batchSize = 8;
  double before = 0.0;
  bool differ = false;
  for (const Remedy& remedy : findRemedies(shapeOfRecipe(recipe).value(), recipe, 100 * kGiB)) {
    const double cost = remedy.stepTimeFactor + (remedy.changesTraining ? 1.0 : 0.0);
    EXPECT_GE(cost, before) << remedyName(remedy.kinds.front());
    differ |= remedy.stepTimeFactor != 1.0;
    before = cost;
  }
  EXPECT_TRUE(differ);
}

TEST(RemediesTest, WhatFitsComesFirst) {
  const Recipe recipe = heavyRecipe();
  const auto remedies = findRemedies(shapeOfRecipe(recipe).value(), recipe, 5 * kGiB);
  bool fits = true;
  for (const Remedy& remedy : remedies) {
    EXPECT_TRUE(fits || !remedy.fits);
    fits = remedy.fits;
  }
}

TEST(RemediesTest, WhereNoneSufficesTheFirstIsACombinationThatDoes) {
  const Recipe recipe = heavyRecipe();
  const auto remedies = findRemedies(shapeOfRecipe(recipe).value(), recipe, 5 * kGiB / 2);
  ASSERT_FALSE(remedies.empty());
  EXPECT_GT(remedies.front().kinds.size(), 1u);
  EXPECT_TRUE(remedies.front().fits);
  EXPECT_LE(peakOf(changedRecipe(recipe, remedies.front().changes).value(), 5 * kGiB / 2), 5 * kGiB / 2);
}

TEST(RemediesTest, SmallerMicroBatchesKeepTheStepAsItWas) {
  const Recipe recipe = heavyRecipe();
  for (const Remedy& remedy : findRemedies(shapeOfRecipe(recipe).value(), recipe, kGiB)) {
    if (remedy.kinds != std::vector{RemedyKind::smallerBatches}) continue;
    const Recipe changed = changedRecipe(recipe, remedy.changes).value();
    EXPECT_EQ(changed.training.batchSize * changed.training.accumulation, 16);
    EXPECT_FALSE(remedy.changesTraining);
  }
}

TEST(RemediesTest, BatchesByTokensAndOddBatchesCanBeSmallerToo) {
  Recipe recipe = heavyRecipe();
  recipe.training.tokensPerBatch = 4096;
  const auto byTokens = findRemedies(shapeOfRecipe(recipe).value(), recipe, 5 * kGiB / 2);
  const auto smaller = std::ranges::find(byTokens, std::vector{RemedyKind::otherBatches}, &Remedy::kinds);
  ASSERT_NE(smaller, byTokens.end());
  EXPECT_TRUE(smaller->changesTraining) << "other rows share a step";
  const Recipe changed = changedRecipe(recipe, smaller->changes).value();
  EXPECT_EQ(*changed.training.tokensPerBatch * changed.training.accumulation, 4096);
  EXPECT_GE(*changed.training.tokensPerBatch, 256);

  recipe = heavyRecipe();
  recipe.training.lengthBuckets = true;
  const auto byLength = findRemedies(shapeOfRecipe(recipe).value(), recipe, kGiB);
  EXPECT_TRUE(has(byLength, RemedyKind::otherBatches));
  EXPECT_FALSE(has(byLength, RemedyKind::smallerBatches));

  recipe = heavyRecipe();
  recipe.training.batchSize = 21;
  const auto odd = findRemedies(shapeOfRecipe(recipe).value(), recipe, kGiB);
  const auto single = std::ranges::find(odd, std::vector{RemedyKind::smallerBatches}, &Remedy::kinds);
  ASSERT_NE(single, odd.end());
  EXPECT_EQ(changedRecipe(recipe, single->changes).value().training.batchSize, 1);
}

TEST(RemediesTest, NothingIsProposedThatIsThereAlready) {
  Recipe recipe = heavyRecipe();
  recipe.optimizer.kind = "adafactor";
  recipe.training.precision = "bfloat16";
  recipe.training.gradientCheckpointing = true;
  const auto remedies = findRemedies(shapeOfRecipe(recipe).value(), recipe, kGiB);
  EXPECT_FALSE(has(remedies, RemedyKind::adafactor));
  EXPECT_FALSE(has(remedies, RemedyKind::shortPrecision));
  EXPECT_FALSE(has(remedies, RemedyKind::checkpointing));
  EXPECT_FALSE(has(remedies, RemedyKind::shortState));
}

TEST(RemediesTest, LoraIsForAModelThatHasLearnedSomething) {
  Recipe recipe = heavyRecipe();
  const ModelShape shape = shapeOfRecipe(recipe).value();
  for (const std::int64_t budget : {kGiB, 5 * kGiB / 2, 6 * kGiB}) {
    recipe.model.initialization = "random";
    for (const Remedy& remedy : findRemedies(shape, recipe, budget))
      EXPECT_EQ(std::ranges::count(remedy.kinds, RemedyKind::lora), 0) << budget;
    recipe.model.initialization = "pretrained";
    EXPECT_TRUE(has(findRemedies(shape, recipe, budget), RemedyKind::lora)) << budget;
  }
}

// Adafactor refuses what it would leave unread.
TEST(RemediesTest, AdafactorIsProposedWithoutWhatAdamAloneReads) {
  Recipe recipe = heavyRecipe();
  recipe.optimizer.beta1 = 0.8;
  const auto remedies = findRemedies(shapeOfRecipe(recipe).value(), recipe, kGiB);
  const auto found = std::ranges::find(remedies, std::vector{RemedyKind::adafactor}, &Remedy::kinds);
  ASSERT_NE(found, remedies.end());
  const auto changed = changedRecipe(recipe, found->changes);
  ASSERT_TRUE(changed) << changed.error().message();
  EXPECT_EQ(changed->optimizer.kind, "adafactor");
}

TEST(RemediesTest, ALargeVocabularyCanBeTrimmed) {
  Recipe recipe = heavyRecipe();
  const ModelShape shape = shapeOfRecipe(recipe).value();
  const auto fresh = findRemedies(shape, recipe, 6 * kGiB);
  EXPECT_TRUE(has(fresh, RemedyKind::ownVocabulary)) << "nothing is lost where the weights begin at random";
  EXPECT_FALSE(has(fresh, RemedyKind::trimmedVocabulary));
  recipe.model.initialization = "pretrained";
  EXPECT_FALSE(has(findRemedies(shape, recipe, 6 * kGiB), RemedyKind::trimmedVocabulary));
  const auto counted = findRemedies(shape, recipe, 6 * kGiB, KeptPieces{20000, false});
  const auto trim = std::ranges::find_if(
      counted, [](const Remedy& one) { return one.kinds.front() == RemedyKind::trimmedVocabulary; });
  ASSERT_NE(trim, counted.end());
  EXPECT_FALSE(trim->upTo);
  // Both matrices lose 230,112 rows of 512: weight, gradient and two averages of each.
  EXPECT_GT(trim->savedBytes, std::int64_t{2} * (250112 - 20000) * 512 * 4 * 3);
}

struct MeasuredFactor {
  double mt5Small;  ///< 8 rows
  double t5Small;   ///< 16 rows; 0: not measured
  std::vector<RecipeChange> (*changes)(std::int64_t rows);
};

/// Medians of benchmarks/remedies_time.py (docs/planning.md).
const std::vector<MeasuredFactor> kMeasured = {
    {1.10, 0.0,
     [](std::int64_t) {
       return std::vector<RecipeChange>{{"training.logits_mib", 128}};
     }},
    {1.21, 0.0,
     [](std::int64_t) {
       return std::vector<RecipeChange>{{"training.logits_mib", 64}};
     }},
    {1.59, 1.04,
     [](std::int64_t) {
       return std::vector<RecipeChange>{{"training.logits_mib", 32}};
     }},
    {1.09, 1.10,
     [](std::int64_t rows) {
       return std::vector<RecipeChange>{{"training.batch_size", rows / 2}, {"training.accumulation", 2}};
     }},
    {1.32, 1.23,
     [](std::int64_t rows) {
       return std::vector<RecipeChange>{{"training.batch_size", rows / 4}, {"training.accumulation", 4}};
     }},
    {1.08, 1.28,
     [](std::int64_t) {
       return std::vector<RecipeChange>{{"training.gradient_checkpointing", true}};
     }},
    {1.00, 0.0,
     [](std::int64_t) {
       return std::vector<RecipeChange>{{"optimizer.in_backward", true}, {"optimizer.clip_norm", 0.0}};
     }},
    {0.55, 0.55,
     [](std::int64_t) {
       return std::vector<RecipeChange>{{"training.precision", "bfloat16"}};
     }},
    {1.52, 1.29,
     [](std::int64_t) {
       return std::vector<RecipeChange>{{"optimizer.state", "int8"}};
     }},
    {1.01, 1.00,
     [](std::int64_t) {
       return std::vector<RecipeChange>{{"optimizer.kind", "adafactor"}};
     }},
    {0.70, 0.70,
     [](std::int64_t) {
       return std::vector<RecipeChange>{{"adaptation.kind", "lora"}};
     }},
};

TEST(RemediesTest, TheTimeOfAStepIsWithinATenthOfWhatWasMeasured) {
  const auto check = [](const std::string& preset, std::int64_t rows, double MeasuredFactor::*measured) {
    Recipe recipe = heavyRecipe();
    recipe.model.from = preset;
    recipe.data.maxSourceTokens = recipe.data.maxTargetTokens = 64;
    recipe.training.batchSize = rows;
    recipe.training.logitsMib = 256;
    const ModelShape shape = shapeOfRecipe(recipe).value();
    for (const MeasuredFactor& one : kMeasured) {
      if (one.*measured == 0.0) continue;
      const std::vector<RecipeChange> changes = one.changes(rows);
      const double factor = stepCost(shape, changedRecipe(recipe, changes).value()) / stepCost(shape, recipe);
      EXPECT_NEAR(factor / (one.*measured), 1.0, 0.1)
          << preset << ' ' << changes.front().path << ' ' << one.*measured << ' ' << factor;
    }
  };
  check("mt5-small", 8, &MeasuredFactor::mt5Small);
  check("t5-small", 16, &MeasuredFactor::t5Small);
}

}  // namespace
}  // namespace s2s
