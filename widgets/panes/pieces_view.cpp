#include "widgets/panes/pieces_view.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "widgets/text/number_format.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr qreal kHeight = 25, kSideMargin = 7, kGap = 4;

/// SentencePiece's space mark has no glyph in many fonts.
QString shown(const QString& piece) { return QString(piece).replace(QChar(0x2581), QLatin1Char('_')); }

}  // namespace

PiecesView::PiecesView(QWidget* parent) : QWidget(parent) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void PiecesView::setPieces(std::vector<Piece> pieces) {
  m_pieces = std::move(pieces);
  QStringList spoken;
  for (const Piece& piece : m_pieces) spoken << (piece.unknown ? tr("unknown") : piece.text);
  setAccessibleName(spoken.join(' '));
  updateGeometry();
  update();
}

std::vector<QRectF> PiecesView::place(int width) const {
  const QFontMetricsF metrics(font());
  std::vector<QRectF> places;
  qreal x = 0, y = 0;
  for (const Piece& piece : m_pieces) {
    const qreal chip =
        std::max(kHeight * 0.68, metrics.horizontalAdvance(shown(piece.text)) + 2 * kSideMargin);
    if (x > 0 && x + chip > width) x = 0, y += kHeight + kGap;
    places.emplace_back(x, y, std::min<qreal>(chip, std::max(width, 1)), kHeight);
    x += chip + kGap;
  }
  return places;
}

int PiecesView::heightForWidth(int width) const {
  const std::vector<QRectF> places = place(width);
  return places.empty() ? static_cast<int>(kHeight) : static_cast<int>(std::ceil(places.back().bottom()));
}

QSize PiecesView::sizeHint() const {
  const std::vector<QRectF> places = place(1 << 20);
  return {places.empty() ? 0 : static_cast<int>(std::ceil(places.back().right())) + 1,
          heightForWidth(std::max(width(), 200))};
}

QSize PiecesView::minimumSizeHint() const { return {80, static_cast<int>(kHeight)}; }

void PiecesView::paintEvent(QPaintEvent*) {
  const ThemeTokens& tokens = Theme::current().tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const std::vector<QRectF> places = place(width());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Piece& piece = m_pieces[i];
    painter.setPen(piece.unknown ? tokens.bad : tokens.border);
    painter.setBrush(piece.unknown ? QBrush(Qt::NoBrush) : QBrush(tokens.accentBehindText));
    painter.drawRoundedRect(places[i].adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.setPen(piece.unknown ? tokens.bad : tokens.text);
    painter.drawText(places[i], Qt::AlignCenter | Qt::TextSingleLine, shown(piece.text));
  }
}

QString PiecesView::toolTipOf(const Piece& piece) const {
  const QString number = exactNumber(piece.id);
  if (piece.unknown) return tr("id %1: the vocabulary cannot write this").arg(number);
  // Bytes that are no letter by themselves come out as U+FFFD.
  const bool told =
      piece.writes.isEmpty() || piece.writes == piece.text || piece.writes.contains(QChar(0xFFFD));
  return told ? tr("id %1").arg(number) : tr("id %1: writes “%2”").arg(number, piece.writes);
}

bool PiecesView::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const std::vector<QRectF> places = place(width());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].contains(help->pos())) continue;
    const Piece& piece = m_pieces[i];
    QToolTip::showText(help->globalPos(), toolTipOf(piece), this);
    return true;
  }
  QToolTip::hideText();
  return true;
}

}  // namespace s2s
