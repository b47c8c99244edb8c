// JSON Lines: an object a line. The first ones name the columns.
#include <limits>

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
    Result<JsonColumns> columns = columnsOf(path, options.decoding);
    if (!columns) return columns.error();
    reader->m_names = std::move(*columns);
    reader->m_columns = reader->m_names.names();
    if (Result<void> checked = checkColumns(reader->m_columns, path); !checked) return checked.error();
    return std::unique_ptr<RowReader>(std::move(reader));
  }

  Result<std::optional<Row>> next() override {
    for (;;) {
      Result<std::optional<Record>> record = readRecord();
      if (!record) return record.error();
      if (!*record) return std::optional<Row>();
      Row row{{}, (*record)->line};
      std::string why = readCells((*record)->json, m_names, m_needed, row);
      if (why.empty()) {
        if (m_needed.areAll())
          countMemberWithoutColumn(row.line, m_names.memberWithoutColumn((*record)->json));
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

  /// Of the file's beginning, for which it is opened once more.
  static Result<JsonColumns> columnsOf(const std::filesystem::path& path, DecodingOptions look) {
    look.copy.reset();  // only what gives the rows writes the decoded copy
    Result<LineSource> lines = LineSource::open(path, look);
    if (!lines) return lines.error();
    JsonLinesReader beginning(std::move(*lines));
    JsonColumns columns;
    for (std::size_t records = 0; records < kRecordsForColumns; ++records) {
      const Result<std::optional<Record>> record = beginning.readRecord();
      if (!record && records == 0) return record.error();
      if (!record || !*record) {
        if (records > 0) break;  // an error is told behind the rows that come before it
        return Error{"the file holds no JSON object", path.string(), "write an object on every line"};
      }
      columns.add((*record)->json);
      if (records == 0) beginning.m_until = (*record)->offset + kBytesForColumns;
    }
    return columns;
  }

  /// The next line that holds an object and begins before m_until.
  Result<std::optional<Record>> readRecord() {
    for (;;) {
      Result<std::optional<Line>> line = m_lines.next();
      if (!line) return line.error();
      if (!*line) return std::optional<Record>();
      Line& found = **line;
      if (found.offset >= m_until) return std::optional<Record>();
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
  JsonColumns m_names;
  std::uint64_t m_until = std::numeric_limits<std::uint64_t>::max();
  RowPosition m_position;
};

}  // namespace

ReaderFormat jsonlReader() { return {"jsonl", "JSON Lines", {".jsonl", ".ndjson"}, &JsonLinesReader::open}; }

}  // namespace s2s
