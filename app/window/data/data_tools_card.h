#pragma once
#include <QStringList>

#include "widgets/panes/card.h"

class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace s2s {

class ChecksPane;
class DataCheckRunner;
class ElidedLabel;
class LengthsPane;
class ModelPicker;
class SegmentedControl;
class XrayPane;
struct Workplace;

/// Below the rows: lengths in tokens, what is wrong with the rows, and what a model is fed of one.
class DataToolsCard : public Card {
  Q_OBJECT
 public:
  enum Tool { kLengths, kChecks, kXray };

  DataToolsCard(Workplace& workplace, DataCheckRunner& runner, QWidget* parent = nullptr);

  Tool tool() const;
  void showTool(Tool tool);
  /// The models whose tokenizers are looked at, by their MODEL arguments.
  QStringList models() const;
  void setModels(const QStringList& models);
  LengthsPane& lengths() { return *m_lengths; }
  ChecksPane& checks() { return *m_checks; }
  XrayPane& xray() { return *m_xray; }

 Q_SIGNALS:
  void modelsChanged();
  void toolChanged();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showProgress();
  void retranslate();

  DataCheckRunner& m_runner;
  SegmentedControl* m_which;
  ElidedLabel* m_progressText;
  QProgressBar* m_progress;
  QToolButton* m_cancel;
  QPushButton* m_run;
  ModelPicker* m_models;
  QStackedWidget* m_views;
  LengthsPane* m_lengths;
  ChecksPane* m_checks;
  XrayPane* m_xray;
};

}  // namespace s2s
