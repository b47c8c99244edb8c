#include "engine/generation/generator.h"

#include "engine/generation/fitting_batches.h"
#include "engine/layers/out_of_memory.h"

namespace s2s {
namespace {

Error outside(const std::string& what, std::int64_t id, std::int64_t vocabulary) {
  return Error{
      what + " " + std::to_string(id) + " is outside the vocabulary of " + std::to_string(vocabulary), "",
      "use the tokenizer and the generation_config.json that belong to the model", Error::Kind::invalidInput};
}

Result<void> checkIds(std::span<const SourceTokens> sources, const GenerationTokens& tokens,
                      std::int64_t vocabulary) {
  const auto inside = [&](std::int64_t id) { return id >= 0 && id < vocabulary; };
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::string name = "source " + std::to_string(i + 1);
    if (sources[i].empty()) {
      return Error{name + " holds no token", "", "give at least the end token", Error::Kind::invalidInput};
    }
    for (const std::int64_t id : sources[i]) {
      if (!inside(id)) return outside(name + ": token id", id, vocabulary);
    }
  }
  if (!inside(tokens.decoderStartId))
    return outside("the decoder start token", tokens.decoderStartId, vocabulary);
  if (!inside(tokens.paddingId)) return outside("the padding token", tokens.paddingId, vocabulary);
  for (const auto& forced : {tokens.forcedFirstId, tokens.forcedLastId}) {
    if (forced && !inside(*forced)) return outside("the forced token", *forced, vocabulary);
  }
  return {};
}

}  // namespace

Result<std::vector<std::vector<GeneratedSequence>>> generate(
    Seq2SeqModel& model, std::span<const std::vector<std::int64_t>> sources, const GenerationOptions& options,
    const GenerationTokens& tokens, const RunControl* control,
    const std::function<void(std::size_t)>& progress, const BatchTerms& terms) {
  const Result<void> optionsHold = checkGenerationOptions(options);
  if (!optionsHold) return optionsHold.error();
  const Result<void> idsHold = checkIds(sources, tokens, model.vocabularySize());
  if (!idsHold) return idsHold.error();

  GenerationOptions fitting = options;
  if (const auto most = model.maximumPositions())
    fitting.maxNewTokens = std::min(options.maxNewTokens, *most);

  const torch::NoGradGuard noGrad;
  std::vector<std::vector<GeneratedSequence>> answers(sources.size());
  std::size_t done = 0;
  const SearchTask task{model,
                        fitting,
                        tokens,
                        control,
                        [&](std::size_t source, auto sequences) {
                          done += answers[source].empty() ? 1 : 0;  // not twice, where memory ran out
                          answers[source] = std::move(sequences);
                          if (progress) progress(done);
                        },
                        terms.streams};
  FittingBatches batches(batchesByLength(sources, options.batchSize));
  while (auto batch = batches.next()) {
    bool whole = !task.stopRequested();
    const bool fits = !whole || fitsInMemory([&] {
      const EncoderOutput encoder = encodeBatch(model, sources, *batch, tokens.paddingId);
      whole = options.beams == 1 ? searchTokenByToken(task, encoder, *batch)
                                 : searchWithBeams(task, encoder, *batch);
    });
    if (!whole) return Error{"generation was stopped", "", "", Error::Kind::cancelled};
    if (fits || batches.halve(std::move(*batch))) continue;
    return Error{"the memory is full with a single text at once", "",
                 "use fewer beams or a shorter --max-new-tokens, or --precision int8"};
  }
  if (terms.limit != nullptr) *terms.limit = batches.limit();
  return answers;
}

}  // namespace s2s
