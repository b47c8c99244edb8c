#include "widgets/text/pattern_table.h"

#include <QRegularExpression>
#include <algorithm>

namespace s2s {
namespace {

std::optional<PlaceKind> kindOf(const QString& word) {
  static const QHash<QString, PlaceKind> kKinds{
      {"number", PlaceKind::number},     {"word", PlaceKind::word}, {"path", PlaceKind::path},
      {"sentence", PlaceKind::sentence}, {"list", PlaceKind::list}, {"details", PlaceKind::details}};
  const auto found = kKinds.find(word);
  return found == kKinds.end() ? std::nullopt : std::optional(*found);
}

/// "number 1 2; sentence 3" into `kinds`.
bool readKinds(const QString& text, std::vector<PlaceKind>& kinds) {
  for (const QString& part : text.split(';', Qt::SkipEmptyParts)) {
    const QStringList words = part.simplified().split(' ', Qt::SkipEmptyParts);
    if (words.size() < 2) return false;
    const std::optional<PlaceKind> kind = kindOf(words.front());
    if (!kind) return false;
    for (const QString& place : words.mid(1)) {
      const qsizetype number = place.toInt();
      if (number < 1 || number > std::ssize(kinds)) return false;
      kinds[static_cast<std::size_t>(number - 1)] = *kind;
    }
  }
  return true;
}

bool isWord(const QString& text) {
  return std::ranges::none_of(text, [](QChar c) { return c.isSpace(); });
}

bool isPlain(const QString& name) {
  static const QRegularExpression kEnd("[,:;](?: |$)");
  return !kEnd.match(name).hasMatch();
}

/// Whether `name` may stand behind `before` in a pattern.
bool isName(const QString& name, const QString& before, Names names) {
  const QChar last = before.isEmpty() ? QChar() : before.back();
  if (last == '"' || last == '\'') return !name.contains(last) || isPlain(name);
  if (last == '(' || before.endsWith(": ") || isPlain(name)) return true;
  return names == Names::paths && name.contains('/');
}

QString firstWord(const QString& text) { return text.section(' ', 0, 0); }

}  // namespace

bool PatternTable::add(const QString& pattern, const QString& kinds) {
  static const QRegularExpression kPlace("%(\\d)");
  if (pattern.isEmpty() || m_whole.contains(pattern)) return false;
  Entry entry{pattern, {}, {}, 0};
  qsizetype behind = 0;
  for (auto places = kPlace.globalMatch(pattern); places.hasNext();) {
    const QRegularExpressionMatch place = places.next();
    entry.literals << pattern.mid(behind, place.capturedStart() - behind);
    behind = place.capturedEnd();
    entry.kinds.push_back(PlaceKind::name);
    if (place.captured(1).toInt() != std::ssize(entry.kinds)) return false;
  }
  entry.literals << pattern.mid(behind);
  if (!readKinds(kinds, entry.kinds)) return false;
  for (const QString& literal : entry.literals) entry.letters += literal.size();
  const std::size_t number = m_entries.size();
  m_whole.insert(pattern, number);
  m_entries.push_back(std::move(entry));
  if (m_entries.back().kinds.empty()) return true;
  const QString& begin = m_entries.back().literals.front();
  insert(begin.contains(' ') ? m_byFirstWord[firstWord(begin)] : m_others, number);
  return true;
}

void PatternTable::insert(Numbers& numbers, std::size_t number) const {
  const auto place = std::ranges::upper_bound(numbers, m_entries[number].letters, std::greater(),
                                              [this](std::size_t other) { return m_entries[other].letters; });
  numbers.insert(place, number);
}

/// One text before one pattern.
class PatternTable::Matching {
 public:
  Matching(const Entry& entry, const QString& text, Names names, const Knows& knows)
      : m_entry(entry), m_text(text), m_names(names), m_knows(knows) {}

  bool matches() {
    const QString &begin = m_entry.literals.front(), &end = m_entry.literals.back();
    return m_text.size() > m_entry.letters && m_text.startsWith(begin) && m_text.endsWith(end) &&
           matchesFrom(begin.size(), 0);
  }
  const QStringList& places() const { return m_places; }

 private:
  bool matchesFrom(qsizetype at, std::size_t place) {
    const QString& behind = m_entry.literals[static_cast<qsizetype>(place) + 1];
    if (place + 1 == m_entry.kinds.size()) return takes(at, m_text.size() - behind.size(), place);
    for (qsizetype end = at + 1; (end = m_text.indexOf(behind, end)) >= 0; ++end)
      if (takes(at, end, place)) return true;
    return false;
  }

  /// The text from `at` to `end` in a place, and what follows in the others. Sentences are looked up last:
  /// whatever stands behind them is cheaper to compare.
  bool takes(qsizetype at, qsizetype end, std::size_t place) {
    if (end <= at) return false;
    const QString here = m_text.mid(at, end - at);
    if (!fits(here, place)) return false;
    const qsizetype before = m_places.size();
    const qsizetype next = end + m_entry.literals[static_cast<qsizetype>(place) + 1].size();
    m_places << here;
    const bool isLast = place + 1 == m_entry.kinds.size();
    const bool isSentence = m_entry.kinds[place] == PlaceKind::sentence;
    if ((isLast || matchesFrom(next, place + 1)) && (!isSentence || m_knows(here))) return true;
    m_places.resize(before);
    return false;
  }

  bool fits(const QString& here, std::size_t place) const {
    static const QRegularExpression kNumber(R"(^[-+]?[\d.,]*\d(?:e[-+]?\d+)?$)");
    switch (m_entry.kinds[place]) {
      case PlaceKind::number:
        return kNumber.match(here).hasMatch();
      case PlaceKind::word:
        return isWord(here);
      case PlaceKind::path:
        return isWord(here) || here.startsWith('/');
      case PlaceKind::sentence:
      case PlaceKind::list:
        return true;
      case PlaceKind::name:
      case PlaceKind::details:
        break;
    }
    return isName(here, m_entry.literals[static_cast<qsizetype>(place)], m_names);
  }

  const Entry& m_entry;
  const QString& m_text;
  Names m_names;
  const Knows& m_knows;
  QStringList m_places;
};

std::optional<PatternTable::Match> PatternTable::find(const QString& text, Names names,
                                                      const Knows& knows) const {
  if (const auto whole = m_whole.find(text); whole != m_whole.end() && m_entries[*whole].kinds.empty())
    return Match{text, {}, {}};
  static const Numbers kNone;
  const auto found = m_byFirstWord.find(firstWord(text));
  const Numbers& named = found == m_byFirstWord.end() ? kNone : *found;
  Numbers both(named.size() + m_others.size());
  std::ranges::merge(
      named, m_others, both.begin(), std::greater(),
      [this](std::size_t number) { return m_entries[number].letters; },
      [this](std::size_t number) { return m_entries[number].letters; });
  for (const std::size_t number : both) {
    const Entry& entry = m_entries[number];
    Matching matching(entry, text, names, knows);
    if (matching.matches()) return Match{entry.pattern, matching.places(), entry.kinds};
  }
  return std::nullopt;
}

QStringList PatternTable::patterns() const {
  QStringList all;
  for (const Entry& entry : m_entries) all << entry.pattern;
  return all;
}

}  // namespace s2s
