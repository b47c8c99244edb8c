#include "widgets/charts/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QScreen>
#include <QSpinBox>
#include <QVBoxLayout>

#include "widgets/charts/chart_settings.h"
#include "widgets/charts/figure_style_form.h"
#include "widgets/forms/own_folder.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/confirm_dialog.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/upright_scroll_area.h"
#include "widgets/text/engine_text.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kLargestSide = 20'000;
constexpr int kUsualWidth = 960, kUsualHeight = 420;
constexpr int kPreviewWidth = 440, kPreviewHeight = 380;
constexpr int kTitleBar = 40;
constexpr int kChartRow = 26;
constexpr int kPreviewDelay = 60;  // milliseconds: a spin box that runs draws once

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

/// One column of labels for forms that stand below each other.
void alignLabels(std::initializer_list<const QFormLayout*> forms) {
  std::vector<QWidget*> labels;
  int width = 0;
  for (const QFormLayout* form : forms) {
    for (int row = 0; row < form->rowCount(); ++row) {
      const QLayoutItem* label = form->itemAt(row, QFormLayout::LabelRole);
      if (label == nullptr || label->widget() == nullptr) continue;
      labels.push_back(label->widget());
      width = std::max(width, label->widget()->sizeHint().width());
    }
  }
  for (QWidget* label : labels) label->setMinimumWidth(width);
}

}  // namespace

ExportDialog::ExportDialog(std::vector<ChartOffer> offers, QWidget* parent)
    : QDialog(parent),
      m_offers(std::move(offers)),
      m_made(m_offers.size()),
      m_list(new QListWidget(this)),
      m_arrangement(new QComboBox(this)),
      m_columns(makeSpin(1, 12, 2, tr("columns"))),
      m_format(new QComboBox),
      m_style(new FigureStyleForm),
      m_width(makeSpin(100, kLargestSide, kUsualWidth, tr("px"))),
      m_height(makeSpin(100, kLargestSide, kUsualHeight, tr("px"))),
      m_dotsPerInch(makeSpin(36, 1200, 96, tr("dpi"))),
      m_numbers(new QComboBox),
      m_dark(new QCheckBox(tr("Dark theme"))),
      m_file(new QLineEdit),
      m_problem(makeLabel({}, TextSize::label, TextColor::bad)),
      m_preview(new QLabel),
      m_previewNote(makeLabel({}, TextSize::label, TextColor::muted)) {
  setWindowTitle(offersSeveral() ? tr("Export charts") : tr("Export chart"));
  m_columns->setParent(this);
  const std::pair<QString, QString> formats[] = {{tr("PDF, for paper"), "pdf"},
                                                 {tr("SVG, to edit"), "svg"},
                                                 {tr("PNG, a picture"), "png"},
                                                 {tr("CSV, the numbers"), "csv"}};
  for (const auto& [words, ending] : formats) {
    if (!offersSeveral() || ending != "csv") m_format->addItem(words, ending);
  }
  m_numbers->addItems({tr("all points"), tr("what is drawn")});
  m_arrangement->addItems({tr("a page each"), tr("a grid on one page")});
  m_preview->setAlignment(Qt::AlignCenter);
  m_preview->setMinimumSize(kPreviewWidth, kPreviewHeight);
  m_preview->setAccessibleName(tr("What comes out"));
  m_problem->setWordWrap(true);
  m_problem->hide();

  auto* right = new QVBoxLayout;
  right->addWidget(m_preview, 1);
  right->addWidget(m_previewNote, 0, Qt::AlignHCenter);
  auto* across = new QHBoxLayout;
  across->setSpacing(length::kPageMargin);
  across->addWidget(new UprightScrollArea(makeForm()));
  across->addLayout(right, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 24, 24, 16);
  column->setSpacing(12);
  column->addLayout(across, 1);
  column->addWidget(m_problem);
  column->addLayout(makeButtons());

  m_redraw.setSingleShot(true);
  m_redraw.setInterval(kPreviewDelay);
  connect(&m_redraw, &QTimer::timeout, this, &ExportDialog::drawPreview);
  recall();
  if (const std::vector<Chart*> charts = chosenCharts(); !charts.empty()) {
    m_width->setValue(charts.front()->chartSize().width());
    m_height->setValue(charts.front()->chartSize().height());
  }
  for (QSpinBox* spin : {m_width, m_height, m_dotsPerInch, m_columns})
    connect(spin, &QSpinBox::valueChanged, this, &ExportDialog::optionsChanged);
  connect(m_arrangement, &QComboBox::currentIndexChanged, this, &ExportDialog::optionsChanged);
  connect(m_numbers, &QComboBox::currentIndexChanged, this, &ExportDialog::optionsChanged);
  connect(m_dark, &QCheckBox::toggled, this, &ExportDialog::optionsChanged);
  connect(m_style, &FigureStyleForm::changed, this, &ExportDialog::optionsChanged);
  connect(m_list, &QListWidget::itemChanged, this, &ExportDialog::optionsChanged);
  connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChanged);
  formatChanged();
  // All of the form where the screen has room for it and for a title bar.
  resize(sizeHint().boundedTo(screen()->availableSize() - QSize(0, kTitleBar)));
  drawPreview();
}

