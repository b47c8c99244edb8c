// JSON as a list of records, as {"column": [cells]}, as pandas writes columns ({"column": {"0": cell}}), or
// as an object with one list of records in it ({"version": 1, "data": [records]}).
#include <algorithm>
#include <limits>

#include "engine/core/utf8.h"
#include "engine/data/line_source.h"
#include "engine/data/readers/held_rows.h"
#include "engine/data/readers/json_cells.h"
#include "engine/data/readers/json_elements.h"
#include "engine/data/readers/limited_json.h"
#include "engine/data/readers/named_columns.h"
#include "engine/data/row_reader.h"

namespace s2s {
namespace {

/// A file whose top is an object has to be held whole.
constexpr std::uintmax_t kLargestWhole = std::uintmax_t{512} << 20;

/// A list of records, read one at a time.
class JsonRecordsReader final : public RowReader {
 public:
  /// `beginning` reads the same elements, for the columns.
  static Result<std::unique_ptr<RowReader>> open(const std::filesystem::path& path, JsonElements elements,
                                                 JsonElements beginning) {
    std::unique_ptr<JsonRecordsReader> reader(new JsonRecordsReader(std::move(elements)));
    Result<JsonColumns> columns = JsonRecordsReader(std::move(beginning)).readColumns(path);
    if (!columns) return columns.error();
    reader->m_names = std::move(*columns);
    reader->m_columns = reader->m_names.names();
    if (Result<void> checked = checkColumns(reader->m_columns, path); !checked) return checked.error();
    return std::unique_ptr<RowReader>(std::move(reader));
  }

  Result<std::optional<Row>> next() override {
    for (;;) {
      const Result<bool> more = readRecord();
      if (!more) return more.error();
      if (!*more) return std::optional<Row>();
      Row row{{}, m_position.line};
      std::string why = readCells(m_record, m_names, m_needed, row);
      if (why.empty()) {
        if (m_needed.areAll()) countMemberWithoutColumn(row.line, m_names.memberWithoutColumn(m_record));
        return std::optional(std::move(row));
      }
      skip(row.line, std::move(why), m_raw);
    }
  }

  const TextForm& form() const override { return m_elements.stream().form(); }
  RowPosition position() const override { return m_position; }
  bool seekable() const override { return m_elements.stream().seekable(); }
  Result<void> seek(const RowPosition& position) override {
    m_elements.seek(position.offset, position.line);
    return {};
  }
  double share() const override { return m_elements.stream().share(); }

 private:
  explicit JsonRecordsReader(JsonElements elements) : m_elements(std::move(elements)) {}

  /// Those of the first records.
  Result<JsonColumns> readColumns(const std::filesystem::path& path) {
    JsonColumns columns;
    for (std::size_t records = 0; records < kRecordsForColumns; ++records) {
      const Result<bool> more = readRecord();
      if (!more && records == 0) return more.error();
      if (!more || !*more) {
        if (records > 0) break;  // an error is told behind the rows that come before it
        return Error{"the list holds no JSON object", path.string(), "write a list of objects"};
      }
      columns.add(m_record);
      if (records == 0) m_until = m_position.offset + kBytesForColumns;
    }
    return columns;
  }

  /// Makes the next object that begins before m_until the current record; false where there is none.
  Result<bool> readRecord() {
    for (;;) {
      Result<std::optional<JsonElement>> element = m_elements.next();
      if (!element) return element.error();
      if (!*element || (*element)->offset >= m_until) return false;
      m_position = {(*element)->offset, 0, (*element)->line};
      m_raw = std::move((*element)->text);
      if ((*element)->tooLong) {
        skip(m_position.line,
             "the record is longer than " + std::to_string(JsonElements::kLongest) + " bytes", m_raw);
        continue;
      }
      Result<Json> json = parseRecord(m_raw, "");
      if (json && json->is_object()) {
        m_record = std::move(*json);
        return true;
      }
      skip(m_position.line, json ? "not a JSON object" : json.error().what, m_raw);
    }
  }

