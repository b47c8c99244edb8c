#include "engine/recipes/adapted_shape.h"

#include <algorithm>

#include "engine/core/name_pattern.h"
#include "engine/recipes/unfitting_pattern.h"
#include "engine/shapes/added_layers.h"
#include "engine/shapes/block_names.h"

namespace s2s {
namespace {

Error invalid(std::string what, std::string remedy) {
  return {std::move(what), "", std::move(remedy), Error::Kind::invalidInput};
}

std::int64_t adapterWidthOf(const ModelShape& shape) {
  const auto found =
      std::ranges::find_if(shape.tensors, [](const TensorShape& tensor) { return isAdapter(tensor.name); });
  return found == shape.tensors.end() ? 0 : found->sizes.front();
}

Result<void> addLayers(ModelShape& shape, const AdaptationSection& adaptation) {
  if (adaptation.kind == "lora" && !shape.lora) {
    return addLowRankUpdates(shape, {adaptation.loraRank, adaptation.loraAlpha, adaptation.loraDropout,
                                     adaptation.loraTargets, ""});
  }
  if (adaptation.kind != "adapters") return {};
  const std::int64_t width = adapterWidthOf(shape);
  if (width == 0) {
    addAdapters(shape, adaptation.adapterWidth);
  } else if (width != adaptation.adapterWidth) {
    return invalid(
        "adaptation.adapter_width: the model has adapters of width " + std::to_string(width) + " already",
        "set it to " + std::to_string(width) + " to train those");
  }
  return {};
}

/// What `kind` trains outside a classifier's head.
bool isTrainedBy(const std::string& kind, const TensorShape& tensor) {
  if (kind == "lora") return isLowRank(tensor.name);
  if (kind == "adapters") return isAdapter(tensor.name) || isLayerNorm(tensor);
  if (kind == "bias") return isBiasTerm(tensor);
  return true;
}

Result<void> freezeByKind(ModelShape& shape, const std::string& kind) {
  const bool classifies = shape.task == ModelTask::sequenceClassification;
  bool any = false;
  for (TensorShape& tensor : shape.tensors) {
    if (!tensor.isOwnParameter()) continue;
    const bool trained = isTrainedBy(kind, tensor);
    any |= trained && tensor.group != "head";
    tensor.isFrozen = !trained && !(classifies && tensor.group == "head");
  }
  if (any) return {};
  return invalid("adaptation.kind: models of the family " + shape.family + " have no bias terms",
                 "use lora or adapters, or train the layer norms alone with patterns in adaptation.freeze");
}

/// A classifier's encoder that stays as it is, wholly or but for its last layers.
Result<void> freezeEncoder(ModelShape& shape, const AdaptationSection& adaptation) {
  if (adaptation.encoder == "trained") return {};
  if (shape.task != ModelTask::sequenceClassification) {
    return invalid("adaptation.encoder: only classifiers can be trained on a frozen encoder",
                   "set it to trained");
  }
  const std::int64_t first = adaptation.encoder == "frozen"
                                 ? shape.layers.encoder.layers
                                 : shape.layers.encoder.layers - adaptation.trainedLayers;
  for (TensorShape& tensor : shape.tensors) {
    if (tensor.group == "head" || !tensor.isOwnParameter()) continue;
    const auto block = tensor.group == "encoder" ? blockOf(tensor.name) : std::nullopt;
    if (!block || *block < first) tensor.isFrozen = true;
  }
  return {};
}

Result<void> freezeByPattern(ModelShape& shape, const std::vector<std::string>& patterns) {
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    bool fits = false;
    for (TensorShape& tensor : shape.tensors) {
      if (!tensor.isOwnParameter() || !fitsPattern(tensor.name, patterns[i])) continue;
      fits = tensor.isFrozen = true;
    }
    if (!fits) return unfittingPattern(shape, patterns[i], "adaptation.freeze." + std::to_string(i));
  }
  return {};
}

/// An input embedding whose matrix the output is made with as well.
bool isOutputToo(const TensorShape& tensor, const ModelShape& shape) {
  return std::ranges::any_of(shape.tensors, [&](const TensorShape& other) {
    return other.group == "head" && other.tiedTo == tensor.name;
  });
}

}  // namespace

Result<ModelShape> adaptedShape(ModelShape shape, const AdaptationSection& adaptation) {
  if (auto added = addLayers(shape, adaptation); !added) return added.error();
  if (auto frozen = freezeByKind(shape, adaptation.kind); !frozen) return frozen.error();
  if (auto frozen = freezeEncoder(shape, adaptation); !frozen) return frozen.error();
  if (auto frozen = freezeByPattern(shape, adaptation.freeze); !frozen) return frozen.error();
  if (shape.trainedParameters() > 0) return shape;
  const bool byPattern = !adaptation.freeze.empty();
  return invalid(
      std::string(byPattern ? "adaptation.freeze" : "adaptation.encoder") + ": nothing is left to train",
      byPattern ? "freeze less" : "set it to trained or last-layers");
}

Result<ModelShape> trainedShape(ModelShape shape, const Recipe& recipe) {
  auto adapted = adaptedShape(std::move(shape), recipe.adaptation);
  if (!adapted) return adapted.error();
  if (auto fit = checkGroupPatterns(*adapted, recipe.optimizer.groups); !fit) return fit.error();
  return adapted;
}

std::int64_t unfreezingStep(const TensorShape& tensor, const ModelShape& shape, std::int64_t unfreezeEvery) {
  const std::int64_t encoder = shape.layers.encoder.layers, decoder = shape.layers.decoder.layers;
  const std::int64_t whenFirstBlock = (std::max(encoder, decoder) - 1) * unfreezeEvery;
  if (tensor.group == "head") return 0;
  if (tensor.group == "embedding") return isOutputToo(tensor, shape) ? 0 : whenFirstBlock;
  if (const auto block = blockOf(tensor.name)) {
    const std::int64_t above = (tensor.group == "decoder" ? decoder : encoder) - 1 - *block;
    return std::max<std::int64_t>(0, above) * unfreezeEvery;
  }
  // BART's norm over the embeddings counts as part of its stack, and lies below it.
  return tensor.name.find("embedding") != std::string::npos ? whenFirstBlock : 0;
}

ModelShape shapeTrainedAt(ModelShape shape, std::int64_t unfreezeEvery, std::int64_t stepsDone) {
  std::vector<bool> isLater;
  for (const TensorShape& tensor : shape.tensors)
    isLater.push_back(unfreezingStep(tensor, shape, unfreezeEvery) > stepsDone);
  for (std::size_t i = 0; i < isLater.size(); ++i)
    shape.tensors[i].isFrozen = shape.tensors[i].isFrozen || isLater[i];
  return shape;
}

}  // namespace s2s
