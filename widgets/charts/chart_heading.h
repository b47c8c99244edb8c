#pragma once
// Title, muted note and legend of a chart, on screen and on paper.

#include <QPainter>
#include <QRectF>
#include <QString>
#include <vector>

#include "widgets/charts/chart_look.h"

namespace s2s {

class ChartHeading {
 public:
  enum class Swatch { line, box };
  struct Entry {
    int series = 0;
    QString name;
    int style = 0;
    bool visible = true;
  };

  void setTexts(const QString& title, const QString& note);
  void setEntries(std::vector<Entry> entries);
  void setSwatch(Swatch swatch) { m_swatch = swatch; }
  /// One series alone is drawn solid.
  void setDashed(bool dashed) { m_dashed = dashed; }
  /// Where the legend's first line begins (the left end of the axes).
  void setLegendIndent(qreal indent) { m_indent = indent; }
  const QString& title() const { return m_title; }
  bool hasLegend() const { return !m_entries.empty(); }

  /// Height of title and legend in a width; the legend counts where it stands above.
  qreal heightFor(qreal width, const ChartLook& look) const;
  void paint(QPainter& painter, const QRectF& area, const ChartLook& look) const;
  /// The series whose legend entry is at `position` of what paint() was given; -1: none.
  int seriesAt(QPointF position, const QRectF& area, const ChartLook& look) const;

  /// The legend as a column, for a place beside or in the plot.
  QSizeF columnSize(qreal mostWidth, const ChartLook& look) const;
  /// Of the longest name alone.
  qreal namesWidth(qreal mostWidth, const ChartLook& look) const;
  void paintColumn(QPainter& painter, const QRectF& area, const ChartLook& look) const;

 private:
  std::vector<QRectF> placeEntries(qreal left, qreal top, qreal right, const ChartLook& look) const;
  void paintEntry(QPainter& painter, const QRectF& place, const Entry& entry, const ChartLook& look) const;
  qreal titleHeight(const ChartLook& look) const;
  QString noteOf(const ChartLook& look) const { return look.axisLabels ? QString() : m_note; }

  QString m_title, m_note;
  std::vector<Entry> m_entries;
  Swatch m_swatch = Swatch::line;
  bool m_dashed = true;
  qreal m_indent = 0;
};

}  // namespace s2s
