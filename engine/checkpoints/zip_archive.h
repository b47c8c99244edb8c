#pragma once
// The zip files that torch.save writes: uncompressed entries, zip64 where needed (PKWARE APPNOTE 6.3, 4.3
// and 4.5).

#include <cstddef>
#include <map>
#include <span>
#include <string>

#include "engine/core/result.h"

namespace s2s {

/// Where an entry's bytes lie in the file.
struct ZipEntry {
  std::size_t offset = 0;
  std::size_t size = 0;
};

/// Entries by full name. Compressed or encrypted entries, entries that overlap or leave the file, and names
/// that occur twice are errors. Checksums are not verified.
Result<std::map<std::string, ZipEntry, std::less<>>> readZipDirectory(std::span<const std::byte> file,
                                                                      const std::string& where);

/// Whether the bytes begin like a zip file.
bool looksLikeZip(std::span<const std::byte> file);

}  // namespace s2s
