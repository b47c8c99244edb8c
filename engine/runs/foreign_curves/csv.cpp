// Curves in CSV files (RFC 4180; commas, semicolons or tabs) with a header: a column of steps, the others
// numbers. Where commas part no cells they may be decimal ones, in all of the file.

#include <algorithm>
#include <array>

#include "engine/core/text_file.h"
#include "engine/runs/foreign_curves/changed_file.h"
#include "engine/runs/foreign_curves/csv_left_out.h"
#include "engine/runs/foreign_curves/csv_numbers.h"
#include "engine/runs/foreign_curves/foreign_curves.h"
#include "engine/runs/foreign_curves/metric_names.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargest = 512u << 20;
constexpr std::size_t kMostColumns = 2'000;
constexpr std::size_t kMostWarnings = 20;

/// Names of the column of steps, best first; compared in small letters, "_" for anything between words.
constexpr std::array<std::string_view, 10> kStepNames = {
    "step", "steps", "global_step", "iteration", "iter", "iterations", "update", "num_updates", "epoch", "x"};
constexpr std::array<std::string_view, 6> kTimeNames = {"wall_time", "time",      "time_s",
                                                        "seconds",   "timestamp", "runtime"};
constexpr std::array<std::string_view, 1> kEpochNames = {"epoch"};

struct Row {
  std::vector<std::string> cells;
  bool closed = true;  ///< else a quote swallowed the rest of the file
};

std::string plainName(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z')
      plain += static_cast<char>(c - 'A' + 'a');
    else
      plain += c == ' ' || c == '-' ? '_' : c;
  }
  const std::size_t begin = plain.find_first_not_of('_');
  return begin == std::string::npos ? "" : plain.substr(begin);
}

/// Takes one record from `text`; false at the end.
bool nextRow(std::string_view& text, char separator, Row& row) {
  row.cells.clear();
  if (text.empty()) return false;
  std::string cell;
  bool quoted = false;
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"')
        cell += c;
      else if (i + 1 < text.size() && text[i + 1] == '"')
        cell += text[++i];
      else
        quoted = false;
    } else if (c == '"' && cell.empty()) {
      quoted = true;
    } else if (c == separator) {
      if (row.cells.size() >= kMostColumns) break;
      row.cells.push_back(std::move(cell));
      cell.clear();
    } else if (c == '\n') {
      break;
    } else if (c != '\r') {
      cell += c;
    }
  }
  while (i < text.size() && text[i] != '\n') ++i;
  row.closed = !quoted;
  row.cells.push_back(std::move(cell));
  text.remove_prefix(std::min(i + 1, text.size()));
  return true;
}

/// The one that parts the header into most cells.
char separatorOf(std::string_view header) {
  char best = ',';
  for (const char separator : {',', ';', '\t'}) {
    if (std::ranges::count(header, separator) > std::ranges::count(header, best)) best = separator;
  }
  return best;
}

/// Of the numbers in the rows; nothing where that is not clear.
std::optional<char> decimalSignOf(std::string_view rows, char separator) {
  if (separator == ',') return '.';
  DecimalSign sign;
  for (Row row; nextRow(rows, separator, row);) {
    for (const std::string& cell : row.cells) sign.note(cell);
  }
  return sign.found();
}

template <std::size_t N>
int columnNamed(const std::vector<std::string>& header, const std::array<std::string_view, N>& names) {
  for (const std::string_view name : names) {
    const auto at = std::ranges::find(header, name, plainName);
    if (at != header.end()) return static_cast<int>(at - header.begin());
  }
  return -1;
}

bool knows(const fs::path& path) {
  const std::string ending = path.extension().string();
  std::error_code ignored;
  return (ending == ".csv" || ending == ".tsv" || ending == ".CSV") && fs::is_regular_file(path, ignored);
}

class CsvRun : public ForeignRun {
 public:
  CsvRun(fs::path path, std::string stepColumn)
      : m_path(std::move(path)), m_stepColumn(std::move(stepColumn)) {}

  Result<ForeignPiece> read() override {
    ForeignPiece piece;
    if (!m_file.changed(m_path)) return piece;
    const Result<std::string> text = readTextFile(m_path, kLargest);
    if (!text) return text.error();
    std::string_view rest = *text;
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
    const char separator = separatorOf(rest.substr(0, rest.find('\n')));
    Row header;
    if (!nextRow(rest, separator, header))
      return Error{"the file is empty", m_path.string(), "name another", Error::Kind::invalidInput};
    const Result<int> step = stepColumnOf(header.cells);
    if (!step) return step.error();
    const std::optional<char> decimal = decimalSignOf(rest, separator);
    if (!decimal) {
      return Error{"it is not clear which decimal sign the numbers have", m_path.string(),
                   "write them with one, and with none between thousands", Error::Kind::invalidInput};
    }
    piece.anew = true;
    readRows(rest, {separator, *decimal}, header.cells,
             {*step, columnNamed(header.cells, kTimeNames), columnNamed(header.cells, kEpochNames)}, piece);
    if (piece.points.empty()) {
      return Error{"there are no numbers below the header", m_path.string(),
                   "name a file with a column of steps and columns of numbers", Error::Kind::invalidInput};
    }
    return piece;
  }

