#include "app/window/data/lengths_pane.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "app/window/languages.h"
#include "app/window/page.h"
#include "app/window/settings.h"
#include "widgets/charts/histogram_chart.h"
#include "widgets/charts/series_styles.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/caution_note.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kLeastTable = 368, kTableWidth = 448, kCutWidth = 96;
constexpr int kLastShare = 2, kHeaderInset = 36, kNumberInset = 20;  // a header keeps room for an arrow
constexpr int kShortestCut = 2, kLongestCut = 1 << 20;  // as the recipe's
constexpr double kManyUnknown = 0.01;                   // of all tokens
// Spaces and punctuation are known nearly everywhere, so a script that is not makes less than all unknown.
constexpr double kHardlyWritten = 0.4;

CountedValues countsOf(const LengthHistogram& lengths) {
  std::vector<ValueCount> counts;
  for (std::size_t length = 0; length < lengths.counts().size(); ++length) {
    if (lengths.counts()[length] > 0)
      counts.push_back(
          {static_cast<std::int64_t>(length), static_cast<std::uint64_t>(lengths.counts()[length])});
  }
  return CountedValues(std::move(counts));
}

bool sameBars(const std::vector<HistogramChart::Series>& first,
              const std::vector<HistogramChart::Series>& second) {
  return std::ranges::equal(first, second, [](const auto& one, const auto& other) {
    const auto pairOf = [](const ValueCount& count) { return std::pair(count.value, count.times); };
    return one.name == other.name && one.style == other.style &&
           std::ranges::equal(one.values.counts(), other.values.counts(), {}, pairOf, pairOf);
  });
}

}  // namespace

LengthsPane::LengthsPane(Workplace& workplace, DataCheckRunner& runner, QWidget* parent)
    : QWidget(parent),
      m_workplace(workplace),
      m_runner(runner),
      m_side(new SegmentedControl({"", ""})),
      m_cutLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_cut(new QSpinBox),
      m_state(makeLabel({}, TextSize::body, TextColor::muted)),
      m_body(new QWidget),
      m_chart(new HistogramChart),
      m_table(new TableView),
      m_rows(new TextTableModel(this)),
      m_remarks(new CautionNote) {
  m_cut->setRange(kShortestCut, kLongestCut);
  m_cut->setFixedWidth(kCutWidth);
  m_cut->setKeyboardTracking(false);
  m_cutLabel->setBuddy(m_cut);
  m_chart->setCutOffRange(kShortestCut, kLongestCut);
  m_state->setAlignment(Qt::AlignCenter);
  m_state->setWordWrap(true);
  m_table->setModel(m_rows);
  m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

  auto* top = new QHBoxLayout;
  top->setSpacing(8);
  top->addWidget(m_side);
  top->addStretch(1);
  top->addWidget(m_cutLabel);
  top->addWidget(m_cut);
  auto* right = new QWidget;
  right->setMinimumWidth(kLeastTable);
  right->setMaximumWidth(kTableWidth);
  auto* rightColumn = new QVBoxLayout(right);
  rightColumn->setContentsMargins(0, 0, 0, 0);
  rightColumn->setSpacing(8);
  rightColumn->addLayout(top);
  rightColumn->addWidget(m_table, 1);
  rightColumn->addWidget(m_remarks);
  auto* row = new QHBoxLayout(m_body);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(length::kGap);
  row->addWidget(m_chart, 1);
  row->addWidget(right, 2);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_state, 1);
  column->addWidget(m_body, 1);

  connect(m_side, &SegmentedControl::currentIndexChanged, this,
          [this](int side) { showSide(static_cast<Side>(side)); });
  connect(m_cut, &QSpinBox::valueChanged, this, [this](int tokens) { Q_EMIT cutOffChosen(side(), tokens); });
  connect(m_chart, &HistogramChart::cutOffMoved, this, [this](qint64 tokens) {
    m_cutOffs[side()] = tokens;
    const QSignalBlocker quiet(m_cut);
    m_cut->setValue(static_cast<int>(tokens));
    showShares();
  });
  connect(m_chart, &HistogramChart::cutOffChosen, this,
          [this](qint64 tokens) { Q_EMIT cutOffChosen(side(), tokens); });
  connect(&runner, &DataCheckRunner::started, this, &LengthsPane::showState);
  connect(&runner, &DataCheckRunner::finished, this, &LengthsPane::showReport);
  retranslate();
}

void LengthsPane::setSet(const CheckedSetId& set) {
  m_set = set;
  showReport();
}

void LengthsPane::setModels(const QStringList& models) {
  m_models = models;
  showReport();
}

LengthsPane::Side LengthsPane::side() const { return static_cast<Side>(m_side->currentIndex()); }

void LengthsPane::showSide(Side side) {
  {
    const QSignalBlocker quiet(m_side);
    m_side->setCurrentIndex(side);
  }
  m_chart->setTitle(side == kSource ? tr("Source") : tr("Target"));
  setCutOff(side, m_cutOffs[side]);
  showReport();
}

