#include "engine/models/ensemble.h"

#include <algorithm>

namespace s2s {
namespace {

/// Hidden states of all members lie beside each other in the last dimension, so that what goes through the
/// searches is one tensor as of any model.
class EnsembleModel final : public Seq2SeqModel {
 public:
  explicit EnsembleModel(std::vector<ModelBundle> members) : m_members(std::move(members)) {
    for (const ModelBundle& member : m_members) {
      m_models.push_back(member.writer().value());
      m_widths.push_back(m_models.back()->weights().shape().layers.width);
    }
  }

  Weights& weights() override { return first().weights(); }
  const Weights& weights() const override { return first().weights(); }
  torch::Device device() const override { return first().device(); }
  torch::Dtype dtype() const override { return first().dtype(); }
  std::int64_t vocabularySize() const override { return first().vocabularySize(); }
  std::int64_t paddingId() const override { return first().paddingId(); }
  std::int64_t decoderStartId() const override { return first().decoderStartId(); }
  std::vector<std::int64_t> endIds() const override { return first().endIds(); }
  std::optional<std::int64_t> forcedLastId() const override { return first().forcedLastId(); }
  Json config() const override { return first().config(); }
  torch::Tensor shiftRight(const torch::Tensor& labels) const override { return first().shiftRight(labels); }

  /// The fewest of any member.
  std::optional<std::int64_t> maximumPositions() const override {
    std::optional<std::int64_t> fewest;
    for (const Seq2SeqModel* model : m_models) {
      if (const auto most = model->maximumPositions()) fewest = std::min(*most, fewest.value_or(*most));
    }
    return fewest;
  }

  EncoderOutput encode(const torch::Tensor& inputIds, const torch::Tensor& mask,
                       const ForwardMode& mode) override {
    std::vector<torch::Tensor> hidden;
    for (Seq2SeqModel* model : m_models) hidden.push_back(model->encode(inputIds, mask, mode).hidden);
    return {torch::cat(hidden, -1), mask};
  }

  torch::Tensor decode(const EncoderOutput& encoder, const torch::Tensor& decoderIds,
                       const torch::Tensor& decoderMask, const ForwardMode& mode) override {
    const std::vector<torch::Tensor> read = parts(encoder.hidden);
    std::vector<torch::Tensor> hidden;
    for (std::size_t i = 0; i < m_models.size(); ++i)
      hidden.push_back(m_models[i]->decode({read[i], encoder.mask}, decoderIds, decoderMask, mode));
    return torch::cat(hidden, -1);
  }

  /// What training asks of a model with a single vocabulary matrix; an ensemble is never trained.
  torch::Tensor features(const torch::Tensor&) const override { throw notOneMatrix(); }
  VocabularyProjection vocabulary() const override { throw notOneMatrix(); }

  torch::Tensor head(const torch::Tensor& hidden) const override {
    const std::vector<torch::Tensor> read = parts(hidden);
    torch::Tensor sum;
    for (std::size_t i = 0; i < m_models.size(); ++i) add(sum, m_models[i]->head(read[i]));
    return sum / static_cast<double>(m_models.size());
  }

  std::unique_ptr<DecoderCache> makeCache(const EncoderOutput& encoder, std::int64_t beams,
                                          std::int64_t maximumLength) override {
    auto cache = std::make_unique<Cache>();
    const std::vector<torch::Tensor> read = parts(encoder.hidden);
    for (std::size_t i = 0; i < m_models.size(); ++i)
      cache->members.push_back(m_models[i]->makeCache({read[i], encoder.mask}, beams, maximumLength));
    return cache;
  }

  torch::Tensor decodeStep(DecoderCache& cache, const torch::Tensor& ids) override {
    auto& members = static_cast<Cache&>(cache).members;  // made by makeCache() of this model
    torch::Tensor sum;
    for (std::size_t i = 0; i < m_models.size(); ++i) add(sum, m_models[i]->decodeStep(*members[i], ids));
    return sum / static_cast<double>(m_models.size());
  }

 private:
  class Cache final : public DecoderCache {
   public:
    std::int64_t length() const override { return members.front()->length(); }
    void reorder(const torch::Tensor& rows) override {
      for (const auto& member : members) member->reorder(rows);
    }
    void keepSources(const torch::Tensor& sources) override {
      for (const auto& member : members) member->keepSources(sources);
    }
    std::vector<std::unique_ptr<DecoderCache>> members;
  };

  static std::logic_error notOneMatrix() {
    return std::logic_error("an ensemble has no vocabulary matrix of its own");
  }
  /// In float32, however the members compute.
  static void add(torch::Tensor& sum, const torch::Tensor& logits) {
    const torch::Tensor wide = logits.to(torch::kFloat32);
    sum = sum.defined() ? sum + wide : wide;
  }
  Seq2SeqModel& first() const { return *m_models.front(); }
  std::vector<torch::Tensor> parts(const torch::Tensor& hidden) const {
    std::vector<torch::Tensor> split = hidden.split_with_sizes(m_widths, -1);
    for (torch::Tensor& part : split) part = part.contiguous();
    return split;
  }

