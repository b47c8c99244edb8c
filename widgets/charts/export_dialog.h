#pragma once
#include <QDialog>
#include <QTimer>
#include <vector>

#include "widgets/charts/chart_export.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QSpinBox;

namespace s2s {

class FigureStyleForm;

/// Which charts, format, figure style, size, resolution, theme and file of an export, with a picture of what
/// comes out. Folder and choices are remembered in chartSettings().
class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  explicit ExportDialog(std::vector<ChartOffer> offers, QWidget* parent = nullptr);

  ChartExportOptions options() const;
  /// Those that are ticked, in their order; they live as long as the dialog.
  std::vector<Chart*> chosenCharts();
  void setTicked(int offer, bool ticked);
  FigureStyleForm& styleForm() { return *m_style; }
  /// The picture that is shown; null where nothing can be drawn.
  QImage preview() const { return m_picture; }

 protected:
  void accept() override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeForm();
  QLayout* makeButtons();
  void addCharts(QFormLayout& form);
  void recall();
  void remember() const;
  void optionsChanged();
  void formatChanged();
  void chooseFile();
  void drawPreview();
  QString format() const;

  bool offersSeveral() const { return m_offers.size() > 1; }
  bool isTicked(std::size_t offer) const;

  std::vector<ChartOffer> m_offers;
  std::vector<std::shared_ptr<Chart>> m_made;  ///< null: not wanted so far
  QImage m_picture;
  QTimer m_redraw;
  QListWidget* m_list;
  QComboBox* m_arrangement;
  QSpinBox* m_columns;
  QComboBox* m_format;
  FigureStyleForm* m_style;
  QSpinBox* m_width;
  QSpinBox* m_height;
  QSpinBox* m_dotsPerInch;
  QComboBox* m_numbers;
  QCheckBox* m_dark;
  QLineEdit* m_file;
  QLabel* m_problem;
  QLabel* m_preview;
  QLabel* m_previewNote;
  QLabel* m_pixelsLabel;
};

}  // namespace s2s
