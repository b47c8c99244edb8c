#pragma once
// The text of a file as UTF-8, whatever it is encoded in or compressed with, in blocks.

#include "engine/data/decoding/byte_source.h"
#include "engine/data/decoding/encoding.h"

namespace s2s {

/// How a file turned out to be stored.
struct TextForm {
  std::string encoding = "UTF-8";  ///< as detectEncoding names it
  bool byteOrderMark = false;
  std::string compression = "none";  ///< none | gzip | zstd
  /// Parallel text: the words of the other file, where that is stored in another way; else empty.
  std::string targets{};

  /// "CP949, gzip"; "UTF-8" alone where nothing is compressed; "UTF-8; targets: CP949" of two files.
  std::string words() const;
};

/// Whether to follow the encoding that a file declares in its text: bytes without a mark may be in many
/// encodings, so it stands above what was detected. Not above UTF-16, which is sure, and not where it says
/// UTF-16 of other bytes: that is left over from before a conversion, as UTF-8 is of Korean in CP949.
bool isDeclarationFollowed(const std::string& declared, const TextForm& detected);

struct DecodingOptions {
  std::string encoding = "auto";
  DecompressionLimits limits;
  /// Where the text lies decoded already: plain UTF-8, read in place of the file.
  std::shared_ptr<const FileDescriptor> decoded;
  /// Takes the text as it is decoded, so that another reader may have it as `decoded`.
  std::shared_ptr<const FileDescriptor> copy;
};

class TextStream {
 public:
  static Result<TextStream> open(const std::filesystem::path& path, const DecodingOptions& options);

  const TextForm& form() const { return m_form; }
  /// The next piece of text; empty at the end. It stands until the next call. What comes before damage is
  /// given before the error.
  Result<std::string_view> read();
  /// The piece given last.
  std::string_view piece() const { return m_text; }
  /// Where the piece begins that read() gives next, in bytes of the decoded text (of the file itself where
  /// that is plain UTF-8).
  std::uint64_t offset() const { return m_offset; }

  /// Whether any offset can be read next: not in what is compressed or in another encoding.
  bool seekable() const { return !m_converter && m_bytes->seekable(); }
  void seek(std::uint64_t offset);
  /// How much of the file was read, 0 to 1.
  double share() const;

 private:
  TextStream() = default;
  Result<void> readSample();
  Result<void> keepCopy(std::string_view text);

  std::filesystem::path m_path;
  TextForm m_form;
  std::unique_ptr<ByteSource> m_bytes;
  std::unique_ptr<EncodingConverter> m_converter;  ///< null for UTF-8
  std::shared_ptr<const FileDescriptor> m_copy;
  std::string m_sample;                ///< read for the detection and still to be given
  std::optional<Error> m_sampleError;  ///< what ended the sample early
  std::string m_raw, m_text;
  std::uint64_t m_offset = 0;
  bool m_ended = false;
};

/// All of it, where it is at most `maximumBytes`; `form`, where given, says how it was stored.
Result<std::string> readText(const std::filesystem::path& path, const DecodingOptions& options,
                             std::uintmax_t maximumBytes, TextForm* form = nullptr);

}  // namespace s2s
