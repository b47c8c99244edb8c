#pragma once
// Which pattern a text was made of: "cannot open a.tsv: no such file" of "cannot open %1: %2".

#include <QHash>
#include <QString>
#include <QStringList>
#include <functional>
#include <optional>
#include <vector>

namespace s2s {

/// What may stand in a place of a pattern. Nothing is empty.
enum class PlaceKind {
  name,      ///< anything
  number,    ///< digits, with a sign, a point, an exponent
  word,      ///< anything without white space
  path,      ///< a word, or anything behind a slash
  sentence,  ///< a text that is known itself
  list,      ///< anything, commas in it
  details,   ///< a text that may be known, such as what the system says of a file
};

/// What a name, or details, may hold. Names in quotation marks, and what stands behind a colon or in
/// brackets, may hold anything.
enum class Names {
  plain,  ///< no comma, colon or semicolon at the end of a word: these end a part of a text
  paths,  ///< these too where there is a slash in the name: folders are called as one likes
};

/// Texts with places %1 to %9 in their order, and the search for the one that another text was made of.
class PatternTable {
 public:
  /// Tells whether a text is known, for places of the kind `sentence`.
  using Knows = std::function<bool(const QString&)>;

  struct Match {
    QString pattern;
    QStringList places;
    std::vector<PlaceKind> kinds;  ///< of the places
  };

  /// `kinds` names the places that are no names: "number 1 2; sentence 3". A pattern may be there once; false
  /// where it was there already, its places do not count from 1 upwards, or `kinds` cannot be read.
  bool add(const QString& pattern, const QString& kinds = {});

  /// The pattern that is all of `text`, with the most letters outside its places; nothing where none is.
  std::optional<Match> find(const QString& text, Names names, const Knows& knows) const;

  /// All patterns, in the order they were added in.
  QStringList patterns() const;

 private:
  struct Entry {
    QString pattern;
    QStringList literals;  ///< before, between and behind the places
    std::vector<PlaceKind> kinds;
    qsizetype letters = 0;  ///< of the literals
  };
  using Numbers = std::vector<std::size_t>;
  class Matching;
  void insert(Numbers& numbers, std::size_t number) const;

  std::vector<Entry> m_entries;
  QHash<QString, std::size_t> m_whole;  ///< those without places, and all others by their own words
  QHash<QString, Numbers> m_byFirstWord;
  Numbers m_others;  ///< those whose first word holds a place
};

}  // namespace s2s
