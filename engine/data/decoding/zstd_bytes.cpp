// Zstandard (RFC 8878): any number of frames one behind the other. Windows above 128 MiB, the library's own
// limit, are refused, so memory stays bounded whatever a frame asks for.
#include <zstd.h>
#include <zstd_errors.h>

#include <optional>

#include "engine/data/decoding/byte_source.h"

namespace s2s {
namespace {

constexpr std::size_t kOutputBlock = std::size_t{1} << 18;

class ZstdBytes final : public ByteSource {
 public:
  ZstdBytes(FileBlocks file, const DecompressionLimits& limits)
      : m_file(std::move(file)), m_limits(limits), m_context(::ZSTD_createDCtx(), &::ZSTD_freeDCtx) {}

  Result<void> read(std::string& block) override {
    block.clear();
    if (m_error) return *m_error;
    if (!m_context)
      return Error{"the zstd library cannot be set up", m_file.path().string(), "close other programs"};
    block.resize(kOutputBlock);
    std::size_t filled = 0;
    while (filled == 0 && !m_ended && !m_error) {
      const Result<std::size_t> more = unpackInto(block);
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
  Result<std::size_t> unpackInto(std::string& block) {
    const Result<std::string_view> input = m_file.unread();
    if (!input) return input.error();
    if (input->empty() && m_frameEnded) {
      m_ended = true;
      return std::size_t{0};
    }
    ZSTD_inBuffer in{input->data(), input->size(), 0};
    ZSTD_outBuffer out{block.data(), block.size(), 0};
    const std::size_t code = ::ZSTD_decompressStream(m_context.get(), &out, &in);
    m_file.take(in.pos);
    m_unpacked += out.pos;
    if (::ZSTD_isError(code)) {
      m_error =
          ::ZSTD_getErrorCode(code) == ZSTD_error_frameParameter_windowTooLarge
              ? Error{"the zstd data ask for a window of more than 128 MiB", m_file.path().string(),
                      "pack the file again without --long or --ultra"}
              : damaged(std::string("the zstd data are damaged (") + ::ZSTD_getErrorName(code) + ")", m_file);
      return out.pos;
    }
    m_frameEnded = code == 0;
    if (input->empty() && out.pos == 0) return damaged("the zstd data end in the middle", m_file);
    if (Result<void> fits = checkExpansion(m_file.offset(), m_unpacked, m_limits, m_file.path()); !fits)
      return fits.error();
    return out.pos;
  }

  FileBlocks m_file;
  DecompressionLimits m_limits;
  std::unique_ptr<ZSTD_DCtx, decltype(&::ZSTD_freeDCtx)> m_context;
  std::uint64_t m_unpacked = 0;
  bool m_frameEnded = false, m_ended = false;
  std::optional<Error> m_error;
};

}  // namespace

std::unique_ptr<ByteSource> zstdBytes(FileBlocks file, const DecompressionLimits& limits) {
  return std::make_unique<ZstdBytes>(std::move(file), limits);
}

}  // namespace s2s
