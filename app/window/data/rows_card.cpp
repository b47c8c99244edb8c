#include "app/window/data/rows_card.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/window/data/data_set.h"
#include "widgets/item_models/paged_table_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/rows_view.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/text/number_format.h"
#include "widgets/text/sentence.h"

namespace s2s {
namespace {

constexpr int kReasonWidth = 320, kNumberWidth = 96, kNarrowestColumn = 136;
constexpr int kFindWidth = 232, kReadingWidth = 120;
constexpr int kReadingSteps = 1000;

}  // namespace

RowsCard::RowsCard(QWidget* parent)
    : Card(" ", parent),
      m_which(new SegmentedControl({"", ""})),
      m_find(new QLineEdit),
      m_stop(makeIconButton("stop", {})),
      m_export(makeButton({})),
      m_facts(makeLabel({}, TextSize::label, TextColor::muted)),
      m_progress(new QProgressBar),
      m_views(new QStackedWidget),
      m_view(new RowsView),
      m_model(new PagedTableModel(this)),
      m_badView(new RowsView),
      m_badModel(new PagedTableModel(this)),
      m_noBadRows(makeLabel({}, TextSize::body, TextColor::muted)) {
  m_find->setClearButtonEnabled(true);
  m_find->setFixedWidth(kFindWidth);
  m_progress->setTextVisible(false);
  m_progress->setRange(0, kReadingSteps);
  m_progress->setFixedWidth(kReadingWidth);
  m_stop->setObjectName("stopSearch");
  m_stop->hide();
  m_noBadRows->setAlignment(Qt::AlignCenter);
  m_export->setObjectName("exportBadRows");
  m_noBadRows->setWordWrap(true);
  for (QWidget* widget :
       std::initializer_list<QWidget*>{m_facts, m_progress, m_stop, m_export, m_find, m_which})
    addHeaderWidget(widget);
  m_view->setModel(m_model);
  m_badView->setModel(m_badModel);
  m_views->addWidget(m_view);
  m_views->addWidget(m_badView);
  m_views->addWidget(m_noBadRows);
  content()->addWidget(m_views, 1);

  connect(m_model, &PagedTableModel::blockWanted, this, [this](int block) {
    if (m_set) m_set->fetchBlock(block);
  });
  connect(
      m_badModel, &PagedTableModel::blockWanted, this,
      [this](int block) {
        if (m_set) m_badModel->takeBlock(block, m_set->badBlock(block));
      },
      Qt::QueuedConnection);
  connect(m_view, &RowsView::currentRowChanged, this, [this](int row) { Q_EMIT currentRowChanged(row); });
  connect(m_which, &SegmentedControl::currentIndexChanged, this,
          [this] { showBadRows(m_which->currentIndex() == 1); });
  connect(m_find, &QLineEdit::returnPressed, this, [this] { find(m_find->text()); });
  connect(m_stop, &QToolButton::clicked, this, [this] {
    if (m_set) m_set->stopSearch();
  });
  connect(m_export, &QPushButton::clicked, this, &RowsCard::badRowsExportWanted);
  retranslate();
  showBadRows(false);
}

void RowsCard::setDataSet(DataSet* set) {
  if (set == m_set) return;
  if (m_set) {
    disconnect(m_set, nullptr, this, nullptr);
    m_set->stopSearch();
  }
  m_set = set;
  if (set) {
    connect(set, &DataSet::opened, this, &RowsCard::showColumns);
    connect(set, &DataSet::grown, this, &RowsCard::showGrowth);
    connect(set, &DataSet::changed, this, &RowsCard::fillUseBoxes);
    connect(set, &DataSet::searchMoved, this, &RowsCard::showProgress);
    connect(set, &DataSet::blockFetched, this,
            [this](int block, const std::vector<PagedTableModel::Row>& rows) {
              m_model->takeBlock(block, rows);
            });
    connect(set, &DataSet::found, this, [this](qint64 row) {
      if (row >= 0) {
        goToRow(row);
      } else {
        Q_EMIT reported(sentence(tr("“%1” is in no row further down"), {m_find->text()}));
      }
    });
  }
  showColumns();
}

void RowsCard::showColumns() {
  const QStringList columns = m_set ? m_set->columnNames() : QStringList();
  m_model->reset(tr("line"), columns);
  m_badModel->reset(tr("line"), {tr("why it cannot be used"), tr("how it stands in the file")});
  for (RowsView* view : {m_view, m_badView}) {
    view->header()->resizeSection(0, kNumberWidth);
    view->verticalScrollBar()->setValue(0);
  }
  m_badView->header()->resizeSection(1, kReasonWidth);
  m_view->shareWidth(kNarrowestColumn);
  fillUseBoxes();
  showGrowth();
}

void RowsCard::fillUseBoxes() {
  const int columns = m_set ? static_cast<int>(m_set->columns().size()) : 0;
  for (int section = 1; section <= columns || m_view->columnWidget(section); ++section) {
    auto* box = qobject_cast<QComboBox*>(m_view->columnWidget(section));
    if (section > columns) {
      m_view->setColumnWidget(section, nullptr);
      continue;
    }
    if (!box) {
      box = new QComboBox;
      for (const ColumnUse use : kColumnUses) box->addItem(columnUseName(use), static_cast<int>(use));
      connect(box, &QComboBox::activated, this, [this, box, section] {
        if (m_set) m_set->setColumnUse(section - 1, static_cast<ColumnUse>(box->currentData().toInt()));
      });
      m_view->setColumnWidget(section, box);
    }
    box->setAccessibleName(tr("What the column %1 is for").arg(m_set->columnNames()[section - 1]));
    box->setCurrentIndex(
        box->findData(static_cast<int>(m_set->columnUses()[static_cast<std::size_t>(section - 1)])));
  }
}

void RowsCard::showGrowth() {
  if (m_set) {
    m_model->setRows(m_set->rows());
    m_badModel->setRows(m_set->describedBadRows());
  }
  const qint64 bad = m_set ? m_set->badRowCount() : 0;
  m_which->setWords({tr("Rows"), bad > 0 ? tr("Bad rows · %1").arg(exactNumber(bad)) : tr("Bad rows")});
  showProgress();
  m_facts->setText(factsText());
  m_facts->setVisible(!m_facts->text().isEmpty());
  showBadRows(m_which->currentIndex() == 1);
}

void RowsCard::showProgress() {
  const bool reading = m_set && m_set->isReading();
  const bool searching = m_set && m_set->isSearching();
  m_stop->setVisible(searching);
  m_progress->setVisible(reading || searching);
  if (!reading && !searching) return;
  m_progress->setAccessibleName(searching ? tr("How far the search is") : tr("How far the file is read"));
  m_progress->setValue(
      static_cast<int>((searching ? m_set->searchProgress() : m_set->progress()) * kReadingSteps));
}

QString RowsCard::factsText() const {
  if (!m_set || m_which->currentIndex() == 0) return {};
  const qint64 bad = m_set->badRowCount(), described = m_set->describedBadRows();
  return bad > described ? tr("the first %1 of %2 are listed").arg(exactNumber(described), exactNumber(bad))
                         : QString();
}

void RowsCard::showBadRows(bool bad) {
  {
    const QSignalBlocker quiet(m_which);
    m_which->setCurrentIndex(bad ? 1 : 0);
  }
  const bool some = m_set && m_set->badRowCount() > 0;
  m_views->setCurrentWidget(!bad   ? static_cast<QWidget*>(m_view)
                            : some ? static_cast<QWidget*>(m_badView)
                                   : m_noBadRows);
  m_find->setVisible(!bad);
  m_export->setVisible(bad && some);
  m_facts->setText(factsText());
  m_facts->setVisible(!m_facts->text().isEmpty());
  m_noBadRows->setText(m_set && m_set->isReading() ? tr("None so far; the file is still being read.")
                                                   : tr("Every row of this file can be used."));
}

void RowsCard::find(const QString& what) {
  const QString text = what.trimmed();
  if (text.isEmpty() || !m_set) return;
  showBadRows(false);
  bool isNumber = false;
  const qint64 line = QLocale().toLongLong(text, &isNumber);
  if (isNumber && line > 0) {
    m_set->findLine(line);
  } else {
    m_set->findText(text, std::max(-1, m_view->currentRow()) + 1);
  }
}

qint64 RowsCard::currentRow() const { return m_view->currentRow(); }

void RowsCard::goToRow(qint64 row) {
  showBadRows(false);
  if (row >= 0 && row < m_model->rowCount()) m_view->goTo(static_cast<int>(row));
}

void RowsCard::retranslate() {
  setTitle(tr("Rows"));
  m_which->setAccessibleName(tr("Which rows are shown"));
  m_find->setPlaceholderText(tr("Line number or text"));
  m_find->setAccessibleName(tr("Go to a line, or to the next row with a text"));
  m_find->setToolTip(tr("Go to a line, or to the next row with a text"));
  m_stop->setToolTip(tr("Stop the search"));
  m_stop->setAccessibleName(tr("Stop the search"));
  m_export->setText(tr("Export…"));
  m_view->setAccessibleName(tr("Rows of the file"));
  m_badView->setAccessibleName(tr("Rows that cannot be used, and why"));
  for (int section = 1; QWidget* widget = m_view->columnWidget(section); ++section) {
    auto* box = static_cast<QComboBox*>(widget);
    for (int use = 0; use < box->count(); ++use)
      box->setItemText(use, columnUseName(static_cast<ColumnUse>(box->itemData(use).toInt())));
  }
  showColumns();
}

void RowsCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

}  // namespace s2s
