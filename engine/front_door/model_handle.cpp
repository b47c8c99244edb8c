#include "engine/front_door/model_handle.h"

#include "engine/generation/generator.h"
#include "engine/generation/scoring.h"
#include "engine/layers/device.h"
#include "engine/models/model_bundle.h"
#include "engine/runs/run_directory.h"

namespace s2s {

class ModelHandle::Implementation {
 public:
  explicit Implementation(ModelBundle bundle) : m_bundle(std::move(bundle)) {}

  ModelBundle& bundle() { return m_bundle; }

  /// Ids as the model is fed them. Ids that are given must exist in the vocabulary.
  Result<std::vector<TokenId>> idsOf(const SourceInput& input, const std::string& what) const {
    const auto failure = [&](const std::string& problem, const std::string& remedy) {
      return Error{problem, what, remedy, Error::Kind::invalidInput};
    };
    if (!input.ids) {
      if (m_bundle.tokenizer) return m_bundle.tokenizer->encode(input.text);
      return Error{"the model has no tokenizer that can be used", m_bundle.folder.string(),
                   "give token ids instead of text, or add the tokenizer's files"};
    }
    if (input.ids->empty()) return failure("no token ids are given", "give at least one");
    for (const TokenId id : *input.ids) {
      if (id < 0 || id >= m_bundle.model->vocabularySize()) {
        return failure("token id " + std::to_string(id) + " is outside the vocabulary",
                       "use ids from 0 to " + std::to_string(m_bundle.model->vocabularySize() - 1));
      }
    }
    return *input.ids;
  }

  TextAnswer decoded(GeneratedSequence sequence) const {
    TextAnswer answer{std::move(sequence.tokens), "", "", sequence.score};
    if (!m_bundle.tokenizer) return answer;
    answer.text = m_bundle.tokenizer->decode(answer.tokens, true);
    answer.rawText = m_bundle.tokenizer->decode(answer.tokens, false);
    return answer;
  }

  /// The text whose bytes are counted; nothing where ids do not decode.
  std::optional<std::string> textOf(const SourceInput& input) const {
    if (!input.ids) return input.text;
    if (!m_bundle.tokenizer) return std::nullopt;
    for (const TokenId id : *input.ids) {
      if (id >= m_bundle.tokenizer->size()) return std::nullopt;
    }
    return m_bundle.tokenizer->decode(*input.ids, true);
  }

 private:
  ModelBundle m_bundle;
};

Result<ModelHandle> ModelHandle::open(const std::string& model, const ComputeOptions& compute) {
  const auto reference = resolveModel(model);
  if (!reference) return reference.error();
  if (reference->kind == ModelReference::Kind::preset ||
      reference->kind == ModelReference::Kind::configFile) {
    return Error{"this is a shape without weights", model, "name a folder with weights or a run",
                 Error::Kind::invalidInput};
  }
  const auto device = parseDevice(compute.device);
  if (!device) return device.error();
  const auto dtype = parseInferencePrecision(compute.precision, *device);
  if (!dtype) return dtype.error();
  setThreads(compute.threads);
  auto bundle = openModel(reference->path, *dtype, *device);
  if (!bundle) return bundle.error();
  bundle->name = reference->name;
  return ModelHandle(std::make_unique<Implementation>(std::move(*bundle)));
}

ModelHandle::ModelHandle(std::unique_ptr<Implementation> implementation)
    : m_implementation(std::move(implementation)) {}
ModelHandle::ModelHandle(ModelHandle&&) noexcept = default;
ModelHandle& ModelHandle::operator=(ModelHandle&&) noexcept = default;
ModelHandle::~ModelHandle() = default;

const std::string& ModelHandle::name() const { return m_implementation->bundle().name; }
const std::string& ModelHandle::family() const { return m_implementation->bundle().family; }
const std::vector<std::string>& ModelHandle::warnings() const { return m_implementation->bundle().warnings; }
const Tokenizer* ModelHandle::tokenizer() const { return m_implementation->bundle().tokenizer.get(); }

Result<std::vector<std::vector<TextAnswer>>> ModelHandle::generate(
    std::span<const SourceInput> sources, const GenerationOptions& options, const RunControl* control,
    const std::function<void(std::size_t)>& progress) {
  std::vector<std::vector<TokenId>> ids;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    auto encoded = m_implementation->idsOf(sources[i], "source " + std::to_string(i + 1));
    if (!encoded) return encoded.error();
    ids.push_back(std::move(*encoded));
  }
  ModelBundle& bundle = m_implementation->bundle();
  auto sequences = s2s::generate(*bundle.model, ids, options, bundle.generationTokens, control, progress);
  if (!sequences) return sequences.error();
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
  std::vector<std::vector<TokenId>> sources, targets;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    auto source = m_implementation->idsOf(pairs[i].source, "source " + number);
    if (!source) return source.error();
    auto target = m_implementation->idsOf(pairs[i].target, "target " + number);
    if (!target) return target.error();
    sources.push_back(std::move(*source));
    targets.push_back(std::move(*target));
  }
  auto scores = scoreTargets(*m_implementation->bundle().model, sources, targets, batchSize, control);
  if (!scores) return scores.error();
  std::vector<Likelihood> likelihoods;
  for (std::size_t i = 0; i < scores->size(); ++i) {
    TargetScore& score = (*scores)[i];
    const auto text = m_implementation->textOf(pairs[i].target);
    const double loss = score.loss();
    auto bits = text ? bitsPerByte(score.sum(), *text) : std::nullopt;
    likelihoods.push_back({loss, std::move(score.tokenLogProbabilities), bits, std::move(score.correct)});
  }
  return likelihoods;
}

}  // namespace s2s
