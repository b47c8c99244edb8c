#include "app/command_line/engine_verbs/report_files.h"

#include <algorithm>

#include "app/command_line/renderer.h"
#include "app/command_line/verb.h"
#include "engine/core/absolute_path.h"
#include "engine/core/atomic_file.h"
#include "engine/reports/report_forms.h"

namespace s2s::command_line {
namespace {

constexpr const char* kEndings[] = {".html", ".md", ".tex", ".pdf"};

Result<void> writeOne(const Report& report, const std::filesystem::path& file) {
  const std::string ending = file.extension().string();
  if (ending == ".html") return writeFileAtomically(file, htmlOf(report));
  if (ending == ".md") return writeFileAtomically(file, markdownOf(report));
  if (ending == ".tex") return writeFileAtomically(file, latexTablesOf(report));
  return renderCharts(
      {{"reports", Json::array({{{"report", toJson(report)}, {"file", absolutePath(file).string()}}})}});
}

}  // namespace

void declareReportOption(CLI::App& parser, const std::string& name, const std::string& help,
                         std::vector<std::string>& files) {
  parser.add_option(name, files, help + ": .html, .pdf, .md or .tex (tables alone); repeatable")
      ->allow_extra_args(false)
      ->check([](const std::string& file) {
        const bool known =
            std::ranges::find(kEndings, std::filesystem::path(file).extension()) != std::end(kEndings);
        return known ? "" : "the ending of '" + file + "' is none of .html, .pdf, .md and .tex";
      });
}

void declareReportFiles(CLI::App& parser, ReportFiles& files) {
  declareReportOption(parser, "--out", "File to write, otherwise all four kinds", files.out);
  parser.add_option("--note", files.note, "A sentence below the report's title, such as how it was made");
}

Result<std::vector<std::string>> writeReport(Report report, const ReportFiles& wanted,
                                             const std::filesystem::path& stem, Console& console) {
  if (!wanted.note.empty()) report.subtitle += ". " + wanted.note;
  std::vector<std::filesystem::path> files(wanted.out.begin(), wanted.out.end());
  if (files.empty()) {
    for (const char* ending : kEndings) files.push_back(stem.string() + ending);
  }
  std::vector<std::string> written;
  for (const std::filesystem::path& file : files) {
    const auto done = writeOne(report, file);
    if (!done && wanted.out.empty() && file.extension() == ".pdf") {
      console.warning("no PDF: " + done.error().message());
      continue;
    }
    if (!done) return done.error();
    written.push_back(file.string());
    console.line(file.string());
  }
  return written;
}

}  // namespace s2s::command_line
