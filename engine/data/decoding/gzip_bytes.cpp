// gzip (RFC 1952): any number of members one behind the other, zero bytes behind the last.
#include <zlib.h>

#include <optional>

#include "engine/data/decoding/byte_source.h"

namespace s2s {
namespace {

constexpr std::size_t kOutputBlock = std::size_t{1} << 18;
constexpr int kGzipOnly = 15 + 16;  // the largest window, a gzip header (zlib.h)

class GzipBytes final : public ByteSource {
 public:
  GzipBytes(FileBlocks file, const DecompressionLimits& limits) : m_file(std::move(file)), m_limits(limits) {
    m_ready = ::inflateInit2(&m_stream, kGzipOnly) == Z_OK;
  }
  ~GzipBytes() override { ::inflateEnd(&m_stream); }
  GzipBytes(const GzipBytes&) = delete;
  GzipBytes& operator=(const GzipBytes&) = delete;

  Result<void> read(std::string& block) override {
    block.clear();
    if (m_error) return *m_error;
    if (!m_ready) return Error{"zlib cannot be set up", m_file.path().string(), "close other programs"};
    block.resize(kOutputBlock);
    std::size_t filled = 0;
    while (filled == 0 && !m_ended && !m_error) {
      const Result<std::size_t> more = inflateInto(block);
      if (!more)
        m_error = more.error();
      else
        filled = *more;
    }
    block.resize(filled);
    if (filled == 0 && m_error) return *m_error;
    return {};
  }
  const FileBlocks& file() const override { return m_file; }

 private:
  Result<std::size_t> inflateInto(std::string& block) {
    const Result<std::string_view> input = m_file.unread();
    if (!input) return input.error();
    if (m_betweenMembers) {
      if (const Result<void> begun = beginMember(*input); !begun) return begun.error();
      return std::size_t{0};
    }
    if (input->empty()) return damaged("the gzip data end in the middle", m_file);
    // zlib does not write to its input.
    m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input->data()));
    m_stream.avail_in = static_cast<uInt>(input->size());
    m_stream.next_out = reinterpret_cast<Bytef*>(block.data());
    m_stream.avail_out = static_cast<uInt>(block.size());
    const int code = ::inflate(&m_stream, Z_NO_FLUSH);
    m_file.take(input->size() - m_stream.avail_in);
    const std::size_t got = block.size() - m_stream.avail_out;
    m_unpacked += got;
    if (code == Z_STREAM_END) {
      m_betweenMembers = true;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      m_error = damaged("the gzip data are damaged", m_file);
    }
    if (Result<void> fits = checkExpansion(m_file.offset(), m_unpacked, m_limits, m_file.path()); !fits)
      return fits.error();
    return got;
  }

  /// Behind a member: another one, zero bytes, or the end.
  Result<void> beginMember(std::string_view input) {
    if (input.empty()) {
      m_ended = true;
      return {};
    }
    if (input[0] == '\0') {
      m_file.take(std::min(input.find_first_not_of('\0'), input.size()));
      return {};
    }
    if (input[0] != '\x1F') return damaged("something other than gzip data begins", m_file);
    ::inflateReset(&m_stream);
    m_betweenMembers = false;
    return {};
  }

  FileBlocks m_file;
  DecompressionLimits m_limits;
  z_stream m_stream{};
  std::uint64_t m_unpacked = 0;
  bool m_ready = false, m_betweenMembers = false, m_ended = false;
  std::optional<Error> m_error;
};

}  // namespace

std::unique_ptr<ByteSource> gzipBytes(FileBlocks file, const DecompressionLimits& limits) {
  return std::make_unique<GzipBytes>(std::move(file), limits);
}

}  // namespace s2s
