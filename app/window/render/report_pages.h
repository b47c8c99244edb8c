#pragma once
// A document on the pages of a PDF: headings stay with what they stand above, pages are numbered.

#include <QPdfWriter>
#include <QTextDocument>
#include <QTextFormat>

namespace s2s {

/// Of a block format, boolean: the block is on the page of the block behind it.
constexpr int kStaysWithNext = QTextFormat::UserProperty + 2;

/// Lays the document out for the writer's page, within its margins, and writes all pages; a number stands
/// below each. The document keeps the page breaks that were needed.
void writePages(QTextDocument& document, QPdfWriter& writer);

}  // namespace s2s
