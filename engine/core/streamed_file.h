#pragma once
// A file that is written piece by piece and appears whole or not at all.

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/core/file_descriptor.h"
#include "engine/core/result.h"

namespace s2s {

class StreamedFile {
 public:
  enum class Existing { refuse, replace };

  /// Begins under a temporary name beside `path`. A file that has the name already is refused (invalidInput)
  /// unless it may be replaced; it stays as it is until finish().
  static Result<StreamedFile> open(const std::filesystem::path& path, Existing existing);

  StreamedFile(StreamedFile&& other) noexcept;
  StreamedFile& operator=(StreamedFile&&) = delete;
  /// Removes what was not finished.
  ~StreamedFile();

  Result<void> write(std::string_view bytes);
  /// Syncs and gives the file its name.
  Result<void> finish();
  const std::filesystem::path& path() const { return m_path; }

 private:
  StreamedFile(std::filesystem::path path, std::filesystem::path temporary, FileDescriptor file,
               Existing existing);

  std::filesystem::path m_path, m_temporary;  ///< m_temporary is empty once finished
  FileDescriptor m_file;
  Existing m_existing;
  std::string m_buffer;
};

}  // namespace s2s
