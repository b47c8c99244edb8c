#pragma once
// What training and asking need of a model that gives labels or a number to a text or a pair of texts.

#include <optional>

#include "engine/models/model.h"
#include "engine/models/text_encoder.h"
#include "engine/shapes/classification_head.h"

namespace s2s {

/// What is classified. Bi-encoders read the second texts by themselves; for all others pairs are one text.
struct ClassifierInput {
  TextInput first;
  std::optional<TextInput> second;
};

class SequenceClassifier : public Model {
 public:
  virtual const ClassificationHead& classification() const = 0;
  bool readsPairsApart() const { return classification().kind == ClassificationHead::Kind::biEncoder; }

  /// The token that every text must end with for the head to find its place; nothing where it needs none.
  virtual std::optional<std::int64_t> lastTokenId() const { return std::nullopt; }

  /// [batch, outputs]: logits, the columns' labels one column behind the other, or the predicted numbers.
  virtual torch::Tensor outputs(const ClassifierInput& input, const ForwardMode& mode = {}) = 0;
};

}  // namespace s2s
