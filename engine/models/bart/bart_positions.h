#pragma once
// Positions of the BART lineage: learned (BART, mBART), or sinusoidal and counted past the padding (M2M100,
// NLLB).

#include <string>

#include "engine/models/weights.h"
#include "engine/shapes/bart_config.h"

namespace s2s {

class BartPositions {
 public:
  /// `stack` is "model.encoder" or "model.decoder".
  BartPositions(const Weights& weights, const std::string& stack, const BartConfig& config);

  /// Vectors [batch or 1, length, width] for ids [batch, length]. `texts` (layers/packed_texts.h) is undefined
  /// where every row is one text; else positions begin anew with every text of a row.
  torch::Tensor ofTexts(const torch::Tensor& ids, const torch::Tensor& texts);
  /// Vectors [rows or 1, width] for the next token ids [rows] behind `past` tokens.
  torch::Tensor ofNext(const torch::Tensor& ids, std::int64_t past);

 private:
  /// Rows of the sinusoidal table, which grows past the configured maximum when a text is longer.
  torch::Tensor sinusoidal(const torch::Tensor& rows, std::int64_t highest);

  torch::Tensor m_table;  ///< learned [maximum + 2, width], or the sinusoidal rows computed so far
  std::int64_t m_paddingId;
  std::int64_t m_width;
  bool m_sinusoidal;
  torch::TensorOptions m_options;
};

}  // namespace s2s
