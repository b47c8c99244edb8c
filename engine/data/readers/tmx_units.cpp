#include "engine/data/readers/tmx_units.h"

#include <expat.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <deque>

#include "engine/core/utf8.h"
#include "engine/data/readers/xml_mask.h"

namespace s2s {
namespace {

constexpr std::size_t kMostDamage = 100000;           ///< places, between units
constexpr std::size_t kPiece = std::size_t{1} << 16;  ///< given to expat at once
/// Whoever jumps may want a unit only.
constexpr std::size_t kPieceAfterSeek = std::size_t{1} << 12;
/// Put in front of a unit that is entered in the middle of the file.
constexpr std::string_view kAround = "<tmx><body>";

/// The encoding that the XML declaration names; empty where it names none.
std::string declaredEncoding(std::string_view start) {
  if (!start.starts_with("<?xml")) return "";
  start = start.substr(0, start.find("?>"));
  const std::size_t name = start.find("encoding");
  const std::size_t quote = name == std::string_view::npos ? name : start.find_first_of("\"'", name);
  if (quote == std::string_view::npos) return "";
  const std::size_t end = start.find(start[quote], quote + 1);
  return end == std::string_view::npos ? "" : std::string(start.substr(quote + 1, end - quote - 1));
}

class ExpatUnits final : public TmxUnits {
 public:
  ExpatUnits(std::filesystem::path path, TextStream stream)
      : m_path(std::move(path)), m_stream(std::move(stream)), m_parser(nullptr, &XML_ParserFree) {
    m_offsetBase = m_stream.offset();
    begin();
  }

  Result<std::optional<TmxUnit>> next() override {
    while (m_units.empty()) {
      if (m_error) return *m_error;
      if (m_ended) return std::optional<TmxUnit>();
      if (Result<void> fed = feed(); !fed) m_error = fed.error();
    }
    TmxUnit unit = std::move(m_units.front());
    m_units.pop_front();
    return std::optional(std::move(unit));
  }

  const TextForm& form() const override { return m_stream.form(); }
  bool seekable() const override { return m_stream.seekable(); }
  double share() const override { return m_stream.share(); }
  void seek(std::uint64_t offset, std::int64_t line) override {
    m_nextPiece = kPieceAfterSeek;
    m_stream.seek(offset);
    m_position = 0;
    m_units.clear();
    m_error.reset();
    m_ended = false;
    begin();
    XML_Parse(m_parser.get(), kAround.data(), static_cast<int>(kAround.size()), 0);
    m_offsetBase = offset - kAround.size();
    m_lineBase = line - 1;
    m_fed = kAround.size();
    m_mask = XmlMask(m_fed);
  }

 private:
  void begin() {
    // The text is UTF-8 by now, whatever its declaration says.
    m_parser.reset(XML_ParserCreate("UTF-8"));
    XML_SetUserData(m_parser.get(), this);
    XML_SetElementHandler(m_parser.get(), &onStart, &onEnd);
    XML_SetCharacterDataHandler(m_parser.get(), &onText);
    XML_SetEntityDeclHandler(m_parser.get(), &onEntity);
    // As if every file had a document type elsewhere, which is never loaded: an entity that the file does
    // not define ends nothing, also where the file is entered behind its beginning.
    XML_UseForeignDTD(m_parser.get(), XML_TRUE);
    XML_SetSkippedEntityHandler(m_parser.get(), &onSkippedEntity);
    m_depth = m_codeDepth = 0;
    m_fed = 0;
    m_lineBase = 0;
    m_inUnit = m_inText = m_refused = m_tooDeep = false;
    m_mask = XmlMask();
    m_piece.clear();
  }

