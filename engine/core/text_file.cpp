#include "engine/core/text_file.h"

#include <fstream>

#include "engine/core/file_descriptor.h"

namespace s2s {

Result<std::string> readTextFile(const std::filesystem::path& path, std::uintmax_t maximumBytes) {
  std::error_code problem;
  const std::filesystem::file_status status = std::filesystem::status(path, problem);
  constexpr Error::Kind kUnavailable = Error::Kind::unavailable;
  if (status.type() == std::filesystem::file_type::none) {
    const Error::Kind kind = kindOfSystemError(problem.value());
    return Error{"cannot open the file: " + problem.message(), path.string(),
                 kind == kUnavailable ? "check its permissions" : "check the path", kind};
  }
  if (!std::filesystem::exists(status))
    return Error{"there is no such file", path.string(), "check the path"};
  if (std::filesystem::is_directory(status)) return Error{"this is a folder", path.string(), "name a file"};
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{"cannot open the file", path.string(), "check its permissions", kUnavailable};
  // Read in blocks up to the limit: a size asked beforehand says nothing of pipes and files that grow.
  std::string text;
  std::string block(1u << 16, '\0');
  while (stream.read(block.data(), static_cast<std::streamsize>(block.size())) || stream.gcount() > 0) {
    text.append(block, 0, static_cast<std::size_t>(stream.gcount()));
    if (text.size() > maximumBytes) {
      return Error{"the file is larger than " + std::to_string(maximumBytes) + " bytes", path.string(),
                   "check that it is the file that was meant"};
    }
  }
  if (stream.bad()) {
    return Error{"cannot read the file", path.string(), "check the disk and its permissions", kUnavailable};
  }
  return text;
}

}  // namespace s2s
