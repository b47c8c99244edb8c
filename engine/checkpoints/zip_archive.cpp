#include "engine/checkpoints/zip_archive.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/checkpoints/byte_reader.h"
#include "engine/checkpoints/shown_text.h"

namespace s2s {
namespace {

constexpr std::uint32_t kLocalHeader = 0x04034b50, kCentralHeader = 0x02014b50, kEndRecord = 0x06054b50;
constexpr std::uint32_t kEndRecord64 = 0x06064b50, kEndLocator64 = 0x07064b50;
constexpr std::size_t kEndRecordBytes = 22, kLocator64Bytes = 20;
constexpr std::uint32_t kElsewhere32 = 0xFFFFFFFF;  // "look in the zip64 field"
constexpr std::uint16_t kElsewhere16 = 0xFFFF;

/// Position and length of the table of contents.
struct Directory {
  std::uint64_t offset = 0, size = 0, entries = 0;
};

/// One line of the table of contents.
struct CentralEntry {
  std::string name;
  std::uint16_t flags = 0, method = 0;
  std::uint64_t compressedSize = 0, size = 0, headerOffset = 0;
};

std::optional<Directory> readEnd64(std::span<const std::byte> file, std::size_t endPosition) {
  if (endPosition < kLocator64Bytes) return std::nullopt;
  ByteReader locator(file, endPosition - kLocator64Bytes);
  const auto signature = locator.number<std::uint32_t>();
  const auto disk = locator.number<std::uint32_t>();
  const auto position = locator.number<std::uint64_t>();
  if (signature != kEndLocator64 || !disk || !position || *position > file.size()) return std::nullopt;
  ByteReader end(file, static_cast<std::size_t>(*position));
  if (end.number<std::uint32_t>() != kEndRecord64) return std::nullopt;
  if (!end.take(8 + 2 + 2 + 4 + 4 + 8))
    return std::nullopt;  // its own size, versions, disks, entries on this disk
  const auto entries = end.number<std::uint64_t>(), size = end.number<std::uint64_t>();
  const auto offset = end.number<std::uint64_t>();
  if (!entries || !size || !offset) return std::nullopt;
  return Directory{*offset, *size, *entries};
}

std::optional<Directory> findDirectory(std::span<const std::byte> file) {
  if (file.size() < kEndRecordBytes) return std::nullopt;
  // The end record is the last thing in the file but for a comment of at most 65535 bytes.
  const std::size_t last = file.size() - kEndRecordBytes;
  const std::size_t first = last > 65535 ? last - 65535 : 0;
  for (std::size_t position = last + 1; position-- > first;) {
    ByteReader reader(file, position);
    if (reader.number<std::uint32_t>() != kEndRecord) continue;
    (void)reader.take(2 + 2 + 2);  // disks, entries on this disk
    const auto entries = reader.number<std::uint16_t>();
    const auto size = reader.number<std::uint32_t>(), offset = reader.number<std::uint32_t>();
    if (!entries || !size || !offset) return std::nullopt;
    if (*entries == kElsewhere16 || *size == kElsewhere32 || *offset == kElsewhere32)
      return readEnd64(file, position);
    return Directory{*offset, *size, *entries};
  }
  return std::nullopt;
}

/// Replaces the sizes that the 32-bit fields say are in the zip64 field. False where that field is missing or
/// short.
bool readZip64Field(std::string_view extra, CentralEntry& entry) {
  const bool needsSize = entry.size == kElsewhere32, needsCompressed = entry.compressedSize == kElsewhere32;
  const bool needsOffset = entry.headerOffset == kElsewhere32;
  if (!needsSize && !needsCompressed && !needsOffset) return true;
  ByteReader fields(std::as_bytes(std::span(extra)));
  while (fields.remaining() > 0) {
    const auto id = fields.number<std::uint16_t>(), length = fields.number<std::uint16_t>();
    const auto content = length ? fields.take(*length) : std::nullopt;
    if (!id || !content) return false;
    if (*id != 1) continue;
    ByteReader values(std::as_bytes(std::span(*content)));
    const auto replace = [&](bool needed, std::uint64_t& target) {
      if (!needed) return true;
      const auto value = values.number<std::uint64_t>();
      if (value) target = *value;
      return value.has_value();
    };
    return replace(needsSize, entry.size) && replace(needsCompressed, entry.compressedSize) &&
           replace(needsOffset, entry.headerOffset);
  }
  return false;
}

std::optional<CentralEntry> readCentralEntry(ByteReader& reader) {
  if (reader.number<std::uint32_t>() != kCentralHeader || !reader.take(2 + 2)) return std::nullopt;
  CentralEntry entry;
  const auto flags = reader.number<std::uint16_t>(), method = reader.number<std::uint16_t>();
  if (!reader.take(2 + 2 + 4)) return std::nullopt;  // time, date, checksum
  const auto compressedSize = reader.number<std::uint32_t>(), size = reader.number<std::uint32_t>();
  const auto nameLength = reader.number<std::uint16_t>(), extraLength = reader.number<std::uint16_t>();
  const auto commentLength = reader.number<std::uint16_t>();
  if (!commentLength || !reader.take(2 + 2 + 4)) return std::nullopt;  // disk, attributes
  const auto headerOffset = reader.number<std::uint32_t>();
  if (!headerOffset) return std::nullopt;
  const auto name = reader.take(*nameLength), extra = reader.take(*extraLength);
  if (!name || !extra || !reader.take(*commentLength)) return std::nullopt;
  entry.name = *name;
  entry.flags = *flags;
  entry.method = *method;
  entry.compressedSize = *compressedSize;
  entry.size = *size;
  entry.headerOffset = *headerOffset;
  if (!readZip64Field(*extra, entry)) return std::nullopt;
  return entry;
}

/// Where the entry's data begin: behind its local header, whose name and extra field have their own lengths.
std::optional<ZipEntry> locate(std::span<const std::byte> file, const CentralEntry& entry) {
  if (entry.headerOffset > file.size()) return std::nullopt;
  ByteReader reader(file, static_cast<std::size_t>(entry.headerOffset));
  if (reader.number<std::uint32_t>() != kLocalHeader || !reader.take(22)) return std::nullopt;
  const auto nameLength = reader.number<std::uint16_t>(), extraLength = reader.number<std::uint16_t>();
  if (!extraLength || !reader.take(*nameLength) || !reader.take(*extraLength)) return std::nullopt;
  if (entry.size > reader.remaining()) return std::nullopt;
  return ZipEntry{reader.position(), static_cast<std::size_t>(entry.size)};
}

bool overlap(const std::map<std::string, ZipEntry, std::less<>>& entries) {
  std::vector<ZipEntry> byOffset;
  for (const auto& [name, entry] : entries) {
    if (entry.size > 0) byOffset.push_back(entry);
  }
  std::ranges::sort(byOffset, {}, &ZipEntry::offset);
  return std::ranges::adjacent_find(byOffset, [](const ZipEntry& left, const ZipEntry& right) {
           return left.offset + left.size > right.offset;
         }) != byOffset.end();
}

}  // namespace

bool looksLikeZip(std::span<const std::byte> file) {
  return ByteReader(file).number<std::uint32_t>() == kLocalHeader;
}

Result<std::map<std::string, ZipEntry, std::less<>>> readZipDirectory(std::span<const std::byte> file,
                                                                      const std::string& where) {
  const auto damaged = [&](const std::string& what) {
    return Error{what, where, "the file is damaged or was cut short: download or copy it again"};
  };
  const auto directory = findDirectory(file);
  if (!directory) return damaged("the zip file has no table of contents");
  if (directory->offset > file.size() || directory->size > file.size() - directory->offset) {
    return damaged("the zip file's table of contents lies outside the file");
  }
  ByteReader reader(
      file.subspan(static_cast<std::size_t>(directory->offset), static_cast<std::size_t>(directory->size)));
  std::map<std::string, ZipEntry, std::less<>> entries;
  while (reader.remaining() > 0) {
    auto entry = readCentralEntry(reader);
    if (!entry) return damaged("the zip file's table of contents is not readable");
    const std::string named = "the zip entry " + shownText(entry->name);
    if (entry->flags & 1) return damaged(named + " is encrypted");
    if (entry->method != 0 || entry->size != entry->compressedSize) {
      return damaged(named + " is compressed, which torch.save never does");
    }
    const auto place = locate(file, *entry);
    if (!place) return damaged(named + " lies outside the file");
    if (!entries.emplace(entry->name, *place).second) return damaged(named + " occurs twice");
  }
  if (entries.size() != directory->entries) return damaged("the zip file's table of contents is incomplete");
  if (overlap(entries)) return damaged("entries of the zip file overlap");
  return entries;
}

}  // namespace s2s
