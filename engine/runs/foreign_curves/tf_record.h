#pragma once
// Records of TFRecord files: length (64 bit), its masked CRC-32C, data, the data's. Little endian
// (tensorflow.org, "TFRecord and tf.train.Example").

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace s2s {

/// Reads a file that may grow. What a writer has not finished yet is read the next time.
class TfRecordReader {
 public:
  explicit TfRecordReader(std::filesystem::path path) : m_path(std::move(path)) {}

  enum class Outcome {
    record,   ///< the next one is in `data`
    end,      ///< nothing whole is left now
    skipped,  ///< one is damaged, or longer than the limit, and was passed over; `problem` says so
    damaged,  ///< the rest cannot be told apart; `problem` says so, once, and `end` follows for ever
  };
  Outcome next(std::string& data, std::string& problem);
  /// Whether the file has become shorter than what was read of it: another one lies there.
  bool wasReplaced() const;
  const std::filesystem::path& path() const { return m_path; }

  /// Longer records (pictures, graphs) hold no scalars and are passed over unread.
  static constexpr std::uint64_t kLongest = 16u << 20;

 private:
  std::filesystem::path m_path;
  std::ifstream m_file;
  std::uint64_t m_offset = 0;
  bool m_damaged = false;
};

/// A record as it lies in a file.
std::string tfRecord(std::string_view data);

}  // namespace s2s
