#include "app/window/text_difference.h"

#include <QStringView>
#include <algorithm>

namespace s2s {
namespace {

constexpr std::size_t kMostWords = 400;  // the table below is quadratic; answers are far shorter

std::vector<TextStretch> wordsOf(const QString& text) {
  std::vector<TextStretch> words;
  bool inWord = false;
  for (qsizetype at = 0; at < text.size() && words.size() < kMostWords; ++at) {
    const QChar unit = text[at];
    if (unit.isSpace()) {
      inWord = false;
    } else if (inWord && !unit.isPunct()) {
      ++words.back().length;
    } else {
      words.push_back({at, 1});
      inWord = !unit.isPunct();
    }
  }
  return words;
}

}  // namespace

TextDifference compareTexts(const QString& text, const QString& other) {
  const std::vector<TextStretch> mine = wordsOf(text), theirs = wordsOf(other);
  const std::size_t rows = mine.size(), columns = theirs.size();
  TextDifference difference;
  if (rows + columns == 0) {
    difference.likeness = 1.0;
    return difference;
  }
  const auto same = [&](std::size_t i, std::size_t j) {
    return QStringView(text).mid(mine[i].start, mine[i].length) ==
           QStringView(other).mid(theirs[j].start, theirs[j].length);
  };
  // common[i][j]: length of the longest common subsequence of the words from i and from j on.
  std::vector<std::vector<int>> common(rows + 1, std::vector<int>(columns + 1, 0));
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      common[i][j] = same(i, j) ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  difference.likeness = 2.0 * common[0][0] / static_cast<double>(rows + columns);
  const auto mark = [&](const TextStretch& word) {
    std::vector<TextStretch>& changed = difference.changed;
    const bool adjoins =
        !changed.empty() && QStringView(text)
                                .mid(changed.back().start + changed.back().length,
                                     word.start - changed.back().start - changed.back().length)
                                .trimmed()
                                .isEmpty();
    if (adjoins) {
      changed.back().length = word.start + word.length - changed.back().start;
    } else {
      changed.push_back(word);
    }
  };
  for (std::size_t i = 0, j = 0; i < rows;) {
    if (j < columns && same(i, j)) {
      ++i, ++j;
    } else if (j < columns && common[i][j + 1] >= common[i + 1][j]) {
      ++j;
    } else {
      mark(mine[i++]);
    }
  }
  return difference;
}

}  // namespace s2s
