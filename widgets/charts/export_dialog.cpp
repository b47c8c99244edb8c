#include "widgets/charts/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>

#include "widgets/panes/buttons.h"
#include "widgets/panes/confirm_dialog.h"
#include "widgets/panes/labels.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kLargestSide = 20'000;

/// A title as a file name.
QString fileNameOf(QString title) {
  static const QRegularExpression unfit("[\\s/\\\\:*?\"<>|]+");
  title = title.trimmed().replace(unfit, "_");
  return title.isEmpty() ? QStringLiteral("chart") : title;
}

QSpinBox* makeSpin(int lowest, int highest, int value, const QString& unit) {
  auto* spin = new QSpinBox;
  spin->setRange(lowest, highest);
  spin->setValue(value);
  spin->setSuffix(' ' + unit);
  return spin;
}

}  // namespace

ExportDialog::ExportDialog(const QString& proposedName, QSize proposedSize, QWidget* parent)
    : QDialog(parent),
      m_format(new QComboBox),
      m_width(makeSpin(100, kLargestSide, std::max(100, proposedSize.width()), tr("px"))),
      m_height(makeSpin(100, kLargestSide, std::max(100, proposedSize.height()), tr("px"))),
      m_dotsPerInch(makeSpin(36, 1200, 96, tr("dpi"))),
      m_dark(new QCheckBox(tr("Dark theme"))),
      m_file(new QLineEdit),
      m_problem(makeLabel({}, TextSize::label, TextColor::bad)) {
  setWindowTitle(tr("Export chart"));
  for (const auto& [word, ending] :
       std::initializer_list<std::pair<QString, QString>>{{tr("PDF, for paper"), "pdf"},
                                                          {tr("SVG, to edit"), "svg"},
                                                          {tr("PNG, a picture"), "png"},
                                                          {tr("CSV, the numbers"), "csv"}}) {
    m_format->addItem(word, ending);
  }
  QSettings settings;
  settings.beginGroup("chart_export");
  QString folder = settings.value("folder").toString();
  if (folder.isEmpty() || !QDir(folder).exists()) {
    folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  }
  m_format->setCurrentIndex(std::max(0, m_format->findData(settings.value("format", "pdf"))));
  m_dotsPerInch->setValue(settings.value("dots_per_inch", 96).toInt());
  m_dark->setChecked(settings.value("dark", false).toBool());
  m_file->setText(QDir(folder).filePath(fileNameOf(proposedName) + '.' + m_format->currentData().toString()));
  m_problem->hide();

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 24, 24, 16);
  column->setSpacing(12);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(16);
  form->setVerticalSpacing(8);
  form->addRow(tr("Format"), m_format);
  form->addRow(tr("Width"), m_width);
  form->addRow(tr("Height"), m_height);
  form->addRow(tr("Resolution"), m_dotsPerInch);
  form->addRow(QString(), m_dark);
  auto* file = new QHBoxLayout;
  m_file->setMinimumWidth(340);
  file->addWidget(m_file, 1);
  QToolButton* browse = makeIconButton("folder", tr("Choose a file"));
  file->addWidget(browse);
  form->addRow(tr("File"), file);
  for (int row = 0; row < form->rowCount(); ++row) {
    QLayoutItem* label = form->itemAt(row, QFormLayout::LabelRole);
    QLayoutItem* field = form->itemAt(row, QFormLayout::FieldRole);
    if (label != nullptr && field != nullptr && field->widget() != nullptr) {
      field->widget()->setAccessibleName(static_cast<QLabel*>(label->widget())->text());
    }
  }
  m_file->setAccessibleName(tr("File"));
  column->addLayout(form);
  column->addWidget(m_problem);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  QPushButton* cancel = makeButton(tr("Cancel"));
  QPushButton* write = makeButton(tr("Export"), ButtonRole::primary);
  write->setDefault(true);
  buttons->addWidget(cancel);
  buttons->addWidget(write);
  column->addLayout(buttons);

  connect(browse, &QToolButton::clicked, this, &ExportDialog::chooseFile);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(write, &QPushButton::clicked, this, &ExportDialog::accept);
  connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChanged);
  formatChanged();
}

ChartExportOptions ExportDialog::options() const {
  ChartExportOptions options;
  options.file = m_file->text().trimmed();
  options.width = m_width->value();
  options.height = m_height->value();
  options.dotsPerInch = m_format->currentData() == "png" ? m_dotsPerInch->value() : 96;
  options.dark = m_dark->isChecked();
  return options;
}

void ExportDialog::formatChanged() {
  const QString ending = m_format->currentData().toString();
  m_dotsPerInch->setEnabled(ending == "png");
  for (QWidget* field :
       {static_cast<QWidget*>(m_width), static_cast<QWidget*>(m_height), static_cast<QWidget*>(m_dark)}) {
    field->setEnabled(ending != "csv");
  }
  const QFileInfo file(m_file->text());
  if (m_format->findData(file.suffix().toLower()) >= 0) {
    m_file->setText(QDir(file.path()).filePath(file.completeBaseName() + '.' + ending));
  }
}

void ExportDialog::chooseFile() {
  const QString chosen = QFileDialog::getSaveFileName(this, tr("Export chart"), m_file->text(), {}, nullptr,
                                                      QFileDialog::DontConfirmOverwrite);
  if (!chosen.isEmpty()) m_file->setText(chosen);
}

void ExportDialog::accept() {
  QString path = m_file->text().trimmed();
  const QString ending = m_format->currentData().toString();
  if (QFileInfo(path).suffix().toLower() != ending) {
    path += '.' + ending;
    m_file->setText(path);
  }
  const QFileInfo file(path);
  m_problem->setVisible(!file.dir().exists());
  if (!file.dir().exists()) {
    m_problem->setText(tr("There is no folder %1.").arg(file.path()));
    return;
  }
  if (file.exists() &&
      ConfirmDialog::ask(tr("Replace the file?"), tr("%1 exists already.").arg(file.fileName()),
                         {tr("Replace"), tr("Cancel")}, this) != 0) {
    return;
  }
  QSettings settings;
  settings.beginGroup("chart_export");
  settings.setValue("folder", file.absolutePath());
  settings.setValue("format", ending);
  settings.setValue("dots_per_inch", m_dotsPerInch->value());
  settings.setValue("dark", m_dark->isChecked());
  QDialog::accept();
}

}  // namespace s2s