  JsonElements m_elements;
  JsonColumns m_names;
  Json m_record;
  std::string m_raw;
  RowPosition m_position;
  std::uint64_t m_until = std::numeric_limits<std::uint64_t>::max();
};

/// A JSON document that is a table. It is read, never copied: a cell stays where the document has it.
struct HeldTable {
  TextForm form;
  Json document;
  const Json* records = nullptr;  ///< a list of records in it; else the document is an object of columns
  JsonColumns names;              ///< of all records
  std::vector<std::string> columns;
  std::size_t rows = 0;

  /// A cell of an object of columns, each of which is a list by now.
  const Json& cell(std::size_t row, std::size_t column) const {
    return document.get_ref<const Json::object_t&>().begin()[static_cast<std::ptrdiff_t>(column)].second[row];
  }
};

/// Rows of a document that is held in memory. Lines are numbers of records, since JSON in memory has no
/// lines.
class JsonHeldReader final : public RowReader, public HeldRows {
 public:
  explicit JsonHeldReader(std::shared_ptr<const HeldTable> table) : m_table(std::move(table)) {
    m_columns = m_table->columns;
  }

  Result<std::optional<Row>> next() override {
    while (m_next < m_table->rows) {
      const std::size_t i = m_next++;
      Row row{{}, static_cast<std::int64_t>(i + 1)};
      std::string why = m_table->records ? readCells((*m_table->records)[i], m_table->names, m_needed, row)
                                         : readColumns(i, row);
      if (why.empty()) {
        if (m_table->records && m_needed.areAll())
          countMemberWithoutColumn(row.line, m_table->names.memberWithoutColumn((*m_table->records)[i]));
        return std::optional(std::move(row));
      }
      skip(row.line, std::move(why),
           m_table->records ? writeAsRead((*m_table->records)[i]) : joined(row.cells));
    }
    return std::optional<Row>();
  }

  std::unique_ptr<RowReader> another() const override { return std::make_unique<JsonHeldReader>(m_table); }
  const TextForm& form() const override { return m_table->form; }
  RowPosition position() const override { return {m_next - 1, 0, static_cast<std::int64_t>(m_next)}; }
  bool seekable() const override { return true; }
  Result<void> seek(const RowPosition& position) override {
    m_next = position.offset;
    return {};
  }
  double share() const override {
    return m_table->rows == 0 ? 1.0 : static_cast<double>(m_next) / static_cast<double>(m_table->rows);
  }

 private:
  std::string readColumns(std::size_t number, Row& row) const {
    row.cells.resize(m_columns.size());
    for (std::size_t i = 0; i < m_columns.size(); ++i) setCell(m_table->cell(number, i), i, row);
    return m_needed.judge(m_columns, row.cells);
  }
  static std::string joined(const std::vector<std::string>& cells) {
    std::string text;
    for (const std::string& cell : cells)
      text += (text.empty() ? "" : "\t") + cell.substr(0, BadRow::kLongestRaw);
    return text;
  }

