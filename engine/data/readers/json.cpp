// JSON as a list of records, as {"column": [cells]}, as pandas writes columns ({"column": {"0": cell}}), or
// as an object with one list of records in it ({"version": 1, "data": [records]}).
#include "engine/data/readers/json_cells.h"
#include "engine/data/readers/json_elements.h"
#include "engine/data/row_reader.h"

namespace s2s {
namespace {

/// A file whose top is an object has to be held whole.
constexpr std::uintmax_t kLargestWhole = std::uintmax_t{512} << 20;

/// A list of records, read one at a time.
class JsonRecordsReader final : public RowReader {
 public:
  static Result<std::unique_ptr<RowReader>> open(const std::filesystem::path& path, JsonElements elements) {
    std::unique_ptr<JsonRecordsReader> reader(new JsonRecordsReader(std::move(elements)));
    Result<bool> first = reader->readRecord();
    if (!first) return first.error();
    if (!*first) return Error{"the list holds no JSON object", path.string(), "write a list of objects"};
    reader->m_columns = cellNames(reader->m_record);
    reader->m_pending = true;
    return std::unique_ptr<RowReader>(std::move(reader));
  }

  Result<std::optional<Row>> next() override {
    for (;;) {
      if (!std::exchange(m_pending, false)) {
        const Result<bool> more = readRecord();
        if (!more) return more.error();
        if (!*more) return std::optional<Row>();
      }
      Row row{{}, m_position.line};
      std::string why = readCells(m_record, m_columns, row.cells);
      if (why.empty()) return std::optional(std::move(row));
      skip(row.line, std::move(why), m_raw);
    }
  }

  const TextForm& form() const override { return m_elements.stream().form(); }
  RowPosition position() const override { return m_position; }
  bool seekable() const override { return m_elements.stream().seekable(); }
  Result<void> seek(const RowPosition& position) override {
    m_pending = false;
    m_elements.seek(position.offset, position.line);
    return {};
  }
  double share() const override { return m_elements.stream().share(); }

 private:
  explicit JsonRecordsReader(JsonElements elements) : m_elements(std::move(elements)) {}

  /// Makes the next object the current record; false at the end.
  Result<bool> readRecord() {
    for (;;) {
      Result<std::optional<JsonElement>> element = m_elements.next();
      if (!element) return element.error();
      if (!*element) return false;
      m_position = {(*element)->offset, 0, (*element)->line};
      m_raw = std::move((*element)->text);
      if ((*element)->tooLong) {
        skip(m_position.line,
             "the record is longer than " + std::to_string(JsonElements::kLongest) + " bytes", m_raw);
        continue;
      }
      Result<Json> json = parseJson(m_raw, "");
      if (json && json->is_object()) {
        m_record = std::move(*json);
        return true;
      }
      skip(m_position.line, json ? "not a JSON object" : json.error().what, m_raw);
    }
  }

  JsonElements m_elements;
  Json m_record;
  std::string m_raw;
  RowPosition m_position;
  bool m_pending = false;
};

/// Records that are held in memory. Lines are numbers of records, since JSON in memory has no lines.
class JsonHeldReader final : public RowReader {
 public:
  JsonHeldReader(std::vector<std::string> columns, Json records, TextForm form)
      : m_form(std::move(form)), m_records(std::move(records)) {
    m_columns = std::move(columns);
  }

  Result<std::optional<Row>> next() override {
    while (m_next < m_records.size()) {
      Row row{{}, static_cast<std::int64_t>(m_next + 1)};
      const Json& record = m_records[m_next++];
      std::string why = readCells(record, m_columns, row.cells);
      if (why.empty()) return std::optional(std::move(row));
      skip(row.line, std::move(why), writeJson(record));
    }
    return std::optional<Row>();
  }

  const TextForm& form() const override { return m_form; }
  RowPosition position() const override { return {m_next - 1, 0, static_cast<std::int64_t>(m_next)}; }
  bool seekable() const override { return true; }
  Result<void> seek(const RowPosition& position) override {
    m_next = position.offset;
    return {};
  }
  double share() const override {
    return m_records.empty() ? 1.0 : static_cast<double>(m_next) / static_cast<double>(m_records.size());
  }

 private:
  TextForm m_form;
  Json m_records;
  std::size_t m_next = 0;
};

Error notATable(const std::filesystem::path& path) {
  return Error{"the JSON is neither a list of objects nor an object of columns", path.string(),
               "write [{\"source\": …, \"target\": …}, …] or {\"source\": [ … ], \"target\": [ … ]}"};
}

/// The columns turned into records; null where they are not columns of one length.
Json recordsFromColumns(const Json& columns) {
  Json records = Json::array();
  for (const auto& [name, cells] : columns.items()) {
    if (!cells.is_array() && !cells.is_object()) return nullptr;
    if (records.empty()) {
      for (std::size_t i = 0; i < cells.size(); ++i) records.push_back(Json::object());
    }
    if (cells.size() != records.size()) return nullptr;
    std::size_t i = 0;
    for (const auto& [key, cell] : cells.items()) {
      if (cell.is_object()) return nullptr;
      records[i++][name] = cell;
    }
  }
  return records;
}

Result<std::unique_ptr<RowReader>> openObject(const std::filesystem::path& path,
                                              const DecodingOptions& options) {
  TextForm form;
  Result<std::string> text = readText(path, options, kLargestWhole, &form);
  if (!text) return text.error();
  Result<Json> json = parseJson(*text, path.string());
  if (!json) return json.error();
  text->clear();
  text->shrink_to_fit();
  for (auto& [key, value] : json->items()) {
    if (!value.is_array() || value.empty() || !value[0].is_object()) continue;
    std::vector<std::string> columns = cellNames(value[0]);
    return std::unique_ptr<RowReader>(new JsonHeldReader(std::move(columns), std::move(value), form));
  }
  Json records = recordsFromColumns(*json);
  if (!records.is_array() || records.empty()) return notATable(path);
  std::vector<std::string> columns = cellNames(records[0]);
  return std::unique_ptr<RowReader>(new JsonHeldReader(std::move(columns), std::move(records), form));
}

Result<std::unique_ptr<RowReader>> openJson(const std::filesystem::path& path, const ReaderOptions& options) {
  Result<JsonElements> elements = JsonElements::open(path, options.decoding);
  if (!elements) return elements.error();
  const Result<char> first = elements->peek();
  if (!first) return first.error();
  if (*first == '[') return JsonRecordsReader::open(path, std::move(*elements));
  if (*first == '{') return openObject(path, options.decoding);
  return notATable(path);
}

}  // namespace

ReaderFormat jsonReader() { return {"json", "JSON", {".json"}, &openJson}; }

}  // namespace s2s
