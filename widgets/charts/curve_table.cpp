#include "widgets/charts/curve_table.h"

#include <QString>
#include <algorithm>
#include <cmath>

namespace s2s {

ChartTable curveTable(const QString& xName, std::span<const NamedCurve> curves) {
  ChartTable table;
  table.header << xName;
  struct Column {
    const CurveData* curve;
    std::size_t next;
  };
  std::vector<Column> columns;
  for (const NamedCurve& curve : curves) {
    table.header << curve.name;
    columns.push_back({curve.curve, 0});
  }
  // All curves are ordered by x: merge them; a curve with two points at one x fills two rows.
  while (true) {
    double x = INFINITY;
    bool any = false;
    for (const Column& column : columns) {
      if (column.next >= column.curve->size()) continue;
      x = std::min(x, column.curve->x()[column.next]);
      any = true;
    }
    if (!any) return table;
    QStringList row = {QString::number(x, 'g', QLocale::FloatingPointShortest)};
    for (Column& column : columns) {
      const bool here = column.next < column.curve->size() && column.curve->x()[column.next] == x;
      const double y = here ? column.curve->y()[column.next] : NAN;
      row << (std::isfinite(y) ? QString::number(y, 'g', QLocale::FloatingPointShortest) : QString());
      if (here) ++column.next;
    }
    table.rows.push_back(std::move(row));
  }
}

}  // namespace s2s
