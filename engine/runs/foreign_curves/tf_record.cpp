#include "engine/runs/foreign_curves/tf_record.h"

#include <array>

#include "engine/runs/foreign_curves/crc32c.h"

namespace s2s {
namespace {

constexpr std::uint64_t kHeader = 12, kFooter = 4;

template <typename Number>
Number littleEndian(const char* bytes) {
  Number value = 0;
  for (std::size_t i = sizeof(Number); i-- > 0;)
    value = static_cast<Number>((value << 8) | static_cast<unsigned char>(bytes[i]));
  return value;
}

template <typename Number>
void appendLittleEndian(std::string& bytes, Number value) {
  for (std::size_t i = 0; i < sizeof(Number); ++i)
    bytes.push_back(static_cast<char>((value >> (8 * i)) & 0xFF));
}

}  // namespace

bool TfRecordReader::wasReplaced() const {
  std::error_code problem;
  const std::uintmax_t size = std::filesystem::file_size(m_path, problem);
  return !problem && size < m_offset;
}

TfRecordReader::Outcome TfRecordReader::next(std::string& data, std::string& problem) {
  if (m_damaged) return Outcome::end;
  std::error_code missing;
  const std::uintmax_t size = std::filesystem::file_size(m_path, missing);
  if (missing || size < m_offset + kHeader) return Outcome::end;
  if (!m_file.is_open()) m_file.open(m_path, std::ios::binary);
  const auto readAt = [&](std::uint64_t offset, char* into, std::uint64_t count) {
    m_file.clear();
    m_file.seekg(static_cast<std::streamoff>(offset));
    m_file.read(into, static_cast<std::streamsize>(count));
    return m_file.gcount() == static_cast<std::streamsize>(count);
  };
  std::array<char, kHeader> header;
  if (!readAt(m_offset, header.data(), kHeader)) return Outcome::end;
  const auto length = littleEndian<std::uint64_t>(header.data());
  if (littleEndian<std::uint32_t>(header.data() + 8) != maskedCrc32c({header.data(), 8})) {
    m_damaged = true;
    problem = "the event file is damaged from byte " + std::to_string(m_offset) + " on";
    return Outcome::damaged;
  }
  // The sum would overflow for a length that no file has.
  if (length > size || size - length < m_offset + kHeader + kFooter) return Outcome::end;
  const std::uint64_t begin = m_offset;
  if (length > kLongest) {
    m_offset = begin + kHeader + length + kFooter;
    problem = "a record of " + std::to_string(length) + " bytes was passed over";
    return Outcome::skipped;
  }
  data.resize(length);
  std::array<char, kFooter> footer;
  if (!readAt(begin + kHeader, data.data(), length) ||
      !readAt(begin + kHeader + length, footer.data(), kFooter))
    return Outcome::end;
  m_offset = begin + kHeader + length + kFooter;
  if (littleEndian<std::uint32_t>(footer.data()) == maskedCrc32c(data)) return Outcome::record;
  problem = "the record at byte " + std::to_string(begin) + " is damaged and was passed over";
  return Outcome::skipped;
}

std::string tfRecord(std::string_view data) {
  std::string record;
  appendLittleEndian(record, static_cast<std::uint64_t>(data.size()));
  appendLittleEndian(record, maskedCrc32c(record));
  record += data;
  appendLittleEndian(record, maskedCrc32c(data));
  return record;
}

}  // namespace s2s
