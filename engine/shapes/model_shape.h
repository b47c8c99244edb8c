#pragma once
// What a model is made of, without allocating any of it. The same description counts the parameters, plans
// memory, names the tensors of a checkpoint and builds the module, so these can never disagree.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/shapes/layer_sizes.h"
#include "engine/shapes/low_rank_updates.h"
#include "engine/shapes/model_task.h"

namespace s2s {

/// How fresh weights are drawn.
struct Initialization {
  enum class Kind {
    normal,
    truncatedNormal,  ///< within two standard deviations
    uniform,          ///< of mean 0
    zeros,
    ones,
  } kind = Kind::normal;
  double standardDeviation = 0.02;  ///< of the distribution before it is truncated
};

/// One tensor of a model.
struct TensorShape {
  std::string name;  ///< as in a Hugging Face checkpoint: "encoder.block.0.layer.0.SelfAttention.q.weight"
  std::vector<std::int64_t> sizes;  ///< row-major extents
  std::string group;                ///< "embedding" | "encoder" | "decoder" | "head"
  Initialization initialization;
  std::string tiedTo;           ///< name of the tensor it shares storage with; empty: its own
  bool isBuffer = false;        ///< not trained (position tables, bias of the logits)
  bool isStored = true;         ///< false: a buffer that the model computes; no checkpoint needs to hold it
  bool keepsPrecision = false;  ///< never held in eight bits: its numbers are used as they are
  bool isFrozen = false;        ///< keeps its values in training; see engine/recipes/adapted_shape.h

  std::int64_t count() const;  ///< product of sizes
  /// A parameter with a storage of its own: neither a buffer nor another tensor's second name.
  bool isOwnParameter() const { return tiedTo.empty() && !isBuffer; }
};

/// Parameters of a part, for bars and tables.
struct ParameterGroup {
  std::string name;  ///< "encoder", or with more depth "encoder.block.0"
  std::int64_t parameters = 0;
  std::int64_t trained = 0;  ///< of these, what is not frozen
};

struct ModelShape {
  std::string family;  ///< "t5"
  std::vector<TensorShape> tensors;
  ModelTask task = ModelTask::sequenceToSequence;
  LayerSizes layers{};
  std::vector<std::string> obsoleteNames{};  ///< what older files hold beside these; passed over in silence
  std::optional<LowRankUpdates> lora{};      ///< where its tensors are among `tensors`

  /// Tied tensors once, buffers not.
  std::int64_t parameters() const;
  /// Those that are not frozen.
  std::int64_t trainedParameters() const;
  /// Entries of the buffers.
  std::int64_t buffers() const;
  /// `depth` 1: embedding, encoder, decoder, head; larger depths split by the tensor names' next parts.
  /// The groups always add up to parameters().
  std::vector<ParameterGroup> groups(int depth = 1) const;
};

}  // namespace s2s