  std::vector<ModelBundle> m_members;
  std::vector<Seq2SeqModel*> m_models;  ///< the members' models
  std::vector<std::int64_t> m_widths;   ///< of their hidden states
};

std::string listed(const std::vector<std::int64_t>& ids) {
  std::string text;
  for (const std::int64_t id : ids) text += (text.empty() ? "" : ", ") + std::to_string(id);
  return "[" + text + "]";
}

std::string listed(const std::optional<std::int64_t>& id) { return id ? std::to_string(*id) : "none"; }

/// "the padding token is 0 and 1"; empty where both are equal.
std::string tokenDifference(const GenerationTokens& one, const GenerationTokens& other) {
  const auto differ = [](const std::string& what, const std::string& first, const std::string& second) {
    return first == second ? "" : what + " " + first + " and " + second;
  };
  for (const std::string& difference :
       {differ("their padding tokens are", listed(std::optional(one.paddingId)),
               listed(std::optional(other.paddingId))),
        differ("their decoders start with", listed(std::optional(one.decoderStartId)),
               listed(std::optional(other.decoderStartId))),
        differ("their end tokens are", listed(one.endIds), listed(other.endIds)),
        differ("their forced first tokens are", listed(one.forcedFirstId), listed(other.forcedFirstId)),
        differ("their forced last tokens are", listed(one.forcedLastId), listed(other.forcedLastId)),
        differ("their suppressed tokens are", listed(one.suppressed), listed(other.suppressed)),
        differ("their tokens suppressed at first are", listed(one.suppressedFirst),
               listed(other.suppressedFirst))}) {
    if (!difference.empty()) return difference;
  }
  return "";
}

std::string vocabularyDifference(const ModelBundle& one, const ModelBundle& other) {
  const std::int64_t rows = one.model->vocabularySize(), otherRows = other.model->vocabularySize();
  if (rows != otherRows)
    return "their vocabularies have " + std::to_string(rows) + " and " + std::to_string(otherRows) +
           " entries";
  if (!one.tokenizer != !other.tokenizer) return "one has a tokenizer and the other has none";
  if (!one.tokenizer || one.tokenizer == other.tokenizer) return "";
  if (one.tokenizer->size() != other.tokenizer->size()) {
    return "their tokenizers have " + std::to_string(one.tokenizer->size()) + " and " +
           std::to_string(other.tokenizer->size()) + " pieces";
  }
  for (TokenId id = 0; id < one.tokenizer->size(); ++id) {
    const std::string piece = one.tokenizer->piece(id), otherPiece = other.tokenizer->piece(id);
    if (piece != otherPiece)
      return "token " + std::to_string(id) + " is '" + piece + "' and '" + otherPiece + "'";
  }
  return "";
}

/// Why two models cannot write one text; empty where they can.
std::string difference(const ModelBundle& one, const ModelBundle& other) {
  if (one.family != other.family) return "their families are " + one.family + " and " + other.family;
  if (const std::string vocabulary = vocabularyDifference(one, other); !vocabulary.empty()) return vocabulary;
  return tokenDifference(one.generationTokens, other.generationTokens);
}

}  // namespace

Result<ModelBundle> makeEnsemble(std::vector<ModelBundle> members) {
  if (members.empty()) {
    return Error{"an ensemble needs a model", "", "name at least one", Error::Kind::invalidInput};
  }
  if (members.size() == 1) return std::move(members.front());
  ModelBundle ensemble;
  for (const ModelBundle& member : members) {
    if (const auto writer = member.writer(); !writer) return writer.error();
    if (const std::string why = difference(members.front(), member); !why.empty()) {
      return Error{members.front().name + " and " + member.name + " cannot be one ensemble: " + why,
                   member.folder.string(), "take checkpoints of one vocabulary", Error::Kind::invalidInput};
    }
    ensemble.name += (ensemble.name.empty() ? "" : " + ") + member.name;
    ensemble.warnings.insert(ensemble.warnings.end(), member.warnings.begin(), member.warnings.end());
  }
  const ModelBundle& first = members.front();
  ensemble.folder = first.folder;
  ensemble.tokenizerFolder = first.tokenizerFolder;
  ensemble.family = first.family;
  ensemble.tokenizer = first.tokenizer;
  ensemble.generationTokens = first.generationTokens;
  ensemble.trainedDirections = first.trainedDirections;
  ensemble.model = std::make_unique<EnsembleModel>(std::move(members));
  return ensemble;
}

}  // namespace s2s
