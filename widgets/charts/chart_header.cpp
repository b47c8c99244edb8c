#include "widgets/charts/chart_header.h"

#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr qreal kTitleHeight = 22, kLineHeight = 20, kSwatch = 22, kSwatchGap = 4, kEntryGap = 16;

}  // namespace

QPen seriesPen(const ThemeTokens& tokens, int index) {
  QPen pen(tokens.seriesColor(index), 2.0, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  const QList<qreal> dash = seriesDash(index);
  if (!dash.isEmpty()) pen.setDashPattern(dash);
  return pen;
}

void ChartHeader::setTexts(const QString& title, const QString& note) {
  m_title = title;
  m_note = note;
}

void ChartHeader::setEntries(std::vector<Entry> entries) { m_entries = std::move(entries); }

qreal ChartHeader::titleHeight() const { return m_title.isEmpty() && m_note.isEmpty() ? 0.0 : kTitleHeight; }

std::vector<QRectF> ChartHeader::placeEntries(qreal left, qreal top, qreal right) const {
  const QFontMetricsF metrics(themeFont(TextSize::label));
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

QSize ChartHeader::minimumOuterSizeHint() const {
  const qreal width = mParentPlot->viewport().width();
  const std::vector<QRectF> places = placeEntries(m_indent, titleHeight(), width - 2);
  const qreal height = places.empty() ? titleHeight() : places.back().bottom() + 6;
  return {10, static_cast<int>(std::ceil(height))};
}

int ChartHeader::seriesAt(QPoint position) const {
  const QRectF area = rect();
  const std::vector<QRectF> places =
      placeEntries(area.left() + m_indent, area.top() + titleHeight(), area.right() - 2);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].contains(position)) return m_entries[i].series;
  }
  return -1;
}

void ChartHeader::draw(QCPPainter* painter) {
  const QRectF area = rect();
  painter->setAntialiasing(true);
  if (titleHeight() > 0) {
    const QRectF line(area.left(), area.top() - 2, area.width(), kTitleHeight);
    painter->setFont(themeFont(TextSize::body));
    const qreal noteWidth =
        m_note.isEmpty() ? 0 : QFontMetricsF(painter->font()).horizontalAdvance(m_note) + 1;
    const bool noteFits = noteWidth < area.width() * 0.7;
    if (noteFits) {
      painter->setPen(m_tokens->muted);
      painter->drawText(line, Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine, m_note);
    }
    painter->setFont(themeFont(TextSize::bodyStrong));
    painter->setPen(m_tokens->text);
    const qreal room = area.width() - (noteFits ? noteWidth + 12 : 0);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                      QFontMetricsF(painter->font()).elidedText(m_title, Qt::ElideRight, room));
  }
  painter->setFont(themeFont(TextSize::label));
  const QFontMetricsF metrics(painter->font());
  const std::vector<QRectF> places =
      placeEntries(area.left() + m_indent, area.top() + titleHeight(), area.right() - 2);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Entry& entry = m_entries[i];
    QPen pen = seriesPen(*m_tokens, entry.style);
    if (!entry.visible) pen.setColor(m_tokens->border);
    painter->setPen(pen);
    const qreal middle = places[i].center().y();
    painter->drawLine(QLineF(places[i].left(), middle, places[i].left() + kSwatch, middle));
    painter->setPen(entry.visible ? m_tokens->text : m_tokens->muted);
    const QRectF words = places[i].adjusted(kSwatch + kSwatchGap, 0, 1, 0);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(entry.name, Qt::ElideMiddle, words.width()));
  }
}

}  // namespace s2s