void ExportDialog::addCharts(QFormLayout& form) {
  const bool several = offersSeveral();
  for (QWidget* field : std::initializer_list<QWidget*>{m_list, m_arrangement, m_columns})
    field->setVisible(several);
  if (!several) return;
  for (const ChartOffer& offer : m_offers) {
    auto* item = new QListWidgetItem(offer.title, m_list);
    item->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setCheckState(offer.ticked ? Qt::Checked : Qt::Unchecked);
    item->setSizeHint(QSize(0, kChartRow));
  }
  m_list->setFixedHeight(kChartRow * std::min(6, m_list->count()) + 8);
  m_list->setAccessibleName(tr("Charts"));
  m_arrangement->setAccessibleName(tr("Arrangement"));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(m_arrangement, 1);
  row->addWidget(m_columns);
  form.addRow(tr("Charts"), m_list);
  form.addRow(tr("Arrangement"), row);
}

QWidget* ExportDialog::makeForm() {
  auto* fields = new QWidget;
  auto* form = new QFormLayout(fields);
  form->setContentsMargins(0, 0, 8, 0);
  form->setHorizontalSpacing(16);
  form->setVerticalSpacing(8);
  const auto add = [&](const QString& label, QWidget* field) {
    form->addRow(label, field);
    field->setAccessibleName(label);
  };
  addCharts(*form);
  add(tr("Format"), m_format);
  form->addRow(m_style);
  auto* pixels = new QHBoxLayout;
  pixels->setSpacing(8);
  pixels->addWidget(m_width, 1);
  pixels->addWidget(new QLabel(QStringLiteral("×")));
  pixels->addWidget(m_height, 1);
  m_width->setAccessibleName(tr("Width"));
  m_height->setAccessibleName(tr("Height"));
  m_pixelsLabel = new QLabel(tr("Pixels"));
  form->addRow(m_pixelsLabel, pixels);
  add(tr("Resolution"), m_dotsPerInch);
  add(tr("Numbers"), m_numbers);
  form->addRow(QString(), m_dark);
  auto* file = new QHBoxLayout;
  m_file->setMinimumWidth(260);
  m_file->setAccessibleName(tr("File"));
  file->addWidget(m_file, 1);
  QToolButton* browse = makeIconButton("folder", tr("Choose a file"));
  connect(browse, &QToolButton::clicked, this, &ExportDialog::chooseFile);
  file->addWidget(browse);
  form->addRow(tr("File"), file);
  alignLabels({form, qobject_cast<const QFormLayout*>(m_style->layout())});
  return fields;
}

