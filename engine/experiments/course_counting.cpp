#include "engine/experiments/course_counting.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "engine/comparisons/equalised_amount.h"
#include "engine/core/sha256.h"
#include "engine/data/target_bytes.h"
#include "engine/data/unknown_rate.h"
#include "engine/planning/operation_counts.h"
#include "engine/recipes/adapted_shape.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/training/training_setup.h"

namespace s2s {
namespace {

constexpr std::int64_t kMostWalked = 200'000;

/// So many steps tell the pace, but for a factor of kUneven.
constexpr std::int64_t kStepsForAPace = 1000;
constexpr double kUneven = 4.0;

/// The extents of a micro-batch as training pads it.
ComputedTokens extentsOf(const std::vector<Example>& examples, bool writes) {
  ComputedTokens batch;
  batch.rows = std::ssize(examples);
  for (const Example& example : examples) {
    batch.source = std::max(batch.source, std::ssize(example.source));
    batch.second = std::max(batch.second, std::ssize(example.second));
    if (writes) batch.target = std::max(batch.target, std::ssize(example.target));
    batch.predicted += std::ranges::count_if(example.target, [](std::int64_t id) { return id >= 0; });
  }
  return batch;
}

/// Adds up what steps spend.
class Walk {
 public:
  explicit Walk(TrainingSetup& setup) : m_setup(setup), m_unknown(*setup.bundle.tokenizer) {}

  Spending step() {
    const ModelShape& shape = m_setup.bundle.model->weights().shape();
    const TrainingSection& training = m_setup.recipe.training;
    const OperationCounts& operations = operationsOfStep(shape);
    for (std::int64_t i = 0; i < training.accumulation; ++i) {
      const std::int64_t number = m_spent.step * training.accumulation + i;
      std::vector<LearnedText> texts = m_setup.data.texts(number);
      for (const LearnedText& text : texts) note(text);
      const std::vector<Example> rows = m_setup.data.rowsOf(std::move(texts), number);
      m_spent.operations += operations.training(extentsOf(rows, shape.layers.decoder.layers > 0),
                                                training.gradientCheckpointing);
    }
    ++m_spent.step;
    m_spent.rows = m_rows;
    return m_spent;
  }

  bool isTired() const { return m_spent.step * m_setup.recipe.training.accumulation >= kMostWalked; }
  const Spending& spent() const { return m_spent; }
  const std::vector<std::string>& orderDigests() const { return m_orderDigests; }
  double unknownShare() const { return m_unknown.share(); }
  double cutShare() const { return shareOf(m_bytes - m_spent.targetBytes, m_bytes); }

 private:
  static double shareOf(std::int64_t part, std::int64_t all) {
    return all > 0 ? static_cast<double>(part) / static_cast<double>(all) : 0.0;
  }

  /// With gradual unfreezing, those of what has joined by now.
  const OperationCounts& operationsOfStep(const ModelShape& shape) {
    const std::int64_t every = m_setup.recipe.adaptation.unfreezeEvery, step = m_spent.step;
    const std::int64_t blocks = std::max(shape.layers.encoder.layers, shape.layers.decoder.layers);
    const bool joins = every > 0 && step % every == 0 && step / every < blocks;
    if (joins || !m_operations) m_operations.emplace(shapeTrainedAt(shape, every, step));
    return *m_operations;
  }

  void note(const LearnedText& text) {
    const Example& example = text.example;
    m_bytes += std::ssize(example.targetText);
    m_spent.targetBytes += keptTargetBytes(example, text.length, *m_setup.bundle.tokenizer);
    m_unknown.add(example.targetText, example.target);
    m_order.update(example.sourceText);
    m_order.update(std::string_view("\t", 1));
    m_order.update(example.targetText);
    m_order.update(std::string_view("\n", 1));
    noteOrder();
  }

  /// Behind the first, second, fourth, eighth … row.
  void noteOrder() {
    constexpr std::size_t kDigits = 16;
    if (!std::has_single_bit(static_cast<std::uint64_t>(++m_rows))) return;
    Sha256 soFar = m_order;
    m_orderDigests.push_back(soFar.finish().substr(0, kDigits));
  }

