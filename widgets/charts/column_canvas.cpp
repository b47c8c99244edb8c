#include "widgets/charts/column_canvas.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace s2s {
namespace {

constexpr int kTile = 16;  // pixels of a side when columns become lines: a tile stays in the cache

/// `color` over `count` pixels (Porter & Duff 1984, "over" on premultiplied colours). Written over bytes in
/// groups of sixteen, which compilers turn into vector instructions.
void blend(std::uint32_t* pixels, int count, std::uint32_t color) {
  const std::uint32_t alpha = color >> 24;
  if (alpha == 255) return std::fill_n(pixels, count, color), void();
  const std::uint32_t kept = 256 - (alpha + (alpha >> 7));
  int i = 0;
  std::array<std::uint8_t, 16> added;
  for (std::size_t k = 0; k < 16; ++k) added[k] = static_cast<std::uint8_t>(color >> (8 * (k % 4)));
  for (; i + 4 <= count; i += 4) {
    auto* bytes = reinterpret_cast<std::uint8_t*>(pixels + i);
    for (std::size_t k = 0; k < 16; ++k)
      bytes[k] = static_cast<std::uint8_t>(added[k] + ((bytes[k] * kept) >> 8));
  }
  for (; i < count; ++i) {
    const std::uint32_t even = (((pixels[i] & 0x00FF00FFu) * kept) >> 8) & 0x00FF00FFu;
    const std::uint32_t odd = (((pixels[i] >> 8) & 0x00FF00FFu) * kept) & 0xFF00FF00u;
    pixels[i] = color + (even | odd);
  }
}

QRgb withCoverage(QRgb color, double coverage) {
  const int alpha = static_cast<int>(std::lround(qAlpha(color) * std::clamp(coverage, 0.0, 1.0)));
  return qPremultiply(qRgba(qRed(color), qGreen(color), qBlue(color), alpha));
}

}  // namespace

void ColumnCanvas::clear(int columns, int rows) {
  m_columns = std::max(columns, 0);
  m_rows = std::max(rows, 0);
  m_stride = static_cast<std::size_t>((m_rows + kTile - 1) / kTile * kTile);
  m_pixels.assign(m_stride * static_cast<std::size_t>((m_columns + kTile - 1) / kTile * kTile), 0);
}

void ColumnCanvas::stroke(int index, double top, double bottom, QRgb color) {
  top = std::max(top, 0.0);
  bottom = std::min(bottom, static_cast<double>(m_rows));
  if (index < 0 || index >= m_columns || !(top < bottom)) return;
  std::uint32_t* pixels = column(index);
  const int first = static_cast<int>(top), last = std::min(static_cast<int>(bottom), m_rows - 1);
  if (first == last) return blend(pixels + first, 1, withCoverage(color, bottom - top));
  blend(pixels + first, 1, withCoverage(color, first + 1 - top));
  blend(pixels + first + 1, last - first - 1, withCoverage(color, 1.0));
  blend(pixels + last, 1, withCoverage(color, bottom - last));
}

const QImage& ColumnCanvas::image() {
  if (m_image.size() != QSize(m_columns, m_rows))
    m_image = QImage(m_columns, m_rows, QImage::Format_ARGB32_Premultiplied);
  for (int top = 0; top < m_rows; top += kTile) {
    const int bottom = std::min(top + kTile, m_rows);
    for (int left = 0; left < m_columns; left += kTile) {
      const int right = std::min(left + kTile, m_columns);
      for (int y = top; y < bottom; ++y) {
        auto* line = reinterpret_cast<std::uint32_t*>(m_image.scanLine(y));
        for (int x = left; x < right; ++x) line[x] = column(x)[y];
      }
    }
  }
  return m_image;
}

}  // namespace s2s
