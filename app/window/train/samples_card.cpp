#include "app/window/train/samples_card.h"

#include <QEvent>
#include <QHeaderView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/window/json_text.h"
#include "app/window/run_metrics.h"
#include "app/window/train/difference_delegate.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

qint64 stepOf(const Json& sample) {
  const auto at = sample.find("step");
  return at != sample.end() && at->is_number() ? at->get<qint64>() : 0;
}

}  // namespace

SamplesCard::SamplesCard(QWidget* parent)
    : Card(" ", parent),
      m_earlier(makeIconButton("chevron_left", {})),
      m_later(makeIconButton("chevron_right", {})),
      m_table(new TableView),
      m_model(new SamplesModel(this)),
      m_difference(new DifferenceDelegate(SamplesModel::kReference, m_table)) {
  addHeaderWidget(m_earlier);
  addHeaderWidget(m_later);
  m_table->setModel(m_model);
  m_table->setItemDelegateForColumn(SamplesModel::kOutput, m_difference);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_table->setSortingEnabled(false);
  m_table->setFocusPolicy(Qt::StrongFocus);
  m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);  // the page shares out the height
  m_table->setMinimumHeight(80);
  content()->addWidget(m_table, 1);
  content()->addStretch();
  connect(m_earlier, &QToolButton::clicked, this, [this] { show(m_shown - 1); });
  connect(m_later, &QToolButton::clicked, this, [this] { show(m_shown + 1); });
  retranslate();
}

void SamplesCard::setRun(RunMetrics* metrics) {
  if (m_metrics == metrics && metrics) return;
  if (m_metrics) disconnect(m_metrics, nullptr, this, nullptr);
  m_metrics = metrics;
  m_newest = true;
  m_shown = -1;
  if (metrics) connect(metrics, &RunMetrics::changed, this, &SamplesCard::update);
  update();
}

qint64 SamplesCard::step() const { return m_shown < 0 ? -1 : m_steps[static_cast<std::size_t>(m_shown)]; }

void SamplesCard::update() {
  m_steps.clear();
  if (m_metrics) {
    for (const Json& sample : m_metrics->samples()) m_steps.push_back(stepOf(sample));
  }
  const RunAnswers answers = m_metrics ? m_metrics->answers() : RunAnswers::texts;
  m_model->setAnswers(static_cast<SamplesModel::Answers>(answers));
  m_table->setItemDelegateForColumn(SamplesModel::kOutput,
                                    answers == RunAnswers::numbers ? nullptr : m_difference);
  std::ranges::sort(m_steps);
  m_steps.erase(std::ranges::unique(m_steps).begin(), m_steps.end());
  const int last = static_cast<int>(m_steps.size()) - 1;
  show(m_newest ? last : std::min(m_shown, last));
}

void SamplesCard::show(int index) {
  m_shown = index;
  m_newest = index + 1 >= static_cast<int>(m_steps.size());
  m_rows.clear();
  if (m_metrics && m_shown >= 0) {
    for (const Json& sample : m_metrics->samples()) {
      if (stepOf(sample) != step()) continue;
      m_rows.push_back({textAt(sample, "source"), textAt(sample, "output"), textAt(sample, "target")});
    }
  }
  m_model->setSamples(m_rows);
  m_earlier->setEnabled(m_shown > 0);
  m_later->setEnabled(!m_newest);
  retranslate();
}

void SamplesCard::retranslate() {
  setTitle(m_shown < 0 ? tr("Samples") : tr("Samples at step %1").arg(exactNumber(step())));
  setNote(m_shown < 0 ? tr("at each validation the model writes a few rows here, beside the reference")
                      : QString());
  m_earlier->setVisible(m_shown >= 0);
  m_later->setVisible(m_shown >= 0);
  m_table->setVisible(m_shown >= 0);
  m_earlier->setToolTip(tr("Earlier validation"));
  m_later->setToolTip(tr("Later validation"));
  m_earlier->setAccessibleName(m_earlier->toolTip());
  m_later->setAccessibleName(m_later->toolTip());
  m_table->setAccessibleName(tr("Samples"));
}

void SamplesCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

}  // namespace s2s
