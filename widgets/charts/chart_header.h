#pragma once
#include "widgets/charts/qcustomplot_api.h"

#include "widgets/theme/theme_tokens.h"

namespace s2s {

/// Pen of a strong curve of style `index`.
QPen seriesPen(const ThemeTokens& tokens, int index);

/// Title, muted note at the right, and a legend that wraps; part of the plot, so exports have it too.
class ChartHeader : public QCPLayoutElement {
 public:
  struct Entry {
    int series = 0;
    QString name;
    int style = 0;
    bool visible = true;
  };
  explicit ChartHeader(QCustomPlot* plot) : QCPLayoutElement(plot) {}

  void setTexts(const QString& title, const QString& note);
  void setEntries(std::vector<Entry> entries);
  void setTokens(const ThemeTokens& tokens) { m_tokens = &tokens; }
  /// Where the legend's first line begins (the left end of the axes).
  void setLegendIndent(int indent) { m_indent = indent; }
  /// The series whose legend entry is at `position` of the plot; -1: none.
  int seriesAt(QPoint position) const;

  QSize minimumOuterSizeHint() const override;

 protected:
  void draw(QCPPainter* painter) override;

 private:
  std::vector<QRectF> placeEntries(qreal left, qreal top, qreal right) const;
  qreal titleHeight() const;

  QString m_title, m_note;
  std::vector<Entry> m_entries;
  const ThemeTokens* m_tokens = &lightTokens();
  int m_indent = 0;
};

}  // namespace s2s
