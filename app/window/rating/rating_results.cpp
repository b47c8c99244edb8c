#include "app/window/rating/rating_results.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/window/json_text.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/number_format.h"
#include "widgets/text/sentence.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr double kSignTestLevel = 0.05;

const Json& ratedPairs(const Json& report) {
  static const Json none = Json::array();
  const auto pairs = report.find("pairs");
  return pairs != report.end() && pairs->is_array() ? *pairs : none;
}

/// The two systems of a pair; empty texts where the report is damaged.
std::pair<QString, QString> ratedSystems(const Json& pair) {
  const auto systems = pair.find("systems");
  if (systems == pair.end() || !systems->is_array() || systems->size() != 2) return {};
  return {QString::fromStdString(systems->at(0).get<std::string>()),
          QString::fromStdString(systems->at(1).get<std::string>())};
}

qint64 winsOfSystem(const Json& counts, const QString& system) {
  const auto wins = counts.find("wins");
  return wins == counts.end() ? 0 : wins->value(system.toStdString(), std::int64_t{0});
}

QString ratingDecimals(const Json& object, const char* key, int decimals) {
  const auto value = object.find(key);
  return value != object.end() && value->is_number() ? QLocale().toString(value->get<double>(), 'f', decimals)
                                                     : "–";
}

/// "62 % (45 to 77)".
QString shareText(const Json& counts) {
  const auto share = counts.find("share_of_first"), bounds = counts.find("interval");
  if (share == counts.end() || !share->is_number()) return "–";
  const auto hundredths = [](const Json& value) {
    return QLocale().toString(value.get<double>() * 100.0, 'f', 0);
  };
  if (bounds == counts.end() || !bounds->is_array()) return hundredths(*share) + " %";
  return RatingResults::tr("%1 % (%2 to %3)")
      .arg(hundredths(*share), hundredths(bounds->at(0)), hundredths(bounds->at(1)));
}

QStringList preferenceLine(const QString& rater, const Json& pair, const Json& counts) {
  const auto [first, second] = ratedSystems(pair);
  return {first,
          second,
          rater,
          exactNumber(winsOfSystem(counts, first)),
          exactNumber(winsOfSystem(counts, second)),
          exactNumber(counts.value("ties", std::int64_t{0})),
          shareText(counts),
          ratingDecimals(counts, "p_value", 4)};
}

}  // namespace

QStringList ratingSentences(const Json& report) {
  QStringList sentences;
  for (const Json& pair : ratedPairs(report)) {
    const Json together = pair.value("together", Json::object());
    const auto [first, second] = ratedSystems(pair);
    const qint64 a = winsOfSystem(together, first), b = winsOfSystem(together, second);
    if (a + b + together.value("ties", std::int64_t{0}) == 0) {
      sentences << RatingResults::tr("%1 and %2: nothing is judged yet.").arg(first, second);
      continue;
    }
    const double p = together.value("p_value", 1.0);
    // The wins stand in the order in which the sentence names the systems.
    const auto saying = [&](const QString& pattern, bool turned) {
      const QString numbers =
          RatingResults::tr("%1 to %2, %3 equal, p = %4")
              .arg(exactNumber(turned ? b : a), exactNumber(turned ? a : b),
                   exactNumber(together.value("ties", std::int64_t{0})), QLocale().toString(p, 'f', 4));
      return sentence(pattern, {turned ? second : first, turned ? first : second, numbers});
    };
    sentences << (p < kSignTestLevel
                      ? saying(RatingResults::tr("%1 is preferred to %2 (%3)."), b > a)
                      : saying(
                            RatingResults::tr("Between %1 and %2 there is no significant preference (%3)."),
                            false));
  }
  return sentences;
}

