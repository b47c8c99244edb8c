#pragma once
// A model's parameters by layer and kind, for the drill-down of the Models page.

#include <QString>
#include <array>
#include <vector>

#include "engine/shapes/model_shape.h"

namespace s2s {

/// What a layer's tensors are for.
enum class LayerPart { embedding, selfAttention, crossAttention, feedForward, norms };
inline constexpr std::size_t kLayerParts = 5;

struct LayerRow {
  QString name;  ///< "encoder.block.3"
  std::array<qint64, kLayerParts> parameters{};
  qint64 total() const;
};

/// Layers in the order of the model; tied tensors once, buffers not.
std::vector<LayerRow> layersOf(const ModelShape& shape);

}  // namespace s2s
