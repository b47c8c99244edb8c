#include "engine/planning/planned_layers.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/planning/planned_card_layers.h"

namespace s2s {
namespace {

constexpr std::int64_t kIndexBytes = 8;  ///< of a row's place in its table

std::shared_ptr<GraphNode> gatheringOf(const PlannedParameter* parameter) {
  return parameter ? parameter->gathering : nullptr;
}

Held gradientOf(PlannedPass& pass, const PlannedParameter* parameter) {
  return gatheringOf(parameter) ? pass.numbers(parameter->entries()) : Held();
}

/// The same memory under other extents, whose gradient has to be put in order in a copy.
PlannedTensor reordered(PlannedPass& pass, const PlannedTensor& x) {
  PlannedTensor view = x;
  const std::int64_t entries = x.entries();
  pass.record(view, {x.origin}, {},
              [&pass, entries](const Held&) -> std::vector<Held> { return {pass.numbers(entries)}; });
  return view;
}

/// x + branch; the branch's gradient is the result's own unless it is multiplied with something.
PlannedTensor sum(PlannedPass& pass, const PlannedTensor& x, const PlannedTensor& branch, bool multiplied) {
  PlannedTensor y = pass.tensor(x.rows, x.width);
  const std::int64_t entries = x.entries();
  pass.record(y, {x.origin, branch.origin}, {},
              [&pass, entries, multiplied](const Held& gradient) -> std::vector<Held> {
                return {gradient, multiplied ? pass.numbers(entries) : gradient};
              });
  return y;
}

/// A tensor that others are computed from; its gradient goes to `kept`, or nowhere.
std::shared_ptr<GraphNode> leafThatKeeps(Held* kept) {
  auto node = std::make_shared<GraphNode>();
  node->order = std::numeric_limits<std::int64_t>::max();
  node->backward = [kept](const Held& gradient) -> std::vector<Held> {
    if (kept) *kept = gradient;
    return {};
  };
  return node;
}

bool drops(const PlannedPass& pass, double rate) { return pass.training && rate > 0.0; }

}  // namespace

PlannedTensor plannedLinear(PlannedPass& pass, const PlannedTensor& x, PlannedParameter& weight,
                            PlannedParameter* bias) {
  const std::int64_t rows = x.rows, width = x.width, outputs = weight.outputs();
  PlannedTensor y = pass.tensor(rows, outputs);
  pass.widenProjection(rows, outputs, width);
  const bool wantsInput = x.origin != nullptr;
  pass.record(y, {x.origin, gatheringOf(&weight), gatheringOf(bias)},
              {gatheringOf(&weight) ? x.storage : Held()},
              [&pass, &weight, bias, rows, width, outputs, wantsInput](const Held&) -> std::vector<Held> {
                Held input = wantsInput ? pass.numbers(rows * width) : Held();
                if (input) pass.widenProduct(rows, width, outputs);
                Held ofWeight = gradientOf(pass, &weight);
                if (ofWeight) pass.widenProduct(outputs, width, rows);
                return {std::move(input), std::move(ofWeight), gradientOf(pass, bias)};
              });
  return y;
}

PlannedTensor plannedNorm(PlannedPass& pass, const PlannedTensor& x, PlannedParameter& weight,
                          PlannedParameter* bias) {
  if (pass.onCard && !bias) return on_card::rootMeanSquareNorm(pass, x, weight);
  PlannedTensor y = pass.tensor(x.rows, x.width);
  Held statistics = pass.floats(bias ? 2 * x.rows : x.rows);
  const std::int64_t entries = x.entries();
  pass.record(y, {x.origin, gatheringOf(&weight), gatheringOf(bias)}, {x.storage, std::move(statistics)},
              [&pass, &weight, bias, entries](const Held&) -> std::vector<Held> {
                return {pass.numbers(entries), gradientOf(pass, &weight), gradientOf(pass, bias)};
              });
  return y;
}

PlannedTensor plannedCopy(PlannedPass& pass, const PlannedTensor& x) {
  PlannedTensor y = pass.tensor(x.rows, x.width);
  const std::int64_t entries = x.entries();
  pass.record(y, {x.origin}, {},
              [&pass, entries](const Held&) -> std::vector<Held> { return {pass.numbers(entries)}; });
  return y;
}

PlannedTensor plannedDropout(PlannedPass& pass, const PlannedTensor& x, double rate) {
  if (!drops(pass, rate)) return x;
  return pass.onCard ? on_card::dropout(pass, x) : plannedCopy(pass, x);
}

PlannedTensor plannedResidual(PlannedPass& pass, const PlannedTensor& x, const PlannedTensor& branch,
                              double rate) {
  if (pass.onCard) return sum(pass, x, plannedDropout(pass, branch, rate), false);
  return sum(pass, x, branch, drops(pass, rate));
}

PlannedTensor plannedScaledSum(PlannedPass& pass, const PlannedTensor& x, const PlannedTensor& update) {
  return sum(pass, x, update, true);
}

PlannedTensor plannedCheckpointed(PlannedPass& pass, const PlannedBlock& block, bool trainsWeights,
                                  const std::vector<PlannedTensor>& inputs) {
  const bool frozenBelow =
      std::ranges::all_of(inputs, [](const PlannedTensor& input) { return input.origin == nullptr; });
  if (!pass.recording || (frozenBelow && !trainsWeights)) return block(inputs);
  pass.recording = false;
  PlannedTensor y = block(inputs);
  pass.recording = true;
  std::vector<std::shared_ptr<GraphNode>> origins;
  std::vector<Held> saved;
  for (const PlannedTensor& input : inputs) {
    origins.push_back(input.origin);
    saved.push_back(input.storage);
  }
  // Autograd records nothing unless an input needs a gradient.
  if (frozenBelow) origins.front() = leafThatKeeps(nullptr);
  std::vector<PlannedTensor> extents = inputs;
  for (PlannedTensor& extent : extents) extent.storage.reset();
  const std::vector<std::shared_ptr<GraphNode>> wanted = origins;
  pass.record(y, std::move(origins), std::move(saved), {});
  GraphNode* made = y.origin.get();
  made->backward = [&pass, block, extents, wanted, made](const Held& gradient) {
    std::vector<PlannedTensor> again = extents;
    std::vector<Held> answers(again.size());
    for (std::size_t i = 0; i < again.size(); ++i) {
      again[i].storage = made->saved[i];
      again[i].origin = wanted[i] ? leafThatKeeps(&answers[i]) : nullptr;
    }
    PlannedTensor output = block(again);
    runBackward(pass, output, gradient);
    return answers;
  };
  return y;
}

PlannedTensor plannedActivation(PlannedPass& pass, const PlannedTensor& gate, const PlannedTensor* linear,
                                bool answerTells) {
  if (pass.onCard) return on_card::activation(pass, gate, linear, answerTells);
  PlannedTensor y = pass.tensor(gate.rows, gate.width);
  const std::int64_t entries = gate.entries();
  const bool gated = linear != nullptr;
  pass.record(y, {gate.origin, gated ? linear->origin : nullptr},
              {answerTells && !gated ? y.storage : gate.storage, gated ? linear->storage : Held()},
              [&pass, entries, gated](const Held&) -> std::vector<Held> {
                return {pass.numbers(entries), gated ? pass.numbers(entries) : Held()};
              });
  return y;
}

PlannedTensor plannedAttend(PlannedPass& pass, const PlannedTensor& q, const PlannedTensor& k,
                            const PlannedTensor& v, const PlannedAttention& sizes) {
  if (pass.onCard) return on_card::attend(pass, q, k, v, sizes);
  const std::int64_t matrices = sizes.batch * sizes.heads;
  const std::int64_t scores = matrices * sizes.queries * sizes.keys;
  const std::int64_t distances = sizes.bias ? matrices * (sizes.queries + sizes.keys - 1) : 0;
  const Held queries = pass.numbers(q.entries()), keys = pass.numbers(k.entries()),
             values = pass.numbers(v.entries());
  const Held weights = pass.numbers(scores);
  pass.widenProduct(sizes.queries, sizes.keys, sizes.headWidth, matrices);
  const bool dropped = drops(pass, sizes.dropout);
  Held droppedWeights = dropped ? pass.numbers(scores) : Held();
  Held byHead = pass.numbers(q.entries());
  pass.widenProduct(sizes.queries, sizes.headWidth, sizes.keys, matrices);
  droppedWeights.reset();
  PlannedTensor context = pass.tensor(q.rows, q.width);
  byHead.reset();
  const std::int64_t ofQueries = q.entries(), ofKeys = k.entries(), ofValues = v.entries();
  const auto byHeadOf = [&](const PlannedTensor& x) { return reordered(pass, x).origin; };
  pass.record(
      context, {byHeadOf(q), byHeadOf(k), byHeadOf(v), gatheringOf(sizes.bias)},
      {queries, keys, values, weights},
      [&pass, scores, dropped, distances, ofQueries, ofKeys, ofValues, matrices,
       sizes](const Held&) -> std::vector<Held> {
        const Held gradient = pass.numbers(ofQueries);
        const Held scoreGradient = pass.numbers(scores);
        pass.widenProduct(sizes.queries, sizes.keys, sizes.headWidth, matrices);
        const Held biasGradient = distances > 0 ? pass.floats(distances) : Held();
        const Held again = dropped ? pass.numbers(scores) : Held();
        Held forQueries = pass.numbers(ofQueries), forKeys = pass.numbers(ofKeys),
             forValues = pass.numbers(ofValues);
        pass.widenProduct(sizes.keys, sizes.headWidth, sizes.queries, matrices);
        return {std::move(forQueries), std::move(forKeys), std::move(forValues),
                gradientOf(pass, sizes.bias)};
      });
  return context;
}

RowGathering gatheringOfRows(PlannedPass& pass, PlannedParameter& table) {
  if (!table.trained || !pass.recording) return {};
  RowGathering gathering{std::make_shared<GraphNode>(), std::make_shared<std::vector<Held>>()};
  gathering.node->order = -1;  // made before everything else of the pass
  gathering.node->inputs = {table.gathering};
  gathering.node->backward = [&pass, &table, parts = gathering.parts](const Held&) -> std::vector<Held> {
    const std::vector<Held> rows = std::exchange(*parts, {});
    // Rows are added in place to a gradient of the whole table.
    if (table.gradient && table.gradientRows == 0) return {Held()};
    std::int64_t bytes = 0;
    for (const Held& part : rows) bytes += part->bytes();
    table.gradientRows = bytes / (table.width() * pass.elementBytes());
    if (rows.size() == 1) return {rows.front()};
    return {pass.allocate(MemoryPart::activations, bytes + table.gradientRows * kIndexBytes)};
  };
  return gathering;
}

PlannedTensor plannedEmbedding(PlannedPass& pass, PlannedParameter& table, const RowGathering& gathering,
                               std::int64_t rows) {
  PlannedTensor y = pass.tensor(rows, table.width());
  pass.record(y, {gathering.node}, {}, [parts = gathering.parts](const Held& gradient) -> std::vector<Held> {
    parts->push_back(gradient);
    return {Held()};
  });
  return y;
}

PlannedTensor plannedAddedRows(PlannedPass& pass, const PlannedTensor& x, PlannedParameter* table,
                               std::int64_t rows) {
  const Held looked = pass.numbers(rows * x.width);
  PlannedTensor y = pass.tensor(x.rows, x.width);
  pass.record(y, {x.origin, gatheringOf(table)}, {},
              [&pass, table](const Held& gradient) -> std::vector<Held> {
                return {gradient, gradientOf(pass, table)};
              });
  return y;
}

}  // namespace s2s