QLayout* ExportDialog::makeButtons() {
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  QPushButton* cancel = makeButton(tr("Cancel"));
  QPushButton* write = makeButton(tr("Export"), ButtonRole::primary);
  write->setDefault(true);
  buttons->addWidget(cancel);
  buttons->addWidget(write);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(write, &QPushButton::clicked, this, &ExportDialog::accept);
  return buttons;
}

void ExportDialog::recall() {
  const auto settings = chartSettings();
  settings->beginGroup("export");
  QString folder = settings->value("folder").toString();
  if (folder.isEmpty() || !QDir(folder).exists()) folder = ownFolder();
  m_format->setCurrentIndex(std::max(0, m_format->findData(settings->value("format", "pdf"))));
  m_dotsPerInch->setValue(settings->value("dots_per_inch", 300).toInt());
  m_numbers->setCurrentIndex(settings->value("numbers", 0).toInt());
  m_dark->setChecked(settings->value("dark", false).toBool());
  m_arrangement->setCurrentIndex(settings->value("arrangement", 0).toInt());
  m_columns->setValue(settings->value("columns", 2).toInt());
  const std::string stored = settings->value("style").toString().toStdString();
  if (const Result<Json> json = parseJson(stored, "style"); json && json->is_object()) {
    if (const Result<FigureStyle> style = figureStyleFrom(*json)) m_style->setStyle(*style);
  }
  const QString name = offersSeveral() ? tr("charts") : fileNameOf(m_offers.front().title);
  m_file->setText(QDir(folder).filePath(name + '.' + format()));
}

void ExportDialog::remember() const {
  const auto settings = chartSettings();
  settings->beginGroup("export");
  settings->setValue("folder", QFileInfo(m_file->text().trimmed()).absolutePath());
  settings->setValue("format", format());
  settings->setValue("dots_per_inch", m_dotsPerInch->value());
  settings->setValue("numbers", m_numbers->currentIndex());
  settings->setValue("dark", m_dark->isChecked());
  settings->setValue("arrangement", m_arrangement->currentIndex());
  settings->setValue("columns", m_columns->value());
  settings->setValue("style", QString::fromStdString(writeJson(toJson(m_style->style()))));
}

QString ExportDialog::format() const { return m_format->currentData().toString(); }

bool ExportDialog::isTicked(std::size_t offer) const {
  return !offersSeveral() || m_list->item(static_cast<int>(offer))->checkState() == Qt::Checked;
}

void ExportDialog::setTicked(int offer, bool ticked) {
  m_list->item(offer)->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
}

std::vector<Chart*> ExportDialog::chosenCharts() {
  std::vector<Chart*> chosen;
  for (std::size_t i = 0; i < m_offers.size(); ++i) {
    if (!isTicked(i)) continue;
    if (!m_made[i]) m_made[i] = m_offers[i].make();
    chosen.push_back(m_made[i].get());
  }
  return chosen;
}

ChartExportOptions ExportDialog::options() const {
  ChartExportOptions options;
  options.file = m_file->text().trimmed();
  options.style = m_style->style();
  if (options.style.widthMillimetres <= 0) {
    options.width = m_width->value();
    // A style that says how high wins over the screen's proportions.
    if (options.style.heightMillimetres <= 0) options.height = m_height->value();
  }
  options.dotsPerInch = format() == "png" ? m_dotsPerInch->value() : 96;
  options.dark = m_dark->isChecked();
  options.numbers = m_numbers->currentIndex() == 1 ? ChartNumbers::drawn : ChartNumbers::all;
  // Only a PDF has pages.
  options.arrangement.grid = m_arrangement->currentIndex() == 1 || format() != "pdf";
  options.arrangement.columns = m_columns->value();
  return options;
}

void ExportDialog::formatChanged() {
  const QFileInfo file(m_file->text());
  if (m_format->findData(file.suffix().toLower()) >= 0 || file.suffix().toLower() == "csv")
    m_file->setText(QDir(file.path()).filePath(file.completeBaseName() + '.' + format()));
  optionsChanged();
}