RatingResults::RatingResults(QWidget* parent)
    : QWidget(parent),
      m_verdict(makeLabel({})),
      m_preferencesLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_preferences(new TableView),
      m_preferenceRows(new TextTableModel(this)),
      m_agreementLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_agreement(new TableView),
      m_agreementRows(new TextTableModel(this)),
      m_noAgreement(makeLabel({})),
      m_export(makeButton({})) {
  m_verdict->setWordWrap(true);
  m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_preferencesLabel->setWordWrap(true);
  m_agreementLabel->setWordWrap(true);
  m_noAgreement->setWordWrap(true);
  m_preferences->setObjectName("preferences");
  m_preferences->setModel(m_preferenceRows);
  m_agreement->setObjectName("agreement");
  m_agreement->setModel(m_agreementRows);
  auto* top = new QHBoxLayout;
  top->setSpacing(length::kGap);
  top->addWidget(m_verdict, 1);
  top->addWidget(m_export, 0, Qt::AlignTop);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addLayout(top);
  column->addSpacing(8);
  column->addWidget(m_preferencesLabel);
  column->addWidget(m_preferences, 300);
  column->addSpacing(8);
  column->addWidget(m_agreementLabel);
  column->addWidget(m_noAgreement);
  column->addWidget(m_agreement, 200);
  column->addStretch(1);
  connect(m_export, &QPushButton::clicked, this, &RatingResults::exportWanted);
  retranslate();
}

void RatingResults::setReport(const Json& report) {
  m_report = report;
  show();
}

QString RatingResults::verdict() const { return m_verdict->text(); }

void RatingResults::show() {
  m_verdict->setText(ratingSentences(m_report).join('\n'));
  QList<QStringList> preferences, agreement;
  for (const Json& pair : ratedPairs(m_report)) {
    const Json raters = pair.value("raters", Json::array()), alike = pair.value("agreement", Json::array());
    for (const Json& rater : raters) preferences << preferenceLine(textAt(rater, "rater"), pair, rater);
    if (raters.size() != 1)
      preferences << preferenceLine(tr("together"), pair, pair.value("together", Json::object()));
    const auto [first, second] = ratedSystems(pair);
    for (const Json& one : alike)
      agreement << QStringList{tr("%1 and %2").arg(first, second),
                               textAt(one, "first"),
                               textAt(one, "second"),
                               exactNumber(one.value("items", std::int64_t{0})),
                               ratingDecimals(one, "observed", 2),
                               ratingDecimals(one, "kappa", 2)};
  }
  m_preferenceRows->setRows(
      {tr("First"), tr("Second"), tr("Rater"), tr("First is better"), tr("Second is better"), tr("Equal"),
       tr("Share of the first"), tr("Sign test, p")},
      preferences);
  m_agreementRows->setRows(
      {tr("Pair"), tr("Rater"), tr("Other rater"), tr("Both judged"), tr("Share alike"), tr("Cohen's kappa")},
      agreement);
  for (TableView* table : {m_preferences, m_agreement}) {
    table->fitColumns();
    table->fitRowsInRoom();
    table->horizontalHeader()->setStretchLastSection(true);
  }
  m_agreement->setVisible(!agreement.isEmpty());
  m_noAgreement->setVisible(agreement.isEmpty());
}

void RatingResults::retranslate() {
  m_preferencesLabel->setText(
      tr("Preferences. The share is the first system's of the sentences that are decided, with Wilson's 95 % "
         "interval; the sign test leaves equal ones out, and below 0.05 a preference is called significant. "
         "Together every sentence counts once, as most of its raters judged it."));
  m_agreementLabel->setText(tr(
      "Agreement, on the sentences that both have judged: the share of equal judgements, and kappa, which is "
      "0 where they agree as by chance and 1 where they always agree."));
  m_noAgreement->setText(tr("Two raters are needed: let somebody else judge the same round."));
  m_preferences->setAccessibleName(tr("Preferences"));
  m_agreement->setAccessibleName(tr("Agreement between raters"));
  m_export->setText(tr("Export…"));
  show();
}

void RatingResults::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace s2s