void LengthsPane::setCutOff(Side side, qint64 tokens) {
  m_cutOffs[side] = tokens;
  if (side != this->side()) return;
  const QSignalBlocker quiet(m_cut);
  m_cut->setValue(static_cast<int>(tokens));
  m_chart->setCutOff(tokens);
  showShares();
}

std::vector<const TokenFinding*> LengthsPane::findings() const {
  std::vector<const TokenFinding*> found;
  if (!m_runner.summary(m_set)) return found;
  for (const TokenFinding& finding : m_runner.report()->tokens) {
    if (finding.set == m_set.name && finding.side == (side() == kSource ? "source" : "target"))
      found.push_back(&finding);
  }
  return found;
}

void LengthsPane::showChart() {
  std::vector<HistogramChart::Series> series;
  std::vector<int> styles;
  for (const TokenFinding* finding : findings()) {
    const QString name = QString::fromStdString(finding->tokenizer);
    const auto place = static_cast<qsizetype>(series.size());
    styles.push_back(m_workplace.settings.seriesIndex(m_models.value(place, name)));
    series.push_back({name, countsOf(finding->lengths)});
  }
  styles = distinctStyles(std::move(styles));
  for (std::size_t i = 0; i < series.size(); ++i) series[i].style = styles[i];
  // A chart that a person zoomed stays as it is while other things change.
  if (!sameBars(series, m_chart->series())) m_chart->setSeries(std::move(series));
  m_chart->setCutOff(m_cutOffs[side()]);
}

void LengthsPane::showReport() {
  showChart();
  showShares();
  showRemarks();
  showState();
}

void LengthsPane::showShares() {
  m_shownRows.clear();
  for (const TokenFinding* finding : findings()) {
    const LengthHistogram& lengths = finding->lengths;
    m_shownRows << QStringList{QString::fromStdString(finding->tokenizer), percent(finding->unknownShare, 1),
                               percent(lengths.shareAbove(m_cutOffs[side()]), 1),
                               exactNumber(lengths.percentile(0.95)), exactNumber(lengths.longest())};
  }
  m_rows->setRows({tr("model"), tr("unknown"), tr("cut"), tr("95 %"), tr("longest")}, m_shownRows);
  QHeaderView* header = m_table->horizontalHeader();
  header->setStretchLastSection(false);
  header->setSectionResizeMode(0, QHeaderView::Stretch);
  const QFontMetrics words(header->font()), numbers(m_table->font());
  for (int column = 1; column < m_rows->columnCount(); ++column) {
    const QString name = m_rows->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const QString widest = column <= kLastShare ? percent(1, 1) : "99,999";
    header->resizeSection(column, std::max(words.horizontalAdvance(name) + kHeaderInset,
                                           numbers.horizontalAdvance(widest) + kNumberInset));
  }
}

QString LengthsPane::languageOf() const {
  const SetSummary& set = *m_runner.summary(m_set);
  const std::string& code = side() == kSource ? set.sourceLanguage : set.targetLanguage;
  return code.empty() ? QString() : languageName(QString::fromStdString(code));
}

void LengthsPane::showRemarks() {
  QStringList remarks, some;
  for (const TokenFinding* finding : findings()) {
    if (finding->unknownShare < kManyUnknown) continue;
    const QString name = QString::fromStdString(finding->tokenizer),
                  share = percent(finding->unknownShare, 1);
    const QString language = languageOf();
    if (finding->unknownShare >= kHardlyWritten && !language.isEmpty()) {
      remarks << tr("The vocabulary of %1 can hardly write %2: %3 of the tokens are unknown.")
                     .arg(name, language, share);
    } else {
      some << QString("%1 %2").arg(name, share);
    }
  }
  if (!some.isEmpty())
    remarks << tr("Unknown tokens: %1. What they were, the model never sees.").arg(some.join(", "));
  m_remarks->setTexts(remarks);
}

QStringList LengthsPane::remarks() const { return m_remarks->texts(); }

void LengthsPane::showState() {
  const bool some = !findings().empty();
  m_body->setVisible(some);
  m_state->setVisible(!some);
  const std::optional<DataReport>& report = m_runner.report();
  m_state->setText(
      m_models.isEmpty()     ? tr("Choose models to see how long the texts are in their tokens, and what "
                                      "their vocabularies cannot write.")
      : m_runner.isRunning() ? tr("The texts are being counted.")
      : !report              ? tr("This file is large. “Check all rows” counts its tokens.")
      : m_runner.isStale()   ? tr("The settings have changed. “Check again” counts the tokens anew.")
                             : tr("There are no texts on this side."));
}

void LengthsPane::retranslate() {
  m_side->setWords({tr("Source"), tr("Target")});
  m_side->setAccessibleName(tr("Which side of the rows"));
  m_cutLabel->setText(tr("Cut behind"));
  m_cut->setAccessibleName(tr("Longest text in tokens"));
  m_cut->setToolTip(
      tr("The longest text that a model is fed, in tokens; the line in the chart can be dragged"));
  m_chart->setTitle(side() == kSource ? tr("Source") : tr("Target"));
  m_chart->setLabels(tr("tokens"), tr("rows"));
  m_table->setAccessibleName(tr("Lengths and unknown tokens of each model"));
  showReport();
}

void LengthsPane::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace s2s
