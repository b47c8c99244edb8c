// JSON Lines: an object a line. The first one names the columns.
#include "engine/data/line_source.h"
#include "engine/data/readers/json_cells.h"
#include "engine/data/readers/limited_json.h"
#include "engine/data/readers/named_columns.h"
#include "engine/data/row_reader.h"

namespace s2s {
namespace {

class JsonLinesReader final : public RowReader {
 public:
  static Result<std::unique_ptr<RowReader>> open(const std::filesystem::path& path,
                                                 const ReaderOptions& options) {
    Result<LineSource> lines = LineSource::open(path, options.decoding);
    if (!lines) return lines.error();
    std::unique_ptr<JsonLinesReader> reader(new JsonLinesReader(std::move(*lines)));
    Result<std::optional<Record>> first = reader->readRecord();
    if (!first) return first.error();
    if (!*first)
      return Error{"the file holds no JSON object", path.string(), "write an object on every line"};
    reader->m_columns = cellNames((*first)->json);
    if (Result<void> checked = checkColumns(reader->m_columns, path); !checked) return checked.error();
    reader->m_first = std::move(**first);
    return std::unique_ptr<RowReader>(std::move(reader));
  }

  Result<std::optional<Row>> next() override {
    for (;;) {
      Result<std::optional<Record>> record = std::optional<Record>();
      if (m_first)
        record = std::exchange(m_first, std::nullopt);
      else
        record = readRecord();
      if (!record) return record.error();
      if (!*record) return std::optional<Row>();
      Row row{{}, (*record)->line};
      std::string why = readCells((*record)->json, m_columns, m_needed, row);
      if (why.empty()) {
        m_position = {(*record)->offset, 0, row.line};
        return std::optional(std::move(row));
      }
      skip(row.line, std::move(why), (*record)->raw);
    }
  }

  const TextForm& form() const override { return m_lines.form(); }
  RowPosition position() const override { return m_position; }
  bool seekable() const override { return m_lines.seekable(); }
  Result<void> seek(const RowPosition& position) override {
    m_first.reset();
    m_lines.seek(position.offset, position.line);
    return {};
  }
  double share() const override { return m_lines.share(); }

 private:
  struct Record {
    Json json;
    std::int64_t line = 0;
    std::uint64_t offset = 0;
    std::string raw;
  };

  explicit JsonLinesReader(LineSource lines) : m_lines(std::move(lines)) {}

  /// The next line that holds an object.
  Result<std::optional<Record>> readRecord() {
    for (;;) {
      Result<std::optional<Line>> line = m_lines.next();
      if (!line) return line.error();
      if (!*line) return std::optional<Record>();
      Line& found = **line;
      if (found.text.find_first_not_of(" \t\r") == std::string::npos) continue;  // blank lines are allowed
      if (found.tooLong) {
        skip(found.number, "the line is longer than " + std::to_string(LineSource::kLongest) + " bytes",
             found.text);
        continue;
      }
      Result<Json> json = parseRecord(found.text, "");
      if (json && json->is_object()) {
        return std::optional(Record{std::move(*json), found.number, found.offset, std::move(found.text)});
      }
      skip(found.number, json ? "not a JSON object" : json.error().what, found.text);
    }
  }

  LineSource m_lines;
  std::optional<Record> m_first;
  RowPosition m_position;
};

}  // namespace

ReaderFormat jsonlReader() { return {"jsonl", "JSON Lines", {".jsonl", ".ndjson"}, &JsonLinesReader::open}; }

}  // namespace s2s
