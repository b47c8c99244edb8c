#include "widgets/panes/upright_scroll_area.h"

#include <QScrollBar>

namespace s2s {
namespace {

constexpr int kLeastHeight = 120;

}  // namespace

UprightScrollArea::UprightScrollArea(QWidget* scrolled, QWidget* parent) : QScrollArea(parent) {
  scrolled->setProperty("role", "scrolled");
  setWidget(scrolled);
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

QSize UprightScrollArea::sizeHint() const {
  const QSize content = widget()->sizeHint();
  return {content.width() + verticalScrollBar()->sizeHint().width(), content.height()};
}

QSize UprightScrollArea::minimumSizeHint() const {
  const QSize content = widget()->minimumSizeHint();
  return {content.width() + verticalScrollBar()->sizeHint().width(),
          std::min(content.height(), kLeastHeight)};
}

}  // namespace s2s
