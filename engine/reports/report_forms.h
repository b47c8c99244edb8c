#pragma once
// A report in the forms that people open, paste and print.

#include <string>

#include "engine/reports/report.h"

namespace s2s {

/// One file that needs no other and no network: styles and charts are in it, and a content policy forbids the
/// browser to load or run anything.
std::string htmlOf(const Report& report);

/// GitHub's Markdown: headings, tables, code; charts become tables of their numbers.
std::string markdownOf(const Report& report);

/// The tables alone, for \input in a paper: needs the packages booktabs, and textcomp before 2020; Korean
/// needs kotex.
std::string latexTablesOf(const Report& report);

}  // namespace s2s
