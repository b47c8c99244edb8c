#include "widgets/charts/chart_heading.h"

#include <QFontMetricsF>
#include <algorithm>

namespace s2s {
namespace {

constexpr qreal kTitleHeight = 22, kLineHeight = 20, kSwatch = 22, kSwatchGap = 4, kEntryGap = 16;
constexpr qreal kBoxHeight = 9, kBelowLegend = 6;

}  // namespace

void ChartHeading::setTexts(const QString& title, const QString& note) {
  m_title = title;
  m_note = note;
}

void ChartHeading::setEntries(std::vector<Entry> entries) { m_entries = std::move(entries); }

qreal ChartHeading::titleHeight(const ChartLook& look) const {
  const bool any = (look.title && !m_title.isEmpty()) || !noteOf(look).isEmpty();
  return any ? kTitleHeight : 0.0;
}

std::vector<QRectF> ChartHeading::placeEntries(qreal left, qreal top, qreal right,
                                               const ChartLook& look) const {
  const QFontMetricsF metrics(look.font(TextSize::label));
  std::vector<QRectF> places;
  qreal x = left;
  for (const Entry& entry : m_entries) {
    const qreal width = std::min(kSwatch + kSwatchGap + metrics.horizontalAdvance(entry.name) + 1,
                                 std::max<qreal>(right - left, 60));
    if (x > left && x + width > right) x = left, top += kLineHeight;
    places.emplace_back(x, top, width, kLineHeight);
    x += width + kEntryGap;
  }
  return places;
}

qreal ChartHeading::heightFor(qreal width, const ChartLook& look) const {
  const qreal title = titleHeight(look);
  if (look.legend != LegendPlace::above || m_entries.empty()) return title;
  return placeEntries(m_indent, title, width - 2, look).back().bottom() + kBelowLegend;
}

int ChartHeading::seriesAt(QPointF position, const QRectF& area, const ChartLook& look) const {
  if (look.legend != LegendPlace::above) return -1;
  const std::vector<QRectF> places =
      placeEntries(area.left() + m_indent, area.top() + titleHeight(look), area.right() - 2, look);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].contains(position)) return m_entries[i].series;
  }
  return -1;
}

void ChartHeading::paint(QPainter& painter, const QRectF& area, const ChartLook& look) const {
  painter.setRenderHint(QPainter::Antialiasing);
  const QString note = noteOf(look), title = look.title ? m_title : QString();
  if (titleHeight(look) > 0) {
    const QRectF line(area.left(), area.top() - 2, area.width(), kTitleHeight);
    painter.setFont(look.font(TextSize::body));
    const qreal noteWidth = note.isEmpty() ? 0 : QFontMetricsF(painter.font()).horizontalAdvance(note) + 1;
    const bool noteFits = noteWidth < area.width() * 0.7;
    if (noteFits) {
      painter.setPen(look.tokens.muted);
      painter.drawText(line, Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine, note);
    }
    painter.setFont(look.font(TextSize::bodyStrong));
    painter.setPen(look.tokens.text);
    const qreal room = area.width() - (noteFits ? noteWidth + 12 : 0);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                     QFontMetricsF(painter.font()).elidedText(title, Qt::ElideRight, room));
  }
  if (look.legend != LegendPlace::above) return;
  const std::vector<QRectF> places =
      placeEntries(area.left() + m_indent, area.top() + titleHeight(look), area.right() - 2, look);
  for (std::size_t i = 0; i < places.size(); ++i) paintEntry(painter, places[i], m_entries[i], look);
}

void ChartHeading::paintEntry(QPainter& painter, const QRectF& place, const Entry& entry,
                              const ChartLook& look) const {
  QPen pen = look.seriesPen(entry.style);
  if (!m_dashed) pen.setStyle(Qt::SolidLine);
  if (!entry.visible) pen.setColor(look.tokens.border);
  const qreal middle = place.center().y();
  if (m_swatch == Swatch::line) {
    painter.setPen(pen);
    painter.drawLine(QLineF(place.left(), middle, place.left() + kSwatch, middle));
  } else {
    painter.fillRect(QRectF(place.left(), middle - kBoxHeight / 2, kSwatch, kBoxHeight), pen.color());
  }
  painter.setFont(look.font(TextSize::label));
  painter.setPen(entry.visible ? look.tokens.text : look.tokens.muted);
  const QRectF words = place.adjusted(kSwatch + kSwatchGap, 0, 1, 0);
  painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   QFontMetricsF(painter.font()).elidedText(entry.name, Qt::ElideMiddle, words.width()));
}

qreal ChartHeading::namesWidth(qreal mostWidth, const ChartLook& look) const {
  const QFontMetricsF metrics(look.font(TextSize::label));
  qreal width = 0;
  for (const Entry& entry : m_entries) width = std::max(width, metrics.horizontalAdvance(entry.name));
  return std::min(width + 2, mostWidth);
}

QSizeF ChartHeading::columnSize(qreal mostWidth, const ChartLook& look) const {
  return {std::min(kSwatch + kSwatchGap + namesWidth(mostWidth, look), mostWidth),
          kLineHeight * static_cast<qreal>(m_entries.size())};
}

void ChartHeading::paintColumn(QPainter& painter, const QRectF& area, const ChartLook& look) const {
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    const QRectF place(area.left(), area.top() + kLineHeight * static_cast<qreal>(i), area.width(),
                       kLineHeight);
    paintEntry(painter, place, m_entries[i], look);
  }
}

}  // namespace s2s
