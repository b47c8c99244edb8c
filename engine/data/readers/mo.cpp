// gettext's compiled .mo files (GNU gettext manual, "The Format of GNU MO Files"). Messages are numbered,
// since the file has no lines.
#include <bit>
#include <cstring>
#include <deque>

#include "engine/data/decoding/byte_source.h"
#include "engine/data/readers/gettext_entry.h"
#include "engine/data/row_reader.h"

namespace s2s {
namespace {

constexpr std::size_t kLargest = std::size_t{512} << 20;  // the file is held whole
constexpr std::uint32_t kMagic = 0x950412de;
constexpr std::size_t kHeaderBytes = 20;

class MoReader final : public RowReader {
 public:
  static Result<std::unique_ptr<RowReader>> open(const std::filesystem::path& path,
                                                 const ReaderOptions& options) {
    std::unique_ptr<MoReader> reader(new MoReader);
    if (Result<void> read = reader->readBytes(path, options.decoding); !read) return read.error();
    if (Result<void> checked = reader->checkHeader(path); !checked) return checked.error();
    const DecompressionLimits& limits = options.decoding.limits;
    if (Result<void> fits = checkExpansion(reader->m_packed, reader->textBytes(), limits, path); !fits)
      return fits.error();
    std::string charset = options.decoding.encoding;
    if (charset == "auto") charset = reader->declaredCharset();
    if (!charset.empty() && !isUtf8Name(charset)) {
      Result<std::unique_ptr<EncodingConverter>> converter = EncodingConverter::open(charset);
      if (converter) {
        reader->m_form.encoding = charset;
        reader->m_charset = charset;
      } else if (options.decoding.encoding != "auto") {
        return converter.error();
      }
    }
    return std::unique_ptr<RowReader>(std::move(reader));
  }

  Result<std::optional<Row>> next() override {
    while (m_rows.empty()) {
      if (m_next == m_count) return std::optional<Row>();
      const std::int64_t number = ++m_next;
      GettextEntry entry;
      std::string why = entryAt(static_cast<std::uint32_t>(number - 1), entry);
      if (why.empty()) why = whyNoRows(entry, m_needed);
      if (!why.empty()) {
        skip(number, std::move(why), entry.id);
        continue;
      }
      for (std::vector<std::string>& cells : rowsOf(entry)) m_rows.push_back({std::move(cells), number});
      m_position = {static_cast<std::uint64_t>(number - 1), static_cast<std::uint64_t>(-1), number};
    }
    Row row = std::move(m_rows.front());
    m_rows.pop_front();
    ++m_position.further;
    return std::optional(std::move(row));
  }

  const TextForm& form() const override { return m_form; }
  RowPosition position() const override { return m_position; }
  bool seekable() const override { return true; }
  double share() const override { return m_count == 0 ? 1.0 : static_cast<double>(m_next) / m_count; }
  Result<void> seek(const RowPosition& position) override {
    m_next = static_cast<std::int64_t>(position.offset);
    m_rows.clear();
    for (std::uint64_t i = 0; i < position.further; ++i) {
      const Result<std::optional<Row>> passed = next();
      if (!passed) return passed.error();
    }
    return {};
  }

 private:
  MoReader() { m_columns = kGettextColumns; }

  Result<void> readBytes(const std::filesystem::path& path, const DecodingOptions& options) {
    Result<FileBlocks> file = FileBlocks::open(path);
    if (!file) return file.error();
    Result<OpenedBytes> opened = openBytes(std::move(*file), options.limits);
    if (!opened) return opened.error();
    m_form.compression = opened->compression;
    for (std::string block;;) {
      if (Result<void> read = opened->bytes->read(block); !read) return read.error();
      if (block.empty()) break;
      if (m_bytes.size() + block.size() > kLargest)
        return Error{"the file is larger than 512 MiB", path.string(), "check that it is a catalogue"};
      m_bytes += block;
    }
    m_packed = opened->bytes->file().offset();
    return {};
  }

  std::uint32_t numberAt(std::size_t offset) const {
    std::uint32_t value = 0;
    std::memcpy(&value, m_bytes.data() + offset, sizeof value);
    return m_swapped ? __builtin_bswap32(value) : value;
  }

