#include "widgets/theme/document_fonts.h"

#include <QFontDatabase>
#include <QGlyphRun>
#include <QRawFont>
#include <QTextLayout>

namespace s2s {
namespace {

/// Nearest to Noto Sans CJK first.
constexpr const char* kLatin[] = {"Noto Sans", "Liberation Sans", "DejaVu Sans"};

/// Whether digits beside Latin letters are drawn with the glyphs of the character map.
bool hasReadableDigits(const QString& family) {
  const QString text = QStringLiteral("a0123456789");
  QFont font;
  font.setFamilies({family});
  QTextLayout layout(text, font);
  layout.beginLayout();
  layout.createLine();
  layout.endLayout();
  const QList<QGlyphRun> runs = layout.glyphRuns();
  return runs.size() == 1 && runs[0].glyphIndexes() == runs[0].rawFont().glyphIndexesForString(text);
}

}  // namespace

QStringList withReadableDigits(const QStringList& families) {
  const QStringList installed = QFontDatabase::families();
  for (const QString& family : families) {
    if (!installed.contains(family)) continue;
    if (hasReadableDigits(family)) return families;
    break;
  }
  for (const char* name : kLatin) {
    const QString latin = QString::fromLatin1(name);
    if (installed.contains(latin) && hasReadableDigits(latin)) return QStringList{latin} + families;
  }
  return families;
}

QFont documentFont(TextSize role) {
  static const QStringList families = withReadableDigits(themeFont(TextSize::body).families());
  QFont font = themeFont(role);
  font.setFamilies(families);
  return font;
}

}  // namespace s2s
