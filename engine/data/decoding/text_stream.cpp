#include "engine/data/decoding/text_stream.h"

#include <algorithm>

namespace s2s {
namespace {

/// Enough to tell the encoding; a text that is plain ASCII so far is looked at further.
constexpr std::size_t kSample = std::size_t{1} << 16;
constexpr std::size_t kLongestSample = std::size_t{1} << 20;

bool isAscii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string TextForm::words() const {
  return encoding + (byteOrderMark ? " with a byte-order mark" : "") +
         (compression == "none" ? "" : ", " + compression) + (targets.empty() ? "" : "; targets: " + targets);
}

bool isDeclarationFollowed(const std::string& declared, const TextForm& detected) {
  const bool sure = detected.byteOrderMark || (detected.encoding != "UTF-8" && detected.encoding != "CP949");
  if (sure || isUtf8Name(declared)) return false;
  const std::string_view family = std::string_view(declared).substr(0, 6);
  if (isSameEncoding(family, "UTF-16") || isSameEncoding(family, "UTF-32")) return false;
  return EncodingConverter::open(declared).ok();
}

Result<TextStream> TextStream::open(const std::filesystem::path& path, const DecodingOptions& options) {
  TextStream stream;
  stream.m_path = path;
  if (options.decoded) {
    stream.m_bytes = plainBytes(FileBlocks(options.decoded, path));
    return stream;
  }
  Result<FileBlocks> file = FileBlocks::open(path);
  if (!file) return file.error();
  Result<OpenedBytes> opened = openBytes(std::move(*file), options.limits);
  if (!opened) return opened.error();
  stream.m_form.compression = opened->compression;
  stream.m_bytes = std::move(opened->bytes);
  stream.m_copy = options.copy;
  if (Result<void> read = stream.readSample(); !read) return read.error();

  const DetectedEncoding detected = detectEncoding(stream.m_sample);
  const bool asDetected = options.encoding == "auto" || isSameEncoding(options.encoding, detected.name);
  stream.m_form.encoding = asDetected                     ? detected.name
                           : isUtf8Name(options.encoding) ? "UTF-8"
                                                          : options.encoding;
  // A mark is one only in the encoding that it belongs to.
  if (stream.m_form.encoding == detected.name && detected.markBytes > 0) {
    stream.m_form.byteOrderMark = true;
    stream.m_sample.erase(0, detected.markBytes);
    if (stream.m_form.compression == "none" && detected.name == "UTF-8") stream.m_offset = detected.markBytes;
  }
  if (!isUtf8Name(stream.m_form.encoding)) {
    Result<std::unique_ptr<EncodingConverter>> converter = EncodingConverter::open(stream.m_form.encoding);
    if (!converter) return converter.error();
    stream.m_converter = std::move(*converter);
  }
  return stream;
}

Result<void> TextStream::readSample() {
  while (m_sample.size() < kSample || (m_sample.size() < kLongestSample && isAscii(m_sample))) {
    const Result<void> read = m_bytes->read(m_raw);
    if (!read) {
      if (m_sample.empty()) return read.error();
      m_sampleError = read.error();
      return {};
    }
    if (m_raw.empty()) break;
    m_sample += m_raw;
  }
  return {};
}

Result<std::string_view> TextStream::read() {
  m_text.clear();
  while (m_text.empty() && !m_ended) {
    if (!m_sample.empty()) {
      m_raw = std::exchange(m_sample, {});
    } else {
      if (m_sampleError) return *m_sampleError;
      if (Result<void> got = m_bytes->read(m_raw); !got) return got.error();
    }
    m_ended = m_raw.empty();
    if (m_converter)
      m_converter->convert(m_raw, m_ended, m_text);
    else
      std::swap(m_text, m_raw);
  }
  if (m_copy) {
    if (Result<void> kept = keepCopy(m_text); !kept) return kept.error();
  }
  m_offset += m_text.size();
  return std::string_view(m_text);
}

Result<void> TextStream::keepCopy(std::string_view text) {
  return writeAll(*m_copy, text, m_path.string() + ", unpacked in the cache folder");
}

void TextStream::seek(std::uint64_t offset) {
  m_sample.clear();
  m_sampleError.reset();
  m_text.clear();
  m_ended = false;
  m_bytes->seek(offset);
  m_offset = offset;
}

double TextStream::share() const {
  const FileBlocks& file = m_bytes->file();
  if (file.size() == 0) return 0.0;
  return std::min(1.0, static_cast<double>(file.offset()) / static_cast<double>(file.size()));
}

Result<std::string> readText(const std::filesystem::path& path, const DecodingOptions& options,
                             std::uintmax_t maximumBytes, TextForm* form) {
  Result<TextStream> stream = TextStream::open(path, options);
  if (!stream) return stream.error();
  if (form != nullptr) *form = stream->form();
  std::string text;
  for (;;) {
    const Result<std::string_view> piece = stream->read();
    if (!piece) return piece.error();
    if (piece->empty()) return text;
    if (piece->size() > maximumBytes - text.size()) {
      return Error{"the text is larger than " + std::to_string(maximumBytes) + " bytes", path.string(),
                   "use a format that is read row by row, such as JSON Lines"};
    }
    text += *piece;
  }
}

}  // namespace s2s
