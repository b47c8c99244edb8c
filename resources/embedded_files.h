#pragma once
// The files under resources/embedded, linked into the program byte for byte.

#include <optional>
#include <span>
#include <string_view>

namespace s2s {

/// One embedded file. `content` points into the program image and stays valid for its whole life.
struct EmbeddedFile {
  std::string_view path;     ///< relative to resources/embedded, with forward slashes
  std::string_view content;  ///< the bytes, unchanged
};

/// Every embedded file, ordered by path.
std::span<const EmbeddedFile> embeddedFiles();

/// The bytes of one embedded file; nothing where there is no such path.
std::optional<std::string_view> embeddedFile(std::string_view path);

}  // namespace s2s
