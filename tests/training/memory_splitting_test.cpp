// Memory that runs out in a step, a validation or a generation: less at once, the same numbers.

#include <gtest/gtest.h>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/text_file.h"
#include "engine/layers/cpu_memory.h"
#include "engine/training/train.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_families.h"
#include "tests/support/tiny_training.h"

namespace s2s {
namespace {

class MemorySplittingTest : public ::testing::Test {
 protected:
  Recipe recipe() {
    Recipe made = test::tinyRecipe(m_folder.path());
    test::writeReversals(m_folder / "data.tsv", 60, 20, 60);
    made.training.batchSize = 16;
    made.training.accumulation = 1;
    made.training.steps = 4;
    made.evaluation.everySteps = 0;
    made.data.validation.split = 0.3;
    made.checkpoints.everySteps = 0;
    return made;
  }

  struct Ended {
    Result<TrainingOutcome> outcome;
    std::vector<std::string> messages;
    std::uint64_t peak = 0;
  };
  Ended run(const Recipe& recipe, const std::string& name) {
    Ended ended{Error{}, {}, 0};
    TrainingObserver observer;
    observer.message = [&](const std::string& text) { ended.messages.push_back(text); };
    cpu_memory::resetPeak();
    const std::uint64_t before = cpu_memory::allocatedBytes();
    ended.outcome = train({recipe, m_folder / name, "", {}}, observer, m_control);
    ended.peak = cpu_memory::peakBytes() - before;
    return ended;
  }

  /// The recipe under a budget of this share of `peak` above what is allocated now.
  Recipe within(Recipe recipe, double share, std::uint64_t peak) {
    recipe.training.memoryBudgetGib =
        (static_cast<double>(cpu_memory::allocatedBytes()) + share * static_cast<double>(peak)) / 0x1p30;
    return recipe;
  }

  static int splits(const Ended& ended) {
    return static_cast<int>(std::ranges::count_if(ended.messages, [](const std::string& text) {
      return text.find("memory ran out") != std::string::npos;
    }));
  }

  std::map<std::string, torch::Tensor> weights(const std::string& name) {
    const auto tensors = readSafetensors(lastCheckpoint(m_folder / name)->path / "model.safetensors").value();
    return {tensors.begin(), tensors.end()};
  }

  /// Of the last step. Adam's first update hardly depends on the size of a gradient; this does.
  double gradientNorm(const std::string& name) {
    std::ifstream lines(m_folder / name / "metrics.jsonl");
    double norm = 0.0;
    for (std::string line; std::getline(lines, line);)
      norm = parseJson(line, name).value().value("gradient_norm", norm);
    return norm;
  }

  const test::TemporaryDirectory m_folder;
  RunControl m_control;
};

TEST_F(MemorySplittingTest, StepsAreSplitAndEndAtTheSameWeights) {
  const Recipe whole = recipe();
  const Ended free = run(whole, "free");
  ASSERT_TRUE(free.outcome.ok()) << free.outcome.error().message();
  EXPECT_EQ(splits(free), 0);
  int most = 0;
  for (const double share : {0.9, 0.7, 0.5, 0.35}) {
    const std::string name = "share" + std::to_string(share);
    const Ended tight = run(within(whole, share, free.peak), name);
    ASSERT_TRUE(tight.outcome.ok()) << share << ": " << tight.outcome.error().message();
    EXPECT_GT(splits(tight), 0) << share;
    EXPECT_LE(tight.peak, free.peak);
    most = std::max(most, splits(tight));
    const auto expected = weights("free"), got = weights(name);
    for (const auto& [tensor, values] : expected) {
      EXPECT_LT((values - got.at(tensor)).abs().max().item<double>(), 3e-5) << share << ", " << tensor;
    }
  }
  EXPECT_GT(most, 1);
}

TEST_F(MemorySplittingTest, BatchesByTokensAreSplitByTokens) {
  Recipe whole = recipe();
  whole.training.tokensPerBatch = 16 * 120;
  whole.training.steps = 1;
  const Ended free = run(whole, "free");
  ASSERT_TRUE(free.outcome.ok()) << free.outcome.error().message();
  EXPECT_EQ(splits(free), 0);
  const Ended tight = run(within(whole, 0.6, free.peak), "tight");
  ASSERT_TRUE(tight.outcome.ok()) << tight.outcome.error().message();
  EXPECT_GT(splits(tight), 0);
  for (const std::string& text : tight.messages)
    EXPECT_EQ(text.find("rows at once"), std::string::npos) << text;
  EXPECT_NEAR(gradientNorm("tight"), gradientNorm("free"), 1e-4 * gradientNorm("free"));
  const Json state = readJsonFile(lastCheckpoint(m_folder / "tight")->path / "training_state.json").value();
  EXPECT_EQ(state.at("rows_at_once"), 0);
  EXPECT_GT(state.at("tokens_at_once").get<std::int64_t>(), 0);
}

/// At every thousandth of the peak something else is under way when memory ends: forward, head, backward,
/// collection.
TEST_F(MemorySplittingTest, WhereverMemoryEndsTheStepIsSound) {
  Recipe one = recipe();
  one.training.steps = 1;
  one.training.accumulation = 2;
  const Ended free = run(one, "free");
  const auto expected = weights("free");
  int split = 0;
  for (int place = 0; place < 25; ++place) {
    const std::string name = "place" + std::to_string(place);
    const Ended tight = run(within(one, 0.5 + 0.02 * place, free.peak), name);
    ASSERT_TRUE(tight.outcome.ok()) << tight.outcome.error().message();
    split += splits(tight) > 0;
    EXPECT_NEAR(gradientNorm(name), gradientNorm("free"), 1e-4 * gradientNorm("free")) << place;
    for (const auto& [tensor, values] : expected) {
      ASSERT_LT((values - weights(name).at(tensor)).abs().max().item<double>(), 3e-5)
          << place << ", " << tensor;
    }
  }
  EXPECT_GT(split, 15);
}

/// bfloat16 and a vocabulary that outweighs all layers: the gradients of the table and their sums are what
/// does not fit, and no number of rows changes that.
class WideVocabularyMemoryTest : public MemorySplittingTest {
 protected:
  Recipe wide(std::int64_t accumulation) {
    Recipe made = recipe();
    Json config = test::tinyConfig();
    config["vocab_size"] = 60'000;
    test::writeText(m_folder / "model/config.json", writeJson(config, 2));
    test::writeReversals(m_folder / "data.tsv", 20, 3, 6);
    made.data.validation.split = 0.0;
    made.training.precision = "bfloat16";
    made.training.batchSize = 2;  // little beside the update, also where products are widened in passing
    made.training.accumulation = accumulation;
    made.training.steps = 2;
    made.optimizer.kind = "adafactor";
    return made;
  }

