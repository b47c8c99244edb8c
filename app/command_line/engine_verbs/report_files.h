#pragma once
// A report as files, for the verbs that make one.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "app/command_line/console.h"
#include "engine/reports/report.h"

namespace s2s::command_line {

struct ReportFiles {
  std::vector<std::string> out;
  std::string note;  ///< a sentence below the title
};

/// An option for files of reports, repeatable; a file of another ending is wrong usage, said before any work.
void declareReportOption(CLI::App& parser, const std::string& name, const std::string& help,
                         std::vector<std::string>& files);

/// --out, repeatable, and --note.
void declareReportFiles(CLI::App& parser, ReportFiles& files);

/// Writes each file of `files.out` in the form its ending names: .html, .pdf, .md or .tex. Without any, all
/// four beside `stem`, the PDF only where the program that draws it is there. Prints the files and gives
/// them.
Result<std::vector<std::string>> writeReport(Report report, const ReportFiles& files,
                                             const std::filesystem::path& stem, Console& console);

}  // namespace s2s::command_line
