#include "tests/window/source_texts.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <regex>
#include <set>

namespace s2s {
namespace {

struct Token {
  enum class Kind { text, name, sign };
  Kind kind = Kind::sign;
  std::string value;
  int line = 0;
};
using Tokens = std::vector<Token>;

/// Where a part of a text is not known.
constexpr char kPlace = '\x01';

class Scanner {
 public:
  explicit Scanner(std::string_view source) : m_source(source) {}

  Tokens tokens() {
    while (m_at < m_source.size()) step();
    return std::move(m_tokens);
  }

 private:
  bool begins(std::string_view with) const { return m_source.substr(m_at).starts_with(with); }
  void skipTo(std::size_t end) {
    end = std::min(end, m_source.size());
    m_line += static_cast<int>(std::count(m_source.begin() + static_cast<std::ptrdiff_t>(m_at),
                                          m_source.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    m_at = end;
  }
  std::size_t behind(std::string_view mark, std::size_t from) const {
    const std::size_t found = m_source.find(mark, from);
    return found == std::string_view::npos ? m_source.size() : found + mark.size();
  }
  static bool isNameSign(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

  void step() {
    const char c = m_source[m_at];
    if (std::isspace(static_cast<unsigned char>(c)) != 0) return skipTo(m_at + 1);
    if (begins("//")) return skipTo(behind("\n", m_at) - 1);
    if (begins("/*")) return skipTo(behind("*/", m_at + 2));
    if (c == '#') return skipDirective();
    if (begins("R\"")) return addRawText();
    if (c == '"' || c == '\'') return addText(c);
    if (isNameSign(c)) return addName();
    static constexpr std::string_view kPairs[] = {
        "::", "->", "<<", ">>", "&&", "||", "+=", "-=", "==", "!=", "<=", ">=", "++", "--"};
    for (const std::string_view pair : kPairs)
      if (begins(pair)) return addSign(std::string(pair));
    addSign(std::string(1, c));
  }
  void skipDirective() {
    std::size_t end = m_at;
    do end = behind("\n", end);
    while (end < m_source.size() && m_source[end - 2] == '\\');
    skipTo(end);
  }
  void addSign(std::string sign) {
    m_tokens.push_back({Token::Kind::sign, sign, m_line});
    skipTo(m_at + sign.size());
  }
  void addName() {
    std::size_t end = m_at;
    while (end < m_source.size() &&
           (isNameSign(m_source[end]) || (m_source[end] == '\'' && std::isdigit(m_source[m_at]) != 0)))
      ++end;
    m_tokens.push_back({Token::Kind::name, std::string(m_source.substr(m_at, end - m_at)), m_line});
    skipTo(end);
  }
  void addText(char quote) {
    std::string value;
    std::size_t at = m_at + 1;
    for (; at < m_source.size() && m_source[at] != quote; ++at) {
      if (m_source[at] != '\\') {
        value += m_source[at];
        continue;
      }
      const char escaped = m_source[++at];
      value += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
    }
    pushText(std::move(value));
    skipTo(at + 1);
  }
  void addRawText() {
    const std::size_t open = m_source.find('(', m_at);
    const std::string close = ")" + std::string(m_source.substr(m_at + 2, open - m_at - 2)) + "\"";
    const std::size_t end = m_source.find(close, open);
    pushText(std::string(m_source.substr(open + 1, end - open - 1)));
    skipTo(end + close.size());
  }
  /// Literals side by side are one.
  void pushText(std::string value) {
    if (!m_tokens.empty() && m_tokens.back().kind == Token::Kind::text) {
      m_tokens.back().value += value;
    } else {
      m_tokens.push_back({Token::Kind::text, std::move(value), m_line});
    }
  }

  std::string_view m_source;
  std::size_t m_at = 0;
  int m_line = 1;
  Tokens m_tokens;
};

/// The expressions that literals are parts of.
class Expressions {
 public:
  explicit Expressions(Tokens tokens) : m_tokens(std::move(tokens)) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
      if (isOpening(i)) open.push_back(i);
      if (!isClosing(i) || open.empty()) continue;
      m_partner[i] = open.back();
      m_partner[open.back()] = i;
      open.pop_back();
    }
  }

  std::vector<SourceText> texts() const {
    std::vector<SourceText> all;
    std::set<Range> seen;
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
      if (m_tokens[i].kind != Token::Kind::text) continue;
      const Range range = outermost(i);
      if (!seen.insert(range).second || isThrown(range)) continue;
      for (const std::string& text : choices(range)) all.push_back({numbered(text), m_tokens[i].line});
    }
    return all;
  }

 private:
  using Range = std::pair<std::size_t, std::size_t>;

  bool isSign(std::size_t i, std::string_view sign) const {
    return i < m_tokens.size() && m_tokens[i].kind == Token::Kind::sign && m_tokens[i].value == sign;
  }
  bool isName(std::size_t i, std::string_view name) const {
    return i < m_tokens.size() && m_tokens[i].kind == Token::Kind::name && m_tokens[i].value == name;
  }
  bool isOpening(std::size_t i) const { return isSign(i, "(") || isSign(i, "{") || isSign(i, "["); }
  bool isClosing(std::size_t i) const { return isSign(i, ")") || isSign(i, "}") || isSign(i, "]"); }
  bool isBound(std::size_t i) const {
    static const std::set<std::string> kSigns{",",  ";",  "=",  "+=", "?", ":",  "<<", ">>", "&&",
                                              "||", "==", "!=", "<",  ">", "<=", ">=", "!"};
    static const std::set<std::string> kNames{"return", "throw", "case"};
    const Token& token = m_tokens[i];
    return (token.kind == Token::Kind::sign && kSigns.contains(token.value)) ||
           (token.kind == Token::Kind::name && kNames.contains(token.value));
  }

