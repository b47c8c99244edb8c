#pragma once
#include <QIcon>

namespace s2s {

enum class IconColor { muted, text, accent, onAccent, good, caution, bad };

/// A line icon of resources/icons by its file's name ("home", "play" …), tinted when it is painted, so it
/// follows the theme. Checked states are accent-coloured, disabled ones faint. An unknown name is a broken
/// promise (assert).
QIcon icon(const QString& name, IconColor color = IconColor::text);

/// The same as a pixmap of `size` logical pixels, in the theme's colour of this moment.
QPixmap iconPixmap(const QString& name, IconColor color, int size, qreal devicePixelRatio = 1.0);

/// The SVG text of an icon, its stroke in `color` ("#RRGGBB").
QByteArray iconSource(const QString& name, const QString& color);

/// Names of all icons.
QStringList iconNames();

}  // namespace s2s
