#include "engine/generation/mask_filling.h"

#include <algorithm>

#include "engine/training/batch.h"

namespace s2s {
namespace {

void replaceAll(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

Result<std::string> withOwnMask(std::string text, const Tokenizer& tokenizer) {
  const auto mask = tokenizer.special().mask;
  if (!mask) {
    return Error{"the tokenizer has no mask token", "", "use a model of BERT or RoBERTa with its tokenizer",
                 Error::Kind::invalidInput};
  }
  const std::string own = tokenizer.piece(*mask);
  for (const char* written : {"[MASK]", "<mask>"}) {
    if (own != written) replaceAll(text, written, own);
  }
  return text;
}

Result<FilledMasks> fillMasks(MaskedLanguageModel& model, const Tokenizer& tokenizer, const std::string& text,
                              std::int64_t top, bool addSpecialTokens) {
  const torch::NoGradGuard noGrad;
  const auto written = withOwnMask(text, tokenizer);
  if (!written) return written.error();
  FilledMasks filled;
  Example example;
  example.source =
      addSpecialTokens ? tokenizer.encodePair(*written, nullptr).ids : tokenizer.encode(*written, false);
  if (const auto most = model.maximumPositions();
      most && static_cast<std::int64_t>(example.source.size()) > *most) {
    example.source.resize(static_cast<std::size_t>(*most));
    filled.truncated = true;
  }
  if (example.source.empty()) return filled;
  const Batch batch = makeBatch({&example, 1}, model.paddingId(), model.device());
  const torch::Tensor hidden = model.hidden(batch.text())[0];
  for (std::size_t place = 0; place < example.source.size(); ++place) {
    if (example.source[place] != *tokenizer.special().mask) continue;
    const torch::Tensor logits = model.head(hidden[static_cast<std::int64_t>(place)]).to(torch::kFloat32);
    const auto [best, ids] = torch::softmax(logits, 0).topk(std::min(top, logits.size(0)));
    std::vector<MaskCandidate> candidates;
    for (std::int64_t i = 0; i < ids.size(0); ++i) {
      const TokenId id = ids[i].item<std::int64_t>();
      candidates.push_back({id, tokenizer.piece(id), best[i].item<double>()});
    }
    filled.candidates.push_back(std::move(candidates));
  }
  std::vector<TokenId> whole = example.source;
  std::size_t next = 0;
  for (TokenId& id : whole) {
    if (id == *tokenizer.special().mask) id = filled.candidates[next++].front().id;
  }
  filled.filled = tokenizer.decode(whole);
  return filled;
}

}  // namespace s2s
