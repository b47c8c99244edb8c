#pragma once
// A report as files, for the verbs that make one.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "app/command_line/console.h"
#include "engine/reports/report.h"

namespace s2s::command_line {

/// --out, repeatable.
void declareReportFiles(CLI::App& parser, std::vector<std::string>& out);

/// Writes each file of `out` in the form its ending names: .html, .pdf, .md or .tex. Without any, all four
/// beside `stem`, the PDF only where the program that draws it is there. Prints the files; gives the exit
/// code.
Result<std::vector<std::string>> writeReport(const Report& report, const std::vector<std::string>& out,
                                             const std::filesystem::path& stem, Console& console);

}  // namespace s2s::command_line
