// Tab-separated values as IANA registered them: no quoting, so a quotation mark is a character like any
// other.
#include "engine/data/readers/table_reader.h"

namespace s2s {
namespace {

class TsvReader final : public TableReader {
 public:
  static Result<std::unique_ptr<RowReader>> open(const std::filesystem::path& path,
                                                 const ReaderOptions& options) {
    Result<LineSource> lines = LineSource::open(path, options.decoding);
    if (!lines) return lines.error();
    std::unique_ptr<TsvReader> reader(new TsvReader(std::move(*lines)));
    if (Result<void> read = reader->readColumns(path, options.header); !read) return read.error();
    return std::unique_ptr<RowReader>(std::move(reader));
  }

 private:
  using TableReader::TableReader;

  Result<std::optional<Record>> readRecord() override {
    Result<std::optional<Line>> line = m_lines.next();
    if (!line) return line.error();
    if (!*line) return std::optional<Record>();
    Record record;
    record.line = (*line)->number;
    record.offset = (*line)->offset;
    record.raw = std::move((*line)->text);
    if ((*line)->tooLong) {
      record.problem = "the line is longer than " + std::to_string(LineSource::kLongest) + " bytes";
      return std::optional(std::move(record));
    }
    const std::string& text = record.raw;
    for (std::size_t begin = 0;;) {
      const std::size_t tab = text.find('\t', begin);
      record.cells.push_back(text.substr(begin, tab == std::string::npos ? tab : tab - begin));
      if (tab == std::string::npos) return std::optional(std::move(record));
      begin = tab + 1;
      if (record.cells.size() == kMostColumns) {
        record.problem = tooManyColumns();
        return std::optional(std::move(record));
      }
    }
  }
};

}  // namespace

ReaderFormat tsvReader() { return {"tsv", "Tab-separated values", {".tsv", ".tab"}, &TsvReader::open}; }

}  // namespace s2s
