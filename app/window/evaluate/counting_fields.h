#pragma once
#include <QStringList>
#include <QWidget>

#include "engine/evaluation/evaluation_request.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace s2s {

class TickPicker;

/// What is asked of the models and counted of their answers, folded under "More options": what suits the test
/// set is chosen without it.
class CountingFields : public QWidget {
  Q_OBJECT
 public:
  explicit CountingFields(QWidget* parent = nullptr);

  /// Sets the request's metrics, tokenize, resamples, writes, forces and snapsLabels; the rest stays.
  void write(EvaluationRequest& request) const;
  /// Shows them, and unfolds where one of them is not as usual.
  void setRequest(const EvaluationRequest& request);
  bool isUnfolded() const;

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void setUnfolded(bool unfolded);
  void retranslate();

  QStringList m_given;  ///< metrics in the order of the request that was shown: the first of them decides
  QPushButton* m_more;
  QWidget* m_fields;
  QCheckBox* m_writes;
  QCheckBox* m_forces;
  QCheckBox* m_snaps;
  QLabel* m_metricsLabel;
  TickPicker* m_metrics;
  QLabel* m_tokenizeLabel;
  QComboBox* m_tokenize;
  QLabel* m_resamplesLabel;
  QSpinBox* m_resamples;
};

}  // namespace s2s
