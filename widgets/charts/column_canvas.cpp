#include "widgets/charts/column_canvas.h"

#include <algorithm>
#include <array>

// The function is compiled twice, and the one for the processor at hand is taken when the program starts.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__)
#define S2S_FOR_WIDE_VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define S2S_FOR_WIDE_VECTORS
#endif

namespace s2s {
namespace {

constexpr int kTile = 16;  // pixels of a side when columns become lines: a tile stays in the cache

/// `color` over `count` pixels (Porter & Duff 1984, "over" on premultiplied colours). Written over bytes in
/// groups of thirty-two, which compilers turn into vector instructions.
S2S_FOR_WIDE_VECTORS void blend(std::uint32_t* pixels, int count, std::uint32_t color) {
  const std::uint32_t alpha = color >> 24;
  if (alpha == 255) return std::fill_n(pixels, count, color), void();
  const std::uint32_t kept = 256 - (alpha + (alpha >> 7));
  int i = 0;
  std::array<std::uint8_t, 32> added;
  for (std::size_t k = 0; k < 32; ++k) added[k] = static_cast<std::uint8_t>(color >> (8 * (k % 4)));
  for (; i + 8 <= count; i += 8) {
    auto* bytes = reinterpret_cast<std::uint8_t*>(pixels + i);
    for (std::size_t k = 0; k < 32; ++k)
      bytes[k] = static_cast<std::uint8_t>(added[k] + ((bytes[k] * kept) >> 8));
  }
  for (; i < count; ++i) {
    const std::uint32_t even = (((pixels[i] & 0x00FF00FFu) * kept) >> 8) & 0x00FF00FFu;
    const std::uint32_t odd = (((pixels[i] >> 8) & 0x00FF00FFu) * kept) & 0xFF00FF00u;
    pixels[i] = color + (even | odd);
  }
}

/// A premultiplied colour times a share of 256.
std::uint32_t scaled(std::uint32_t color, std::uint32_t share) {
  const std::uint32_t even = (((color & 0x00FF00FFu) * share + 0x00800080u) >> 8) & 0x00FF00FFu;
  const std::uint32_t odd = (((color >> 8) & 0x00FF00FFu) * share + 0x00800080u) & 0xFF00FF00u;
  return even | odd;
}

std::uint32_t shareOf(double coverage) { return static_cast<std::uint32_t>(coverage * 256.0 + 0.5); }

}  // namespace

void ColumnCanvas::clear(int columns, int rows) {
  m_columns = std::max(columns, 0);
  m_rows = std::max(rows, 0);
  m_tileRows = (m_rows + kTile - 1) / kTile;
  m_stride = static_cast<std::size_t>(m_tileRows) * kTile;
  const auto tileColumns = static_cast<std::size_t>((m_columns + kTile - 1) / kTile);
  m_pixels.assign(m_stride * tileColumns * kTile, 0);
  m_touched.assign(tileColumns, {m_tileRows, 0});
}

void ColumnCanvas::stroke(int index, double top, double bottom, QRgb premultiplied) {
  top = std::max(top, 0.0);
  bottom = std::min(bottom, static_cast<double>(m_rows));
  if (index < 0 || index >= m_columns || !(top < bottom)) return;
  std::uint32_t* pixels = column(index);
  const int first = static_cast<int>(top), last = std::min(static_cast<int>(bottom), m_rows - 1);
  Tiles& touched = m_touched[static_cast<std::size_t>(index / kTile)];
  touched.begin = std::min(touched.begin, first / kTile);
  touched.end = std::max(touched.end, last / kTile + 1);
  if (first == last) return blend(pixels + first, 1, scaled(premultiplied, shareOf(bottom - top)));
  blend(pixels + first, 1, scaled(premultiplied, shareOf(first + 1 - top)));
  blend(pixels + first + 1, last - first - 1, premultiplied);
  blend(pixels + last, 1, scaled(premultiplied, shareOf(bottom - last)));
}

const QImage& ColumnCanvas::image() {
  if (m_image.size() != QSize(m_columns, m_rows)) {
    m_image = QImage(m_columns, m_rows, QImage::Format_ARGB32_Premultiplied);
    m_image.fill(Qt::transparent);
    m_shown.assign(m_touched.size(), {m_tileRows, 0});
  }
  auto* bits = reinterpret_cast<std::uint32_t*>(m_image.bits());
  const std::ptrdiff_t lineLength = m_image.bytesPerLine() / static_cast<std::ptrdiff_t>(sizeof *bits);
  for (int left = 0; left < m_columns; left += kTile) {
    const auto tile = static_cast<std::size_t>(left / kTile);
    const int right = std::min(left + kTile, m_columns);
    // What neither picture has strokes in stays transparent.
    const int begin = std::min(m_touched[tile].begin, m_shown[tile].begin);
    const int end = std::max(m_touched[tile].end, m_shown[tile].end);
    for (int y = begin * kTile; y < std::min(end * kTile, m_rows); ++y) {
      std::uint32_t* line = bits + lineLength * y;
      for (int x = left; x < right; ++x) line[x] = column(x)[y];
    }
  }
  m_shown = m_touched;
  return m_image;
}

}  // namespace s2s
