#include "app/window/rating/rating_start.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/window/settings.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kUsualItems = 50, kMostItems = 1'000'000, kRatingFieldWidth = 320, kRatingTextWidth = 760;
const char* const kRaterKey = "rating/rater";

/// Rounds are named after when they were begun; anything else is shown as it is.
QString whenBegun(const QString& folder) {
  const QString name = QFileInfo(folder).fileName();
  const QDateTime begun = QDateTime::fromString(name.left(15), "yyyyMMdd-HHmmss");
  return begun.isValid() ? QLocale().toString(begun, QLocale::ShortFormat) : name;
}

}  // namespace

RatingStart::RatingStart(Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_settings(settings),
      m_how(makeLabel({})),
      m_pairLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_pair(new QComboBox),
      m_itemsLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_items(new QSpinBox),
      m_seedLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_seed(new QSpinBox),
      m_raterLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_rater(new QLineEdit),
      m_skipsEqual(new QCheckBox),
      m_keys(makeLabel({}, TextSize::label, TextColor::muted)),
      m_knownLabel(makeLabel({}, TextSize::label, TextColor::muted)),
      m_table(new TableView),
      m_rows(new TextTableModel(this)),
      m_goOn(makeButton({})),
      m_results(makeButton({})) {
  for (QLabel* label : {m_how, m_keys}) {
    label->setWordWrap(true);
    label->setMaximumWidth(kRatingTextWidth);
  }
  m_pair->setObjectName("ratedPair");
  m_items->setRange(0, kMostItems);
  m_items->setValue(kUsualItems);
  m_seed->setRange(0, std::numeric_limits<int>::max());
  m_seed->setValue(1);
  m_skipsEqual->setChecked(true);
  m_rater->setText(settings.value(kRaterKey).toString());
  m_table->setObjectName("ratingRounds");
  m_table->setModel(m_rows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(8);
  const std::pair<QLabel*, QWidget*> fields[] = {
      {m_raterLabel, m_rater}, {m_pairLabel, m_pair}, {m_itemsLabel, m_items}, {m_seedLabel, m_seed}};
  int line = 0;
  for (const auto& [label, field] : fields) {
    label->setBuddy(field);
    field->setFixedWidth(kRatingFieldWidth);
    grid->addWidget(label, line, 0);
    grid->addWidget(field, line++, 1);
  }
  grid->addWidget(m_skipsEqual, line, 1);
  grid->setColumnStretch(2, 1);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  buttons->addWidget(m_goOn);
  buttons->addWidget(m_results);
  buttons->addStretch(1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(m_how);
  column->addSpacing(8);
  column->addLayout(grid);
  column->addSpacing(8);
  column->addWidget(m_keys);
  column->addSpacing(16);
  column->addWidget(m_knownLabel);
  column->addWidget(m_table, 100);
  column->addLayout(buttons);
  column->addStretch(1);
  connect(m_rater, &QLineEdit::textChanged, this, [this] {
    m_settings.setValue(kRaterKey, rater());
    showState();
    Q_EMIT changed();
  });
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RatingStart::showState);
  connect(m_table, &QTableView::doubleClicked, m_goOn, &QPushButton::click);
  connect(m_goOn, &QPushButton::clicked, this, [this] { Q_EMIT goOnWanted(chosenRound()); });
  connect(m_results, &QPushButton::clicked, this, [this] { Q_EMIT resultsWanted(chosenRound()); });
  retranslate();
}

void RatingStart::setSystems(const QStringList& systems) {
  m_systems = systems;
  fillPairs();
}

void RatingStart::setRounds(const QList<Known>& rounds) {
  m_known = rounds;
  showRounds();
}

void RatingStart::fillPairs() {
  const int before = m_pair->currentIndex();
  m_pair->clear();
  for (int i = 0; i < m_systems.size(); ++i) {
    for (int k = i + 1; k < m_systems.size(); ++k)
      m_pair->addItem(tr("%1 and %2").arg(m_systems[i], m_systems[k]),
                      QStringList{m_systems[i], m_systems[k]});
  }
  if (m_pair->count() > 1) m_pair->addItem(tr("Every pair, taking turns"));
  m_pair->setCurrentIndex(std::clamp(before, 0, std::max(0, m_pair->count() - 1)));
  showState();
}

RatingRoundWishes RatingStart::wishes() const {
  RatingRoundWishes wishes;
  wishes.items = static_cast<std::size_t>(m_items->value());
  wishes.seed = static_cast<std::uint64_t>(m_seed->value());
  wishes.skipsEqual = m_skipsEqual->isChecked();
  const auto add = [&](int index) {
    const QStringList pair = m_pair->itemData(index).toStringList();
    if (pair.size() == 2) wishes.pairs.emplace_back(pair[0].toStdString(), pair[1].toStdString());
  };
  if (m_pair->currentData().toStringList().size() == 2) {
    add(m_pair->currentIndex());
  } else {
    for (int i = 0; i < m_pair->count(); ++i) add(i);
  }
  return wishes;
}

void RatingStart::setWishes(int items, std::uint64_t seed) {
  m_items->setValue(items);
  m_seed->setValue(static_cast<int>(seed));
}

QString RatingStart::rater() const { return m_rater->text().simplified().replace(' ', '-'); }

void RatingStart::setRater(const QString& rater) { m_rater->setText(rater); }

QString RatingStart::chosenRound() const {
  const int row = m_table->currentIndex().row();
  return row >= 0 && row < m_known.size() ? m_known[row].folder : QString();
}

void RatingStart::showRounds() {
  QList<QStringList> lines;
  for (const Known& known : m_known) {
    lines << QStringList{whenBegun(known.folder), known.pairs, exactNumber(known.items),
                         known.raters.isEmpty() ? "–" : known.raters.join(", ")};
  }
  m_rows->setRows({tr("Begun"), tr("Pairs"), tr("Sentences"), tr("Judged by")}, lines);
  m_table->fitColumns();
  m_table->fitRowsInRoom();
  m_table->horizontalHeader()->setStretchLastSection(true);
  if (!m_known.isEmpty()) m_table->selectRow(0);
  showState();
}

void RatingStart::showState() {
  const bool any = !m_known.isEmpty();
  for (QWidget* widget : {static_cast<QWidget*>(m_knownLabel), static_cast<QWidget*>(m_table),
                          static_cast<QWidget*>(m_goOn), static_cast<QWidget*>(m_results)})
    widget->setVisible(any);
  m_goOn->setEnabled(!chosenRound().isEmpty() && !rater().isEmpty());
  m_results->setEnabled(!chosenRound().isEmpty());
}

void RatingStart::retranslate() {
  m_how->setText(tr(
      "You see a source and two answers, A and B, in an order drawn anew for every sentence, and nothing "
      "says which system wrote which. Say which is better, or that they are equally good. Every judgement "
      "is kept at once; you may stop at any time and go on later. Let a second person judge the same round "
      "to see how far you agree."));
  m_raterLabel->setText(tr("Your name"));
  m_rater->setPlaceholderText(tr("letters and digits"));
  m_pairLabel->setText(tr("Systems"));
  m_itemsLabel->setText(tr("Sentences of a pair"));
  m_items->setSpecialValueText(tr("all"));
  m_seedLabel->setText(tr("Seed"));
  m_seed->setToolTip(tr("Decides which sentences are drawn, their order, and which answer stands first"));
  m_skipsEqual->setText(tr("Leave out sentences whose two answers are the same"));
  m_keys->setText(
      tr("Keys: 1 or ← A is better · 2 or → B is better · 0 or space equally good · ↓ skip · ↑ show the "
         "reference · backspace undo"));
  m_knownLabel->setText(tr("Rounds that were begun before"));
  m_table->setAccessibleName(tr("Rounds that were begun before"));
  m_goOn->setText(tr("Go on with this round"));
  m_results->setText(tr("Its results"));
  fillPairs();
  showRounds();
}

void RatingStart::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace s2s
