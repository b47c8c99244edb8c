#pragma once
// Damage of a few characters that would end an XML parser, masked before the parser sees it.

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace s2s {

/// Takes a text piece by piece. Characters that cannot be decoded or that XML 1.0 does not allow
/// (section 2.2) become question marks, byte for byte, and so does the & of what is no reference
/// (section 4.1) or refers to such a character. Where that was is remembered, so that whoever reads the text
/// can tell.
class XmlMask {
 public:
  enum class Damage { character, reference };

  /// `given`: how many bytes the parser got before the first piece.
  explicit XmlMask(std::uint64_t given = 0) : m_given(given) {}

  /// Masks the damage in `piece`, which begins behind the bytes that were to be given before. Returns how
  /// many of its bytes to give to the parser; what the piece cuts waits for more, unless this is the `last`.
  std::size_t mask(std::string& piece, bool last);

  /// The first damage in front of the byte, counted from the parser's first one.
  std::optional<Damage> firstBefore(std::uint64_t byte) const;
  void forgetBefore(std::uint64_t byte);
  std::size_t remembered() const { return m_places.size(); }

 private:
  struct Place {
    std::uint64_t byte = 0;
    Damage damage = Damage::character;
  };
  void maskControls(std::string& piece);
  std::size_t maskUndecodable(std::string& piece, bool last);
  std::size_t maskReferences(std::string& piece, std::size_t end, bool last);
  void put(std::string& piece, std::size_t at, Damage damage);

  std::uint64_t m_given;
  std::deque<Place> m_places;  ///< in order
  std::string_view m_until;    ///< ends what is open and holds no references: "]]>" of a CDATA section
};

}  // namespace s2s
