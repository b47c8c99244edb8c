#pragma once
#include <QDialog>

#include "widgets/charts/chart_export.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace s2s {

/// Format, size, resolution, theme and file of a chart's export. Folder and choices are remembered in
/// QSettings.
class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  ExportDialog(const QString& proposedName, QSize proposedSize, QWidget* parent = nullptr);
  ChartExportOptions options() const;

 protected:
  void accept() override;

 private:
  void formatChanged();
  void chooseFile();
  QComboBox* m_format;
  QSpinBox* m_width;
  QSpinBox* m_height;
  QSpinBox* m_dotsPerInch;
  QCheckBox* m_dark;
  QLineEdit* m_file;
  QLabel* m_problem;
};

}  // namespace s2s
