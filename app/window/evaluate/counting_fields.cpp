#include "app/window/evaluate/counting_fields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>

#include "app/window/evaluate/evaluation_text.h"
#include "app/window/prompt/generation_fields.h"
#include "app/window/tick_picker.h"
#include "engine/metrics/metric.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/theme/icons.h"

namespace s2s {
namespace {

constexpr int kMostResamples = 1'000'000;
constexpr const char* kBleuTokenizers[] = {"13a", "intl", "char", "zh", "none"};

QStringList metricNames() {
  QStringList names;
  for (const MetricKind& kind : metricKinds().entries())
    names << QString::fromUtf8(kind.name.data(), static_cast<qsizetype>(kind.name.size()));
  return names;
}

bool countsAsUsual(const EvaluationRequest& request) {
  const EvaluationRequest usual;
  return request.metrics.empty() && request.tokenize.empty() && request.resamples == usual.resamples &&
         request.writes && request.forces && !request.snapsLabels;
}

}  // namespace

CountingFields::CountingFields(QWidget* parent)
    : QWidget(parent),
      m_more(makeButton({}, ButtonRole::link)),
      m_fields(new QWidget),
      m_writes(new QCheckBox),
      m_forces(new QCheckBox),
      m_snaps(new QCheckBox),
      m_metricsLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_metrics(new TickPicker),
      m_tokenizeLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_tokenize(new QComboBox),
      m_resamplesLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_resamples(new QSpinBox) {
  m_more->setObjectName("moreOfCounting");
  m_metrics->setObjectName("countedMetrics");
  m_resamples->setRange(1, kMostResamples);
  m_resamples->setGroupSeparatorShown(true);
  m_tokenize->addItem(QString(), QString());
  for (const char* name : kBleuTokenizers) m_tokenize->addItem(name, QString(name));
  auto* grid = new QGridLayout(m_fields);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(8);
  grid->setColumnStretch(1, 1);
  grid->setColumnMinimumWidth(0, GenerationFields::kLabelWidth);
  int line = 0;
  for (QCheckBox* box : {m_writes, m_forces, m_snaps}) grid->addWidget(box, line++, 0, 1, 2);
  const std::pair<QLabel*, QWidget*> fields[] = {
      {m_metricsLabel, m_metrics}, {m_tokenizeLabel, m_tokenize}, {m_resamplesLabel, m_resamples}};
  for (const auto& [label, field] : fields) {
    label->setBuddy(field);
    field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    grid->addWidget(label, line, 0);
    grid->addWidget(field, line++, 1);
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(m_more, 0, Qt::AlignLeft);
  column->addWidget(m_fields);

  connect(m_more, &QPushButton::clicked, this, [this] { setUnfolded(!isUnfolded()); });
  for (QCheckBox* box : {m_writes, m_forces, m_snaps})
    connect(box, &QCheckBox::toggled, this, &CountingFields::changed);
  connect(m_metrics, &TickPicker::changed, this, &CountingFields::changed);
  connect(m_tokenize, &QComboBox::currentIndexChanged, this, &CountingFields::changed);
  connect(m_resamples, &QSpinBox::valueChanged, this, &CountingFields::changed);
  setRequest({});
  setUnfolded(false);
  retranslate();
}

void CountingFields::write(EvaluationRequest& request) const {
  request.writes = m_writes->isChecked();
  request.forces = m_forces->isChecked();
  request.snapsLabels = m_snaps->isChecked();
  request.tokenize = m_tokenize->currentData().toString().toStdString();
  request.resamples = m_resamples->value();
  const QStringList names = metricNames();
  QStringList ticked;
  for (const int at : m_metrics->ticked()) ticked << names[at];
  std::ranges::stable_sort(ticked, {}, [&](const QString& name) {
    const qsizetype place = m_given.indexOf(name);
    return place < 0 ? m_given.size() : place;
  });
  request.metrics.clear();
  for (const QString& name : ticked) request.metrics.push_back(name.toStdString());
}

void CountingFields::setRequest(const EvaluationRequest& request) {
  m_writes->setChecked(request.writes);
  m_forces->setChecked(request.forces);
  m_snaps->setChecked(request.snapsLabels);
  m_tokenize->setCurrentIndex(std::max(0, m_tokenize->findData(QString::fromStdString(request.tokenize))));
  m_resamples->setValue(static_cast<int>(std::min<std::int64_t>(request.resamples, kMostResamples)));
  m_given.clear();
  for (const std::string& name : request.metrics) m_given << QString::fromStdString(name);
  const QStringList names = metricNames();
  QStringList titles;
  QList<int> ticked;
  for (int i = 0; i < names.size(); ++i) {
    titles << evaluationMetricTitle(names[i]);
    if (m_given.contains(names[i])) ticked << i;
  }
  m_metrics->setChoices(titles, ticked);
  if (!countsAsUsual(request)) setUnfolded(true);
  Q_EMIT changed();
}

bool CountingFields::isUnfolded() const { return !m_fields->isHidden(); }

void CountingFields::setUnfolded(bool unfolded) {
  m_fields->setVisible(unfolded);
  m_more->setIcon(icon(unfolded ? "chevron_down" : "chevron_right", IconColor::accent));
}

void CountingFields::retranslate() {
  m_more->setText(tr("More options"));
  m_writes->setText(tr("Models write answers"));
  m_writes->setToolTip(
      tr("Without it only the likelihood of the references is counted: loss, bits per byte"));
  m_forces->setText(tr("References are scored"));
  m_forces->setToolTip(tr("How likely each model finds the references: loss, perplexity, bits per byte"));
  m_snaps->setText(tr("Wrong labels are corrected"));
  m_snaps->setToolTip(
      tr("A written answer that is no label becomes the one of the least edit distance; how many, is told"));
  m_metricsLabel->setText(tr("Metrics"));
  m_metrics->setAccessibleName(tr("Metrics"));
  m_metrics->setEmptyText(tr("those that suit"));
  m_metrics->setToolTip(tr("Of written texts; with none of them those that suit the target's language"));
  m_tokenizeLabel->setText(tr("BLEU's words"));
  m_tokenize->setAccessibleName(tr("BLEU's words"));
  m_tokenize->setItemText(0, tr("as the target's language"));
  m_tokenize->setToolTip(tr("How BLEU cuts texts into words, by sacreBLEU's names"));
  m_resamplesLabel->setText(tr("Resamples"));
  m_resamples->setAccessibleName(tr("Resamples"));
  m_resamples->setToolTip(tr("Of the bootstrap behind intervals and paired tests"));
  EvaluationRequest shown;
  write(shown);
  const QSignalBlocker blocker(this);
  const bool unfolded = isUnfolded();
  setRequest(shown);  // the metrics' names
  setUnfolded(unfolded);
}

void CountingFields::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace s2s
