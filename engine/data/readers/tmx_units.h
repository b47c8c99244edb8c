#pragma once
// The translation units of a TMX file, one at a time, whatever the size of the file.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/data/decoding/text_stream.h"

namespace s2s {

struct TmxVariant {
  std::string language;  ///< as written: "en-US"
  std::string text;      ///< of <seg>, without the codes of inline elements
};

struct TmxUnit {
  std::vector<TmxVariant> variants;
  std::int64_t line = 0;     ///< where <tu> begins
  std::uint64_t offset = 0;  ///< and the byte of the decoded text
  std::string problem;       ///< why it cannot be used; else empty
};

/// "EN_us" and "en-US" are one language.
std::string plainLanguage(const std::string& language);

class TmxUnits {
 public:
  static constexpr std::size_t kLongestText = std::size_t{1} << 20;  ///< bytes of one text
  static constexpr std::size_t kLongestUnit = std::size_t{8} << 20;  ///< bytes of its texts and languages
  static constexpr std::size_t kMostVariants = 1000;                 ///< of one unit
  static constexpr int kDeepest = 100;                               ///< elements inside one another
  static constexpr std::size_t kLongestTag = std::size_t{4} << 20;  ///< bytes of a tag, comment or the like

  static Result<std::unique_ptr<TmxUnits>> open(const std::filesystem::path& path,
                                                const DecodingOptions& options);
  virtual ~TmxUnits() = default;

  /// The next unit; nothing at the end. XML that is not well formed is an error that names the line.
  virtual Result<std::optional<TmxUnit>> next() = 0;
  virtual const TextForm& form() const = 0;
  virtual bool seekable() const = 0;
  virtual double share() const = 0;
  /// Goes on with the unit that begins there.
  virtual void seek(std::uint64_t offset, std::int64_t line) = 0;
};

}  // namespace s2s
