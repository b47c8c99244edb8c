#pragma once
// A picture made of vertical strokes, kept column by column so that each stroke is one run of memory.

#include <QImage>
#include <cstdint>
#include <vector>

namespace s2s {

class ColumnCanvas {
 public:
  /// Transparent; keeps its memory where the size stays.
  void clear(int columns, int rows);
  int columns() const { return m_columns; }
  int rows() const { return m_rows; }
  /// From `top` down to `bottom`, in pixels; partly covered pixels at both ends are blended in by their
  /// share.
  void stroke(int column, double top, double bottom, QRgb premultiplied);
  /// The picture, premultiplied. It stays valid until the next call.
  const QImage& image();

 private:
  std::uint32_t* column(int index) { return m_pixels.data() + static_cast<std::size_t>(index) * m_stride; }

  /// Rows of tiles that have strokes, in a column of tiles; none where begin ≥ end.
  struct Tiles {
    int begin, end;
  };

  int m_columns = 0, m_rows = 0, m_tileRows = 0;
  std::size_t m_stride = 0;
  std::vector<std::uint32_t> m_pixels;
  std::vector<Tiles> m_touched;
  std::vector<Tiles> m_shown;  ///< those of m_image
  QImage m_image;
};

}  // namespace s2s
