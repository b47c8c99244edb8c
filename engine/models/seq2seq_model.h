#pragma once
// What training and generation need of an encoder-decoder, whatever its family.

#include "engine/layers/torch_api.h"

#include <memory>
#include <vector>

#include "engine/layers/forward_mode.h"
#include "engine/models/model.h"
#include "engine/models/token_predictor.h"

namespace s2s {

/// The encoder's answer, kept while decoding.
struct EncoderOutput {
  torch::Tensor hidden;  ///< [batch, source, width]
  torch::Tensor mask;    ///< [batch, source], as encode() was given it
};

/// Keys and values of one generation. Made by the model, opaque to the search.
class DecoderCache {
 public:
  virtual ~DecoderCache() = default;
  /// Tokens decoded so far.
  virtual std::int64_t length() const = 0;
  /// Continues row i of the next step from what row `rows[i]` holds now (rows: [batch × beams], int64, on the
  /// model's device). Rows stay within their source: rows[i] / beams == i / beams. Cross-attention keys are
  /// per source and never move.
  virtual void reorder(const torch::Tensor& rows) = 0;
  /// Keeps only these sources (ascending indices, [kept], int64), with all their beams: finished ones leave.
  virtual void keepSources(const torch::Tensor& sources) = 0;
};

class Seq2SeqModel : public Model, public TokenPredictor {
 public:
  virtual std::int64_t decoderStartId() const = 0;
  virtual std::vector<std::int64_t> endIds() const = 0;
  /// The token that a text cut at its longest ends with; nothing where the configuration names none.
  virtual std::optional<std::int64_t> forcedLastId() const { return std::nullopt; }

  /// inputIds [batch, source] int64, mask [batch, source] bool, true where there is a token; or, where rows
  /// are packed, the number of the text that each token belongs to (layers/packed_texts.h).
  virtual EncoderOutput encode(const torch::Tensor& inputIds, const torch::Tensor& mask,
                               const ForwardMode& mode = {}) = 0;

  /// Teacher forcing: hidden states before the output head, [batch, target, width], for decoderIds
  /// [batch, target]. `decoderMask` [batch, target] bool may be undefined (all true); where rows are packed
  /// it holds the texts' numbers, those of the sources that they belong to.
  virtual torch::Tensor decode(const EncoderOutput& encoder, const torch::Tensor& decoderIds,
                               const torch::Tensor& decoderMask, const ForwardMode& mode = {}) = 0;

  /// Labels moved right behind the start token; ignored labels (-100) become padding. [batch, target].
  virtual torch::Tensor shiftRight(const torch::Tensor& labels) const = 0;

  /// A cache for `beams` rows per source and at most `maximumLength` decoder positions.
  virtual std::unique_ptr<DecoderCache> makeCache(const EncoderOutput& encoder, std::int64_t beams,
                                                  std::int64_t maximumLength) = 0;

  /// One more position for every row: ids [batch × beams] → logits [batch × beams, vocabulary].
  virtual torch::Tensor decodeStep(DecoderCache& cache, const torch::Tensor& ids) = 0;
};

}  // namespace s2s
