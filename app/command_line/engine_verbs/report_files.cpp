#include "app/command_line/engine_verbs/report_files.h"

#include "app/command_line/renderer.h"
#include "app/command_line/verb.h"
#include "engine/core/absolute_path.h"
#include "engine/core/atomic_file.h"
#include "engine/reports/report_forms.h"

namespace s2s::command_line {
namespace {

Result<void> writeOne(const Report& report, const std::filesystem::path& file) {
  const std::string ending = file.extension().string();
  if (ending == ".html") return writeFileAtomically(file, htmlOf(report));
  if (ending == ".md") return writeFileAtomically(file, markdownOf(report));
  if (ending == ".tex") return writeFileAtomically(file, latexTablesOf(report));
  if (ending == ".pdf")
    return renderCharts(
        {{"reports", Json::array({{{"report", toJson(report)}, {"file", absolutePath(file).string()}}})}});
  return Error{"the file's ending is none of .html, .pdf, .md and .tex", file.string(), "choose one of them",
               Error::Kind::invalidInput};
}

}  // namespace

void declareReportFiles(CLI::App& parser, ReportFiles& files) {
  parser
      .add_option("--out", files.out,
                  "File to write: .html, .pdf, .md or .tex (tables alone); repeatable; otherwise all four")
      ->allow_extra_args(false);
  parser.add_option("--note", files.note, "A sentence below the report's title, such as how it was made");
}

Result<std::vector<std::string>> writeReport(Report report, const ReportFiles& wanted,
                                             const std::filesystem::path& stem, Console& console) {
  if (!wanted.note.empty()) report.subtitle += ". " + wanted.note;
  std::vector<std::filesystem::path> files(wanted.out.begin(), wanted.out.end());
  if (files.empty()) {
    for (const char* ending : {".html", ".md", ".tex", ".pdf"}) files.push_back(stem.string() + ending);
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
