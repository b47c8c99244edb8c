#pragma once
// A report as what it says, before it becomes HTML, PDF, Markdown or LaTeX. All texts are plain: whoever
// writes a form of it escapes them, so that nothing in anybody's data becomes markup.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

struct ReportText {
  enum class Tone { plain, caution, good, muted } tone = Tone::plain;
  std::string text;
};

struct ReportTable {
  std::string caption;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< as long as `columns`; shorter ones are filled with nothing
  std::vector<bool> numbers;                   ///< columns that are set to the right; missing ones are not
};

struct ReportSeries {
  std::string name;
  std::vector<double> x, y;  ///< equally long; a y that is not finite is a gap
  int style = 0;             ///< colour and dash, from 0
};

/// Curves over a common axis.
struct ReportLines {
  std::string title, xLabel, yLabel;
  std::vector<ReportSeries> series;
};

/// A bar with what is known of its value.
struct ReportBar {
  std::string name;
  std::vector<double> values;                     ///< one for each part; of several parts none is negative
  std::optional<std::array<double, 2>> interval;  ///< of the only part
  int style = 0;                                  ///< colour, where there is one part
};

struct ReportBars {
  std::string title, unit;
  std::vector<std::string> parts;  ///< one or several, stacked
  std::vector<ReportBar> bars;
};

/// Which label was taken for which: a row for each reference, a column for each answer.
struct ReportMatrix {
  std::string title;
  std::vector<std::string> references, answers;
  std::vector<std::vector<std::int64_t>> counts;  ///< [reference][answer], as large as the labels say
};
/// The same where nothing can be drawn.
ReportTable tableOf(const ReportMatrix& matrix);

/// A recipe, or another text whose lines matter.
struct ReportCode {
  std::string caption, text;
};

using ReportBlock = std::variant<ReportText, ReportTable, ReportLines, ReportBars, ReportMatrix, ReportCode>;

struct ReportSection {
  std::string heading;
  std::vector<ReportBlock> blocks;
};

struct Report {
  std::string title, subtitle;
  std::vector<ReportSection> sections;
};

/// For the program that draws PDFs (docs/render_spec.md).
Json toJson(const Report& report);
Result<Report> reportFrom(const Json& json);

}  // namespace s2s
