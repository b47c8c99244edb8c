#include "engine/data/decoding/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>

namespace s2s {
namespace {

constexpr std::size_t kLargestBlock = std::size_t{1} << 18;
/// After a jump little is read at first: whoever jumps may want a row only.
constexpr std::size_t kBlockAfterSeek = std::size_t{1} << 14;

class PlainBytes final : public ByteSource {
 public:
  explicit PlainBytes(FileBlocks file) : m_file(std::move(file)) {}
  Result<void> read(std::string& block) override {
    const Result<std::string_view> bytes = m_file.unread();
    if (!bytes) return bytes.error();
    block.assign(*bytes);
    m_file.take(bytes->size());
    return {};
  }
  const FileBlocks& file() const override { return m_file; }
  bool seekable() const override { return m_file.seekable(); }
  bool seek(std::uint64_t offset) override {
    if (!m_file.seekable()) return false;
    m_file.seek(offset);
    return true;
  }

 private:
  FileBlocks m_file;
};

struct OtherPacking {
  std::string_view magic;
  const char* name;
};
constexpr std::array<OtherPacking, 5> kOtherPackings = {{{"BZh", "bzip2"},
                                                         {"\xFD"
                                                          "7zXZ",
                                                          "xz"},
                                                         {"PK\x03\x04", "ZIP"},
                                                         {"7z\xBC\xAF\x27\x1C", "7-Zip"},
                                                         {"Rar!\x1A\x07", "RAR"}}};

bool isZstd(std::string_view start) {
  if (start.size() < 4) return false;
  if (start.starts_with("\x28\xB5\x2F\xFD")) return true;
  // A frame to skip may come first (RFC 8878, 3.1.2).
  return (static_cast<unsigned char>(start[0]) & 0xF0) == 0x50 && start.substr(1, 3) == "\x2A\x4D\x18";
}

}  // namespace

Result<FileBlocks> FileBlocks::open(const std::filesystem::path& path) {
  Result<FileDescriptor> file = openFile(path, O_RDONLY);
  if (!file) return file.error();
  struct stat status {};
  if (::fstat(file->get(), &status) == 0 && S_ISDIR(status.st_mode))
    return Error{"this is a folder", path.string(), "name a file"};
  return FileBlocks(std::make_shared<const FileDescriptor>(std::move(*file)), path);
}

FileBlocks::FileBlocks(std::shared_ptr<const FileDescriptor> file, std::filesystem::path path)
    : m_file(std::move(file)), m_path(std::move(path)), m_nextBlock(kLargestBlock) {
  struct stat status {};
  if (::fstat(m_file->get(), &status) != 0 || !S_ISREG(status.st_mode)) return;
  m_seekable = true;
  m_size = static_cast<std::uint64_t>(status.st_size);
}

Result<bool> FileBlocks::readMore() {
  m_block.erase(0, m_taken);
  m_blockOffset += m_taken;
  m_taken = 0;
  const std::size_t kept = m_block.size();
  m_block.resize(kept + m_nextBlock);
  ssize_t got;
  do {
    got = m_seekable ? ::pread(m_file->get(), m_block.data() + kept, m_nextBlock,
                               static_cast<off_t>(m_blockOffset + kept))
                     : ::read(m_file->get(), m_block.data() + kept, m_nextBlock);
  } while (got < 0 && errno == EINTR);
  m_block.resize(kept + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  if (got < 0) return systemError("read the file", m_path);
  m_nextBlock = std::min(m_nextBlock * 2, kLargestBlock);
  return got > 0;
}

Result<std::string_view> FileBlocks::unread() { return unread(1); }

Result<std::string_view> FileBlocks::unread(std::size_t bytes) {
  while (m_block.size() - m_taken < bytes) {
    const Result<bool> more = readMore();
    if (!more) return more.error();
    if (!*more) break;
  }
  return std::string_view(m_block).substr(m_taken);
}

void FileBlocks::seek(std::uint64_t offset) {
  if (offset >= m_blockOffset && offset <= m_blockOffset + m_block.size()) {
    m_taken = static_cast<std::size_t>(offset - m_blockOffset);
    return;
  }
  m_block.clear();
  m_taken = 0;
  m_blockOffset = offset;
  m_nextBlock = kBlockAfterSeek;
}

std::unique_ptr<ByteSource> plainBytes(FileBlocks file) {
  return std::make_unique<PlainBytes>(std::move(file));
}

Result<OpenedBytes> openBytes(FileBlocks file, const DecompressionLimits& limits) {
  const Result<std::string_view> start = file.unread(8);
  if (!start) return start.error();
  if (start->starts_with("\x1F\x8B\x08")) return OpenedBytes{"gzip", gzipBytes(std::move(file), limits)};
  if (isZstd(*start)) return OpenedBytes{"zstd", zstdBytes(std::move(file), limits)};
  for (const OtherPacking& other : kOtherPackings) {
    if (!start->starts_with(other.magic)) continue;
    return Error{std::string("the file is packed with ") + other.name, file.path().string(),
                 "unpack it, or pack it with gzip or zstd"};
  }
  return OpenedBytes{"none", plainBytes(std::move(file))};
}

Result<void> checkExpansion(std::uint64_t packed, std::uint64_t unpacked, const DecompressionLimits& limits,
                            const std::filesystem::path& path) {
  const auto refuse = [&](const std::string& what) {
    return Error{what, path.string(), "unpack it yourself if you trust it"};
  };
  if (unpacked > limits.maximumBytes) {
    return refuse("the file unpacks to more than the limit of " + std::to_string(limits.maximumBytes) +
                  " bytes");
  }
  if (unpacked > limits.freeBytes &&
      static_cast<double>(unpacked) > limits.ratio * static_cast<double>(packed)) {
    return refuse("the file unpacks to more than " +
                  std::to_string(static_cast<std::uint64_t>(limits.ratio)) +
                  " times its size, which is what a decompression bomb does");
  }
  return {};
}

Error damaged(const std::string& what, const FileBlocks& file) {
  return Error{what + " at byte " + std::to_string(file.offset()), file.path().string(),
               "copy or download the file again; what comes before can be read"};
}

}  // namespace s2s
