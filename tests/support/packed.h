#pragma once
// Texts in other encodings and packings, for tests of what reads them.

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <string>

namespace s2s::test {

/// UTF-8 text in an encoding that ICU knows, without a byte-order mark.
inline std::string encoded(const std::string& text, const std::string& encoding) {
  UErrorCode code = U_ZERO_ERROR;
  std::string bytes(text.size() * 4 + 16, '\0');
  const std::int32_t length =
      ucnv_convert(encoding.c_str(), "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                   text.data(), static_cast<std::int32_t>(text.size()), &code);
  EXPECT_TRUE(U_SUCCESS(code)) << encoding;
  return bytes.substr(0, static_cast<std::size_t>(std::max(length, 0)));
}

/// One gzip member.
inline std::string gzipped(const std::string& text) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string packed(deflateBound(&stream, text.size()) + 64, '\0');
  std::string input = text;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  deflateEnd(&stream);
  return packed.substr(0, stream.total_out);
}

/// One zstd frame; with a window of 2^`windowLog` bytes where that is given.
inline std::string zstdPacked(const std::string& text, int windowLog = 0) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);  // as the program zstd does
  if (windowLog > 0) {
    ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, windowLog);
    ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0);
  }
  std::string packed(ZSTD_compressBound(text.size()) + 64, '\0');
  ZSTD_outBuffer out{packed.data(), packed.size(), 0};
  // In two steps, so that the window is not shrunk to the size of the text.
  ZSTD_inBuffer first{text.data(), text.size() / 2, 0};
  ZSTD_compressStream2(context, &out, &first, ZSTD_e_continue);
  ZSTD_inBuffer second{text.data() + text.size() / 2, text.size() - text.size() / 2, 0};
  EXPECT_EQ(ZSTD_compressStream2(context, &out, &second, ZSTD_e_end), 0u);
  ZSTD_freeCCtx(context);
  return packed.substr(0, out.pos);
}

}  // namespace s2s::test
