#include "engine/front_door/model_handle.h"

#include <algorithm>
#include <utility>

#include "engine/data/encoded_pairs.h"
#include "engine/front_door/text_classification.h"
#include "engine/generation/generator.h"
#include "engine/generation/mask_filling.h"
#include "engine/generation/scoring.h"
#include "engine/generation/target_language.h"
#include "engine/layers/device.h"
#include "engine/metrics/likelihood.h"
#include "engine/models/ensemble.h"
#include "engine/models/model_bundle.h"
#include "engine/runs/stored_weights.h"
#include "engine/tokenizers/kept_bytes.h"

namespace s2s {
namespace {

Error noTokenizer(const ModelBundle& bundle) {
  return {"the model has no tokenizer that can be used", bundle.folder.string(), "add the tokenizer's files",
          Error::Kind::invalidInput};
}

/// "source 3"
std::string nameOf(const CutText& cut) {
  const std::string number = " " + std::to_string(cut.number + 1);
  switch (cut.side) {
    case CutText::Side::source:
      return "source" + number;
    case CutText::Side::target:
      return "target" + number;
    case CutText::Side::text:
      break;
  }
  return "text" + number;
}

}  // namespace

class ModelHandle::Implementation {
 public:
  explicit Implementation(ModelBundle bundle) : m_bundle(std::move(bundle)) {}

  ModelBundle& bundle() { return m_bundle; }

  /// What the model is fed of an input.
  struct FedIds {
    std::vector<TokenId> ids;
    bool isCut = false;
  };

  /// Ids that are given must exist in the vocabulary and fit the model's positions; texts are cut there.
  Result<FedIds> idsOf(const SourceInput& input, const std::string& what, const TextRole& role) {
    const auto failure = [&](const std::string& problem, const std::string& remedy) {
      return Error{problem, what, remedy, Error::Kind::invalidInput};
    };
    const std::optional<std::int64_t> most = m_bundle.model->maximumPositions();
    if (!input.ids) {
      if (m_bundle.tokenizer) {
        if (auto known = checkLanguage(*m_bundle.tokenizer, role.language, what); !known)
          return known.error();
        FedIds fed{m_bundle.tokenizer->encodeAs(input.text, role)};
        fed.isCut = most && truncateKeepingEnd(fed.ids, *most, m_bundle.tokenizer->special());
        return fed;
      }
      return Error{"the model has no tokenizer that can be used", m_bundle.folder.string(),
                   "give token ids instead of text, or add the tokenizer's files"};
    }
    if (input.ids->empty()) return failure("no token ids are given", "give at least one");
    if (most && static_cast<std::int64_t>(input.ids->size()) > *most) {
      return failure(std::to_string(input.ids->size()) + " token ids are more than the model's " +
                         std::to_string(*most) + " positions",
                     "give fewer");
    }
    for (const TokenId id : *input.ids) {
      if (id < 0 || id >= m_bundle.model->vocabularySize()) {
        return failure("token id " + std::to_string(id) + " is outside the vocabulary",
                       "use ids from 0 to " + std::to_string(m_bundle.model->vocabularySize() - 1));
      }
    }
    return FedIds{*input.ids};
  }

  void noteCut(CutText::Side side, std::size_t number) { m_cut.push_back({side, number}); }
  void noteLimit(const std::optional<std::size_t>& limit) {
    if (limit) m_limit = std::min(*limit, m_limit.value_or(*limit));
  }
  /// One line for each thing, however many texts it is about.
  std::vector<std::string> takeNotes() {
    std::vector<std::string> notes;
    const std::vector<CutText> cut = std::exchange(m_cut, {});
    if (!cut.empty()) {
      const std::string others =
          cut.size() > 1 ? " and " + std::to_string(cut.size() - 1) + " more are" : " is";
      notes.push_back(nameOf(cut.front()) + others + " cut to the model's " +
                      std::to_string(m_bundle.model->maximumPositions().value_or(0)) + " positions");
    }
    if (const auto limit = std::exchange(m_limit, {}))
      notes.push_back(*limit == 1
                          ? "the memory was full: at most 1 text at once"
                          : "the memory was full: at most " + std::to_string(*limit) + " texts at once");
    return notes;
  }
  Fitting takeFitting() { return {std::exchange(m_cut, {}), std::exchange(m_limit, {})}; }

  TextAnswer decoded(GeneratedSequence sequence) const {
    TextAnswer answer{std::move(sequence.tokens), "", "", sequence.score};
    if (!m_bundle.tokenizer) return answer;
    answer.text = m_bundle.tokenizer->decode(answer.tokens, true);
    answer.rawText = m_bundle.tokenizer->decode(answer.tokens, false);
    return answer;
  }

