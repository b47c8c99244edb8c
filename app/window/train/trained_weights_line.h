#pragma once
#include <QWidget>
#include <optional>

#include "engine/core/result.h"
#include "engine/shapes/model_shape.h"

class QLabel;

namespace s2s {

class ElidedLabel;

/// How many of a model's weights a recipe trains: short in the line, exact and part by part in its tooltip.
/// Why the recipe trains none stands there where that is so.
class TrainedWeightsLine : public QWidget {
  Q_OBJECT
 public:
  explicit TrainedWeightsLine(QWidget* parent = nullptr);
  /// The description as the recipe trains it (engine/recipes/adapted_shape.h).
  void setShape(const Result<ModelShape>& shape);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  std::optional<Result<ModelShape>> m_shape;
  QLabel* m_title;
  ElidedLabel* m_reading;
};

}  // namespace s2s
