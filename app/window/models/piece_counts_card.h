#pragma once
#include "engine/core/json.h"
#include "widgets/panes/card.h"

class QLabel;

namespace s2s {

/// How many pieces and parameters a model has before and after its vocabulary is changed, why pieces stay,
/// and a remark.
class PieceCountsCard : public Card {
  Q_OBJECT
 public:
  explicit PieceCountsCard(QWidget* parent = nullptr);
  /// {"vocabulary": {"before", "after"}, "parameters_before", "parameters"}, as the engine's plans tell it;
  /// of one that trims also "kept" (engine/vocabulary/trimming_plan.h).
  void showCounts(const Json& numbers, const QString& remark);

 private:
  QLabel* m_pieces;
  QLabel* m_parameters;
  QLabel* m_kept;
  QLabel* m_remark;
};

}  // namespace s2s
