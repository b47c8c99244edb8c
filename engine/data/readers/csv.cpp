// Comma-separated values as RFC 4180 describes them: quoted cells may hold commas, line ends and doubled
// quotes.
#include "engine/data/readers/table_reader.h"

namespace s2s {
namespace {

class CsvReader final : public TableReader {
 public:
  static Result<std::unique_ptr<RowReader>> open(const std::filesystem::path& path,
                                                 const ReaderOptions& options) {
    Result<LineSource> lines = LineSource::open(path, options.decoding);
    if (!lines) return lines.error();
    std::unique_ptr<CsvReader> reader(new CsvReader(std::move(*lines)));
    if (Result<void> read = reader->readColumns(path, options.header); !read) return read.error();
    return std::unique_ptr<RowReader>(std::move(reader));
  }

 private:
  using TableReader::TableReader;

  /// A quoted cell that goes on for longer than this was never meant to: its closing quote is missing.
  static constexpr std::size_t kLongestCell = std::size_t{1} << 20;
  static constexpr std::size_t kLongestRecord = LineSource::kLongest;  ///< bytes, over all its lines

  Result<std::optional<Record>> readRecord() override {
    Result<std::optional<Line>> line = m_lines.next();
    if (!line) return line.error();
    if (!*line) return std::optional<Record>();
    Record record;
    record.line = (*line)->number;
    record.offset = (*line)->offset;
    record.raw = (*line)->text;
    if ((*line)->tooLong) {
      record.problem = "the line is longer than " + std::to_string(LineSource::kLongest) + " bytes";
      return std::optional(std::move(record));
    }
    m_carriageReturn = (*line)->carriageReturn;
    std::string text = std::move((*line)->text);
    m_recordBytes = text.size();
    std::size_t position = 0;
    for (;;) {
      if (position < text.size() && text[position] == '"') {
        Result<void> read = readQuoted(text, position, record);
        if (!read) return read.error();
        if (!record.problem.empty()) return std::optional(std::move(record));
      } else {
        const std::size_t comma = std::min(text.find(',', position), text.size());
        record.cells.push_back(text.substr(position, comma - position));
        position = comma;
      }
      if (position >= text.size()) return std::optional(std::move(record));
      ++position;  // the comma
      if (record.cells.size() == kMostColumns) {
        record.problem = tooManyColumns();
        return std::optional(std::move(record));
      }
    }
  }

  /// Reads the cell that begins with the quote at `position`; `text` becomes the line in which it ends.
  Result<void> readQuoted(std::string& text, std::size_t& position, Record& record) {
    std::string cell;
    std::vector<Line> pulled;
    ++position;
    for (;;) {
      const std::size_t quote = text.find('"', position);
      cell.append(text, position, quote == std::string::npos ? quote : quote - position);
      if (quote == std::string::npos) {
        Result<std::optional<Line>> line = Result<std::optional<Line>>(std::optional<Line>());
        if (cell.size() <= kLongestCell) line = m_lines.next();
        if (!line) return line.error();
        const bool closable = *line && !(*line)->tooLong;
        if (*line) m_recordBytes += (*line)->text.size();
        if (!closable || m_recordBytes > kLongestRecord) {
          if (*line) pulled.push_back(std::move(**line));
          giveBack(std::move(pulled), record);
          record.problem = closable ? "the record is longer than " + std::to_string(kLongestRecord) + " bytes"
                                    : "a quote is opened and never closed";
          return {};
        }
        cell += m_lines.carriageReturns() ? "\r" : m_carriageReturn ? "\r\n" : "\n";
        m_carriageReturn = (*line)->carriageReturn;
        text = (*line)->text;
        if (record.raw.size() < BadRow::kLongestRaw) (record.raw += '\n') += text;
        position = 0;
        pulled.push_back(std::move(**line));
        continue;
      }
      position = quote + 1;
      if (position < text.size() && text[position] == '"') {
        cell += '"';
        ++position;
        continue;
      }
      break;
    }
    if (position < text.size() && text[position] != ',') {
      giveBack(std::move(pulled), record);
      record.problem = "text after a closing quote";
      return {};
    }
    record.cells.push_back(std::move(cell));
    return {};
  }

  /// The lines that a cell took in before it turned out to be none are rows of their own.
  void giveBack(std::vector<Line> pulled, Record& record) {
    if (pulled.empty()) return;
    record.raw.resize(std::min(record.raw.find('\n'), record.raw.size()));
    for (auto back = pulled.rbegin(); back != pulled.rend(); ++back) m_lines.putBack(std::move(*back));
  }

  std::size_t m_recordBytes = 0;  ///< of the lines of the record so far
  bool m_carriageReturn = false;  ///< whether the line read last ended with CR LF
};

}  // namespace

ReaderFormat csvReader() { return {"csv", "Comma-separated values", {".csv"}, &CsvReader::open}; }

}  // namespace s2s