 private:
  Result<int> stepColumnOf(const std::vector<std::string>& header) const {
    if (m_stepColumn.empty()) return columnNamed(header, kStepNames);
    const auto at = std::ranges::find(header, m_stepColumn);
    if (at != header.end()) return static_cast<int>(at - header.begin());
    std::string names;
    for (const std::string& name : header) names += (names.empty() ? "" : ", ") + name;
    return Error{"there is no column \"" + m_stepColumn + "\"", m_path.string(), "use one of: " + names,
                 Error::Kind::invalidInput};
  }

  struct Signs {
    char separator, decimal;
  };
  /// Columns by number; below 0 where there is none.
  struct Axes {
    int step, time, epoch;
    /// Whether a column holds places alone; epochs are a curve too.
    bool has(std::size_t column) const {
      return static_cast<int>(column) == step || static_cast<int>(column) == time;
    }
  };
  void readRows(std::string_view rest, Signs signs, const std::vector<std::string>& header, const Axes& axes,
                ForeignPiece& piece) const {
    const std::vector<std::string> metrics = metricsOf(header, axes);
    CsvLeftOut leftOut(header.size());
    std::optional<double> begin;
    std::size_t line = 1, bad = 0;
    double counted = 0.0;
    for (Row row; nextRow(rest, signs.separator, row);) {
      ++line;
      const std::vector<std::string>& cells = row.cells;
      if (!row.closed) piece.warnings.push_back(unclosed(line, cells.back()));
      if (cells.size() == 1 && cells[0].empty()) continue;
      const std::optional<double> at = axes.step < 0 ? counted : placeIn(cells, axes.step, signs);
      ++counted;
      if (!at) {
        if (bad++ < kMostWarnings)
          piece.warnings.push_back("row " + std::to_string(line) + " has no step and was left out, " +
                                   m_path.string());
        continue;
      }
      std::optional<double> seconds = placeIn(cells, axes.time, signs);
      if (seconds && !begin) begin = seconds;
      if (seconds) seconds = finitePlace(*seconds - *begin);
      const std::optional<double> epoch = placeIn(cells, axes.epoch, signs);
      if (row.closed) leftOut.noteLength(line, cells);
      for (std::size_t column = 0; column < std::min(cells.size(), header.size()); ++column) {
        if (axes.has(column)) continue;
        const std::optional<double> value = numberIn(cells[column], signs.decimal);
        // What an open quote swallowed has been told.
        if (value || row.closed) leftOut.noteCell(column, line, cells[column], value.has_value());
        if (value) piece.points.push_back({metrics[column], *at, *value, seconds, epoch});
      }
    }
    if (bad > kMostWarnings) {
      piece.warnings.push_back("further rows without a step, which were left out: " +
                               std::to_string(bad - kMostWarnings) + ", " + m_path.string());
    }
    std::ranges::move(leftOut.warnings(m_path.string()), std::back_inserter(piece.warnings));
  }

  /// Of a quote in a row, with what it swallowed.
  std::string unclosed(std::size_t row, std::string_view swallowed) const {
    while (swallowed.ends_with('\n') || swallowed.ends_with('\r')) swallowed.remove_suffix(1);
    return "row " + std::to_string(row) + " has a quote that is never closed; lines left out after it: " +
           std::to_string(std::ranges::count(swallowed, '\n')) + ", " + m_path.string();
  }

  static std::optional<double> placeIn(const std::vector<std::string>& cells, int column, Signs signs) {
    const auto index = static_cast<std::size_t>(column);
    return column >= 0 && index < cells.size() ? finitePlace(numberIn(cells[index], signs.decimal))
                                               : std::nullopt;
  }

  /// By column. TensorBoard's own CSV has a column "Value"; the file's name says of what.
  std::vector<std::string> metricsOf(const std::vector<std::string>& header, const Axes& axes) const {
    const std::string file = m_path.stem().string();
    MetricNames names;
    std::vector<std::string> metrics(header.size());
    for (std::size_t column = 0; column < header.size(); ++column) {
      if (axes.has(column)) continue;
      const std::string& name = header[column];
      metrics[column] =
          plainName(name) == "value" ? names.add(file, file) : names.add(metricOfTag(name), name);
    }
    return metrics;
  }

  fs::path m_path;
  std::string m_stepColumn;
  ChangedFile m_file;
};

Result<std::unique_ptr<ForeignRun>> open(const fs::path& path, const ForeignOptions& options) {
  return std::unique_ptr<ForeignRun>(std::make_unique<CsvRun>(path, options.stepColumn));
}

}  // namespace

ForeignFormat csvFormat() { return {"csv", "CSV", knows, open}; }

}  // namespace s2s