  /// Bytes of the text that the ids stand for, as training counts them: of a text that was cut, those of what
  /// is kept. Nothing where ids do not decode.
  std::optional<std::int64_t> bytesOf(const SourceInput& input, const FedIds& fed) const {
    if (!input.ids && !fed.isCut) return static_cast<std::int64_t>(input.text.size());
    if (!m_bundle.tokenizer) return std::nullopt;
    for (const TokenId id : fed.ids) {
      if (id >= m_bundle.tokenizer->size()) return std::nullopt;
    }
    if (!input.ids) return keptTextBytes(input.text, fed.ids, *m_bundle.tokenizer);
    if (!m_bundle.tokenizer->decodesWhole(fed.ids)) return std::nullopt;
    return static_cast<std::int64_t>(m_bundle.tokenizer->decode(fed.ids, true).size());
  }

  /// How many of the ids stand for text that the vocabulary has no piece for.
  std::int64_t unknownAmong(const std::vector<TokenId>& ids) const {
    const auto unknown = m_bundle.tokenizer ? m_bundle.tokenizer->special().unknown : std::nullopt;
    return unknown ? std::ranges::count(ids, *unknown) : 0;
  }

  /// How many characters of the input, if it is a text, leave no trace in its ids.
  std::int64_t vanishedFrom(const SourceInput& input) const {
    if (input.ids || !m_bundle.tokenizer) return 0;
    return std::ssize(m_bundle.tokenizer->dropped(input.text));
  }

 private:
  ModelBundle m_bundle;
  std::vector<CutText> m_cut;          ///< what was cut since the last note
  std::optional<std::size_t> m_limit;  ///< rows at once that memory allowed, where it was full since then
};

namespace {

Result<ModelBundle> openBundle(const std::string& model, const ComputeOptions& compute) {
  const auto reference = resolveStoredWeights(model);
  if (!reference) return reference.error();
  const auto device = parseDevice(compute.device);
  if (!device) return device.error();
  const auto dtype = parseInferencePrecision(compute.precision, *device);
  if (!dtype) return dtype.error();
  setThreads(compute.threads);
  auto bundle = openModel(reference->path, *dtype, *device);
  if (!bundle) return bundle.error();
  bundle->name = reference->name;
  return bundle;
}

}  // namespace

Result<ModelHandle> ModelHandle::open(const std::string& model, const ComputeOptions& compute) {
  auto bundle = openBundle(model, compute);
  if (!bundle) return bundle.error();
  return ModelHandle(std::make_unique<Implementation>(std::move(*bundle)));
}

Result<ModelHandle> ModelHandle::openEnsemble(std::span<const std::string> models,
                                              const ComputeOptions& compute) {
  std::vector<ModelBundle> members;
  for (const std::string& model : models) {
    auto bundle = openBundle(model, compute);
    if (!bundle) return bundle.error();
    members.push_back(std::move(*bundle));
  }
  auto ensemble = makeEnsemble(std::move(members));
  if (!ensemble) return ensemble.error();
  return ModelHandle(std::make_unique<Implementation>(std::move(*ensemble)));
}

ModelHandle::ModelHandle(std::unique_ptr<Implementation> implementation)
    : m_implementation(std::move(implementation)) {}
ModelHandle::ModelHandle(ModelHandle&&) noexcept = default;
ModelHandle& ModelHandle::operator=(ModelHandle&&) noexcept = default;
ModelHandle::~ModelHandle() = default;

const std::string& ModelHandle::name() const { return m_implementation->bundle().name; }
const std::string& ModelHandle::family() const { return m_implementation->bundle().family; }
ModelTask ModelHandle::task() const { return m_implementation->bundle().model->weights().shape().task; }
std::vector<std::string> ModelHandle::takeNotes() { return m_implementation->takeNotes(); }
Fitting ModelHandle::takeFitting() { return m_implementation->takeFitting(); }
const std::vector<std::string>& ModelHandle::warnings() const { return m_implementation->bundle().warnings; }
const Tokenizer* ModelHandle::tokenizer() const { return m_implementation->bundle().tokenizer.get(); }

Result<std::vector<std::vector<TextAnswer>>> ModelHandle::generate(
    std::span<const SourceInput> sources, const GenerationOptions& options, const std::string& targetLanguage,
    const RunControl* control, const std::function<void(std::size_t)>& progress) {
  ModelBundle& bundle = m_implementation->bundle();
  const auto model = bundle.writer();
  if (!model) return model.error();
  GenerationTokens tokens = bundle.generationTokens;
  if (bundle.tokenizer) {
    auto own = tokensForLanguage(tokens, *bundle.tokenizer, targetLanguage);
    if (!own) return own.error();
    tokens = std::move(*own);
  }
  std::vector<std::vector<TokenId>> ids;
  std::vector<std::size_t> streams;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    streams.push_back(sources[i].stream.value_or(i));
    auto encoded =
        m_implementation->idsOf(sources[i], "source " + std::to_string(i + 1), {sources[i].language});
    if (!encoded) return encoded.error();
    if (encoded->isCut) m_implementation->noteCut(CutText::Side::source, i);
    ids.push_back(std::move(encoded->ids));
  }
  std::optional<std::size_t> limit;
  auto sequences = s2s::generate(**model, ids, options, tokens, control, progress, {streams, &limit});
  if (!sequences) return sequences.error();
  m_implementation->noteLimit(limit);
  std::vector<std::vector<TextAnswer>> answers(sequences->size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    for (GeneratedSequence& sequence : (*sequences)[i]) {
      answers[i].push_back(m_implementation->decoded(std::move(sequence)));
    }
  }
  return answers;
}

