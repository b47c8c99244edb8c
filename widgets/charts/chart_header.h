#pragma once
#include "widgets/charts/qcustomplot_api.h"

#include "widgets/charts/chart_heading.h"

namespace s2s {

/// The heading of a chart as part of a plot's layout, so that exports have it too.
class ChartHeader : public QCPLayoutElement {
 public:
  explicit ChartHeader(QCustomPlot* plot) : QCPLayoutElement(plot) {}

  ChartHeading& heading() { return m_heading; }
  void setLook(const ChartLook& look) { m_look = look; }
  /// The series whose legend entry is at `position` of the plot; -1: none.
  int seriesAt(QPoint position) const { return m_heading.seriesAt(position, rect(), m_look); }

  QSize minimumOuterSizeHint() const override {
    const qreal width = mParentPlot->viewport().width();
    return {10, static_cast<int>(std::ceil(m_heading.heightFor(width, m_look)))};
  }

 protected:
  void draw(QCPPainter* painter) override { m_heading.paint(*painter, rect(), m_look); }

 private:
  ChartHeading m_heading;
  ChartLook m_look;
};

}  // namespace s2s
