#include "widgets/panes/flow_layout.h"

#include <QWidget>
#include <utility>

namespace s2s {

FlowLayout::FlowLayout(QWidget* parent, int gap) : QLayout(parent), m_gap(gap) {
  setContentsMargins(0, 0, 0, 0);
}
FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem* item) { m_items.emplace_back(item); }
int FlowLayout::count() const { return static_cast<int>(m_items.size()); }

QLayoutItem* FlowLayout::itemAt(int index) const {
  return index < 0 || index >= count() ? nullptr : m_items[static_cast<std::size_t>(index)].get();
}

QLayoutItem* FlowLayout::takeAt(int index) {
  if (index < 0 || index >= count()) return nullptr;
  QLayoutItem* item = m_items[static_cast<std::size_t>(index)].release();
  m_items.erase(m_items.begin() + index);
  return item;
}

int FlowLayout::heightForWidth(int width) const { return arrange(QRect(0, 0, width, 0), false); }

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const auto& item : m_items) size = size.expandedTo(item->minimumSize());
  const QMargins margins = contentsMargins();
  return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect& area) {
  QLayout::setGeometry(area);
  arrange(area, true);
}

int FlowLayout::arrange(const QRect& area, bool move) const {
  const QRect inside = area.marginsRemoved(contentsMargins());
  std::vector<std::pair<QLayoutItem*, QRect>> line;
  int x = inside.x(), y = inside.y(), lineHeight = 0;
  const auto endLine = [&] {
    for (const auto& [item, place] : line) {
      if (move) item->setGeometry(place.translated(0, (lineHeight - place.height()) / 2));
    }
    line.clear();
  };
  for (const auto& item : m_items) {
    if (item->isEmpty()) continue;
    const QSize size = item->sizeHint().boundedTo(
        QSize(std::max(inside.width(), item->minimumSize().width()), QWIDGETSIZE_MAX));
    if (x > inside.x() && x + size.width() > inside.right() + 1) {
      endLine();
      x = inside.x();
      y += lineHeight + m_gap;
      lineHeight = 0;
    }
    line.emplace_back(item.get(), QRect(QPoint(x, y), size));
    x += size.width() + m_gap;
    lineHeight = std::max(lineHeight, size.height());
  }
  endLine();
  return y + lineHeight - area.y() + contentsMargins().bottom();
}

}  // namespace s2s
