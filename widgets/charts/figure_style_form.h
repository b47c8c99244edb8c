#pragma once
#include <QWidget>

#include "widgets/charts/figure_style.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QToolButton;

namespace s2s {

/// Chooses a figure style and edits it. What was edited is kept under a name of its own by "Keep as".
class FigureStyleForm : public QWidget {
  Q_OBJECT
 public:
  explicit FigureStyleForm(QWidget* parent = nullptr);

  void setStyle(const FigureStyle& style);
  FigureStyle style() const;
  /// Keeps the style that is shown under this name and chooses it.
  void keepAs(const QString& name);

 Q_SIGNALS:
  void changed();

 private:
  void fillNames(const QString& chosen);
  void choose(int index);
  void askForName();
  void removeChosen();
  void showButtons();

  QComboBox* m_name;
  QToolButton* m_keep;
  QToolButton* m_remove;
  QDoubleSpinBox* m_width;
  QDoubleSpinBox* m_height;
  QDoubleSpinBox* m_font;
  QDoubleSpinBox* m_line;
  QComboBox* m_legend;
  QComboBox* m_colors;
  QCheckBox* m_title;
  QCheckBox* m_axisLabels;
  bool m_setting = false;
};

}  // namespace s2s
