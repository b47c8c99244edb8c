#include "widgets/panes/rows_view.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <limits>

#include "widgets/panes/labels.h"
#include "widgets/panes/number_delegate.h"

namespace s2s {
namespace {

constexpr int kStripHeight = 40;
constexpr int kColumnWidgetGap = 4;  // at each side
constexpr int kRowsOfAWheelStep = 3, kWheelStep = 120;
constexpr int kNumberInset = 11;

}  // namespace

RowsView::RowsView(QWidget* parent)
    : QAbstractItemView(parent), m_header(new QHeaderView(Qt::Horizontal, this)), m_strip(new QWidget(this)) {
  setFrameShape(QFrame::NoFrame);
  setSelectionBehavior(SelectRows);
  setSelectionMode(SingleSelection);
  setEditTriggers(NoEditTriggers);
  setTabKeyNavigation(false);
  setHorizontalScrollMode(ScrollPerPixel);
  setVerticalScrollMode(ScrollPerItem);
  setItemDelegate(new NumberDelegate(kNumberInset, TextColor::muted, this));
  m_header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  m_header->setHighlightSections(false);
  m_header->setStretchLastSection(true);
  m_header->setMinimumSectionSize(72);
  m_header->setFont(themeFont(TextSize::label));
  m_strip->hide();
  connect(m_header, &QHeaderView::sectionResized, this, [this](int section) {
    // The last one follows the width by itself.
    if (!m_sharing && section != m_header->count() - 1) m_narrowest.reset();
    updateGeometries();
    viewport()->update();
  });
  connect(m_header, &QHeaderView::sectionCountChanged, this, [this] { updateGeometries(); });
}

void RowsView::setModel(QAbstractItemModel* model) {
  m_header->setModel(model);
  QAbstractItemView::setModel(model);
}

void RowsView::shareWidth(int narrowest) {
  m_narrowest = narrowest;
  giveShares();
}

void RowsView::giveShares() {
  const int columns = m_header->count() - 1;
  if (!m_narrowest || columns < 1) return;
  m_sharing = true;
  const int room = (viewport()->width() - m_header->sectionSize(0)) / columns;
  for (int section = 1; section <= columns; ++section)
    m_header->resizeSection(section, std::max(*m_narrowest, room));
  m_sharing = false;
}

int RowsView::rowCount() const { return model() ? model()->rowCount(rootIndex()) : 0; }

int RowsView::firstRow() const { return verticalScrollBar()->value(); }

int RowsView::rowsOnScreen() const { return std::max(1, viewport()->height() / kRowHeight); }

int RowsView::horizontalOffset() const { return horizontalScrollBar()->value(); }

int RowsView::verticalOffset() const {
  return static_cast<int>(std::min<qint64>(qint64{firstRow()} * kRowHeight, std::numeric_limits<int>::max()));
}

bool RowsView::isIndexHidden(const QModelIndex&) const { return false; }

void RowsView::setColumnWidget(int column, QWidget* widget) {
  if (const auto old = m_columnWidgets.find(column); old != m_columnWidgets.end()) {
    old->second->deleteLater();
    m_columnWidgets.erase(old);
  }
  if (widget) {
    widget->setParent(m_strip);
    widget->show();
    m_columnWidgets[column] = widget;
  }
  m_strip->setVisible(!m_columnWidgets.empty());
  updateGeometries();
}

QWidget* RowsView::columnWidget(int column) const {
  const auto at = m_columnWidgets.find(column);
  return at == m_columnWidgets.end() ? nullptr : at->second;
}

void RowsView::goTo(int row) {
  if (row < 0 || row >= rowCount()) return;
  const QModelIndex index = model()->index(row, 0, rootIndex());
  scrollTo(index, PositionAtCenter);
  setCurrentIndex(index);
}

QRect RowsView::visualRect(const QModelIndex& index) const {
  if (!index.isValid()) return {};
  const qint64 row = qint64{index.row()} - firstRow();
  // Far outside, and so nowhere: a coordinate must not overflow.
  if (row < -1 || row > rowsOnScreen() + 1) return {};
  return {m_header->sectionViewportPosition(index.column()), static_cast<int>(row) * kRowHeight,
          m_header->sectionSize(index.column()), kRowHeight};
}

void RowsView::scrollTo(const QModelIndex& index, ScrollHint hint) {
  if (!index.isValid()) return;
  const int row = index.row(), shown = rowsOnScreen();
  int first = firstRow();
  if (hint == PositionAtCenter) {
    first = row - shown / 2;
  } else if (hint == PositionAtTop || row < first) {
    first = row;
  } else if (hint == PositionAtBottom || row >= first + shown) {
    first = row - shown + 1;
  }
  verticalScrollBar()->setValue(std::max(0, first));
}

QModelIndex RowsView::indexAt(const QPoint& point) const {
  if (!model() || point.y() < 0) return {};
  const int row = firstRow() + point.y() / kRowHeight, column = m_header->logicalIndexAt(point.x());
  return row < rowCount() && column >= 0 ? model()->index(row, column, rootIndex()) : QModelIndex();
}

QModelIndex RowsView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
  const int last = rowCount() - 1;
  if (last < 0) return {};
  int row = std::max(0, currentIndex().row());
  const int column = std::max(0, currentIndex().column());
  const bool none = !currentIndex().isValid();
  switch (action) {
    case MoveUp:
    case MovePrevious:
      row -= 1;
      break;
    case MoveDown:
    case MoveNext:
      row += none ? 0 : 1;
      break;
    case MovePageUp:
      row -= rowsOnScreen();
      break;
    case MovePageDown:
      row += std::min(rowsOnScreen(), last - row);
      break;
    case MoveHome:
      row = 0;
      break;
    case MoveEnd:
      row = last;
      break;
    case MoveLeft:
      horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
      break;
    case MoveRight:
      horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
      break;
  }
  return model()->index(std::clamp(row, 0, last), column, rootIndex());
}