  /// Messages of the runs that fail under budgets from `lowest` of the peak up.
  std::vector<std::string> failures(const Recipe& recipe, double lowest) {
    const Ended free = run(recipe, "free");
    EXPECT_TRUE(free.outcome.ok()) << free.outcome.error().message();
    std::vector<std::string> messages;
    for (double share = lowest; share < 1.0; share += 0.02) {
      const std::string name = "share" + std::to_string(share);
      const Ended tight = run(within(recipe, share, free.peak), name);
      if (tight.outcome.ok()) {
        EXPECT_NEAR(gradientNorm(name), gradientNorm("free"), 0.02 * gradientNorm("free")) << share;
      } else {
        messages.push_back(tight.outcome.error().message());
        EXPECT_EQ(messages.back().find("batch_size"), std::string::npos) << messages.back();
        EXPECT_EQ(messages.back().find("optimizer.kind"), std::string::npos)
            << "it is adafactor: " << messages.back();
      }
    }
    return messages;
  }

  static bool anySays(const std::vector<std::string>& messages, const std::string& text) {
    return std::ranges::any_of(
        messages, [&](const std::string& message) { return message.find(text) != std::string::npos; });
  }
};

TEST_F(WideVocabularyMemoryTest, AnUpdateThatDoesNotFitSaysSo) {
  const auto messages = failures(wide(1), 0.5);
  EXPECT_TRUE(anySays(messages, "while the weights are updated")) << Json(messages).dump(1);
}

TEST_F(WideVocabularyMemoryTest, SumsThatDoNotFitAreNotBlamedOnTheRows) {
  const auto messages = failures(wide(2), 0.5);
  EXPECT_TRUE(anySays(messages, "added up in float32") || anySays(messages, "of the step's other rows"))
      << Json(messages).dump(1);
  EXPECT_TRUE(anySays(messages, "added up in float32")) << Json(messages).dump(1);
}

TEST_F(MemorySplittingTest, OneRowThatDoesNotFitIsAnErrorThatSaysWhatToDo) {
  const Recipe whole = recipe();
  test::writeReversals(m_folder / "data.tsv", 60, 110, 120);
  const Ended free = run(whole, "free");
  const Ended never = run(within(whole, 0.07, free.peak), "never");
  ASSERT_FALSE(never.outcome.ok());
  EXPECT_NE(never.outcome.error().message().find("a single row"), std::string::npos)
      << never.outcome.error().message();
  EXPECT_FALSE(cpu_memory::budget().has_value());
}

TEST_F(MemorySplittingTest, ValidationAndItsSamplesAreSplitToo) {
  Recipe checked = recipe();
  checked.training.batchSize = 1;
  checked.training.steps = 1;
  checked.evaluation.everySteps = 1;
  checked.evaluation.batchSize = 18;
  checked.evaluation.samples = 18;
  checked.evaluation.beams = 4;
  checked.evaluation.maxNewTokens = 30;
  const Ended free = run(checked, "free");
  ASSERT_TRUE(free.outcome.ok());
  const Ended tight = run(within(checked, 0.6, free.peak), "tight");
  ASSERT_TRUE(tight.outcome.ok()) << tight.outcome.error().message();
  EXPECT_LT(tight.peak, free.peak * 7 / 10);
  ASSERT_TRUE(free.outcome->best && tight.outcome->best);
  EXPECT_NEAR(free.outcome->best->value, tight.outcome->best->value, 1e-5);
  EXPECT_EQ(splits(free), 0);
  EXPECT_GT(splits(tight), 0) << "the event is told";
  const std::string log = readTextFile(m_folder / "tight" / "log.txt").value();
  EXPECT_NE(log.find("warning: memory ran out"), std::string::npos) << log;
}

TEST_F(MemorySplittingTest, RowsThatAreAnsweredForAScoreAreSplitToo) {
  Recipe checked = recipe();
  checked.training.batchSize = 1;
  checked.training.steps = 1;
  checked.evaluation.everySteps = 1;
  checked.evaluation.batchSize = 18;
  checked.evaluation.samples = 0;
  checked.evaluation.generatedRows = 18;
  checked.evaluation.beams = 4;
  checked.evaluation.maxNewTokens = 30;
  checked.checkpoints.metric = "validation_chrf++";
  checked.checkpoints.mode = "max";
  const Ended free = run(checked, "free");
  ASSERT_TRUE(free.outcome.ok()) << free.outcome.error().message();
  const Ended tight = run(within(checked, 0.6, free.peak), "tight");
  ASSERT_TRUE(tight.outcome.ok()) << tight.outcome.error().message();
  EXPECT_LT(tight.peak, free.peak * 7 / 10);
  ASSERT_TRUE(free.outcome->best && tight.outcome->best);
  EXPECT_NEAR(free.outcome->best->value, tight.outcome->best->value, 1e-5);
}

TEST_F(MemorySplittingTest, AClassifiersSamplesComeInBatchesAndAreSplit) {
  Json config = test::bertLike("bert");
  config["intermediate_size"] = 2048;
  Recipe checked = test::labelRecipe(m_folder.path(), config);
  checked.training.batchSize = 1;
  checked.training.steps = 1;
  checked.data.validation.split = 0.5;
  checked.checkpoints.everySteps = 0;
  checked.evaluation.everySteps = 1;
  checked.evaluation.samples = 64;
  checked.evaluation.batchSize = 64;
  const Ended all = run(checked, "all");
  ASSERT_TRUE(all.outcome.ok()) << all.outcome.error().message();
  const Ended tight = run(within(checked, 0.7, all.peak), "tight");
  ASSERT_TRUE(tight.outcome.ok()) << tight.outcome.error().message();
  checked.evaluation.batchSize = 1;
  const Ended single = run(checked, "single");
  ASSERT_TRUE(single.outcome.ok());
  EXPECT_LT(single.peak, all.peak * 7 / 10);
  const auto samples = [&](const char* name) {
    return readTextFile(m_folder / name / "samples.jsonl").value();
  };
  EXPECT_FALSE(samples("all").empty());
  EXPECT_EQ(samples("all"), samples("single"));
  EXPECT_EQ(samples("all"), samples("tight"));
}

TEST_F(MemorySplittingTest, UpdatesInTheBackwardPassCannotBeSplitAndSaySo) {
  Recipe within1 = recipe();
  within1.optimizer.inBackward = true;
  within1.optimizer.clipNorm = 0.0;
  const Ended free = run(within1, "free");
  ASSERT_TRUE(free.outcome.ok()) << free.outcome.error().message();
  const Ended tight = run(within(within1, 0.5, free.peak), "tight");
  ASSERT_FALSE(tight.outcome.ok());
  const std::string told = tight.outcome.error().message();
  EXPECT_NE(told.find("in_backward"), std::string::npos) << told;
  EXPECT_NE(told.find("resume with training.gradient_checkpointing true"), std::string::npos) << told;
  EXPECT_NE(told.find("training.batch_size"), std::string::npos) << told;

  within1.training.gradientCheckpointing = true;
  const Ended checkpointed = run(within1, "checkpointed");
  ASSERT_TRUE(checkpointed.outcome.ok()) << checkpointed.outcome.error().message();
  const Ended tighter = run(within(within1, 0.5, checkpointed.peak), "tighter");
  ASSERT_FALSE(tighter.outcome.ok());
  const std::string rest = tighter.outcome.error().message();
  EXPECT_EQ(rest.find("gradient_checkpointing"), std::string::npos) << "it is on: " << rest;
  EXPECT_NE(rest.find("training.memory_budget_gib"), std::string::npos) << rest;
}

}  // namespace
}  // namespace s2s
