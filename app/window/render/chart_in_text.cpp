#include "app/window/render/chart_in_text.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QSvgRenderer>
#include <QTextDocument>

namespace s2s {
namespace {

constexpr int kSvgProperty = QTextFormat::UserProperty + 1;
constexpr double kChartWidth = 480;  // points; the text of an A4 page is 510 wide
constexpr double kInchesPerPoint = 1.0 / 72.0;

QByteArray svgOfFormat(const QTextFormat& format) { return format.property(kSvgProperty).toByteArray(); }

}  // namespace

void ChartInText::insert(QTextCursor& cursor, const QByteArray& svg) {
  QTextCharFormat format;
  format.setObjectType(kObjectType);
  format.setProperty(kSvgProperty, svg);
  cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
}

QSizeF ChartInText::intrinsicSize(QTextDocument* document, int, const QTextFormat& format) {
  const QSizeF size = QSvgRenderer(svgOfFormat(format)).viewBoxF().size();
  const QPaintDevice* device = document->documentLayout()->paintDevice();
  if (size.isEmpty() || device == nullptr) return size;
  return size * (kChartWidth * kInchesPerPoint * device->logicalDpiX() / size.width());
}

void ChartInText::drawObject(QPainter* painter, const QRectF& place, QTextDocument*, int,
                             const QTextFormat& format) {
  QSvgRenderer(svgOfFormat(format)).render(painter, place);
}

}  // namespace s2s
