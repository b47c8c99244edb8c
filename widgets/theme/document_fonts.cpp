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
bool haveReadableDigits(const QStringList& families) {
  const QString text = QStringLiteral("a0123456789");
  QFont font;
  font.setFamilies(families);
  QTextLayout layout(text, font);
  layout.beginLayout();
  layout.createLine();
  layout.endLayout();
  const QList<QGlyphRun> runs = layout.glyphRuns();
  return runs.size() == 1 && runs[0].glyphIndexes() == runs[0].rawFont().glyphIndexesForString(text);
}

}  // namespace

QStringList withReadableDigits(const QStringList& families) {
  if (haveReadableDigits(families)) return families;
  const QStringList installed = QFontDatabase::families();
  for (const char* name : kLatin) {
    const QStringList preceded = QStringList{QString::fromLatin1(name)} + families;
    if (installed.contains(preceded.front()) && haveReadableDigits(preceded)) return preceded;
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
