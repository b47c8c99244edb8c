#pragma once
// A chart as a character of a text document, drawn as vectors.

#include <QByteArray>
#include <QTextCursor>
#include <QTextObjectInterface>

namespace s2s {

/// Handler of the charts in a document; registered with its layout under kObjectType, which must not outlive
/// it.
class ChartInText : public QObject, public QTextObjectInterface {
  Q_OBJECT
  Q_INTERFACES(QTextObjectInterface)

 public:
  static constexpr int kObjectType = QTextFormat::UserObject + 1;

  using QObject::QObject;

  /// Puts a chart, given as SVG, where the cursor stands.
  static void insert(QTextCursor& cursor, const QByteArray& svg);

  QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
  void drawObject(QPainter* painter, const QRectF& place, QTextDocument* document, int position,
                  const QTextFormat& format) override;
};

}  // namespace s2s
