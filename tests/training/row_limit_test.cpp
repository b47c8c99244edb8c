// Validations that memory is too short for: told once, and remembered.

#include "engine/training/row_limit.h"

#include <gtest/gtest.h>

#include <new>

#include "engine/training/answering.h"
#include "engine/training/validation.h"
#include "tests/support/family_batches.h"

namespace s2s {
namespace {

/// Has room for so many rows at once, and remembers how many it was asked for.
class NarrowTask final : public LearningTask {
 public:
  explicit NarrowTask(std::size_t room) : m_room(room) {}

  std::int64_t labels(const Example&) const override { return 1; }
  LossTotals backward(const Batch&, double, std::uint64_t) override { return {}; }
  EvaluationTotals evaluate(const Batch& batch) override {
    const auto rows = static_cast<std::size_t>(batch.inputIds.size(0));
    asked.push_back(rows);
    if (rows > m_room) throw std::bad_alloc();
    EvaluationTotals totals;
    totals.totals.labels = static_cast<std::int64_t>(rows);
    return totals;
  }
  Json stepNumbers(const LossTotals&) const override { return Json::object(); }
  Json describe(const EvaluationTotals& totals) const override { return {{"rows", totals.totals.labels}}; }
  std::vector<std::string> metrics() const override { return {}; }
  Result<std::vector<std::string>> answers(std::span<const Example> examples, const SampleOptions& options,
                                           const RunControl*) override {
    asked.push_back(examples.size());
    if (examples.size() > m_room) options.noteLimit(m_room);
    return std::vector<std::string>(examples.size());
  }

  std::vector<std::size_t> asked;

 private:
  std::size_t m_room;
};

class RowLimitTest : public ::testing::Test {
 protected:
  RowLimitTest() {
    m_limits.scored.tell =
        m_limits.written.tell = [this](const std::string& text) { m_told.push_back(text); };
  }

  ValidationSet setOf(const std::string& name) const {
    ValidationSet set;
    set.name = name;
    set.examples = test::familyExamples(m_family.config, 8);
    return set;
  }

  const test::FamilyCase m_family = test::familyCases().front();
  const test::FamilyTask m_model{m_family.config, {}};
  ValidationLimits m_limits;
  std::vector<std::string> m_told;
};

TEST_F(RowLimitTest, WhatAValidationMetIsToldAndHoldsForTheNextOnes) {
  NarrowTask task(2);
  const std::vector<ValidationSet> sets = {setOf("a"), setOf("b")};
  for (int i = 0; i < 2; ++i) {
    const auto line = validate(task, *m_model.bundle.model, sets, {}, 8, m_limits, {}, nullptr);
    ASSERT_TRUE(line.ok()) << line.error().message();
    EXPECT_EQ(line->at("validation_rows"), 16);
  }
  ASSERT_EQ(task.asked.size(), 2u + 4u * 4u);
  EXPECT_EQ(task.asked[0], 8u);
  EXPECT_EQ(task.asked[1], 4u);
  for (std::size_t i = 2; i < task.asked.size(); ++i) EXPECT_EQ(task.asked[i], 2u);
  ASSERT_EQ(m_told.size(), 2u);
  EXPECT_EQ(m_told.back(),
            "memory ran out in a validation: going on with 2 rows at once, which gives the same results");
}

TEST_F(RowLimitTest, AnswersAreAskedForInWhatMemoryHeldBefore) {
  NarrowTask task(3);
  SampleOptions options;
  options.batchSize = 8;
  options.limit = &m_limits.written;
  const std::vector<Example> examples = test::familyExamples(m_family.config, 14);
  ASSERT_TRUE(answersTo(task, examples, options, {}, nullptr).ok());
  EXPECT_EQ(task.asked, (std::vector<std::size_t>{8, 3, 3}));
  ASSERT_EQ(m_told.size(), 1u);
  EXPECT_NE(m_told.front().find("while answers were written"), std::string::npos) << m_told.front();
}

}  // namespace
}  // namespace s2s