  /// The sum around [begin, end).
  Range sumAround(std::size_t begin, std::size_t end) const {
    while (begin > 0) {
      if (isClosing(begin - 1) && m_partner.contains(begin - 1)) {
        begin = m_partner.at(begin - 1);
      } else if (isBound(begin - 1) || isOpening(begin - 1)) {
        break;
      } else {
        --begin;
      }
    }
    while (end < m_tokens.size()) {
      if (isOpening(end) && m_partner.contains(end)) {
        end = m_partner.at(end) + 1;
      } else if (isBound(end) || isClosing(end)) {
        break;
      } else {
        ++end;
      }
    }
    return {begin, end};
  }

  /// The bracket around a position, where it is part of a sum itself: (a ? "x" : "y") + z, std::string("x") +
  /// y.
  std::optional<Range> summandAround(std::size_t position) const {
    for (std::size_t i = position; i-- > 0;) {
      if (isClosing(i) && m_partner.contains(i)) {
        i = m_partner.at(i);
        continue;
      }
      if (isSign(i, ";")) return std::nullopt;
      if (!isOpening(i)) continue;
      if (isSign(i, "[") || !m_partner.contains(i)) return std::nullopt;
      const std::size_t close = m_partner.at(i);
      const bool isString = i >= 3 && isName(i - 1, "string") && isSign(i - 2, "::") && isName(i - 3, "std");
      const bool isCall = i > 0 && !isString &&
                          ((m_tokens[i - 1].kind == Token::Kind::name && !isBound(i - 1)) ||
                           isSign(i - 1, ")") || isSign(i - 1, "]") || isSign(i - 1, ">"));
      if (isCall || (!isString && isSign(i, "{"))) return std::nullopt;
      const std::size_t begin = isString ? i - 3 : i;
      const bool isSummand = (begin > 0 && isSign(begin - 1, "+")) || isSign(close + 1, "+");
      return isSummand ? std::optional(Range{begin, close + 1}) : std::nullopt;
    }
    return std::nullopt;
  }

  Range outermost(std::size_t literal) const {
    Range range = sumAround(literal, literal + 1);
    while (const auto summand = summandAround(range.first))
      range = sumAround(summand->first, summand->second);
    return range;
  }

  bool isThrown(const Range& range) const {
    static constexpr std::size_t kFar = 8;
    for (std::size_t i = range.first - std::min(range.first, kFar); i < range.first; ++i)
      if (isName(i, "throw")) return true;
    return false;
  }

  std::vector<Range> split(const Range& range, std::string_view sign) const {
    std::vector<Range> parts;
    std::size_t begin = range.first;
    for (std::size_t i = range.first; i < range.second; ++i) {
      if (isOpening(i) && m_partner.contains(i)) i = m_partner.at(i);
      if (!isSign(i, sign)) continue;
      parts.emplace_back(begin, i);
      begin = i + 1;
    }
    parts.emplace_back(begin, range.second);
    return parts;
  }

  std::vector<std::string> choices(Range range) const {
    while (isSign(range.first, "(") && m_partner.contains(range.first) &&
           m_partner.at(range.first) == range.second - 1)
      range = {range.first + 1, range.second - 1};
    if (isName(range.first, "std") && isSign(range.first + 1, "::") && isName(range.first + 2, "string") &&
        isOpening(range.first + 3) && m_partner.contains(range.first + 3) &&
        m_partner.at(range.first + 3) == range.second - 1)
      return choices({range.first + 4, range.second - 1});
    if (const std::vector<Range> chosen = split(range, "?"); chosen.size() > 1) {
      std::vector<std::string> all;
      for (std::size_t i = 1; i < chosen.size(); ++i) {
        for (const Range& one : split(chosen[i], ":"))
          std::ranges::move(choices(one), std::back_inserter(all));
      }
      return all;
    }
    const std::vector<Range> parts = split(range, "+");
    if (parts.size() == 1) {
      const bool isLiteral =
          range.second - range.first == 1 && m_tokens[range.first].kind == Token::Kind::text;
      return {isLiteral ? m_tokens[range.first].value : std::string(1, kPlace)};
    }
    std::vector<std::string> all{""};
    for (const Range& part : parts) {
      std::vector<std::string> longer;
      for (const std::string& begin : all)
        for (const std::string& end : choices(part)) longer.push_back(begin + end);
      all = std::move(longer);
    }
    return all;
  }

  /// Places counted from %1; what printf fills in is one as well.
  static std::string numbered(const std::string& text) {
    static const std::regex kPrinted("%[-.0-9]*l*[a-zA-Z]");
    const std::string places = std::regex_replace(text, kPrinted, std::string(1, kPlace));
    std::string result;
    int number = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i] != kPlace) {
        result += places[i];
        if (places.compare(i, 2, "%%") == 0) ++i;
      } else if (i == 0 || places[i - 1] != kPlace) {
        result += '%' + std::to_string(++number);
      }
    }
    return result;
  }

  Tokens m_tokens;
  std::map<std::size_t, std::size_t> m_partner;  ///< of brackets
};

}  // namespace

std::vector<SourceText> textsOfSource(std::string_view source) {
  return Expressions(Scanner(source).tokens()).texts();
}

bool isProse(const std::string& text) {
  static const std::regex kWords(
      R"((^|[\s(])(%\d|['"]?[A-Za-z][a-z']+['"]?)[,;:]? ['"(]?(%\d|[A-Za-z][a-z']*)(?![\w_/=|]))");
  static const std::regex kCode(R"([{}<>\\|]|\w=|\n)");
  static const std::regex kWord("[a-z]{2}");
  return std::regex_search(text, kWords) && std::regex_search(text, kWord) && !std::regex_search(text, kCode);
}

}  // namespace s2s
