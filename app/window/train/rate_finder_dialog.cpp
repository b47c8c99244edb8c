#include "app/window/train/rate_finder_dialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <cmath>

#include "app/window/engine_bridge.h"
#include "widgets/charts/line_chart.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {

RateFinderDialog::RateFinderDialog(EngineBridge& bridge, const Json& recipe,
                                   const std::filesystem::path& folder, QWidget* parent)
    : QDialog(parent),
      m_bridge(&bridge),
      m_chart(new LineChart),
      m_lossSeries(m_chart->addSeries({})),
      m_smoothedSeries(m_chart->addSeries({})),
      m_banner(new ErrorBanner),
      m_note(makeLabel({}, TextSize::label, TextColor::muted)),
      m_close(makeButton({})),
      m_use(makeButton({}, ButtonRole::primary)) {
  resize(760, 520);
  m_note->setWordWrap(true);
  auto* card = new Card;
  card->content()->addWidget(m_chart, 1);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_note, 1);
  buttons->addWidget(m_close);
  buttons->addWidget(m_use);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addWidget(m_banner);
  column->addWidget(card, 1);
  column->addLayout(buttons);
  m_use->setDefault(true);

  connect(m_close, &QPushButton::clicked, this, &QDialog::close);
  connect(m_use, &QPushButton::clicked, this, [this] {
    Q_EMIT chosen(*m_suggestion);
    close();
  });
  connect(&bridge, &EngineBridge::rateTried, this,
          [this](JobId job, double learningRate, double loss, double smoothed) {
            if (job == m_job) add(learningRate, loss, smoothed);
          });
  connect(&bridge, &EngineBridge::progressed, this, [this](JobId job, double, const QString& text) {
    if (job != m_job) return;
    m_preparation = text.toStdString();
    showTexts();
  });
  connect(&bridge, &EngineBridge::jobEnded, this, [this](JobId job, const QString&, const Json& curve) {
    if (job == m_job) conclude(curve);
  });
  connect(&bridge, &EngineBridge::jobFailed, this, [this](JobId job, const Error& error) {
    if (job != m_job) return;
    m_banner->showError(error);
    m_failed = true;
    conclude({});
  });
  m_job = bridge.findRate(recipe, folder);
  retranslate();
}

RateFinderDialog::~RateFinderDialog() {
  if (!m_over && m_bridge) m_bridge->cancel(m_job);
}

QString RateFinderDialog::note() const { return m_note->text(); }

void RateFinderDialog::add(double learningRate, double loss, double smoothed) {
  ++m_tried;
  const double x = std::log10(learningRate);
  m_chart->append(m_lossSeries, x, loss);
  m_chart->append(m_smoothedSeries, x, smoothed);
  showTexts();
}

void RateFinderDialog::conclude(const Json& curve) {
  m_over = true;
  if (curve.is_object() && curve.contains("suggestion") && curve["suggestion"].is_number()) {
    // Two digits are all that such a test can tell.
    m_suggestion = QString::number(curve["suggestion"].get<double>(), 'g', 2).toDouble();
    m_chart->setCursor(std::log10(*m_suggestion));
  }
  showTexts();
  if (m_suggestion) m_use->setFocus();
}

/// The window stays in use beside it, its language too.
void RateFinderDialog::retranslate() {
  setWindowTitle(tr("Find a learning rate"));
  m_chart->setSeriesName(m_lossSeries, tr("loss of each step"));
  m_chart->setSeriesName(m_smoothedSeries, tr("smoothed"));
  m_chart->setTitle(tr("Loss over the learning rate"));
  m_chart->setLabels(tr("learning rate, as a power of ten"), tr("loss"));
  showTexts();
}

void RateFinderDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void RateFinderDialog::showTexts() {
  m_close->setText(m_over ? tr("Close") : tr("Cancel"));
  m_chart->setEmptyText(m_over ? tr("No rate was tried.") : tr("The model is being prepared."));
  m_use->setEnabled(m_suggestion.has_value());
  m_use->setText(m_suggestion ? tr("Use %1").arg(measuredNumber(*m_suggestion, 2)) : tr("Use it"));
  if (m_suggestion)
    m_note->setText(tr("The loss falls most steeply at a rate of %1.").arg(measuredNumber(*m_suggestion, 2)));
  else if (m_failed)
    m_note->clear();  // the banner says it
  else if (m_over)
    m_note->setText(tr("The loss does not fall at any of these rates."));
  else if (m_tried > 0)
    m_note->setText(
        tr("%n rate(s) tried. The recipe's own weights and runs stay as they are.", nullptr, m_tried));
  else
    m_note->setText(engineText(m_preparation));
}

}  // namespace s2s
