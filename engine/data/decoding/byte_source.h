#pragma once
// Bytes of a file as they are stored or as they are unpacked, block by block.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "engine/core/file_descriptor.h"
#include "engine/core/result.h"

namespace s2s {

/// How far a compressed file may unpack. A file that goes beyond is refused while it is being unpacked;
/// nothing is ever allocated ahead of what was read.
struct DecompressionLimits {
  double ratio = 500.0;                                 ///< unpacked over packed bytes …
  std::uint64_t freeBytes = std::uint64_t{64} << 20;    ///< … once more than so many were unpacked
  std::uint64_t maximumBytes = std::uint64_t{1} << 40;  ///< unpacked in total
};

/// The stored bytes, read by position, so that several readers may share one descriptor.
class FileBlocks {
 public:
  static Result<FileBlocks> open(const std::filesystem::path& path);
  /// `path` is named in errors.
  FileBlocks(std::shared_ptr<const FileDescriptor> file, std::filesystem::path path);

  /// What was read and not yet taken; reads on where that is nothing. Empty at the end.
  Result<std::string_view> unread();
  /// As unread(), with at least `bytes` bytes unless the file ends before.
  Result<std::string_view> unread(std::size_t bytes);
  void take(std::size_t bytes) { m_taken += bytes; }

  std::uint64_t offset() const { return m_blockOffset + m_taken; }  ///< of the first byte not taken
  std::uint64_t size() const { return m_size; }                     ///< 0 for what is no regular file
  bool seekable() const { return m_seekable; }
  void seek(std::uint64_t offset);
  const std::filesystem::path& path() const { return m_path; }

 private:
  Result<bool> readMore();

  std::shared_ptr<const FileDescriptor> m_file;
  std::filesystem::path m_path;
  std::string m_block;
  std::size_t m_taken = 0;
  std::uint64_t m_blockOffset = 0, m_size = 0;
  std::size_t m_nextBlock;
  bool m_seekable = false;
};

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Replaces `block` by the next bytes; empty at the end. What came before damage is given before the
  /// error, which names the byte of the file.
  virtual Result<void> read(std::string& block) = 0;
  /// The file underneath, to say how far it was read.
  virtual const FileBlocks& file() const = 0;
  /// Goes on at a byte of the plain file; false where the bytes are unpacked ones or come from a pipe.
  virtual bool seek(std::uint64_t) { return false; }
  virtual bool seekable() const { return false; }
};

/// What a file is compressed with: "none", "gzip", "zstd".
struct OpenedBytes {
  std::string compression;
  std::unique_ptr<ByteSource> bytes;
};

/// Chooses by the first bytes. Other well-known packings are an error that names them.
Result<OpenedBytes> openBytes(FileBlocks file, const DecompressionLimits& limits);

std::unique_ptr<ByteSource> plainBytes(FileBlocks file);
std::unique_ptr<ByteSource> gzipBytes(FileBlocks file, const DecompressionLimits& limits);
std::unique_ptr<ByteSource> zstdBytes(FileBlocks file, const DecompressionLimits& limits);

/// Shared by the unpackers: the error where `unpacked` bytes out of `packed` are too many.
Result<void> checkExpansion(std::uint64_t packed, std::uint64_t unpacked, const DecompressionLimits& limits,
                            const std::filesystem::path& path);
/// "WHAT at byte N of the file".
Error damaged(const std::string& what, const FileBlocks& file);

}  // namespace s2s
