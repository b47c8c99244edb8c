#include "engine/data/row_writer.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <string_view>

#include "engine/core/json.h"
#include "engine/data/row_reader.h"

namespace s2s {
namespace {

/// The first cell that holds one of the characters; empty where none does.
std::string unwritable(const std::vector<std::string>& columns, const std::vector<std::string>& cells,
                       const char* characters, const std::string& what) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].find_first_of(characters) != std::string::npos)
      return "column " + columns[i] + " holds " + what + ", which this format cannot";
  }
  return "";
}

std::string joined(const std::vector<std::string>& cells, char between,
                   std::string (*written)(const std::string&)) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += between;
    line += written(cells[i]);
  }
  return line + "\n";
}

class TsvWriter final : public RowWriter {
 public:
  TsvWriter(StreamedFile file, std::vector<std::string> columns)
      : m_file(std::move(file)), m_columns(std::move(columns)) {}
  Result<std::string> add(const std::vector<std::string>& cells, const std::vector<std::size_t>&) override {
    if (std::string why = unwritable(m_columns, cells, "\t\n\r", "a tab or a line end"); !why.empty())
      return why;
    if (cells.size() == 1 && cells[0].empty()) return std::string("the row is empty");
    const Result<void> written =
        m_file.write(joined(cells, '\t', [](const std::string& cell) { return cell; }));
    if (!written) return written.error();
    return std::string();
  }
  Result<void> finish() override { return m_file.finish(); }

 private:
  StreamedFile m_file;
  std::vector<std::string> m_columns;
};

