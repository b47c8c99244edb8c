// gettext's .po files. Fuzzy, obsolete and untranslated messages and the header are counted as bad rows with
// that reason.
#include <deque>

#include "engine/data/line_source.h"
#include "engine/data/readers/gettext_entry.h"
#include "engine/data/row_reader.h"

namespace s2s {
namespace {

struct PoEntry : GettextEntry {
  std::int64_t line = 0;  ///< of msgid
  RowPosition begin;      ///< of the comments in front of it
  bool begun = false, keyword = false, hasId = false, fuzzy = false, obsolete = false;
  std::string problem, raw;
};

int digitOf(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

/// Reads a string in quotes as C writes it and appends it; what is wrong with it, else empty.
std::string appendQuoted(std::string_view text, std::string& to) {
  if (!text.starts_with('"')) return "a text without quotes";
  constexpr std::string_view kNames = "ntr\"\\abfv'?", kMeanings = "\n\t\r\"\\\a\b\f\v'?";
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') {
      return text.find_first_not_of(" \t", i + 1) == std::string_view::npos ? ""
                                                                            : "text behind the closing quote";
    }
    if (text[i] != '\\') {
      to += text[i];
      continue;
    }
    if (++i == text.size()) break;
    if (const std::size_t known = kNames.find(text[i]); known != std::string_view::npos) {
      to += kMeanings[known];
      continue;
    }
    const int base = text[i] == 'x' ? 16 : 8;
    const std::size_t longest = base == 16 ? 2 : 3;
    if (base == 16) ++i;
    int value = 0;
    std::size_t digits = 0;
    while (digits < longest && i < text.size() && digitOf(text[i]) < base) {
      value = value * base + digitOf(text[i++]);
      ++digits;
    }
    if (digits == 0) return "an unknown escape";
    to += static_cast<char>(value);
    --i;
  }
  return "a quote that is never closed";
}

class PoReader final : public RowReader {
 public:
  static Result<std::unique_ptr<RowReader>> open(const std::filesystem::path& path,
                                                 const ReaderOptions& options) {
    DecodingOptions decoding = options.decoding;
    if (decoding.encoding == "auto" && !decoding.decoded) {
      // The header may name an encoding that the bytes do not give away.
      DecodingOptions look = decoding;
      look.copy.reset();
      Result<std::unique_ptr<PoReader>> first = openAs(path, look);
      if (!first) return first.error();
      const Result<std::string> charset = (*first)->declaredCharset();
      if (charset && isDeclarationFollowed(*charset, (*first)->form())) decoding.encoding = *charset;
    }
    Result<std::unique_ptr<PoReader>> reader = openAs(path, decoding);
    if (!reader) return reader.error();
    return std::unique_ptr<RowReader>(std::move(*reader));
  }

  Result<std::optional<Row>> next() override {
    while (m_rows.empty()) {
      Result<std::optional<PoEntry>> entry = readEntry();
      if (!entry) return entry.error();
      if (!*entry) return std::optional<Row>();
      std::string why = (*entry)->problem;
      if (why.empty() && (*entry)->obsolete) why = "obsolete";
      if (why.empty() && (*entry)->fuzzy && !(*entry)->isHeader()) why = "marked fuzzy";
      if (why.empty()) why = whyNoRows(**entry, m_needed);
      if (!why.empty()) {
        skip((*entry)->line, std::move(why), (*entry)->raw);
        continue;
      }
      for (std::vector<std::string>& cells : rowsOf(**entry))
        m_rows.push_back({std::move(cells), (*entry)->line});
      m_position = (*entry)->begin;
      m_position.further = static_cast<std::uint64_t>(-1);
    }
    Row row = std::move(m_rows.front());
    m_rows.pop_front();
    ++m_position.further;
    return std::optional(std::move(row));
  }

  const TextForm& form() const override { return m_lines.form(); }
  RowPosition position() const override { return m_position; }
  bool seekable() const override { return m_lines.seekable(); }
  double share() const override { return m_lines.share(); }
  Result<void> seek(const RowPosition& position) override {
    m_lines.seek(position.offset, position.line);
    m_rows.clear();
    for (std::uint64_t i = 0; i < position.further; ++i) {
      const Result<std::optional<Row>> passed = next();
      if (!passed) return passed.error();
    }
    return {};
  }

 private:
  explicit PoReader(LineSource lines) : m_lines(std::move(lines)) { m_columns = kGettextColumns; }

  static Result<std::unique_ptr<PoReader>> openAs(const std::filesystem::path& path,
                                                  const DecodingOptions& decoding) {
    Result<LineSource> lines = LineSource::open(path, decoding);
    if (!lines) return lines.error();
    return std::unique_ptr<PoReader>(new PoReader(std::move(*lines)));
  }

