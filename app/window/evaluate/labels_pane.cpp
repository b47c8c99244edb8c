#include "app/window/evaluate/labels_pane.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <numeric>

#include "app/window/json_text.h"
#include "widgets/charts/confusion_matrix.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kLabelColumnWidth = 200;
constexpr double kMostOfLabels = 0.44;  // share of the pane that the table takes from a matrix in need

/// A system's tables of one label column each.
const Json& confusionsOf(const Json& row) {
  static const Json none = Json::array();
  const auto tables = row.find("confusion");
  return tables != row.end() && tables->is_array() ? *tables : none;
}

const Json& systemsOfReport(const Json& report) {
  static const Json none = Json::array();
  const auto rows = report.find("rows");
  return rows != report.end() && rows->is_array() ? *rows : none;
}

struct LabelCounts {
  QStringList labels;
  std::vector<std::vector<std::int64_t>> counts;  ///< [reference][answer]
  bool someAreNone = false;                       ///< a last column counts what is no label
};

LabelCounts labelCounts(const Json& table) {
  LabelCounts read;
  const auto labels = table.find("labels"), counts = table.find("counts");
  if (labels == table.end() || !labels->is_array()) return read;
  for (const Json& label : *labels)
    read.labels << (label.is_string() ? QString::fromStdString(label.get<std::string>()) : QString());
  const auto size = static_cast<std::size_t>(read.labels.size());
  read.counts.assign(size, std::vector<std::int64_t>(size + 1));
  for (std::size_t i = 0; counts != table.end() && i < std::min(size, counts->size()); ++i) {
    const Json& line = (*counts)[i];
    for (std::size_t j = 0; line.is_array() && j < std::min(size + 1, line.size()); ++j)
      if (line[j].is_number_integer()) read.counts[i][j] = line[j].get<std::int64_t>();
  }
  read.someAreNone = std::ranges::any_of(read.counts, [&](const auto& row) { return row[size] > 0; });
  if (!read.someAreNone)
    for (auto& row : read.counts) row.resize(size);
  return read;
}

QString labelShare(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? "–"
                    : QLocale().toString(static_cast<double>(part) / static_cast<double>(whole), 'f', 3);
}

/// Label, rows, precision, recall, F1.
QList<QStringList> labelLines(const LabelCounts& read) {
  QList<QStringList> lines;
  for (std::size_t i = 0; i < read.counts.size(); ++i) {
    const auto& own = read.counts[i];
    const std::int64_t rows = std::accumulate(own.begin(), own.end(), std::int64_t{0}), right = own[i];
    std::int64_t answers = 0;
    for (const auto& row : read.counts) answers += row[i];
    lines << QStringList{read.labels[static_cast<qsizetype>(i)], exactNumber(rows),
                         labelShare(right, answers), labelShare(right, rows),
                         labelShare(2 * right, rows + answers)};
  }
  return lines;
}

}  // namespace

LabelsPane::LabelsPane(QWidget* parent)
    : QWidget(parent),
      m_systemLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_system(new QComboBox),
      m_columnLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_column(new QComboBox),
      m_matrix(new ConfusionMatrix),
      m_table(new TableView),
      m_rows(new TextTableModel(this)),
      m_split(new QSplitter(Qt::Horizontal)) {
  m_system->setObjectName("confusionOf");
  m_column->setObjectName("confusionColumn");
  m_table->setObjectName("labelScores");
  m_table->setSortableModel(m_rows);
  m_systemLabel->setBuddy(m_system);
  m_columnLabel->setBuddy(m_column);
  auto* chosen = new QHBoxLayout;
  chosen->setSpacing(8);
  chosen->addWidget(m_systemLabel);
  chosen->addWidget(m_system);
  chosen->addSpacing(8);
  chosen->addWidget(m_columnLabel);
  chosen->addWidget(m_column);
  chosen->addStretch(1);
  m_split->addWidget(m_matrix);
  m_split->addWidget(m_table);
  m_split->setChildrenCollapsible(false);
  m_split->setHandleWidth(length::kGap);
  m_split->setStretchFactor(0, 1);
  m_split->setStretchFactor(1, 0);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addLayout(chosen);
  column->addWidget(m_split, 1);
  connect(m_split, &QSplitter::splitterMoved, this, [this] { m_dividedByHand = true; });
  connect(m_system, &QComboBox::activated, this, &LabelsPane::fillColumns);
  connect(m_column, &QComboBox::activated, this, &LabelsPane::show);
  retranslate();
}

bool LabelsPane::hasLabels() const { return m_system->count() > 0; }

void LabelsPane::setReport(const Json& report) {
  m_report = report;
  const QString before = m_system->currentText();
  m_system->clear();
  int number = 0;
  for (const Json& row : systemsOfReport(report)) {
    if (!confusionsOf(row).empty()) m_system->addItem(textAt(row, "model"), number);
    ++number;
  }
  m_system->setCurrentIndex(std::max(0, m_system->findText(before)));
  fillColumns();
}

void LabelsPane::fillColumns() {
  const QString before = m_column->currentText();
  m_column->clear();
  if (hasLabels()) {
    const Json& row = systemsOfReport(m_report)[static_cast<std::size_t>(m_system->currentData().toInt())];
    for (const Json& table : confusionsOf(row)) m_column->addItem(textAt(table, "column"));
  }
  m_column->setCurrentIndex(std::max(0, m_column->findText(before)));
  m_column->setVisible(m_column->count() > 1);
  m_columnLabel->setVisible(m_column->count() > 1);
  show();
}

void LabelsPane::show() {
  LabelCounts read;
  if (hasLabels() && m_column->currentIndex() >= 0) {
    const Json& row = systemsOfReport(m_report)[static_cast<std::size_t>(m_system->currentData().toInt())];
    read = labelCounts(confusionsOf(row)[static_cast<std::size_t>(m_column->currentIndex())]);
  }
  const QString column = m_column->currentText();
  m_matrix->setTitle(column.isEmpty() ? m_system->currentText() : m_system->currentText() + " · " + column);
  m_matrix->setCounts(read.labels, read.counts, read.someAreNone ? tr("no label") : QString());
  m_rows->setRows({tr("Label"), tr("Rows"), tr("Precision"), tr("Recall"), tr("F1")}, labelLines(read));
  m_table->fitColumns(kLabelColumnWidth);
  // Names give way where room is short: they stand beside the matrix too.
  m_table->horizontalHeader()->setStretchLastSection(false);
  m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  divide();
}

void LabelsPane::divide() {
  if (m_dividedByHand) return;
  const int most = std::max(static_cast<int>(width() * kMostOfLabels),
                            width() - length::kGap - m_matrix->comfortableWidth());
  const int table = std::min(m_table->fittedWidth(kLabelColumnWidth), most);
  m_split->setSizes({std::max(1, width() - table - length::kGap), table});
}

void LabelsPane::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  divide();
}

void LabelsPane::retranslate() {
  m_systemLabel->setText(tr("Model"));
  m_system->setAccessibleName(tr("Confusion matrix of"));
  m_columnLabel->setText(tr("Label column"));
  m_column->setAccessibleName(tr("Label column"));
  m_matrix->setEmptyText(tr("Labels appear here as models end."));
  m_table->setAccessibleName(tr("Every label"));
  show();
}

void LabelsPane::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace s2s
