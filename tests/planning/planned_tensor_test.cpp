#include "engine/planning/planned_layers.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

constexpr std::int64_t kFloat = 4;

struct PlannedTensorTest : testing::Test {
  MemoryLedger ledger;
  PlannedPass pass{ledger, kFloat};
  ModelShape shape;

  /// A matrix of the model.
  void add(const std::string& name, std::int64_t outputs, std::int64_t inputs, bool frozen = false) {
    TensorShape tensor;
    tensor.name = name;
    tensor.sizes = {outputs, inputs};
    tensor.isFrozen = frozen;
    shape.tensors.push_back(tensor);
  }
  std::int64_t activations() const { return ledger.now()[MemoryPart::activations]; }
};

TEST_F(PlannedTensorTest, AProjectionKeepsItsInputUntilItsBackwardPass) {
  add("w", 30, 10);
  PlannedParameters parameters(shape, pass);
  PlannedTensor y;
  {
    const PlannedTensor x = pass.tensor(5, 10);
    y = plannedLinear(pass, x, *parameters.find("w"), nullptr);
  }
  EXPECT_EQ(activations(), (5 * 10 + 5 * 30) * kFloat);
  runBackward(pass, y, pass.numbers(5 * 30));
  y = {};
  EXPECT_EQ(activations(), 0);
  EXPECT_EQ(ledger.now()[MemoryPart::gradients], 30 * 10 * kFloat);
}

TEST_F(PlannedTensorTest, AFrozenProjectionOfNothingTrainedKeepsNothing) {
  add("w", 30, 10, true);
  PlannedParameters parameters(shape, pass);
  PlannedTensor y;
  {
    const PlannedTensor x = pass.tensor(5, 10);
    y = plannedLinear(pass, x, *parameters.find("w"), nullptr);
  }
  EXPECT_EQ(y.origin, nullptr);
  EXPECT_EQ(activations(), 5 * 30 * kFloat);
}

TEST_F(PlannedTensorTest, GradientsOfAMatrixUsedTwiceAreAddedInPlace) {
  add("w", 10, 10);
  PlannedParameters parameters(shape, pass);
  PlannedParameter& w = *parameters.find("w");
  PlannedTensor y = plannedLinear(pass, plannedLinear(pass, pass.tensor(5, 10), w, nullptr), w, nullptr);
  runBackward(pass, y, pass.numbers(50));
  EXPECT_EQ(ledger.now()[MemoryPart::gradients], 100 * kFloat);
}

TEST_F(PlannedTensorTest, WithoutRecordingAnInputIsReleasedAtOnce) {
  add("w", 30, 10);
  PlannedParameters parameters(shape, pass);
  pass.recording = false;
  PlannedTensor y = plannedLinear(pass, pass.tensor(5, 10), *parameters.find("w"), nullptr);
  EXPECT_EQ(activations(), 5 * 30 * kFloat);
}

TEST_F(PlannedTensorTest, ThePeakIsRememberedWithItsMomentAndParts) {
  ledger.begin(Moment::forward);
  Held first = pass.allocate(MemoryPart::activations, 100);
  ledger.begin(Moment::loss);
  pass.allocate(MemoryPart::logits, 50);
  ledger.begin(Moment::backward);
  pass.allocate(MemoryPart::workspace, 20);
  EXPECT_EQ(ledger.peak().total(), 150);
  EXPECT_EQ(ledger.peakMoment(), Moment::loss);
  EXPECT_EQ(ledger.peak()[MemoryPart::workspace], 0);
  EXPECT_EQ(ledger.largest()[MemoryPart::workspace], 20);
}

}  // namespace
}  // namespace s2s