  std::shared_ptr<const HeldTable> m_table;
  std::size_t m_next = 0;
};

Error notATable(const std::filesystem::path& path) {
  return Error{"the JSON is neither a list of objects nor an object of columns", path.string(),
               "write [{\"source\": …, \"target\": …}, …] or {\"source\": [ … ], \"target\": [ … ]}"};
}

bool isRecords(const Json& value) { return value.is_array() && !value.empty() && value[0].is_object(); }

/// Uses the list of records in the document, where it has one. `lists` are the names of those that the file
/// has as objects. Another list of records, or one that is as long and so may be a column, is an error:
/// nothing would be left of it.
Result<void> findRecords(HeldTable& table, const std::vector<std::string>& lists,
                         const std::filesystem::path& path) {
  const auto isListInFile = [&](const std::string& key, const Json& value) {
    return value.is_array() && std::ranges::find(lists, key) == lists.end();
  };
  for (const auto& [key, value] : table.document.items()) {
    if (!table.records && isListInFile(key, value) && isRecords(value)) table.records = &value;
  }
  if (!table.records) return {};
  for (const Json& record : *table.records) {
    if (record.is_object()) table.names.add(record);
  }
  table.columns = table.names.names();
  table.rows = table.records->size();
  std::string others;
  for (const auto& [key, value] : table.document.items()) {
    if (&value == table.records || !isListInFile(key, value)) continue;
    if (isRecords(value) || value.size() == table.rows)
      others += (others.empty() ? "\"" : ", \"") + key + '"';
  }
  if (others.empty()) return {};
  constexpr std::size_t kLongestNames = 200;
  return Error{"the JSON has more lists beside its records: " + std::string(cutUtf8(others, kLongestNames)),
               path.string(), "write a single list of objects to a file"};
}

/// Fills in columns and rows; an error where the document is no table. `read` names the lists that the file
/// has as objects: columns as pandas writes them, {"0": cell, "1": cell}.
Result<void> findTable(HeldTable& table, const ColumnsDocument& read, const std::filesystem::path& path) {
  if (Result<void> found = findRecords(table, read.lists, path); !found || table.records) return found;
  for (const auto& [name, cells] : table.document.items()) {
    const bool isColumn =
        cells.is_array() && std::ranges::none_of(cells, [](const Json& cell) { return cell.is_object(); });
    if (!isColumn) return notATable(path);
  }
  if (!read.mismatch.empty())
    return Error{read.mismatch, path.string(), "write the columns with the same keys in the same order"};
  for (const auto& [name, cells] : table.document.items()) {
    if (!table.columns.empty() && cells.size() != table.rows) return notATable(path);
    table.columns.push_back(name);
    table.rows = cells.size();
  }
  return table.rows > 0 ? Result<void>() : notATable(path);
}

Result<std::unique_ptr<RowReader>> openObject(const std::filesystem::path& path,
                                              const DecodingOptions& options) {
  auto table = std::make_shared<HeldTable>();
  Result<std::string> text = readText(path, options, kLargestWhole, &table->form);
  if (!text) return text.error();
  Result<ColumnsDocument> read = parseColumns(*text, path.string());
  if (!read) return read.error();
  table->document = std::move(read->json);
  if (Result<void> found = findTable(*table, *read, path); !found) return found.error();
  if (Result<void> checked = checkColumns(table->columns, path); !checked) return checked.error();
  return std::unique_ptr<RowReader>(new JsonHeldReader(std::move(table)));
}

/// Whether an object stands on the first line and another one begins on the next, which no JSON document has:
/// JSON Lines under another name.
Result<bool> isJsonLines(const std::filesystem::path& path, const DecodingOptions& look) {
  Result<LineSource> lines = LineSource::open(path, look);
  if (!lines) return lines.error();
  for (bool begun = false;;) {
    const Result<std::optional<Line>> line = lines->next();
    if (!line) return line.error();
    if (!*line || (*line)->tooLong) return false;
    const std::string& text = (*line)->text;
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string::npos) continue;
    if (text[first] != '{') return false;
    if (begun) return true;
    begun = parseRecord(text, "").ok();
    if (!begun) return false;
  }
}

Result<std::unique_ptr<RowReader>> openJson(const std::filesystem::path& path, const ReaderOptions& options) {
  DecodingOptions look = options.decoding;
  look.copy.reset();  // only what gives the rows writes the decoded copy
  Result<JsonElements> start = JsonElements::open(path, look);
  if (!start) return start.error();
  const Result<char> first = start->peek();
  if (!first) return first.error();
  if (*first == '[') {
    Result<JsonElements> elements = JsonElements::open(path, options.decoding);
    if (!elements) return elements.error();
    return JsonRecordsReader::open(path, std::move(*elements), std::move(*start));
  }
  if (*first != '{') return notATable(path);
  const Result<bool> lines = isJsonLines(path, look);
  if (!lines) return lines.error();
  if (*lines) return readerFormats().find("jsonl").value()->open(path, options);
  return openObject(path, options.decoding);
}

}  // namespace

ReaderFormat jsonReader() { return {"json", "JSON", {".json"}, &openJson}; }

}  // namespace s2s
