#include "engine/data/row_reader.h"

#include <algorithm>
#include <cctype>

#include "engine/data/line_source.h"
#include "engine/data/readers/arrow_module.h"
#include "engine/data/readers/parquet_shards.h"

namespace s2s {

#define READER(NAME) ReaderFormat NAME##Reader();
#include "engine/data/registrations.def"
#undef READER

namespace {

constexpr std::size_t kMostDescribed = 1000;
constexpr std::size_t kMostPreviewed = std::size_t{16} << 20;  ///< bytes of cells

/// Of what is inside where the file is compressed.
std::string lowerExtension(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  if (extension == ".gz" || extension == ".zst" || extension == ".zstd")
    extension = path.stem().extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

/// The format of binary files that have another name or none; empty for others. Folders are data sets that
/// were saved as Arrow files, or lie there as Parquet files.
std::string formatByFirstBytes(const std::filesystem::path& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    return savedDatasets(path).empty() && !parquetSplits(path).empty() ? "parquet" : "arrow";
  if (!std::filesystem::is_regular_file(path, ignored)) return "";
  Result<FileBlocks> file = FileBlocks::open(path);
  if (!file) return "";
  const Result<std::string_view> start = file->unread(6);
  if (!start) return "";
  if (start->starts_with("PAR1")) return "parquet";
  if (start->starts_with("ARROW1")) return "arrow";
  if (start->starts_with("\xDE\x12\x04\x95") || start->starts_with("\x95\x04\x12\xDE")) return "mo";
  return "";
}

}  // namespace

void BadRows::add(std::int64_t line, std::string why, std::string_view raw) {
  ++m_count;
  if (m_described.size() >= kMostDescribed) return;
  m_described.push_back({line, std::move(why), std::string(raw.substr(0, BadRow::kLongestRaw))});
}

void RowReader::skip(std::int64_t line, std::string why, std::string_view raw) {
  if (m_listener) m_listener({line, why, std::string(raw.substr(0, BadRow::kLongestRaw))});
  m_badRows.add(line, std::move(why), raw);
}

void RowReader::countMemberWithoutColumn(std::int64_t line, std::string name) {
  if (name.empty()) return;
  if (m_without.rows++ == 0) {
    m_without.firstLine = line;
    m_without.firstName = std::move(name);
  }
}

void BadRows::merge(const BadRows& others) {
  m_count += others.m_count;
  m_described.insert(m_described.end(), others.m_described.begin(), others.m_described.end());
  std::ranges::stable_sort(m_described, {}, &BadRow::line);
  if (m_described.size() > kMostDescribed) m_described.resize(kMostDescribed);
}

const Registry<ReaderFormat>& readerFormats() {
  static const Registry<ReaderFormat> registry("data format", {
#define READER(NAME) NAME##Reader(),
#include "engine/data/registrations.def"
#undef READER
                                                              });
  return registry;
}

Result<std::string> detectFormat(const std::filesystem::path& path, const DecodingOptions& decoding) {
  const std::string extension = lowerExtension(path);
  for (const ReaderFormat& format : readerFormats().entries()) {
    if (std::ranges::find(format.extensions, extension) != format.extensions.end())
      return std::string(format.name);
  }
  if (std::string magic = formatByFirstBytes(path); !magic.empty()) return magic;
  Result<LineSource> lines = LineSource::open(path, decoding);
  if (!lines) return lines.error();
  const Result<std::optional<Line>> first = lines->next();
  if (!first) return first.error();
  return std::string(*first && (*first)->text.find('\t') != std::string::npos ? "tsv" : "text");
}

Result<std::string> chosenFormat(const std::filesystem::path& path, const ReaderOptions& options) {
  if (options.format != "auto") return options.format;
  if (!options.targetPath.empty()) return std::string("text");
  return detectFormat(path, options.decoding);
}

Result<std::unique_ptr<RowReader>> openRows(const std::filesystem::path& path, const ReaderOptions& options) {
  const Result<std::string> name = chosenFormat(path, options);
  if (!name) return name.error();
  const Result<const ReaderFormat*> format = readerFormats().find(*name);
  if (!format) return format.error();
  return (*format)->open(path, options);
}

Result<TablePreview> previewRows(const std::filesystem::path& path, const ReaderOptions& options,
                                 std::size_t maximumRows) {
  const Result<std::string> format = chosenFormat(path, options);
  if (!format) return format.error();
  ReaderOptions chosen = options;
  chosen.format = *format;
  Result<std::unique_ptr<RowReader>> reader = openRows(path, chosen);
  if (!reader) return reader.error();
  TablePreview preview;
  preview.format = *format;
  preview.form = (*reader)->form();
  preview.columns = (*reader)->columns();
  for (std::size_t bytes = 0; preview.rows.size() < maximumRows && bytes < kMostPreviewed;) {
    Result<std::optional<Row>> row = (*reader)->next();
    if (!row && preview.rows.empty()) return row.error();
    if (!row) preview.problem = row.error();
    if (!row || !*row) break;
    for (const std::string& cell : (*row)->cells) bytes += cell.size();
    preview.rows.push_back(std::move(**row));
  }
  preview.badRows = (*reader)->badRows();
  return preview;
}

}  // namespace s2s