  Result<std::string> declaredCharset() {
    Result<std::optional<PoEntry>> entry = readEntry();
    if (!entry) return entry.error();
    if (!*entry || !(*entry)->isHeader() || (*entry)->translations.empty()) return std::string();
    return gettextCharset((*entry)->translations.front());
  }

  /// The lines up to the next entry; one that cannot be understood has `problem` set.
  Result<std::optional<PoEntry>> readEntry() {
    PoEntry entry;
    std::string* open = nullptr;  // the text that lines in quotes go on with
    for (;;) {
      Result<std::optional<Line>> read = m_lines.next();
      if (!read) return read.error();
      if (!*read) break;
      Line& line = **read;
      const std::size_t first = line.text.find_first_not_of(" \t");
      const bool blank = first == std::string::npos;
      const bool complete = !entry.translations.empty();
      if (entry.begun && (blank ? complete || !entry.problem.empty() : beginsAnother(line.text, entry))) {
        if (!blank) m_lines.putBack(std::move(line));
        break;
      }
      if (blank) continue;
      if (!entry.begun) {
        entry.begun = true;
        entry.begin = {line.offset, 0, line.number};
        entry.line = line.number;
      }
      if (entry.raw.size() < BadRow::kLongestRaw) entry.raw += (entry.raw.empty() ? "" : "\n") + line.text;
      if (std::string problem = take(line, entry, open); entry.problem.empty())
        entry.problem = std::move(problem);
    }
    if (!entry.begun) return std::optional<PoEntry>();
    if (!entry.keyword && entry.problem.empty()) return std::optional<PoEntry>();  // comments at the end
    if (entry.translations.empty() && entry.problem.empty()) entry.problem = "a message without msgstr";
    return std::optional(std::move(entry));
  }

  /// Whether a line that is not blank belongs to the entry behind this one.
  static bool beginsAnother(std::string_view text, const PoEntry& entry) {
    if (!entry.problem.empty() && !entry.keyword) return text.starts_with("msg") || text.starts_with('#');
    if (entry.translations.empty() && entry.hasId)
      return text.starts_with("msgid ") || text.starts_with("msgctxt ");
    if (entry.translations.empty() || text[text.find_first_not_of(" \t")] == '"') return false;
    if (!text.starts_with("#~")) return !text.starts_with("msgstr[");
    text.remove_prefix(std::min(text.find_first_not_of(" \t", 2), text.size()));
    return !entry.obsolete || text.starts_with("msgid ") || text.starts_with("msgctxt ");
  }

  /// Adds a line to the entry; what is wrong with it, else empty.
  std::string take(const Line& line, PoEntry& entry, std::string*& open) {
    std::string_view text = line.text;
    if (line.tooLong) {
      entry.keyword = true;  // most likely of a text, whose other lines follow
      return "a line is longer than " + std::to_string(LineSource::kLongest) + " bytes";
    }
    text.remove_prefix(text.find_first_not_of(" \t"));
    if (text.starts_with("#~")) {
      entry.obsolete = true;
      text.remove_prefix(2);
      if (text.starts_with('|')) return "";
      text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
      if (text.empty()) return "";
    } else if (text.starts_with('#')) {
      if (text.starts_with("#,") && text.find("fuzzy") != std::string_view::npos) entry.fuzzy = true;
      return "";
    }
    if (text.starts_with('"')) {
      if (open == nullptr) return "a text that belongs to no keyword";
      if (open->size() + text.size() > LineSource::kLongest)
        return "a text is longer than " + std::to_string(LineSource::kLongest) + " bytes";
      return appendQuoted(text, *open);
    }
    const std::size_t end = std::min(text.find_first_of(" \t\""), text.size());
    const std::string_view keyword = text.substr(0, end);
    text.remove_prefix(std::min(text.find_first_not_of(" \t", end), text.size()));
    if (keyword == "msgctxt") {
      open = &entry.context.emplace();
    } else if (keyword == "msgid") {
      entry.line = line.number;
      entry.hasId = true;
      open = &entry.id;
    } else if (keyword == "msgid_plural") {
      open = &entry.plural.emplace();
    } else if (keyword == "msgstr" ||
               keyword == "msgstr[" + std::to_string(entry.translations.size()) + "]") {
      if (entry.translations.size() >= 16) return "more than 16 plural forms";
      open = &entry.translations.emplace_back();
    } else {
      return "not a line of a .po file";
    }
    entry.keyword = true;
    return appendQuoted(text, *open);
  }

  LineSource m_lines;
  std::deque<Row> m_rows;  ///< of the entry read last
  RowPosition m_position;  ///< `further` counts the rows of the entry
};

}  // namespace

ReaderFormat poReader() { return {"po", "gettext catalogue (.po)", {".po", ".pot"}, &PoReader::open}; }

}  // namespace s2s
