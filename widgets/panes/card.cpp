#include "widgets/panes/card.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include "widgets/panes/labels.h"

namespace s2s {
namespace {

constexpr int kEdgeHeight = 3;

}  // namespace

Card::Card(QWidget* parent) : Card(QString(), parent) {}

Card::Card(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_header(new QWidget(this)),
      m_headerRow(new QHBoxLayout(m_header)),
      m_title(makeLabel({}, TextSize::bodyStrong)),
      m_note(makeLabel({}, TextSize::body, TextColor::muted)),
      m_content(new QVBoxLayout) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kCardMargin, length::kCardMargin, length::kCardMargin,
                             length::kCardMargin);
  column->setSpacing(8);
  m_headerRow->setContentsMargins(0, 0, 0, 0);
  m_headerRow->setSpacing(8);
  m_headerRow->addWidget(m_title);
  m_headerRow->addStretch(1);
  m_headerRow->addWidget(m_note);
  column->addWidget(m_header);
  m_content->setSpacing(8);
  column->addLayout(m_content, 1);
  m_note->hide();
  m_header->setVisible(false);
  setTitle(title);
}

void Card::setTitle(const QString& title) {
  m_title->setText(title);
  setAccessibleName(title);
  m_header->setVisible(!title.isEmpty() || m_headerRow->count() > 3);
}

QString Card::title() const { return m_title->text(); }

void Card::setNote(const QString& note) {
  m_note->setText(note);
  m_note->setVisible(!note.isEmpty());
}

void Card::addHeaderWidget(QWidget* widget) {
  m_headerRow->addWidget(widget);
  m_header->setVisible(true);
}

void Card::setSeriesEdge(int index) {
  m_seriesEdge = index;
  update();
}

void Card::paintEvent(QPaintEvent*) {
  const ThemeTokens& tokens = Theme::current().tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF outline = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  painter.setPen(tokens.border);
  painter.setBrush(tokens.surface);
  painter.drawRoundedRect(outline, length::kCardRadius, length::kCardRadius);
  if (m_seriesEdge < 0) return;
  QPainterPath shape, inside;
  shape.addRoundedRect(rect(), length::kCardRadius, length::kCardRadius);
  inside.addRoundedRect(QRectF(rect()).adjusted(0, kEdgeHeight, 0, length::kCardRadius), length::kCardRadius,
                        length::kCardRadius);
  painter.fillPath(shape - inside, tokens.seriesColor(m_seriesEdge));
}

}  // namespace s2s