Result<std::vector<Likelihood>> ModelHandle::score(std::span<const ScoredPair> pairs, std::int64_t batchSize,
                                                   const RunControl* control) {
  const auto model = m_implementation->bundle().writer();
  if (!model) return model.error();
  std::vector<std::vector<TokenId>> sources, targets;
  std::vector<Likelihood> likelihoods(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    auto source = m_implementation->idsOf(pairs[i].source, "source " + number, {pairs[i].source.language});
    if (!source) return source.error();
    auto target =
        m_implementation->idsOf(pairs[i].target, "target " + number, {pairs[i].target.language, true});
    if (!target) return target.error();
    if (source->isCut) m_implementation->noteCut(CutText::Side::source, i);
    if (target->isCut) m_implementation->noteCut(CutText::Side::target, i);
    likelihoods[i].bytes = m_implementation->bytesOf(pairs[i].target, *target);
    likelihoods[i].unknown = m_implementation->unknownAmong(target->ids);
    likelihoods[i].vanished = m_implementation->vanishedFrom(pairs[i].target);
    sources.push_back(std::move(source->ids));
    targets.push_back(std::move(target->ids));
  }
  std::optional<std::size_t> limit;
  auto scores = scoreTargets(**model, sources, targets, batchSize, control, &limit);
  if (!scores) return scores.error();
  m_implementation->noteLimit(limit);
  for (std::size_t i = 0; i < scores->size(); ++i) {
    TargetScore& score = (*scores)[i];
    Likelihood& likelihood = likelihoods[i];
    likelihood.loss = score.loss();
    if (likelihood.bytes) likelihood.bitsPerByte = bitsPerByte(-score.sum(), *likelihood.bytes);
    likelihood.tokenLogProbabilities = std::move(score.tokenLogProbabilities);
    likelihood.correct = std::move(score.correct);
  }
  return likelihoods;
}

std::optional<std::size_t> ModelHandle::countTokens(const SourceInput& input) const {
  if (input.ids) return input.ids->size();
  const Tokenizer* const own = tokenizer();
  if (own == nullptr || !checkLanguage(*own, input.language, "")) return std::nullopt;
  return own->encodeAs(input.text, {input.language}).size();
}

Result<TranslationWay> ModelHandle::wayToTranslate(const std::string& from, const std::string& to,
                                                   const std::optional<std::string>& prefix) const {
  const ModelBundle& bundle = m_implementation->bundle();
  if (!bundle.tokenizer) return noTokenizer(bundle);
  return s2s::wayToTranslate(*bundle.tokenizer, bundle.family, bundle.trainedDirections, from, to, prefix);
}

std::vector<TranslationWay> ModelHandle::trainedWays() const {
  const ModelBundle& bundle = m_implementation->bundle();
  if (!bundle.tokenizer) return {};
  return s2s::trainedWays(*bundle.tokenizer, bundle.trainedDirections);
}

Result<std::vector<std::vector<Verdict>>> ModelHandle::classify(std::span<const ClassifierQuestion> questions,
                                                                std::int64_t batchSize,
                                                                const RunControl* control) {
  ModelBundle& bundle = m_implementation->bundle();
  const auto model = bundle.classifier();
  if (!model) return model.error();
  if (!bundle.tokenizer) return noTokenizer(bundle);
  auto answered = classifyTexts(**model, *bundle.tokenizer, questions, batchSize, control);
  if (!answered) return answered.error();
  for (const std::size_t number : answered->truncated) m_implementation->noteCut(CutText::Side::text, number);
  m_implementation->noteLimit(answered->batchLimit);
  return std::move(answered->verdicts);
}

Result<std::vector<MaskedAnswer>> ModelHandle::fillMasks(std::span<const std::string> texts, std::int64_t top,
                                                         const RunControl* control) {
  ModelBundle& bundle = m_implementation->bundle();
  const auto model = bundle.maskFiller();
  if (!model) return model.error();
  if (!bundle.tokenizer) return noTokenizer(bundle);
  std::vector<MaskedAnswer> answers;
  for (const std::string& text : texts) {
    if (control && control->stopRequested())
      return Error{"filling was stopped", "", "", Error::Kind::cancelled};
    const auto filled = s2s::fillMasks(**model, *bundle.tokenizer, text, top, bundle.family != "encoder");
    if (!filled) return filled.error();
    if (filled->truncated) m_implementation->noteCut(CutText::Side::text, answers.size());
    MaskedAnswer answer{{}, filled->filled};
    for (const auto& mask : filled->candidates) {
      auto& guesses = answer.candidates.emplace_back();
      for (const MaskCandidate& candidate : mask) guesses.push_back({candidate.token, candidate.probability});
    }
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace s2s
