#include "engine/data/bad_row_file.h"

#include "engine/core/utf8.h"

namespace s2s {

Result<BadRowFile> BadRowFile::open(const std::filesystem::path& path, StreamedFile::Existing existing) {
  Result<StreamedFile> file = StreamedFile::open(path, existing);
  if (!file) return file.error();
  if (Result<void> written = file->write("line\twhy\traw\n"); !written) return written.error();
  return BadRowFile(std::move(*file));
}

Result<void> BadRowFile::add(const BadRow& row) {
  return m_file.write(std::to_string(row.line) + "\t" + escapedRaw(row.why) + "\t" + escapedRaw(row.raw) +
                      "\n");
}

std::string escapedRaw(std::string_view raw) {
  std::string text;
  const auto escape = [&text](char c) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    text += "\\x";
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  };
  while (!raw.empty()) {
    const std::size_t valid = firstInvalidUtf8(raw).value_or(raw.size());
    for (const char c : raw.substr(0, valid)) {
      switch (c) {
        case '\t':
          text += "\\t";
          break;
        case '\n':
          text += "\\n";
          break;
        case '\r':
          text += "\\r";
          break;
        case '\\':
          text += "\\\\";
          break;
        case '\0':
          escape(c);
          break;
        default:
          text += c;
      }
    }
    raw.remove_prefix(valid);
    if (raw.empty()) break;
    escape(raw.front());
    raw.remove_prefix(1);
  }
  return text;
}

}  // namespace s2s
