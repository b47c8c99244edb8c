#pragma once
#include <vector>

#include "widgets/charts/column_canvas.h"
#include "widgets/charts/curve_data.h"
#include "widgets/charts/qcustomplot_api.h"

namespace s2s {

/// Draws curves in the axes of a plot. On screen, curves with many points in sight are vertical strokes (see
/// curve_strokes.h); curves with few, and all curves on paper, are lines with smooth edges.
class CurveLayer : public QCPLayerable {
 public:
  struct Curve {
    const CurveData* data = nullptr;
    QPen pen;
    bool dots = false;  ///< marks all of its points, and not only those that stand alone
  };
  explicit CurveLayer(QCPAxisRect* axes);
  /// In the order of drawing. The data stays with the caller.
  void setCurves(std::vector<Curve> curves) { m_curves = std::move(curves); }
  /// Of what the axes show.
  const std::vector<Curve>& curves() const { return m_curves; }
  /// Pixels of the device in one of the chart, on paper.
  void setDetail(double detail) { m_detail = detail; }

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
  QRect clipRect() const override;
  void draw(QCPPainter* painter) override;

 private:
  bool isDense(std::size_t points, std::size_t allPoints, int columns) const;
  void drawStrokes(QCPPainter* painter, const std::vector<const Curve*>& curves, double pixels);
  void drawLine(QCPPainter* painter, const Curve& curve, bool paper);
  void drawDots(QCPPainter* painter, const QColor& color, const QPolygonF& dots) const;
  QPolygonF polygonOf(const CurveData::Thinned& points, std::size_t& next) const;

  QCPAxisRect* m_axes;
  std::vector<Curve> m_curves;
  double m_detail = 1.0;
  ColumnCanvas m_canvas;
};

}  // namespace s2s