  Result<void> feed() {
    if (m_position == m_stream.piece().size()) {
      m_position = 0;
      const Result<std::string_view> piece = m_stream.read();
      if (!piece) return piece.error();
      m_ended = piece->empty();
    }
    const std::string_view read = m_stream.piece().substr(m_position, m_nextPiece);
    m_nextPiece = std::min(2 * m_nextPiece, kPiece);
    m_position += read.size();
    m_piece += read;
    const std::size_t whole = m_mask.mask(m_piece, m_ended);
    const XML_Status status =
        XML_Parse(m_parser.get(), m_piece.data(), static_cast<int>(whole), m_ended ? 1 : 0);
    m_fed += whole;
    m_piece.erase(0, whole);
    if (status == XML_STATUS_ERROR) return broken();
    // What expat holds back for its end is a tag, which it keeps in memory.
    const XML_Index seen = XML_GetCurrentByteIndex(m_parser.get());
    if (seen >= 0 && m_fed - static_cast<std::uint64_t>(seen) > kLongestTag)
      return where("a tag is longer than " + std::to_string(kLongestTag) + " bytes");
    if (!m_inUnit) m_mask.forgetBefore(static_cast<std::uint64_t>(seen));
    if (m_mask.remembered() > kMostDamage) return where("most of the file cannot be decoded");
    return {};
  }

  Error where(const std::string& what) const {
    return Error{what, m_path.string() + " line " + std::to_string(line()), "correct the file"};
  }
  Error broken() const {
    if (m_refused) return where("the file declares entities, which a translation memory has no use for");
    const XML_Error code = XML_GetErrorCode(m_parser.get());
    if (m_tooDeep) return where("elements lie more than " + std::to_string(kDeepest) + " deep");
    return where(std::string("the XML is not well formed: ") + XML_ErrorString(code));
  }
  std::int64_t line() const {
    return m_lineBase + static_cast<std::int64_t>(XML_GetCurrentLineNumber(m_parser.get()));
  }

  static ExpatUnits& self(void* data) { return *static_cast<ExpatUnits*>(data); }
  static void XMLCALL onStart(void* data, const XML_Char* name, const XML_Char** attributes) {
    self(data).start(name, attributes);
  }
  static void XMLCALL onEnd(void* data, const XML_Char* name) { self(data).end(name); }
  static void XMLCALL onText(void* data, const XML_Char* text, int length) {
    self(data).text(std::string_view(text, static_cast<std::size_t>(length)));
  }
  static void XMLCALL onEntity(void* data, const XML_Char*, int, const XML_Char*, int, const XML_Char*,
                               const XML_Char*, const XML_Char*, const XML_Char*) {
    self(data).m_refused = true;
    XML_StopParser(self(data).m_parser.get(), XML_FALSE);
  }
  static void XMLCALL onSkippedEntity(void* data, const XML_Char* name, int) { self(data).leaveOut(name); }

  void start(std::string_view name, const XML_Char** attributes) {
    if (++m_depth > kDeepest) {
      m_tooDeep = true;
      XML_StopParser(m_parser.get(), XML_FALSE);
    } else if (m_inText) {
      // Marks around text (hi, mrk) keep it; codes of the original document (bpt, ept, it, ph, ut, sub) do
      // not.
      if (m_codeDepth > 0 || (name != "hi" && name != "mrk")) ++m_codeDepth;
    } else if (name == "tu") {
      m_inUnit = true;
      m_unit = {};
      m_unitBytes = 0;
      m_unit.line = line();
      m_unit.offset = m_offsetBase + static_cast<std::uint64_t>(XML_GetCurrentByteIndex(m_parser.get()));
    } else if (m_inUnit && name == "tuv") {
      if (m_unit.variants.size() == kMostVariants)
        m_unit.problem = "more than " + std::to_string(kMostVariants) + " texts";
      else if (std::string language = languageOf(attributes); hasRoomFor(language))
        m_unit.variants.push_back({std::move(language), ""});
    } else if (m_inUnit && name == "seg" && !m_unit.variants.empty()) {
      m_inText = true;
      m_textDepth = m_depth;
      m_codeDepth = 0;
    }
  }

