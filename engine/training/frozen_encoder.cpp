#include "engine/training/frozen_encoder.h"

#include <algorithm>
#include <charconv>

namespace s2s {
namespace {

/// The number of the layer that a tensor belongs to: "bert.encoder.layer.3.output.dense.weight" gives 3.
std::optional<std::int64_t> layerOf(const std::string& name) {
  for (const std::string_view marker : {".block.", ".layers.", ".layer."}) {
    const std::size_t at = name.find(marker);
    if (at == std::string::npos) continue;
    const char* begin = name.data() + at + marker.size();
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(begin, name.data() + name.size(), number);
    if (problem == std::errc() && end > begin) return number;
  }
  return std::nullopt;
}

}  // namespace

Result<void> freezeEncoder(Model& model, const AdaptationSection& adaptation) {
  if (adaptation.encoder == "trained") return {};
  const ModelShape& shape = model.weights().shape();
  if (shape.task != ModelTask::sequenceClassification) {
    return Error{"adaptation.encoder: only classifiers can be trained on a frozen encoder", "",
                 "set it to trained", Error::Kind::invalidInput};
  }
  const std::int64_t first = adaptation.encoder == "frozen"
                                 ? shape.layers.encoder.layers
                                 : shape.layers.encoder.layers - adaptation.trainedLayers;
  for (const TensorShape& tensor : shape.tensors) {
    if (tensor.group == "head" || tensor.isBuffer || !tensor.tiedTo.empty()) continue;
    const auto layer = tensor.group == "encoder" ? layerOf(tensor.name) : std::nullopt;
    if (layer && *layer >= first) continue;
    torch::Tensor(model.weights().at(tensor.name)).set_requires_grad(false);
  }
  return {};
}

}  // namespace s2s
