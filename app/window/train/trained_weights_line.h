#pragma once
#include <QWidget>
#include <optional>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"
#include "engine/shapes/model_shape.h"

class QBoxLayout;
class QLabel;

namespace s2s {

/// How many of a model's weights a recipe trains: short in the line, exact and part by part in its tooltip.
/// Why the recipe trains none stands there where that is so. What has no room beside the title stands below
/// it.
class TrainedWeightsLine : public QWidget {
  Q_OBJECT
 public:
  explicit TrainedWeightsLine(QWidget* parent = nullptr);
  /// Counted in the background, since labels are those of the data; what was shown before stays until that is
  /// done. `config`: content of config.json of the recipe's model.
  void setRecipe(const Recipe& recipe, const Json& config);
  /// The description as the recipe trains it (engine/recipes/adapted_shape.h).
  void setShape(const Result<ModelShape>& shape);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void retranslate();
  /// Side by side or one below the other.
  void arrange();

  std::optional<Result<ModelShape>> m_shape;
  quint64 m_question = 0;  ///< number of the last one; answers to older ones are dropped
  QBoxLayout* m_layout;
  QLabel* m_title;
  QLabel* m_reading;
};

}  // namespace s2s
