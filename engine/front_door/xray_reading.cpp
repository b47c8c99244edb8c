#include "engine/front_door/xray_reading.h"

namespace s2s {
namespace {

/// One row of a matrix of whole numbers.
std::vector<std::int64_t> rowOf(const torch::Tensor& matrix, std::int64_t row) {
  const torch::Tensor values = matrix[row].to(torch::kCPU, torch::kInt64).contiguous();
  const auto* first = values.const_data_ptr<std::int64_t>();
  return {first, first + values.numel()};
}

std::vector<FedToken> fedTokens(const torch::Tensor& ids, const torch::Tensor& mask,
                                const torch::Tensor& types, std::int64_t row, const Tokenizer& tokenizer) {
  std::vector<FedToken> tokens;
  for (const std::int64_t id : rowOf(ids, row)) tokens.push_back({id, tokenizer.piece(id), true, 0});
  if (mask.defined()) {
    const auto isRead = rowOf(mask, row);
    for (std::size_t i = 0; i < tokens.size(); ++i) tokens[i].isRead = isRead[i] != 0;
  }
  if (types.defined()) {
    const auto type = rowOf(types, row);
    for (std::size_t i = 0; i < tokens.size(); ++i) tokens[i].type = type[i];
  }
  return tokens;
}

}  // namespace

void readTensors(const Batch& batch, const LearningTask& task, const Tokenizer& tokenizer, SampleXray& xray) {
  xray.source = fedTokens(batch.inputIds, batch.inputMask, batch.tokenTypes, xray.place, tokenizer);
  xray.sourceLength.padded = batch.inputIds.size(1);
  if (batch.secondIds.defined()) {
    xray.second = fedTokens(batch.secondIds, batch.secondMask, {}, xray.place, tokenizer);
    xray.sourceLength.padded += batch.secondIds.size(1);
  }
  if (batch.targetTokens == 0) return;  // a head's labels: nothing is learned token by token
  xray.targetLength.padded = batch.labels.size(1);
  for (const std::int64_t id : rowOf(batch.labels, xray.place)) {
    const bool isLearned = id != kIgnoredLabel;
    xray.labels.push_back({id, isLearned ? tokenizer.piece(id) : "", isLearned});
  }
  if (const torch::Tensor decoder = task.decoderInputs(batch); decoder.defined())
    xray.decoderInput = fedTokens(decoder, {}, {}, xray.place, tokenizer);
}

std::vector<TokenId> lostIds(const std::vector<TokenId>& whole, const std::vector<TokenId>& fed) {
  std::vector<TokenId> lost;
  std::size_t next = 0;
  for (const TokenId id : whole) {
    if (next < fed.size() && fed[next] == id)
      ++next;
    else
      lost.push_back(id);
  }
  return lost;
}

}  // namespace s2s
