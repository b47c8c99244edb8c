#include "app/window/home/home_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/window/home/run_row.h"
#include "app/window/run_catalogue.h"
#include "app/window/settings.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/empty_state.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/page_title.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr std::size_t kRecentRuns = 12;

}  // namespace

HomePage::HomePage(Workplace& workplace, QWidget* parent)
    : Page(workplace, parent),
      m_title(new PageTitle({})),
      m_new(makeButton({}, ButtonRole::primary)),
      m_banner(new ErrorBanner),
      m_demo(makeOffer("play")),
      m_begin(makeOffer("train")),
      m_open(makeOffer("folder")),
      m_recent(new Card(" ")),
      m_empty(new EmptyState("runs", {}, " ")),
      m_runRows(new QVBoxLayout),
      m_hints(new Card(" ")) {
  m_title->addAction(m_new);
  auto* offers = new QHBoxLayout;
  offers->setSpacing(length::kGap);
  for (const Offer& offer : {m_demo, m_begin, m_open}) offers->addWidget(offer.card, 1);

  auto* rows = new QWidget;
  rows->setProperty("role", "scrolled");
  auto* rowsColumn = new QVBoxLayout(rows);
  rowsColumn->setContentsMargins(0, 0, 0, 0);
  m_runRows->setSpacing(0);
  rowsColumn->addLayout(m_runRows);
  rowsColumn->addWidget(m_empty, 1);
  rowsColumn->addStretch();
  auto* scroll = new QScrollArea;
  scroll->setWidget(rows);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  m_recent->content()->addWidget(scroll, 1);
  for (QLabel*& hint : m_hintTexts) {
    hint = makeLabel({});
    hint->setWordWrap(true);
    m_hints->content()->addWidget(hint);
  }

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addWidget(m_title);
  column->addWidget(m_banner);
  column->addLayout(offers);
  column->addWidget(m_recent, 1);
  column->addWidget(m_hints);

  connect(m_new, &QPushButton::clicked, this, &HomePage::newRunWanted);
  connect(m_demo.button, &QPushButton::clicked, this, &HomePage::demoWanted);
  connect(m_begin.button, &QPushButton::clicked, this, &HomePage::newRunWanted);
  connect(m_open.button, &QPushButton::clicked, this, &HomePage::openWanted);
  connect(m_empty, &EmptyState::activated, this, &HomePage::demoWanted);
  connect(&workplace.runs, &RunCatalogue::changed, this, &HomePage::showRuns);
  retranslate();
  showRuns();
}

HomePage::Offer HomePage::makeOffer(const QString& iconName) {
  Offer offer{new Card(" "), makeLabel({}, TextSize::body, TextColor::muted), makeButton({})};
  offer.sentence->setWordWrap(true);
  offer.sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  offer.button->setIcon(icon(iconName, IconColor::accent));
  offer.card->content()->addWidget(offer.sentence, 1);
  offer.card->content()->addWidget(offer.button, 0, Qt::AlignLeft);
  return offer;
}

void HomePage::showRuns() {
  const auto& runs = m_workplace.runs.runs();
  const std::size_t shown = std::min(kRecentRuns, runs.size());
  bool same = m_runRows->count() == static_cast<int>(shown);
  for (std::size_t i = 0; same && i < shown; ++i) {
    const auto* row = static_cast<RunRowWidget*>(m_runRows->itemAt(static_cast<int>(i))->widget());
    same = row->run() == runKey(runs[i]);
  }
  if (!same) {
    while (QLayoutItem* item = m_runRows->takeAt(0)) {
      item->widget()->deleteLater();
      delete item;
    }
    for (std::size_t i = 0; i < shown; ++i) {
      auto* row =
          new RunRowWidget(m_workplace.runs, runs[i], m_workplace.settings.seriesIndex(runKey(runs[i])));
      connect(row, &QAbstractButton::clicked, this, [this, run = row->run()] { Q_EMIT runChosen(run); });
      m_runRows->addWidget(row);
    }
  }
  for (std::size_t i = 0; i < shown; ++i) {
    static_cast<RunRowWidget*>(m_runRows->itemAt(static_cast<int>(i))->widget())->setRun(runs[i]);
  }
  m_empty->setVisible(shown == 0 && m_workplace.runs.loaded());
  m_hints->setVisible(shown == 0 && m_workplace.runs.loaded());
}

void HomePage::showError(const Error& error) { m_banner->showError(error); }

void HomePage::retranslate() {
  m_title->setTitle(tr("Home"));
  m_title->setSubtitle(tr("Fine-tune, inspect and compare sequence-to-sequence models"));
  m_new->setText(tr("New run"));
  m_demo.card->setTitle(tr("See it work"));
  m_demo.sentence->setText(
      tr("Three tiny models, one sentence: ask them, fine-tune one in a minute, ask again."));
  m_demo.button->setText(tr("Try the demo"));
  m_begin.card->setTitle(tr("Train on your own pairs"));
  m_begin.sentence->setText(
      tr("A table of sentences and a model; curves, samples and pause from the first step on."));
  m_begin.button->setText(tr("New run"));
  m_open.card->setTitle(tr("Bring what you have"));
  m_open.sentence->setText(
      tr("A model in the Hugging Face layout, a run of yours, or a folder full of runs."));
  m_open.button->setText(tr("Open a folder or a model"));
  m_recent->setTitle(tr("Recent runs"));
  m_empty->setSentence(
      tr("Your training runs appear here, each with its curve. The demo makes the first one."));
  m_empty->setAction(tr("Try the demo"));
  m_hints->setTitle(tr("Three things worth knowing"));
  m_hintTexts[0]->setText(tr("Ctrl+1 to Ctrl+7 change pages, Ctrl+Return does the page's main action."));
  m_hintTexts[1]->setText(
      tr("A run can be paused at any time, closed, and taken up later exactly where it stopped."));
  m_hintTexts[2]->setText(tr("Right-click a chart to export it as PDF, SVG, PNG or CSV."));
  showRuns();
}

}  // namespace s2s
