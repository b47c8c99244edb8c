#include "widgets/text/sentence.h"

#include <algorithm>

namespace s2s {
namespace {

constexpr char16_t kFirstSyllable = 0xAC00, kLastSyllable = 0xD7A3, kFinals = 28, kRieulFinal = 8;
constexpr char16_t kFirstConsonant = 0x3131, kLastConsonant = 0x314E, kRieulAlone = 0x3139;

/// A particle in both forms, as translations write it.
struct Particle {
  QStringView mark;
  QStringView behindVowel, behindRieul, behindConsonant;
};

constexpr Particle kParticles[] = {{u"이(가)", u"가", u"이", u"이"}, {u"은(는)", u"는", u"은", u"은"},
                                   {u"을(를)", u"를", u"을", u"을"}, {u"와(과)", u"와", u"과", u"과"},
                                   {u"과(와)", u"와", u"과", u"과"}, {u"(으)로", u"로", u"로", u"으로"},
                                   {u"(이)", u"", u"이", u"이"}};

bool isLatin(QChar c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isSyllable(QChar c) { return c.unicode() >= kFirstSyllable && c.unicode() <= kLastSyllable; }
bool isRead(QChar c) { return c.isLetterOrNumber() || c == '%' || c == '+'; }

bool isVowel(QChar c) { return QStringView(u"aeiou").contains(c); }

SyllableEnd endOfSyllable(QChar c) {
  const char16_t final = (c.unicode() - kFirstSyllable) % kFinals;
  if (final == 0) return SyllableEnd::vowel;
  return final == kRieulFinal ? SyllableEnd::rieul : SyllableEnd::consonant;
}

SyllableEnd endOfDigit(QChar c) {
  if (QStringView(u"178").contains(c)) return SyllableEnd::rieul;
  return QStringView(u"036").contains(c) ? SyllableEnd::consonant : SyllableEnd::vowel;
}

/// Letters read one by one.
SyllableEnd endOfSpelled(QChar last) {
  if (last == 'L' || last == 'R') return SyllableEnd::rieul;
  return last == 'M' || last == 'N' ? SyllableEnd::consonant : SyllableEnd::vowel;
}

SyllableEnd endOfLatinWord(const QString& word) {
  // At least two letters: a single one is spelled.
  const auto behind = [&](qsizetype back) {
    return word.size() > back ? word[word.size() - 1 - back] : QChar();
  };
  if (word.endsWith('l') || word.endsWith(u"le")) return SyllableEnd::rieul;
  for (const QStringView nasal : {u"m", u"n", u"me", u"ne", u"ng"}) {
    if (word.endsWith(nasal)) return SyllableEnd::consonant;
  }
  const bool isStop = QStringView(u"bckpt").contains(behind(0));
  const bool singleVowel = isVowel(behind(1)) && !isVowel(behind(2));
  return isStop && singleVowel ? SyllableEnd::consonant : SyllableEnd::vowel;
}

SyllableEnd endOfLatin(const QString& text, qsizetype end) {
  qsizetype begin = end;
  while (begin > 0 && isLatin(text[begin - 1])) --begin;
  const QString word = text.mid(begin, end - begin);
  const bool spelled = word.size() == 1 || word.back().isUpper();
  return spelled ? endOfSpelled(word.back().toUpper()) : endOfLatinWord(word.toLower());
}

const Particle* particleAt(const QString& pattern, qsizetype at) {
  const auto found = std::ranges::find_if(kParticles, [&](const Particle& particle) {
    return QStringView(pattern).mid(at).startsWith(particle.mark);
  });
  return found == std::end(kParticles) ? nullptr : found;
}

QStringView formBehind(const QString& text, const Particle& particle) {
  switch (syllableEnd(text)) {
    case SyllableEnd::vowel:
      return particle.behindVowel;
    case SyllableEnd::rieul:
      return particle.behindRieul;
    case SyllableEnd::consonant:
      break;
  }
  return particle.behindConsonant;
}

}  // namespace

SyllableEnd syllableEnd(const QString& word) {
  qsizetype end = word.size();
  while (end > 0 && !isRead(word[end - 1])) --end;
  if (end == 0) return SyllableEnd::vowel;
  const QChar last = word[end - 1];
  if (isSyllable(last)) return endOfSyllable(last);
  if (last >= '0' && last <= '9') return endOfDigit(last);
  if (isLatin(last)) return endOfLatin(word, end);
  if (last.unicode() == kRieulAlone) return SyllableEnd::rieul;
  const bool isConsonant = last.unicode() >= kFirstConsonant && last.unicode() <= kLastConsonant;
  return isConsonant ? SyllableEnd::consonant : SyllableEnd::vowel;
}

QString sentence(const QString& pattern, const QStringList& values) {
  QString text;
  for (qsizetype i = 0; i < pattern.size();) {
    const bool isPlace = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1].isDigit();
    if (isPlace) {
      text += values.value(pattern[i + 1].digitValue() - 1);
      i += 2;
    } else if (const Particle* particle = particleAt(pattern, i)) {
      text += formBehind(text, *particle);
      i += particle->mark.size();
    } else {
      text += pattern[i++];
    }
  }
  return text;
}

}  // namespace s2s
