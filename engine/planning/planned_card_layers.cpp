#include "engine/planning/planned_card_layers.h"

namespace s2s::on_card {
namespace {

/// An operation on every entry: its result has `bytes` an entry, its gradient `gradientBytes`.
PlannedTensor elementwise(PlannedPass& pass, const PlannedTensor& x, std::vector<Held> saved,
                          std::int64_t bytes, std::int64_t gradientBytes) {
  PlannedTensor y = {x.rows, x.width, pass.allocate(MemoryPart::activations, x.entries() * bytes), {}};
  const std::int64_t entries = x.entries();
  pass.record(y, {x.origin}, std::move(saved),
              [&pass, entries, gradientBytes](const Held&) -> std::vector<Held> {
                return {pass.allocate(MemoryPart::activations, entries * gradientBytes)};
              });
  return y;
}

/// As float32: x itself where it is that already.
PlannedTensor widened(PlannedPass& pass, const PlannedTensor& x) {
  return pass.elementBytes() == 4 ? x : elementwise(pass, x, {}, 4, pass.elementBytes());
}

PlannedTensor narrowed(PlannedPass& pass, const PlannedTensor& x) {
  return pass.elementBytes() == 4 ? x : elementwise(pass, x, {}, pass.elementBytes(), 4);
}

/// left · right for every matrix: results of `entries`, gradients of both factors.
PlannedTensor product(PlannedPass& pass, const PlannedTensor& left, const PlannedTensor& right,
                      std::int64_t rows, std::int64_t width) {
  PlannedTensor y = pass.tensor(rows, width);
  const std::int64_t ofLeft = left.entries(), ofRight = right.entries();
  pass.record(y, {left.origin, right.origin}, {left.storage, right.storage},
              [&pass, ofLeft, ofRight](const Held&) -> std::vector<Held> {
                return {pass.numbers(ofLeft), pass.numbers(ofRight)};
              });
  return y;
}

}  // namespace

PlannedTensor rootMeanSquareNorm(PlannedPass& pass, const PlannedTensor& x, PlannedParameter& weight) {
  const PlannedTensor wide = widened(pass, x);
  pass.inPassing(MemoryPart::activations, x.entries() * 4);  // the squares
  const PlannedTensor scaled = narrowed(pass, elementwise(pass, wide, {wide.storage}, 4, 4));
  PlannedTensor y = pass.tensor(x.rows, x.width);
  const std::int64_t entries = x.entries();
  pass.record(y, {scaled.origin, weight.gathering}, {scaled.storage},
              [&pass, &weight, entries](const Held&) -> std::vector<Held> {
                // Before it is summed over the rows.
                pass.inPassing(MemoryPart::activations, entries * pass.elementBytes());
                return {pass.numbers(entries), weight.trained ? pass.numbers(weight.entries()) : Held()};
              });
  return y;
}

PlannedTensor dropout(PlannedPass& pass, const PlannedTensor& x) {
  Held factors = pass.numbers(x.entries());
  return elementwise(pass, x, {std::move(factors)}, pass.elementBytes(), pass.elementBytes());
}

PlannedTensor activation(PlannedPass& pass, const PlannedTensor& gate, const PlannedTensor* linear,
                         bool answerTells) {
  PlannedTensor activated = elementwise(pass, gate, {}, pass.elementBytes(), pass.elementBytes());
  if (activated.origin) activated.origin->saved = {answerTells ? activated.storage : gate.storage};
  return linear ? product(pass, activated, *linear, gate.rows, gate.width) : activated;
}

PlannedTensor attend(PlannedPass& pass, const PlannedTensor& q, const PlannedTensor& k,
                     const PlannedTensor& v, const PlannedAttention& sizes) {
  const std::int64_t rows = sizes.batch * sizes.heads * sizes.queries;
  // Products of more than two dimensions are taken of copies in order.
  const PlannedTensor queries = plannedCopy(pass, q), keys = plannedCopy(pass, k),
                      values = plannedCopy(pass, v);
  PlannedTensor scores = product(pass, queries, keys, rows, sizes.keys);
  if (sizes.bias) scores = plannedCopy(pass, scores);
  scores = plannedCopy(pass, scores);  // hidden pairs filled in
  PlannedTensor weights = elementwise(pass, scores, {}, 4, pass.elementBytes());
  if (weights.origin) weights.origin->saved = {weights.storage};
  scores = {};
  weights = narrowed(pass, weights);
  if (pass.training && sizes.dropout > 0.0) weights = dropout(pass, weights);
  return plannedCopy(pass, product(pass, weights, values, q.rows, q.width));
}

}  // namespace s2s::on_card
