#include "app/window/render/report_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPdfWriter>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include "app/window/render/chart_in_text.h"
#include "app/window/render/report_pages.h"
#include "engine/core/atomic_file.h"
#include "engine/reports/chart_svg.h"
#include "engine/reports/escaping.h"
#include "widgets/theme/document_fonts.h"

namespace s2s {
namespace {

const QStringList& textFamilies() {
  static const QStringList families =
      withReadableDigits({"Inter", "Noto Sans", "Noto Sans CJK KR", "DejaVu Sans"});
  return families;
}

QString shown(const std::string& text) { return QString::fromStdString(text); }

/// Writes a report into a document from top to bottom.
class DocumentWriter {
 public:
  explicit DocumentWriter(QTextDocument& document) : m_cursor(&document) {}

  void write(const Report& report) {
    paragraph(shown(report.title), characters(20, true));
    paragraph(shown(report.subtitle), characters(10, false, "#667085"));
    for (const ReportSection& section : report.sections) {
      heading(shown(section.heading), characters(14, true), 18);
      for (const ReportBlock& block : section.blocks) std::visit(*this, block);
    }
  }

  void operator()(const ReportText& block) {
    constexpr const char* kColours[] = {"#1B1F27", "#B96F00", "#1F9D6B", "#667085"};
    paragraph(shown(block.text), characters(10, false, kColours[static_cast<std::size_t>(block.tone)]));
  }

  void operator()(const ReportTable& block) {
    if (block.columns.empty()) return;
    if (!block.caption.empty()) heading(shown(block.caption), characters(8, false, "#667085"), 8);
    startBlock(0);
    QTextTableFormat format;
    format.setBorder(0.5);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(QColor("#E1E4EA"));
    format.setBorderCollapse(true);
    format.setCellPadding(3);
    format.setHeaderRowCount(1);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    format.setBottomMargin(6);
    const int rows = static_cast<int>(block.rows.size()) + 1,
              columns = static_cast<int>(block.columns.size());
    QTextTable* table = m_cursor.insertTable(rows, columns, format);
    for (int column = 0; column < columns; ++column) {
      const auto place = static_cast<std::size_t>(column);
      const bool isNumber = place < block.numbers.size() && block.numbers[place];
      for (int row = 0; row < rows; ++row) {
        const std::vector<std::string>& cells =
            row == 0 ? block.columns : block.rows[static_cast<std::size_t>(row - 1)];
        QTextCursor cell = table->cellAt(row, column).firstCursorPosition();
        QTextBlockFormat alignment;
        alignment.setAlignment(isNumber ? Qt::AlignRight : Qt::AlignLeft);
        cell.setBlockFormat(alignment);
        cell.insertText(place < cells.size() ? clean(cells[place]) : QString(), characters(7.5, row == 0));
      }
    }
    m_cursor.movePosition(QTextCursor::End);
    m_fresh = true;
  }

  void operator()(const ReportLines& block) { chart(svgOf(block)); }
  void operator()(const ReportBars& block) { chart(svgOf(block)); }
  void operator()(const ReportMatrix& block) { chart(svgOf(block)); }

  void operator()(const ReportCode& block) {
    heading(shown(block.caption), characters(10, true), 8);
    QTextCharFormat format = characters(7, false);
    format.setFontFamilies({"DejaVu Sans Mono", "Noto Sans Mono CJK KR", "monospace"});
    format.setFontFixedPitch(true);
    startBlock(2);
    m_cursor.insertText(clean(block.text), format);
  }

 private:
  /// Without what no font shows and what turns the direction of the text.
  static QString clean(const std::string& text) {
    // Escaping and reading back keeps every other character.
    QString cleaned = shown(escapedHtml(text));
    cleaned.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    return cleaned.replace("&amp;", "&");
  }

  static QTextCharFormat characters(double points, bool bold, const char* colour = "#1B1F27") {
    QTextCharFormat format;
    format.setFontFamilies(textFamilies());
    format.setFontPointSize(points);
    format.setFontWeight(bold ? QFont::DemiBold : QFont::Normal);
    format.setForeground(QColor(colour));
    return format;
  }

  void startBlock(double above, bool staysWithNext = false) {
    QTextBlockFormat format;
    format.setProperty(kStaysWithNext, staysWithNext);
    format.setTopMargin(above);
    format.setBottomMargin(4);
    if (m_fresh)
      m_cursor.setBlockFormat(format);
    else
      m_cursor.insertBlock(format);
    m_fresh = false;
  }

  void paragraph(const QString& text, const QTextCharFormat& format, double above = 2) {
    startBlock(above);
    m_cursor.insertText(clean(text.toStdString()), format);
  }

  /// Above what it is a heading of.
  void heading(const QString& text, const QTextCharFormat& format, double above) {
    startBlock(above, true);
    m_cursor.insertText(clean(text.toStdString()), format);
  }

  void chart(const std::string& svg) {
    startBlock(6);
    ChartInText::insert(m_cursor, QByteArray::fromStdString(svg));
  }

  QTextCursor m_cursor;
  bool m_fresh = true;  ///< the current block is empty
};

}  // namespace

QByteArray pdfOf(const Report& report) {
  QTextDocument document;
  document.setUndoRedoEnabled(false);
  QTextOption wrapping;
  wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  document.setDefaultTextOption(wrapping);
  ChartInText charts;
  document.documentLayout()->registerHandler(ChartInText::kObjectType, &charts);
  DocumentWriter(document).write(report);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setResolution(600);
  writer.setPageSize(QPageSize(QPageSize::A4));
  writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
  writer.setTitle(shown(report.title));
  writer.setCreator("Seq2Seq Workbench");
  writePages(document, writer);
  buffer.close();
  return bytes;
}

Result<void> renderReports(const Json& specification) {
  const auto invalid = [](const std::string& where, const std::string& what) {
    return Error{where + ": " + what, "", "see docs/render_spec.md", Error::Kind::invalidInput};
  };
  for (const auto& [key, value] : specification.items()) {
    if (key != "reports") return invalid(key, "unknown member");
  }
  const Json& reports = specification.at("reports");
  if (!reports.is_array()) return invalid("reports", "is not a list");
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const std::string where = "reports." + std::to_string(i);
    const Json& one = reports[i];
    if (!one.is_object() || !one.contains("report") || !one.contains("file") || !one.at("file").is_string())
      return invalid(where, "needs a report and the name of a file");
    const auto report = reportFrom(one.at("report"));
    if (!report) return invalid(where + ".report", report.error().what);
    const QByteArray pdf = pdfOf(*report);
    auto written =
        writeFileAtomically(one.at("file").get<std::string>(),
                            std::string_view(pdf.constData(), static_cast<std::size_t>(pdf.size())));
    if (!written) return written;
  }
  return {};
}

}  // namespace s2s
