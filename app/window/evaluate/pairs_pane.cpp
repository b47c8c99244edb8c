#include "app/window/evaluate/pairs_pane.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "app/window/evaluate/evaluation_text.h"
#include "app/window/json_text.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/number_format.h"
#include "widgets/text/sentence.h"

namespace s2s {
namespace {

QString pairNumber(const Json& pair, const char* key, int decimals) {
  const auto value = numberAt(pair, key);
  return value ? QLocale().toString(*value, 'f', decimals) : "–";
}

QString differenceOf(const Json& pair, const QString& metric) {
  const auto value = numberAt(pair, "delta");
  return value ? signedNumber(*value, evaluationDecimals(metric)) : "–";
}

}  // namespace

PairsPane::PairsPane(QWidget* parent)
    : QWidget(parent),
      m_how(makeLabel({}, TextSize::label, TextColor::muted)),
      m_table(new TableView),
      m_rows(new TextTableModel(this)) {
  m_how->setWordWrap(true);
  m_table->setObjectName("pairedTests");
  m_table->setSortableModel(m_rows);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(m_how);
  column->addWidget(m_table, 1);
  show();
}

void PairsPane::setReport(const Json& report) {
  m_report = report;
  show();
}

void PairsPane::show() {
  const auto resamples = m_report.find("resamples");
  m_how->setText(tr("Two tests over the same rows, two-sided, of %1 samples each; p after Holm counts how "
                    "many pairs are tested. Where neither test's is above 0.05, a difference is called "
                    "significant. Losses a token are left out: their tokens differ between vocabularies.")
                     .arg(exactNumber(resamples != m_report.end() && resamples->is_number_integer()
                                          ? resamples->get<std::int64_t>()
                                          : 1000)));
  QList<QStringList> lines;
  const auto pairs = m_report.find("pairs");
  if (pairs != m_report.end() && pairs->is_array()) {
    for (const Json& pair : *pairs) {
      const auto shownP = [&](const char* key) {
        return wasTested(pair) ? pairNumber(pair, key, 4) : QString("–");
      };
      const QString metric = textAt(pair, "metric"), better = textAt(pair, "better");
      const bool significant = flagAt(pair, "significant");
      lines << QStringList{evaluationMetricTitle(metric),
                           textAt(pair, "first"),
                           textAt(pair, "second"),
                           differenceOf(pair, metric),
                           shownP("p_value"),
                           shownP("adjusted_p_value"),
                           shownP("randomisation_p_value"),
                           shownP("adjusted_randomisation_p_value"),
                           significant && !better.isEmpty() ? sentence(tr("%1 is better"), {better})
                           : !wasTested(pair)               ? tr("not tested")
                           : hasEnoughResamples(pair)       ? tr("no significant difference")
                                                            : tr("too few resamples to tell")};
    }
  }
  m_rows->setRows({tr("Metric"), tr("First"), tr("Second"), tr("Second − first"), tr("p (bootstrap)"),
                   tr("p after Holm"), tr("p (randomisation)"), tr("p after Holm"), tr("Says")},
                  lines);
  m_table->setAccessibleName(tr("Paired tests"));
  m_table->fitColumns();
  m_table->horizontalHeader()->setStretchLastSection(true);
}

void PairsPane::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) show();
  QWidget::changeEvent(event);
}

}  // namespace s2s
