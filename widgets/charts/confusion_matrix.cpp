#include "widgets/charts/confusion_matrix.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "widgets/charts/confusion_matrix_place.h"
#include "widgets/text/number_format.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr qreal kAxisName = 26, kLabelGap = 6, kLabelHeight = 18, kWidestCell = 176, kMargin = 4;
constexpr double kWidestLabels = 0.28;   // share of the chart
constexpr double kTallestHeads = 0.4;    // share of the chart that names standing upright may take
constexpr double kMostStretched = 1.75;  // one side of a cell in parts of the other
constexpr qreal kSmallestNamed = 10;     // pixels of a row that its label needs
constexpr int kComfortableCell = 56;
constexpr qreal kDigitsMargin = 1.5;  // pixels at each side of a number
constexpr int kSmallestLabel = 9, kSmallestDigits = 8;

QColor between(const QColor& from, const QColor& to, double share) {
  const auto mix = [&](int a, int b) { return static_cast<int>(a + (b - a) * share + 0.5); };
  return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

/// WCAG 2.2's relative luminance.
double luminance(const QColor& color) {
  const auto linear = [](double part) {
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// The one of two colours that is read more easily on `ground`.
const QColor& moreReadable(const QColor& one, const QColor& other, const QColor& ground) {
  const auto contrast = [&](const QColor& color) {
    const double a = luminance(color) + 0.05, b = luminance(ground) + 0.05;
    return std::max(a, b) / std::min(a, b);
  };
  return contrast(one) >= contrast(other) ? one : other;
}

/// The labels' font, smaller where a line of it needs more than `room`.
QFont labelFontIn(qreal room, const ChartLook& look) {
  QFont font = look.font(TextSize::label);
  font.setPixelSize(std::clamp(static_cast<int>(room * 0.8), kSmallestLabel, font.pixelSize()));
  return font;
}

}  // namespace

qreal ConfusionMatrix::Place::labelsRoom() const { return grid.left() - kLabelGap - numbers - labelsLeft; }

struct ConfusionMatrix::Digits {
  Unit unit = Unit::none;
  QFont font;
  bool zeros = true;  ///< else a cell without anything stays empty
};

ConfusionMatrix::ConfusionMatrix(QWidget* parent) : PaintedChart(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ConfusionMatrix::setCounts(const QStringList& labels, std::vector<std::vector<std::int64_t>> counts,
                                const QString& other) {
  const auto size = static_cast<std::size_t>(labels.size()), columns = size + (other.isEmpty() ? 0 : 1);
  if (counts.size() != size ||
      std::ranges::any_of(counts, [&](const auto& row) { return row.size() != columns; }))
    throw std::logic_error("ConfusionMatrix: the counts do not fit the labels");
  m_labels = labels;
  m_answers = other.isEmpty() ? labels : labels + QStringList{other};
  m_counts = std::move(counts);
  m_marked = {};
  updateTexts();
}

void ConfusionMatrix::setShares(bool shares) {
  m_shares = shares;
  updateTexts();
}

std::int64_t ConfusionMatrix::count(int reference, int answer) const {
  return m_counts[static_cast<std::size_t>(reference)][static_cast<std::size_t>(answer)];
}

std::int64_t ConfusionMatrix::totalOf(int reference) const {
  const auto& row = m_counts[static_cast<std::size_t>(reference)];
  return std::accumulate(row.begin(), row.end(), std::int64_t{0});
}

double ConfusionMatrix::shareOf(Cell cell) const {
  const std::int64_t total = totalOf(cell.reference);
  return total > 0 ? static_cast<double>(count(cell.reference, cell.answer)) / static_cast<double>(total)
                   : 0.0;
}

void ConfusionMatrix::updateTexts() {
  showUnit(size(), screenLook(Theme::current().tokens()));
  std::int64_t right = 0, all = 0;
  for (int label = 0; label < m_labels.size(); ++label) {
    right += count(label, label);
    all += totalOf(label);
  }
  setAccessibleDescription(all > 0 ? tr("%1 of %2 are right").arg(exactNumber(right), exactNumber(all))
                                   : m_emptyText);
  update();
}

qreal ConfusionMatrix::widestLabel(const QFont& font) const {
  const QFontMetricsF metrics(font);
  qreal widest = 0;
  for (const QString& label : m_answers) widest = std::max(widest, metrics.horizontalAdvance(label));
  return widest;
}

int ConfusionMatrix::comfortableWidth() const {
  return static_cast<int>(kAxisName + widestLabel(themeFont(TextSize::label)) + kLabelGap + kMargin) +
         kComfortableCell * static_cast<int>(m_answers.size());
}

ConfusionMatrix::Place ConfusionMatrix::placeFor(QSizeF size, const ChartLook& look) const {
  const QFont font = look.font(TextSize::label);
  const QFontMetricsF metrics(font);
  const qreal widest = widestLabel(font);
  const QRectF body = bodyArea(size, look);
  const auto rows = static_cast<double>(std::max<qsizetype>(m_labels.size(), 1)),
             columns = static_cast<double>(std::max<qsizetype>(m_answers.size(), 1));
  Place place;
  place.labelsLeft = body.left() + kAxisName;
  const qreal labels = std::min(widest + 2, body.width() * kWidestLabels);
  for (const Heads heads : {Heads::flat, Heads::turned, Heads::numbered}) {
    place.heads = heads;
    place.numbers = heads == Heads::numbered
                        ? metrics.horizontalAdvance(QString::number(m_answers.size())) + kLabelGap
                        : 0.0;
    const qreal left = place.labelsLeft + labels + place.numbers + kLabelGap;
    const qreal above = kAxisName + (heads == Heads::turned ? labels : kLabelHeight) + kLabelGap;
    const qreal across = std::clamp((body.right() - kMargin - left) / columns, 1.0, kWidestCell);
    const qreal down = std::clamp((body.height() - kMargin - above) / rows, 1.0, kWidestCell);
    place.cell = {std::min(across, down * kMostStretched), std::min(down, across * kMostStretched)};
    place.grid = QRectF(left, body.top() + above, place.cell.width() * columns, place.cell.height() * rows);
    if (heads == Heads::flat && widest + 4 <= place.cell.width()) break;
    if (heads == Heads::turned && metrics.height() <= place.cell.width() &&
        above <= body.height() * kTallestHeads)
      break;
  }
  return place;
}

ConfusionMatrix::Place ConfusionMatrix::placeOnScreen() const {
  return placeFor(size(), screenLook(Theme::current().tokens()));
}

std::int64_t ConfusionMatrix::largestCount() const {
  std::int64_t largest = 0;
  for (const auto& row : m_counts)
    for (const std::int64_t count : row) largest = std::max(largest, count);
  return largest;
}

ConfusionMatrix::Digits ConfusionMatrix::digitsFor(const Place& place, const ChartLook& look) const {
  const std::pair<Unit, QString> units[] = {m_shares ? std::pair{Unit::shares, percent(1.0, 1)}
                                                     : std::pair{Unit::counts, exactNumber(largestCount())},
                                            {Unit::wholeShares, "99"}};  // 100 may reach into the margin
  const int usual = look.font(TextSize::chip).pixelSize();
  for (const auto& [unit, longest] : units) {
    Digits digits{unit, look.font(TextSize::body)};
    for (; digits.font.pixelSize() >= kSmallestDigits;
         digits.font.setPixelSize(digits.font.pixelSize() - 1)) {
      // Large digits only where they stand in much room.
      const bool large = digits.font.pixelSize() > usual;
      const qreal room = place.cell.width() * (large ? 0.5 : 1.0) - 2 * kDigitsMargin;
      if (QFontMetricsF(digits.font).horizontalAdvance(longest) > room ||
          digits.font.pixelSize() + 2 > place.cell.height())
        continue;
      digits.zeros = digits.font.pixelSize() >= usual;
      return digits;
    }
  }
  return {};
}

void ConfusionMatrix::showUnit(QSizeF size, const ChartLook& look) {
  const Unit unit = digitsFor(placeFor(size, look), look).unit;
  m_heading.setTexts(m_title, m_shares || unit == Unit::wholeShares ? tr("per cent of each row")
                              : unit == Unit::none                  ? tr("shade: share of the row")
                                                                    : tr("counts; shade: share of the row"));
}

QString ConfusionMatrix::cellText(Cell cell, const Digits& digits) const {
  const bool zero = count(cell.reference, cell.answer) == 0;
  if (digits.unit == Unit::none || (zero && !digits.zeros)) return {};
  if (digits.unit == Unit::counts) return exactNumber(count(cell.reference, cell.answer));
  if (digits.unit == Unit::shares) return percent(shareOf(cell), 1);
  const int hundredths = static_cast<int>(shareOf(cell) * 100.0 + 0.5);
  return hundredths == 0 && !zero ? QString(QChar(0x00B7)) : QString::number(hundredths);
}

QString ConfusionMatrix::textAt(int reference, int answer) const {
  return cellText({reference, answer}, digitsFor(placeOnScreen(), screenLook(Theme::current().tokens())));
}

void ConfusionMatrix::paintEvent(QPaintEvent* event) {
  showUnit(size(), screenLook(Theme::current().tokens()));
  PaintedChart::paintEvent(event);
}

void ConfusionMatrix::drawOn(QCPPainter& painter, QSize size, double detail, const ChartLook& look) {
  showUnit(QSizeF(size.width() - 2 * look.margin, size.height() - 2 * look.margin), look);
  PaintedChart::drawOn(painter, size, detail, look);
}

void ConfusionMatrix::paint(QPainter& painter, QSizeF size, const ChartLook& look, bool onScreen) const {
  painter.setRenderHint(QPainter::Antialiasing);
  paintHeading(painter, size, look);
  if (m_labels.isEmpty()) return paintEmptyText(painter, bodyArea(size, look), look);
  const Place place = placeFor(size, look);
  for (int reference = 0; reference < m_labels.size(); ++reference) {
    for (int answer = 0; answer < m_answers.size(); ++answer)
      paintCell(painter, place, {reference, answer}, look, false);
  }
  const Digits digits = digitsFor(place, look);
  for (int reference = 0; reference < m_labels.size() && digits.unit != Unit::none; ++reference) {
    for (int answer = 0; answer < m_answers.size(); ++answer)
      paintDigits(painter, place, digits, {reference, answer}, look);
  }
  painter.setPen(QPen(look.tokens.border, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(place.grid);
  if (onScreen && m_marked.reference >= 0) {
    paintCell(painter, place, m_marked, look, true);
    paintDigits(painter, place, digits, m_marked, look);
  }
  if (place.cell.height() >= kSmallestNamed) paintLabels(painter, place, look);
  if (place.cell.width() >= kSmallestNamed) paintHeads(painter, place, look);
  paintAxisNames(painter, place, look);
}

void ConfusionMatrix::paintCell(QPainter& painter, const Place& place, Cell cell, const ChartLook& look,
                                bool marked) const {
  QRectF area = place.at(cell);
  if (std::min(place.cell.width(), place.cell.height()) > 8)
    area.adjust(0.5, 0.5, -0.5, -0.5);  // a line of surface between the cells
  painter.fillRect(area, groundOf(cell, look));
  if (marked) {
    painter.setPen(QPen(look.tokens.text, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
  }
}

QColor ConfusionMatrix::groundOf(Cell cell, const ChartLook& look) const {
  // What is right in one colour, what is wrong in another.
  const QColor full = cell.reference == cell.answer ? look.tokens.series[0] : look.tokens.bad;
  return between(between(look.tokens.surface, look.tokens.border, 0.25), full, shareOf(cell));
}

void ConfusionMatrix::paintDigits(QPainter& painter, const Place& place, const Digits& digits, Cell cell,
                                  const ChartLook& look) const {
  const bool zero = count(cell.reference, cell.answer) == 0;
  painter.setFont(digits.font);
  painter.setPen(zero ? look.tokens.muted
                      : moreReadable(look.tokens.text,
                                     look.tokens.dark ? look.tokens.window : look.tokens.surface,
                                     groundOf(cell, look)));
  painter.drawText(place.at(cell), Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip,
                   cellText(cell, digits));
}

void ConfusionMatrix::paintLabels(QPainter& painter, const Place& place, const ChartLook& look) const {
  painter.setFont(labelFontIn(place.cell.height(), look));
  const QFontMetricsF metrics(painter.font());
  const qreal room = place.labelsRoom();
  for (int i = 0; i < m_labels.size(); ++i) {
    const QRectF line(place.labelsLeft, place.at({i, 0}).top(), room, place.cell.height());
    painter.setPen(look.tokens.text);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                     metrics.elidedText(m_labels[i], Qt::ElideMiddle, room));
    if (place.heads != Heads::numbered) continue;
    painter.setPen(look.tokens.muted);
    painter.drawText(line.adjusted(room, 0, place.numbers, 0),
                     Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                     QString::number(i + 1));
  }
}

void ConfusionMatrix::paintHeads(QPainter& painter, const Place& place, const ChartLook& look) const {
  painter.setFont(place.heads == Heads::flat ? look.font(TextSize::label)
                                             : labelFontIn(place.cell.width(), look));
  painter.setPen(place.heads == Heads::numbered ? look.tokens.muted : look.tokens.text);
  const QFontMetricsF metrics(painter.font());
  const qreal room = place.labelsRoom(), foot = place.grid.top() - kLabelGap;
  for (int i = 0; i < m_answers.size(); ++i) {
    const QRectF column = place.at({0, i});
    if (place.heads != Heads::turned) {
      const bool named = place.heads == Heads::flat, other = i >= m_labels.size();
      painter.drawText(QRectF(column.left(), foot - kLabelHeight, column.width(), kLabelHeight),
                       Qt::AlignHCenter | Qt::AlignBottom | Qt::TextSingleLine | Qt::TextDontClip,
                       named   ? m_answers[i]
                       : other ? QStringLiteral("↓")
                               : QString::number(i + 1));
      if (!named && other)  // it has no row whose number could explain it
        painter.drawText(
            QRectF(place.grid.left(), foot - kLabelHeight - kAxisName, place.grid.width(), kAxisName),
            Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_answers[i]);
      continue;
    }
    painter.save();
    painter.translate(column.center().x(), foot);
    painter.rotate(-90);
    painter.drawText(QRectF(0, -column.width() / 2, room, column.width()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                     metrics.elidedText(m_answers[i], Qt::ElideMiddle, room));
    painter.restore();
  }
}

void ConfusionMatrix::paintAxisNames(QPainter& painter, const Place& place, const ChartLook& look) const {
  painter.setFont(look.font(TextSize::label));
  painter.setPen(look.tokens.muted);
  const qreal above = place.heads == Heads::turned ? place.labelsRoom() : kLabelHeight;
  painter.drawText(QRectF(place.grid.left() - 200, place.grid.top() - kLabelGap - above - kAxisName,
                          place.grid.width() + 400, kAxisName),
                   Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine, tr("answer"));
  painter.save();
  painter.translate(place.labelsLeft - kAxisName, place.grid.center().y());
  painter.rotate(-90);
  painter.drawText(QRectF(-place.grid.height() / 2 - 200, 0, place.grid.height() + 400, kAxisName),
                   Qt::AlignHCenter | Qt::AlignTop | Qt::TextSingleLine, tr("reference"));
  painter.restore();
}

ConfusionMatrix::Cell ConfusionMatrix::cellAt(QPointF position) const {
  if (m_labels.isEmpty()) return {};
  const Place place = placeOnScreen();
  if (!place.grid.contains(position)) return {};
  const int lastReference = static_cast<int>(m_labels.size()) - 1,
            lastAnswer = static_cast<int>(m_answers.size()) - 1;
  return {std::min(static_cast<int>((position.y() - place.grid.top()) / place.cell.height()), lastReference),
          std::min(static_cast<int>((position.x() - place.grid.left()) / place.cell.width()), lastAnswer)};
}

ChartTable ConfusionMatrix::table() const {
  ChartTable table;
  table.header << tr("reference") << m_answers;
  for (int reference = 0; reference < m_labels.size(); ++reference) {
    QStringList row = {m_labels[reference]};
    for (int answer = 0; answer < m_answers.size(); ++answer)
      row << QString::number(count(reference, answer));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace s2s
