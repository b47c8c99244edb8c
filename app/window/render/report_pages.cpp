#include "app/window/render/report_pages.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextLayout>
#include <cmath>

namespace s2s {
namespace {

constexpr double kPointsPerInch = 72.0;
constexpr double kFooter = 24.0;      // points for a page's number
constexpr double kBegunBelow = 16.0;  // points below the first line of what stands under a heading
constexpr double kNumberSize = 8.0;   // points

bool staysWithNext(const QTextBlock& block) {
  return block.blockFormat().boolProperty(kStaysWithNext) && block.next().isValid();
}

/// The lower edge of a block's first line.
double firstLineEnd(const QAbstractTextDocumentLayout& layout, const QTextBlock& block) {
  const double top = layout.blockBoundingRect(block).top();
  if (block.layout()->lineCount() == 0) return top;
  const QTextLine line = block.layout()->lineAt(0);
  return top + line.y() + line.height();
}

/// Breaks the page above each heading that would stand alone at its end.
void keepHeadings(QTextDocument& document, double pageHeight, double begun) {
  const QAbstractTextDocumentLayout& layout = *document.documentLayout();
  const auto page = [&](double y) { return std::floor(y / pageHeight); };
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    if (!staysWithNext(block)) continue;
    QTextBlock under = block;
    while (staysWithNext(under)) under = under.next();
    if (page(firstLineEnd(layout, block)) != page(firstLineEnd(layout, under) + begun)) {
      QTextBlockFormat format = block.blockFormat();
      format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
      QTextCursor(block).setBlockFormat(format);
    }
    // What follows in the chain is where its head is.
    while (block.next().isValid() && block.next() != under) block = block.next();
  }
}

}  // namespace

void writePages(QTextDocument& document, QPdfWriter& writer) {
  const double perPoint = writer.logicalDpiY() / kPointsPerInch;
  const QSizeF page(writer.width(), writer.height() - kFooter * perPoint);
  document.documentLayout()->setPaintDevice(&writer);
  document.setDocumentMargin(0);
  document.setPageSize(page);
  keepHeadings(document, page.height(), kBegunBelow * perPoint);
  QPainter painter(&writer);
  QFont font = document.defaultFont();
  font.setPointSizeF(kNumberSize);
  const int pages = document.pageCount();
  for (int i = 0; i < pages; ++i) {
    if (i > 0) writer.newPage();
    painter.save();
    painter.translate(0, -i * page.height());
    document.drawContents(&painter, QRectF(QPointF(0, i * page.height()), page));
    painter.restore();
    painter.setFont(font);
    painter.setPen(QColor("#667085"));
    painter.drawText(QRectF(0, page.height(), page.width(), kFooter * perPoint),
                     Qt::AlignRight | Qt::AlignBottom, QString::number(i + 1));
  }
}

}  // namespace s2s
