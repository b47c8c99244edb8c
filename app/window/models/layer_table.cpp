#include "app/window/models/layer_table.h"

#include <QStringList>
#include <algorithm>
#include <numeric>

namespace s2s {
namespace {

/// What the families call a part in the names of its tensors: T5, BART and M2M100, BERT and RoBERTa.
struct PartName {
  const char* name;
  LayerPart part;
};
constexpr PartName kPartNames[] = {
    {"norm", LayerPart::norms},
    {"EncDecAttention", LayerPart::crossAttention},
    {"encoder_attn", LayerPart::crossAttention},
    {"SelfAttention", LayerPart::selfAttention},
    {"self_attn", LayerPart::selfAttention},
    {".attention.", LayerPart::selfAttention},
    {"DenseReluDense", LayerPart::feedForward},
    {".fc", LayerPart::feedForward},
    {".intermediate.", LayerPart::feedForward},
    {".output.dense", LayerPart::feedForward},
};

/// The first that fits counts: a norm belongs to the norms, wherever it is.
LayerPart partOf(const QString& name) {
  for (const PartName& known : kPartNames) {
    if (name.contains(known.name, Qt::CaseInsensitive)) return known.part;
  }
  return LayerPart::embedding;
}

/// "encoder.block.3.layer.0…" → "encoder.block.3"; names without a numbered part lose their last word.
QString layerName(const QString& tensor) {
  const QStringList words = tensor.split('.');
  for (qsizetype i = 0; i < words.size(); ++i) {
    bool number = false;
    words[i].toInt(&number);
    if (number) return words.mid(0, i + 1).join('.');
  }
  return words.mid(0, std::max<qsizetype>(1, words.size() - 1)).join('.');
}

}  // namespace

qint64 LayerRow::total() const { return std::accumulate(parameters.begin(), parameters.end(), qint64{0}); }

std::vector<LayerRow> layersOf(const ModelShape& shape) {
  std::vector<LayerRow> layers;
  for (const TensorShape& tensor : shape.tensors) {
    if (!tensor.tiedTo.empty() || tensor.isBuffer) continue;
    const QString tensorName = QString::fromStdString(tensor.name), name = layerName(tensorName);
    auto at = std::ranges::find(layers, name, &LayerRow::name);
    if (at == layers.end()) at = layers.insert(layers.end(), LayerRow{name, {}});
    at->parameters[static_cast<std::size_t>(partOf(tensorName))] += tensor.count();
  }
  return layers;
}

}  // namespace s2s
