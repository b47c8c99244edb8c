#include "engine/data/row_reader.h"

#include <algorithm>
#include <cctype>

#include "engine/data/line_source.h"

namespace s2s {

#define READER(NAME) ReaderFormat NAME##Reader();
#include "engine/data/registrations.def"
#undef READER

namespace {

constexpr std::size_t kMostDescribed = 1000;

std::string lowerExtension(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

}  // namespace

void BadRows::add(std::int64_t line, std::string why) {
  ++m_count;
  if (m_described.size() < kMostDescribed) m_described.push_back({line, std::move(why)});
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

Result<std::string> detectFormat(const std::filesystem::path& path) {
  const std::string extension = lowerExtension(path);
  for (const ReaderFormat& format : readerFormats().entries()) {
    if (std::ranges::find(format.extensions, extension) != format.extensions.end())
      return std::string(format.name);
  }
  Result<LineSource> lines = LineSource::open(path);
  if (!lines) return lines.error();
  const Result<std::optional<Line>> first = lines->next();
  if (!first) return first.error();
  return std::string(*first && (*first)->text.find('\t') != std::string::npos ? "tsv" : "text");
}

Result<std::unique_ptr<RowReader>> openRows(const std::filesystem::path& path, const ReaderOptions& options) {
  std::string name = options.format;
  if (!options.targetPath.empty() && name == "auto") name = "text";
  if (name == "auto") {
    Result<std::string> detected = detectFormat(path);
    if (!detected) return detected.error();
    name = *detected;
  }
  const Result<const ReaderFormat*> format = readerFormats().find(name);
  if (!format) return format.error();
  return (*format)->open(path, options);
}

Result<TablePreview> previewRows(const std::filesystem::path& path, const ReaderOptions& options,
                                 std::size_t maximumRows) {
  TablePreview preview;
  preview.format = options.format;
  if (preview.format == "auto") {
    Result<std::string> detected =
        options.targetPath.empty() ? detectFormat(path) : Result<std::string>("text");
    if (!detected) return detected.error();
    preview.format = *detected;
  }
  Result<std::unique_ptr<RowReader>> reader =
      openRows(path, {preview.format, options.header, options.targetPath});
  if (!reader) return reader.error();
  preview.columns = (*reader)->columns();
  while (preview.rows.size() < maximumRows) {
    Result<std::optional<Row>> row = (*reader)->next();
    if (!row) return row.error();
    if (!*row) break;
    preview.rows.push_back(std::move(**row));
  }
  preview.badRows = (*reader)->badRows();
  return preview;
}

}  // namespace s2s
