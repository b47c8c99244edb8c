#include "widgets/text/engine_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QXmlStreamReader>
#include <algorithm>
#include <vector>

#include "widgets/forms/field_problem.h"
#include "widgets/text/pattern_table.h"
#include "widgets/text/sentence.h"

static void loadPatternResources() { Q_INIT_RESOURCE(widgets); }

namespace s2s {
namespace {

constexpr const char* kContext = "EngineText";
/// Nothing that people read is longer.
constexpr qsizetype kLongest = 4000;
constexpr QLatin1String kComma(", ");

/// The sources of the context, with what stands beside them. A .qm file cannot be asked for them.
void readPatterns(const QString& path, PatternTable& table) {
  QFile file(path);
  const bool opened = file.open(QIODevice::ReadOnly);
  Q_ASSERT_X(opened, "engineText", "the embedded patterns are missing");
  if (!opened) return;
  QXmlStreamReader xml(&file);
  QString context, source, kinds;
  while (!xml.atEnd()) {
    const auto token = xml.readNext();
    if (token == QXmlStreamReader::EndElement && xml.name() == u"message") {
      [[maybe_unused]] const bool added = context != kContext || table.add(source, kinds);
      Q_ASSERT_X(added, "engineText", qPrintable(source));
      source.clear();
      kinds.clear();
    }
    if (token != QXmlStreamReader::StartElement) continue;
    if (xml.name() == u"name") context = xml.readElementText();
    if (xml.name() == u"source") source = xml.readElementText();
    if (xml.name() == u"extracomment") kinds = xml.readElementText();
  }
}

/// Whether the window speaks another language than the engine.
bool isTranslated() {
  static constexpr const char* kKnown = "the file is empty";
  return QCoreApplication::translate(kContext, kKnown) != QLatin1String(kKnown);
}

/// One text on its way into the window's language.
class Saying {
 public:
  QString textOf(const QString& text) {
    if (text.size() > kLongest) return text;
    if (const auto known = clause(text, Names::plain)) return *known;
    if (const auto known = message(text)) return *known;
    if (const auto known = list(text)) return *known;
    return clause(text, Names::paths).value_or(text);
  }

  QString placeText(const QString& place) {
    return place.contains(' ') ? clause(place, Names::paths).value_or(place) : place;
  }

 private:
  /// A text that is one pattern, or what is wrong with a value; nothing where it has no translation.
  std::optional<QString> clause(const QString& text, Names names) {
    const auto knows = [this](const QString& sentence) { return isClause(sentence); };
    if (const auto match = engineTextPatterns().find(text, names, knows)) {
      const QString pattern = QCoreApplication::translate(kContext, match->pattern.toUtf8().constData());
      QStringList places = match->places;
      for (std::size_t i = 0; i < match->kinds.size(); ++i) {
        QString& place = places[static_cast<qsizetype>(i)];
        if (match->kinds[i] == PlaceKind::sentence || match->kinds[i] == PlaceKind::details)
          place = textOf(place);
      }
      return sentence(pattern, places);
    }
    const QString problem = fieldProblem(text.toStdString());
    return problem == text ? std::nullopt : std::optional(problem);
  }

  /// Remembered: a text with many commas or colons is asked about its parts again and again.
  bool isClause(const QString& text) {
    if (const auto asked = m_asked.find(text); asked != m_asked.end()) return *asked;
    const bool known = clause(text, Names::plain).has_value();
    m_asked.insert(text, known);
    return known;
  }

  /// Whether it names a place, rather than telling what nobody has translated.
  bool isPlace(const QString& text) { return text.contains('/') || !text.contains(' ') || isClause(text); }

  /// Where `text` may be cut, from its beginning.
  static std::vector<qsizetype> commas(const QString& text) {
    std::vector<qsizetype> all;
    for (qsizetype at = 0; (at = text.indexOf(kComma, at + 1)) > 0;) all.push_back(at);
    return all;
  }

  /// "WHERE, WHAT TO DO", or one of the two; the longest advice counts.
  std::optional<QString> placeAndAdvice(const QString& text) {
    if (isClause(text)) return clause(text, Names::plain);
    for (const qsizetype at : commas(text)) {
      const QString place = text.left(at), advice = text.mid(at + kComma.size());
      if (isClause(advice) && isPlace(place)) return placeText(place) + kComma + textOf(advice);
    }
    return isPlace(text) ? std::optional(placeText(text)) : std::nullopt;
  }

  /// Error::message() that was kept on one line; the longest clause is what happened.
  std::optional<QString> message(const QString& text) {
    const std::vector<qsizetype> all = commas(text);
    for (auto at = all.rbegin(); at != all.rend(); ++at) {
      const QString what = text.left(*at);
      if (!isClause(what)) continue;
      if (const auto rest = placeAndAdvice(text.mid(*at + kComma.size())))
        return textOf(what) + kComma + *rest;
    }
    return std::nullopt;
  }

  /// Clauses and words in a row.
  std::optional<QString> list(const QString& text) {
    QStringList parts = text.split(kComma);
    const auto isKnown = [this](const QString& part) { return isClause(part); };
    if (parts.size() < 2 || std::ranges::none_of(parts, isKnown)) return std::nullopt;
    for (QString& part : parts) {
      if (!isClause(part) && part.contains(' ')) return std::nullopt;
      part = clause(part, Names::plain).value_or(part);
    }
    return parts.join(kComma);
  }

  QHash<QString, bool> m_asked;
};

}  // namespace

const PatternTable& engineTextPatterns() {
  static const PatternTable patterns = [] {
    loadPatternResources();
    PatternTable table;
    for (const char* name : {"engine_ko.ts", "data_ko.ts"})
      readPatterns(QString(":/engine_text/%1").arg(name), table);
    return table;
  }();
  return patterns;
}

QString engineText(const std::string& text) {
  const QString whole = QString::fromStdString(text);
  return isTranslated() ? Saying().textOf(whole) : whole;
}

QString enginePlace(const std::string& place) {
  const QString whole = QString::fromStdString(place);
  return isTranslated() ? Saying().placeText(whole) : whole;
}

QString engineMessage(const Error& error) {
  if (!isTranslated()) return QString::fromStdString(error.message());
  QStringList parts{engineText(error.what)};
  if (!error.where.empty()) parts << enginePlace(error.where);
  if (!error.remedy.empty()) parts << engineText(error.remedy);
  return parts.join(", ");
}

}  // namespace s2s