  Result<void> checkHeader(const std::filesystem::path& path) {
    const auto damaged = [&](const char* what) {
      return Error{what, path.string(), "check that it is a .mo file, or copy it again"};
    };
    if (m_bytes.size() < kHeaderBytes) return damaged("the file is too short for a .mo file");
    m_swapped = numberAt(0) != kMagic;
    if (numberAt(0) != kMagic) return damaged("the file does not begin as a .mo file does");
    if ((numberAt(4) >> 16) > 1) return damaged("the .mo file is of a later revision");
    m_count = numberAt(8);
    m_ids = numberAt(12);
    m_translations = numberAt(16);
    const std::uint64_t table = std::uint64_t{8} * static_cast<std::uint64_t>(m_count);
    if (m_ids + table > m_bytes.size() || m_translations + table > m_bytes.size())
      return damaged("the tables of the .mo file lie outside it");
    return {};
  }

  /// The string that a table entry describes; nothing where it lies outside the file.
  std::optional<std::string_view> stringAt(std::uint64_t table, std::uint32_t i) const {
    const std::size_t place = static_cast<std::size_t>(table) + std::size_t{8} * i;
    const std::uint64_t length = numberAt(place), offset = numberAt(place + 4);
    if (offset + length > m_bytes.size()) return std::nullopt;
    return std::string_view(m_bytes).substr(offset, length);
  }

  /// Of all messages together: their texts may lie over one another.
  std::uint64_t textBytes() const {
    std::uint64_t bytes = 0;
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(m_count); ++i) {
      for (const std::uint64_t table : {m_ids, m_translations}) {
        const auto text = stringAt(table, i);
        bytes += text ? text->size() : 0;
      }
    }
    return bytes;
  }

  std::string converted(std::string_view bytes) const {
    if (m_charset.empty()) return std::string(bytes);
    std::string text;
    const Result<std::unique_ptr<EncodingConverter>> converter = EncodingConverter::open(m_charset);
    (*converter)->convert(bytes, true, text);
    return text;
  }

  /// Fills `entry`; what is wrong with it, else empty.
  std::string entryAt(std::uint32_t i, GettextEntry& entry) const {
    const auto id = stringAt(m_ids, i), translation = stringAt(m_translations, i);
    if (!id || !translation) return "its text lies outside the file";
    std::string_view key = *id;
    if (const std::size_t end = key.find('\4'); end != std::string_view::npos) {
      entry.context = converted(key.substr(0, end));
      key.remove_prefix(end + 1);
    }
    const std::size_t plural = key.find('\0');
    entry.id = converted(key.substr(0, plural));
    if (plural != std::string_view::npos) entry.plural = converted(key.substr(plural + 1));
    std::string_view rest = *translation;
    for (std::size_t end; entry.plural && (end = rest.find('\0')) != std::string_view::npos;) {
      if (entry.translations.size() >= 16) return "more than 16 plural forms";
      entry.translations.push_back(converted(rest.substr(0, end)));
      rest.remove_prefix(end + 1);
    }
    entry.translations.push_back(converted(rest));
    return "";
  }

  std::string declaredCharset() const {
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(m_count); ++i) {
      const auto id = stringAt(m_ids, i), header = stringAt(m_translations, i);
      if (id && id->empty() && header) return gettextCharset(*header);
      if (id && !id->empty()) break;  // they are sorted, and the empty one comes first
    }
    return "";
  }

  TextForm m_form;
  std::string m_bytes, m_charset;
  std::uint64_t m_packed = 0;  ///< bytes of the file as it is stored
  bool m_swapped = false;
  std::int64_t m_count = 0, m_next = 0;
  std::uint64_t m_ids = 0, m_translations = 0;  ///< where the tables begin
  std::deque<Row> m_rows;
  RowPosition m_position;
};

}  // namespace

ReaderFormat moReader() {
  return {"mo", "gettext catalogue, compiled (.mo)", {".mo", ".gmo"}, &MoReader::open};
}

}  // namespace s2s
