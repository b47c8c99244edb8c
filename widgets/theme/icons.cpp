#include "widgets/theme/icons.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include "widgets/theme/theme.h"

static void loadIconResources() { Q_INIT_RESOURCE(widgets); }

namespace s2s {
namespace {

QColor colorOf(IconColor color) {
  const ThemeTokens& tokens = Theme::current().tokens();
  switch (color) {
    case IconColor::muted:
      return tokens.muted;
    case IconColor::text:
      return tokens.text;
    case IconColor::accent:
      return tokens.accent;
    case IconColor::onAccent:
      return tokens.onAccent;
    case IconColor::good:
      return tokens.good;
    case IconColor::caution:
      return tokens.caution;
    case IconColor::bad:
      return tokens.bad;
  }
  return tokens.text;
}

class TintedIconEngine : public QIconEngine {
 public:
  TintedIconEngine(QString name, IconColor color) : m_name(std::move(name)), m_color(color) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    IconColor color = m_color;
    if (state == QIcon::On && color != IconColor::onAccent) color = IconColor::accent;
    QSvgRenderer renderer(iconSource(m_name, colorOf(color).name()));
    const int side = std::min(rect.width(), rect.height());
    QRect square(0, 0, side, side);
    square.moveCenter(rect.center());
    painter->save();
    if (mode == QIcon::Disabled) painter->setOpacity(0.4);
    renderer.render(painter, square);
    painter->restore();
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    if (size.isEmpty()) return {};  // Qt asks for these too
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(0, 0), size), mode, state);
    return pixmap;
  }

  QIconEngine* clone() const override { return new TintedIconEngine(*this); }

 private:
  QString m_name;
  IconColor m_color;
};

}  // namespace

QByteArray iconSource(const QString& name, const QString& color) {
  loadIconResources();
  QFile file(":/icons/" + name + ".svg");
  const bool opened = file.open(QIODevice::ReadOnly);
  Q_ASSERT_X(opened, "iconSource", qPrintable("no icon named " + name));
  return file.readAll().replace("#000000", color.toLatin1());
}

QIcon icon(const QString& name, IconColor color) { return QIcon(new TintedIconEngine(name, color)); }

QPixmap iconPixmap(const QString& name, IconColor color, int size, qreal devicePixelRatio) {
  QPixmap pixmap =
      TintedIconEngine(name, color).pixmap(QSize(size, size) * devicePixelRatio, QIcon::Normal, QIcon::Off);
  pixmap.setDevicePixelRatio(devicePixelRatio);
  return pixmap;
}

QStringList iconNames() {
  loadIconResources();
  QStringList names = QDir(":/icons").entryList({"*.svg"}, QDir::Files, QDir::Name);
  for (QString& name : names) name.chop(4);
  return names;
}

}  // namespace s2s
