#include "app/window/evaluate/comparison_queue_table.h"

#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

#include "app/window/evaluate/comparison_words.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"

namespace s2s {

ComparisonQueueTable::ComparisonQueueTable(QWidget* parent)
    : QWidget(parent),
      m_title(makeLabel({}, TextSize::bodyStrong)),
      m_table(new TableView),
      m_rows(new TextTableModel(this)) {
  m_table->setObjectName("comparisonQueue");
  m_table->setModel(m_rows);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(m_title);
  column->addWidget(m_table);
}

void ComparisonQueueTable::setQueue(const Comparison& comparison, const ComparisonQueue& queue,
                                    const QString& training) {
  m_title->setText(tr("Runs, one after another"));
  m_table->setAccessibleName(m_title->text());
  QList<QStringList> rows;
  for (const QueuedRun& run : queue.runs) {
    const bool trains = run.stage == RunStage::measured && QString::fromStdString(run.name) == training;
    rows << QStringList{QString::fromStdString(comparison.entrants[run.entrant].name),
                        QString::number(run.seed), trains ? tr("training") : runStageTitle(run.stage),
                        run.steps > 0 ? exactNumber(run.steps) : "–", engineText(run.message)};
  }
  m_rows->setRows({tr("Entrant"), tr("Seed"), tr("Stage"), tr("Steps"), tr("Remarks")}, rows);
  m_table->fitColumns();
  m_table->horizontalHeader()->setStretchLastSection(true);
  m_table->fitRows();
}

}  // namespace s2s