  void end(std::string_view name) {
    if (m_inText && m_depth == m_textDepth)
      m_inText = false;
    else if (m_codeDepth > 0)
      --m_codeDepth;
    if (m_inUnit && !m_inText && name == "tu") {
      m_inUnit = false;
      for (const TmxVariant& variant : m_unit.variants) {
        if (variant.language.empty() && m_unit.problem.empty()) m_unit.problem = "a text without a language";
      }
      const auto here = static_cast<std::uint64_t>(XML_GetCurrentByteIndex(m_parser.get()));
      m_mask.forgetBefore(m_unit.offset - m_offsetBase);
      if (const auto damage = m_mask.firstBefore(here)) {
        m_unit.problem =
            *damage == XmlMask::Damage::character
                ? "a character that cannot be decoded or that XML does not allow"
                : "an \"&\" that begins no reference or one to a character that XML does not allow";
      }
      m_mask.forgetBefore(here);
      m_units.push_back(std::move(m_unit));
    }
    --m_depth;
  }

  void leaveOut(const std::string& entity) {
    if (!m_inText || m_codeDepth > 0 || !m_unit.problem.empty()) return;
    constexpr std::size_t kLongestName = 40;
    m_unit.problem =
        "the entity \"" + std::string(cutUtf8(entity, kLongestName)) + "\", which the file does not define";
  }

  void text(std::string_view piece) {
    // Of a unit that cannot be used, no more has to be kept.
    if (!m_inText || m_codeDepth > 0 || !m_unit.problem.empty()) return;
    std::string& text = m_unit.variants.back().text;
    if (text.size() + piece.size() > kLongestText) {
      m_unit.problem = "a text is longer than " + std::to_string(kLongestText) + " bytes";
      return;
    }
    if (hasRoomFor(piece)) text += piece;
  }
  bool hasRoomFor(std::string_view more) {
    m_unitBytes += more.size();
    if (m_unitBytes > kLongestUnit)
      m_unit.problem = "a unit is longer than " + std::to_string(kLongestUnit) + " bytes";
    return m_unitBytes <= kLongestUnit;
  }

  static std::string languageOf(const XML_Char** attributes) {
    std::string language;
    for (; attributes[0] != nullptr; attributes += 2) {
      // Before version 1.4 the attribute was called lang.
      if (std::strcmp(attributes[0], "xml:lang") == 0) return attributes[1];
      if (std::strcmp(attributes[0], "lang") == 0) language = attributes[1];
    }
    return language;
  }

  std::filesystem::path m_path;
  TextStream m_stream;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> m_parser;
  std::size_t m_position = 0;  ///< in the stream's piece
  std::size_t m_nextPiece = kPiece;
  std::string m_piece;                 ///< what the parser gets next
  XmlMask m_mask;                      ///< makes the unit around damage a bad one
  std::uint64_t m_fed = 0;             ///< bytes that the parser got
  std::uint64_t m_offsetBase = 0;      ///< what the parser's first byte is in the text
  std::int64_t m_lineBase = 0;
  int m_depth = 0, m_textDepth = 0, m_codeDepth = 0;
  bool m_inUnit = false, m_inText = false, m_refused = false, m_tooDeep = false, m_ended = false;
  TmxUnit m_unit;
  std::size_t m_unitBytes = 0;  ///< of its texts and languages
  std::deque<TmxUnit> m_units;
  std::optional<Error> m_error;
};

}  // namespace

std::string plainLanguage(const std::string& language) {
  std::string plain = language;
  for (char& c : plain) c = c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return plain;
}

Result<std::unique_ptr<TmxUnits>> TmxUnits::open(const std::filesystem::path& path,
                                                 const DecodingOptions& options) {
  Result<TextStream> stream = TextStream::open(path, options);
  if (!stream) return stream.error();
  if (options.encoding == "auto" && !options.decoded) {
    DecodingOptions declared = options;
    declared.copy.reset();
    Result<TextStream> look = TextStream::open(path, declared);
    const Result<std::string_view> start = look ? look->read() : Result<std::string_view>(look.error());
    if (start) declared.encoding = declaredEncoding(start->substr(0, 1000));
    declared.copy = options.copy;
    if (start && isDeclarationFollowed(declared.encoding, stream->form())) {
      stream = TextStream::open(path, declared);
      if (!stream) return stream.error();
    }
  }
  return std::unique_ptr<TmxUnits>(new ExpatUnits(path, std::move(*stream)));
}

}  // namespace s2s