std::string csvCell(const std::string& cell) {
  if (cell.find_first_of("\",\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

class CsvWriter final : public RowWriter {
 public:
  explicit CsvWriter(StreamedFile file) : m_file(std::move(file)) {}
  Result<std::string> add(const std::vector<std::string>& cells, const std::vector<std::size_t>&) override {
    const Result<void> written =
        m_file.write(cells.size() == 1 && cells[0].empty() ? "\"\"\n" : joined(cells, ',', &csvCell));
    if (!written) return written.error();
    return std::string();
  }
  Result<void> finish() override { return m_file.finish(); }

 private:
  StreamedFile m_file;
};

class JsonWriter final : public RowWriter {
 public:
  /// A list where `list`, else a record a line.
  JsonWriter(StreamedFile file, std::vector<std::string> columns, bool list)
      : m_file(std::move(file)), m_columns(std::move(columns)), m_list(list) {}
  Result<std::string> add(const std::vector<std::string>& cells,
                          const std::vector<std::size_t>& bare) override {
    std::string record = "{";
    auto next = bare.begin();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool isBare = next != bare.end() && *next == i;
      if (isBare) ++next;
      if (i > 0) record += ',';
      record += writeJson(Json(m_columns[i]));
      record += ':';
      if (!isBare)
        record += writeJson(Json(cells[i]));
      else
        record += cells[i].empty() ? "null" : cells[i];
    }
    record += '}';
    const char* before = !m_list ? "" : m_begun ? ",\n" : "[\n";
    m_begun = true;
    const Result<void> written = m_file.write(before + record + (m_list ? "" : "\n"));
    if (!written) return written.error();
    return std::string();
  }
  Result<void> finish() override {
    if (m_list) {
      if (Result<void> written = m_file.write(m_begun ? "\n]\n" : "[]\n"); !written) return written.error();
    }
    return m_file.finish();
  }

 private:
  StreamedFile m_file;
  std::vector<std::string> m_columns;
  bool m_list, m_begun = false;
};

/// One file for each column, a line for each row.
class TextWriter final : public RowWriter {
 public:
  TextWriter(std::vector<StreamedFile> files, std::vector<std::string> columns)
      : m_files(std::move(files)), m_columns(std::move(columns)) {}
  Result<std::string> add(const std::vector<std::string>& cells, const std::vector<std::size_t>&) override {
    if (std::string why = unwritable(m_columns, cells, "\n\r", "a line end"); !why.empty()) return why;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Result<void> written = m_files[i].write(cells[i] + "\n");
      if (!written) return written.error();
    }
    return std::string();
  }
  Result<void> finish() override {
    for (StreamedFile& file : m_files) {
      if (Result<void> finished = file.finish(); !finished) return finished.error();
    }
    return {};
  }

 private:
  std::vector<StreamedFile> m_files;
  std::vector<std::string> m_columns;
};

Result<std::unique_ptr<RowWriter>> openText(StreamedFile first, const std::vector<std::string>& columns,
                                            const RowWriterOptions& options) {
  std::vector<StreamedFile> files;
  files.push_back(std::move(first));
  if (!options.targetPath.empty()) {
    Result<StreamedFile> second = StreamedFile::open(options.targetPath, options.existing);
    if (!second) return second.error();
    files.push_back(std::move(*second));
  }
  if (columns.size() != files.size()) {
    return Error{
        "plain text holds one column a file, and " + std::to_string(columns.size()) + " are to be written",
        files[0].path().string(), "choose one column, or two and a second file for the targets",
        Error::Kind::invalidInput};
  }
  return std::unique_ptr<RowWriter>(new TextWriter(std::move(files), columns));
}

std::string lowerExtension(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

/// A name that says a format which is only read would lie about the text in it.
Result<void> refuseFormatsThatAreOnlyRead(const std::filesystem::path& path) {
  static constexpr std::string_view kWritten[] = {"tsv", "csv", "jsonl", "json", "text"};
  const std::string extension = lowerExtension(path);
  for (const ReaderFormat& format : readerFormats().entries()) {
    if (std::ranges::find(format.extensions, extension) == format.extensions.end() ||
        std::ranges::find(kWritten, format.name) != std::end(kWritten))
      continue;
    const std::string name(format.name);
    return Error{"the format " + name + " is read but not written", path.string(),
                 "use a name that ends in .tsv, .csv, .jsonl, .json or .txt, or name one of the formats tsv, "
                 "csv, jsonl, json, text",
                 Error::Kind::invalidInput};
  }
  return {};
}

}  // namespace

std::string writtenFormat(const std::filesystem::path& path, const RowWriterOptions& options) {
  if (options.format != "auto") return options.format;
  if (!options.targetPath.empty()) return "text";
  const std::string extension = lowerExtension(path);
  if (extension == ".tsv" || extension == ".tab") return "tsv";
  if (extension == ".csv" || extension == ".json" || extension == ".jsonl") return extension.substr(1);
  return extension == ".ndjson" ? "jsonl" : "text";
}

Result<std::unique_ptr<RowWriter>> RowWriter::open(const std::filesystem::path& path,
                                                   const std::vector<std::string>& columns,
                                                   const RowWriterOptions& options) {
  const std::string format = writtenFormat(path, options);
  for (const std::filesystem::path& name : {path, options.targetPath}) {
    if (const auto extension = name.extension();
        extension == ".gz" || extension == ".zst" || extension == ".zstd") {
      return Error{"compressed files are read but not written", name.string(),
                   "leave out " + extension.string() + " and pack the file afterwards",
                   Error::Kind::invalidInput};
    }
    if (options.format != "auto") continue;
    if (Result<void> written = refuseFormatsThatAreOnlyRead(name); !written) return written.error();
  }
  Result<StreamedFile> file = StreamedFile::open(path, options.existing);
  if (!file) return file.error();
  if (format == "text") return openText(std::move(*file), columns, options);
  std::unique_ptr<RowWriter> writer;
  if (format == "json" || format == "jsonl") {
    writer = std::make_unique<JsonWriter>(std::move(*file), columns, format == "json");
    return writer;
  }
  if (format == "tsv")
    writer = std::make_unique<TsvWriter>(std::move(*file), columns);
  else if (format == "csv")
    writer = std::make_unique<CsvWriter>(std::move(*file));
  else
    return Error{"'" + format + "' is no format that can be written", path.string(),
                 "use tsv, csv, jsonl, json or text", Error::Kind::invalidInput};
  const Result<std::string> header = writer->add(columns);
  if (!header) return header.error();
  if (!header->empty()) {
    return Error{"the names of the columns cannot be written: " + *header, path.string(),
                 "give them other names, or choose another format", Error::Kind::invalidInput};
  }
  return writer;
}

}  // namespace s2s
