#include "app/window/prompt/history_card.h"

#include <QDir>
#include <QEvent>
#include <QHeaderView>
#include <QVBoxLayout>

#include "app/window/page.h"
#include "app/window/prompt/record_export_dialog.h"
#include "app/window/settings.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/engine_text.h"

namespace s2s {
namespace {

constexpr int kLeastHistoryHeight = 140;

}  // namespace

HistoryCard::HistoryCard(Workplace& workplace, QWidget* parent)
    : Card(" ", parent),
      m_workplace(workplace),
      m_history(QDir(workplace.settings.dataFolder()).filePath("prompt-history.json")),
      m_export(makeButton({}, ButtonRole::link)),
      m_table(new TableView),
      m_rows(new TextTableModel(this)) {
  addHeaderWidget(m_export);
  m_table->setSortableModel(m_rows);
  m_table->setObjectName("promptHistory");
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  content()->addWidget(m_table);
  setMinimumHeight(kLeastHistoryHeight);
  connect(m_export, &QPushButton::clicked, this, &HistoryCard::exportInteractively);
  connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
    const int row = m_table->sourceRow(index);
    if (row >= 0) Q_EMIT reuseWanted(m_history.records()[static_cast<std::size_t>(row)]);
  });
  retranslate();
}

void HistoryCard::add(PromptRecord record) { m_history.add(std::move(record)); }

void HistoryCard::addAnswer(const QString& model, RecordedAnswer answer) {
  m_history.addAnswer(model, std::move(answer));
  fill();
}

void HistoryCard::save() {
  if (const Result<void> saved = m_history.save(); !saved) Q_EMIT failed(saved.error());
  fill();
}

void HistoryCard::setModels(const QStringList& names) {
  if (names == m_models) return;
  m_models = names;
  fill();
}

void HistoryCard::restoreLayout() {
  m_table->horizontalHeader()->restoreState(m_workplace.settings.layout("promptHistory"));
}

void HistoryCard::saveLayout() const {
  m_workplace.settings.setLayout("promptHistory", m_table->horizontalHeader()->saveState());
}

void HistoryCard::fill() {
  const QStringList known = modelsOf(m_history.records());
  QStringList models;
  for (const QString& model : m_models + known) {
    if (known.contains(model) && !models.contains(model)) models << model;
  }
  QList<QStringList> rows;
  for (const PromptRecord& record : m_history.records()) {
    QStringList row{record.second.isEmpty() ? record.text : record.text + " | " + record.second};
    for (const QString& model : models) {
      const auto at = record.answers.find(model);
      row << (at == record.answers.end() ? "–"
              : at->second.failed        ? "(" + engineText(at->second.text.toStdString()) + ")"
                                         : at->second.text);
    }
    rows << row;
  }
  m_rows->setRows(QStringList{tr("prompt")} + models, rows);
  m_export->setEnabled(!rows.isEmpty());
  setNote(rows.isEmpty() ? tr("what you ask is kept here, with every answer") : QString());
}

void HistoryCard::exportInteractively() {
  const auto written =
      exportRecordsInteractively(m_history.records(), "prompts.tsv", m_workplace.settings, this);
  if (!written) return;
  if (*written) {
    Q_EMIT exported(**written);
  } else {
    Q_EMIT failed(written->error());
  }
}

void HistoryCard::retranslate() {
  setTitle(tr("History"));
  m_export->setText(tr("Export…"));
  m_table->setAccessibleName(tr("History"));
  m_table->setToolTip(tr("Double-click a row, or press Return on it, to ask it again"));
  fill();
}

void HistoryCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

}  // namespace s2s