void ExportDialog::optionsChanged() {
  const bool csv = format() == "csv", pixels = m_style->style().widthMillimetres <= 0;
  m_style->setEnabled(!csv);
  m_dark->setEnabled(!csv && !m_style->style().monochrome);
  m_numbers->setEnabled(csv);
  m_dotsPerInch->setEnabled(format() == "png");
  m_width->setEnabled(!csv && pixels);
  m_height->setEnabled(!csv && pixels);
  m_pixelsLabel->setEnabled(!csv && pixels);
  m_arrangement->setEnabled(format() == "pdf");
  m_columns->setEnabled(options().arrangement.grid);
  m_redraw.start();
}

void ExportDialog::drawPreview() {
  const std::vector<Chart*> charts = chosenCharts();
  m_picture = {};
  if (format() == "csv") {
    m_preview->setText(tr("A CSV holds the numbers; nothing is drawn."));
    m_previewNote->clear();
    return;
  }
  if (charts.empty()) {
    m_preview->setText(tr("Tick a chart to export it."));
    m_previewNote->clear();
    return;
  }
  const double ratio = devicePixelRatioF();
  m_picture = previewOf(charts, options(), (QSizeF(m_preview->size()) * ratio).toSize());
  if (m_picture.isNull()) return m_preview->setText(tr("This size cannot be drawn."));
  QPixmap shown = QPixmap::fromImage(m_picture);
  shown.setDevicePixelRatio(ratio);
  m_preview->setPixmap(shown);
  const bool first = !options().arrangement.grid && charts.size() > 1;
  m_previewNote->setText(first ? tr("Page 1 of %1").arg(charts.size()) : QString());
}

void ExportDialog::resizeEvent(QResizeEvent* event) {
  QDialog::resizeEvent(event);
  m_redraw.start();
}

void ExportDialog::chooseFile() {
  const QString chosen = QFileDialog::getSaveFileName(this, tr("Export chart"), m_file->text(), {}, nullptr,
                                                      QFileDialog::DontConfirmOverwrite);
  if (!chosen.isEmpty()) m_file->setText(chosen);
}

void ExportDialog::accept() {
  QString path = m_file->text().trimmed();
  if (QFileInfo(path).suffix().toLower() != format()) {
    path += '.' + format();
    m_file->setText(path);
  }
  const QFileInfo file(path);
  const bool none = chosenCharts().empty();
  m_problem->setVisible(none || !file.dir().exists());
  if (none) return m_problem->setText(tr("No chart is ticked."));
  if (!file.dir().exists()) return m_problem->setText(tr("There is no folder %1.").arg(file.path()));
  if (file.exists() &&
      ConfirmDialog::ask(tr("Replace the file?"), tr("%1 exists already.").arg(file.fileName()),
                         {tr("Replace"), tr("Cancel")}, this) != 0) {
    return;
  }
  remember();
  QDialog::accept();
}

ChartOffer offerOf(Chart& chart, bool ticked) {
  return {chart.chartTitle(), [&chart] { return std::shared_ptr<Chart>(std::shared_ptr<void>(), &chart); },
          ticked};
}

void exportChartsInteractively(std::vector<ChartOffer> offers, QWidget* parent) {
  if (offers.empty()) return;
  ExportDialog dialog(std::move(offers), parent);
  if (dialog.exec() != QDialog::Accepted) return;
  const std::vector<Chart*> chosen = dialog.chosenCharts();
  if (const Result<void> written = exportCharts(chosen, dialog.options()); !written) {
    ConfirmDialog::ask(QObject::tr("The chart was not written"), engineMessage(written.error()),
                       {QObject::tr("Close")}, parent);
  }
}

void exportChartInteractively(Chart& chart, QWidget* parent) {
  exportChartsInteractively({offerOf(chart)}, parent);
}

}  // namespace s2s