void RowsView::setSelection(const QRect& area, QItemSelectionModel::SelectionFlags command) {
  const QModelIndex index = indexAt(area.topLeft());
  selectionModel()->select(index.isValid() ? QItemSelection(index, index) : QItemSelection(), command);
}

QRegion RowsView::visualRegionForSelection(const QItemSelection& selection) const {
  QRegion region;
  for (const QItemSelectionRange& range : selection) {
    const int top = std::max(range.top(), firstRow());
    const int bottom = std::min(range.bottom(), firstRow() + rowsOnScreen() + 1);
    if (top <= bottom)
      region +=
          QRect(0, (top - firstRow()) * kRowHeight, viewport()->width(), (bottom - top + 1) * kRowHeight);
  }
  return region;
}

void RowsView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QAbstractItemView::currentChanged(current, previous);
  viewport()->update();
  if (current.row() != previous.row()) Q_EMIT currentRowChanged(current.row());
}

void RowsView::updateGeometries() {
  const int head = model() ? std::max(30, m_header->sizeHint().height()) : 0;
  const int strip = m_columnWidgets.empty() ? 0 : kStripHeight;
  setViewportMargins(0, strip + head, 0, 0);
  const QRect inside = viewport()->geometry();
  m_strip->setGeometry(inside.left(), inside.top() - head - strip, inside.width(), strip);
  m_header->setGeometry(inside.left(), inside.top() - head, inside.width(), head);
  verticalScrollBar()->setRange(0, std::max(0, rowCount() - rowsOnScreen()));
  verticalScrollBar()->setPageStep(rowsOnScreen());
  verticalScrollBar()->setSingleStep(1);
  horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - viewport()->width()));
  horizontalScrollBar()->setPageStep(viewport()->width());
  horizontalScrollBar()->setSingleStep(40);
  m_header->setOffset(horizontalScrollBar()->value());
  placeColumnWidgets();
  QAbstractItemView::updateGeometries();
}

void RowsView::placeColumnWidgets() {
  for (const auto& [column, widget] : m_columnWidgets) {
    const bool there = column < m_header->count();
    widget->setVisible(there);
    if (!there) continue;
    widget->setGeometry(m_header->sectionViewportPosition(column) + kColumnWidgetGap,
                        (kStripHeight - widget->sizeHint().height()) / 2,
                        std::max(0, m_header->sectionSize(column) - 2 * kColumnWidgetGap),
                        widget->sizeHint().height());
  }
}

void RowsView::scrollContentsBy(int dx, int) {
  if (dx != 0) {
    m_header->setOffset(horizontalScrollBar()->value());
    placeColumnWidgets();
  }
  viewport()->update();
}

void RowsView::rowsInserted(const QModelIndex& parent, int start, int end) {
  QAbstractItemView::rowsInserted(parent, start, end);
  updateGeometries();
  if (start <= firstRow() + rowsOnScreen() + 1) viewport()->update();
}

void RowsView::resizeEvent(QResizeEvent* event) {
  QAbstractItemView::resizeEvent(event);
  giveShares();
  updateGeometries();
}

void RowsView::wheelEvent(QWheelEvent* event) {
  const QPoint turned = event->angleDelta();
  if (std::abs(turned.x()) > std::abs(turned.y()) || event->modifiers().testFlag(Qt::ShiftModifier)) {
    const int sideways = turned.x() != 0 ? turned.x() : turned.y();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - sideways);
  } else {
    m_wheel += turned.y() * kRowsOfAWheelStep;
    verticalScrollBar()->setValue(verticalScrollBar()->value() - m_wheel / kWheelStep);
    m_wheel %= kWheelStep;
  }
  event->accept();
}

void RowsView::paintEvent(QPaintEvent*) {
  QPainter painter(viewport());
  if (!model()) return;
  QStyleOptionViewItem option;
  initViewItemOption(&option);
  const int last = std::min(rowCount() - 1, firstRow() + viewport()->height() / kRowHeight);
  for (int row = firstRow(); row <= last; ++row) {
    for (int section = 0; section < m_header->count(); ++section) {
      const QModelIndex index = model()->index(row, section, rootIndex());
      option.rect = visualRect(index);
      if (option.rect.right() < 0 || option.rect.left() > viewport()->width()) continue;
      option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
      option.state.setFlag(QStyle::State_HasFocus, false);
      itemDelegateForIndex(index)->paint(&painter, option, index);
    }
  }
}

}  // namespace s2s
