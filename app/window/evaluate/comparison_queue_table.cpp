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
                                    const std::vector<RunProgress>& progress, const QString& training) {
  m_title->setText(tr("Runs, one after another"));
  m_table->setAccessibleName(m_title->text());
  QList<QStringList> rows;
  using Training = RunProgress::Training;
  for (std::size_t i = 0; i < queue.runs.size(); ++i) {
    const QueuedRun& run = queue.runs[i];
    const RunProgress known = i < progress.size() ? progress[i] : RunProgress();
    const bool trainsHere = run.stage == RunStage::measured && QString::fromStdString(run.name) == training;
    const bool trains = trainsHere || known.training == Training::running;
    const bool pauses = !trains && known.training == Training::paused;
    QString steps = run.steps > 0 ? exactNumber(run.steps) : "–";
    // Of one that trains here the step is said above, as it comes.
    if (!trainsHere && known.training != Training::none)
      steps = tr("%1 of %2").arg(exactNumber(known.step), steps);
    rows << QStringList{QString::fromStdString(comparison.entrants[run.entrant].name),
                        QString::number(run.seed),
                        trains   ? tr("training")
                        : pauses ? tr("paused")
                                 : runStageTitle(run.stage),
                        steps, engineText(run.message)};
  }
  m_rows->setRows({tr("Entrant"), tr("Seed"), tr("Stage"), tr("Steps"), tr("Remarks")}, rows);
  m_table->fitColumns();
  m_table->horizontalHeader()->setStretchLastSection(true);
  m_table->fitRows();
}

}  // namespace s2s
