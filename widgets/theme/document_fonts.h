#pragma once
#include <QFont>

#include "widgets/theme/theme.h"

namespace s2s {

/// The families, with a Latin one before them where the font that they come to would leave a PDF's numbers
/// unreadable to whoever searches or copies: Qt 6.4 says what a glyph means by the font's character map, and
/// in Latin text Noto Sans CJK draws digits with glyphs that are not in it. Hangul stays in what it was in.
QStringList withReadableDigits(const QStringList& families);

/// themeFont() with such families.
QFont documentFont(TextSize role);

}  // namespace s2s