  TrainingSetup& m_setup;
  UnknownRate m_unknown;  ///< of the targets
  Spending m_spent;
  std::optional<OperationCounts> m_operations;
  std::int64_t m_bytes = 0;  ///< of the targets as the data has them
  Sha256 m_order;
  std::int64_t m_rows = 0;
  std::vector<std::string> m_orderDigests;
};

double amountOf(const Spending& spent, const CourseLimit& limit) {
  if (limit.steps) return static_cast<double>(spent.step);
  return limit.targetBytes ? static_cast<double>(spent.targetBytes) : spent.operations;
}

double amountOf(const CourseLimit& limit) {
  if (limit.steps) return static_cast<double>(*limit.steps);
  return limit.targetBytes ? *limit.targetBytes : limit.operations.value_or(0.0);
}

/// At the pace so far.
Spending extrapolated(const Spending& walked, std::int64_t step) {
  const double times = static_cast<double>(step) / static_cast<double>(walked.step);
  const auto grown = [times](std::int64_t count) { return std::llround(static_cast<double>(count) * times); };
  return {step, grown(walked.targetBytes), walked.operations * times, grown(walked.rows)};
}

/// Whether the longest run would not come to the limit, at so many times the pace so far.
bool isOutOfReach(const Spending& walked, const CourseLimit& limit, double times) {
  const double perStep = amountOf(walked, limit) / static_cast<double>(walked.step);
  return perStep > 0.0 && perStep * times * recipe_sections::kMostSteps < amountOf(limit);
}

/// Steps that come nearest to the limit at the pace so far; of one that is in reach.
std::int64_t stepsAtPace(const Spending& walked, const CourseLimit& limit) {
  const double perStep = amountOf(walked, limit) / static_cast<double>(walked.step);
  return std::max(walked.step, static_cast<std::int64_t>(std::llround(amountOf(limit) / perStep)));
}

}  // namespace

Result<TrainingCourse> courseOf(const Recipe& recipe, const CourseLimit& limit,
                                const std::function<void(const std::string&)>& message,
                                const RunControl& control) {
  auto setup = prepareTraining(recipe, std::nullopt, message, control);
  if (!setup) return setup.error();
  const std::int64_t every = recipe.evaluation.everySteps;
  TrainingCourse course;
  Walk walk(*setup);
  const double wanted = amountOf(limit);
  const auto note = [&](const Spending& spent) {
    if (every > 0 && spent.step % every == 0) course.points.push_back(spent);
  };
  Spending last;
  while (!walk.isTired()) {
    if (control.stopRequested() || control.pauseRequested())
      return Error{"stopped before the first step", "", "", Error::Kind::cancelled};
    const Spending before = walk.spent(), now = walk.step();
    const double over = amountOf(now, limit) - wanted, under = wanted - amountOf(before, limit);
    if (over > under && before.step > 0) {
      last = before;
      break;
    }
    note(now);
    last = now;
    if (over >= 0.0) break;
    if (now.step >= kStepsForAPace && isOutOfReach(now, limit, kUneven)) return takesTooManySteps();
  }
  if (amountOf(last, limit) <= 0.0)
    return Error{"the data has no targets to count", "", "equalise something else",
                 Error::Kind::invalidInput};
  if (walk.isTired() && amountOf(last, limit) < wanted) {
    if (isOutOfReach(walk.spent(), limit, 1.0)) return takesTooManySteps();
    const std::int64_t steps = stepsAtPace(walk.spent(), limit);
    for (std::int64_t step = last.step + 1; every > 0 && step <= steps; ++step) {
      if (step % every == 0) course.points.push_back(extrapolated(walk.spent(), step));
    }
    last = extrapolated(walk.spent(), steps);
  }
  if (course.points.empty() || course.points.back().step != last.step) course.points.push_back(last);
  course.orderDigests = walk.orderDigests();
  DataOrder& order = setup->data.order();
  if (order.batchesIn(0) == 1) course.epochAtOnce = order.examplesPerEpoch();
  course.unknownTargets = walk.unknownShare();
  course.cutTargets = walk.cutShare();
  course.parameters = parameterParts(setup->bundle.model->weights().shape());
  course.data = setup->recipe.data.train;
  for (const DataSource& set : setup->recipe.data.validation.sets) course.data.push_back(set);
  return course;
}

}  // namespace s2s
