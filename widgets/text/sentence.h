#pragma once
// Sentences with names and numbers in them, whose Korean particles fit what stands before them.

#include <QString>
#include <QStringList>

namespace s2s {

/// How a word ends when it is read aloud in Korean.
enum class SyllableEnd { vowel, rieul, consonant };

/// By the last sign of `word` that is read; quotation marks and brackets are not.
/// - Hangul: the last syllable's final consonant; a single consonant is read by its name.
/// - Digits as Sino-Korean numbers: 0, 1, 3, 6, 7, 8 end in a consonant, 1, 7 and 8 in ㄹ. "%" and "+" end in
///   vowels (퍼센트, 플러스).
/// - Latin capitals at the end of a word (GiB) are spelled: L and R end in ㄹ, M and N in a consonant, all
/// others in vowels.
/// - Other Latin words are read as they sound: those in l and le end in ㄹ; those in m, n, me, ne and ng, and
/// those in
///   b, c, k, p, t behind a single vowel, end in a consonant (run, net, step); all others in vowels (test,
///   base).
/// - Whatever else is taken for a vowel.
SyllableEnd syllableEnd(const QString& word);

/// `pattern` with the values in the places of %1 to %9, in one pass: what was put in is never taken for a
/// place. Where the pattern writes a particle in both forms — 이(가), 은(는), 을(를), 와(과), 과(와), (으)로,
/// (이) — the one that fits the text before it is written.
QString sentence(const QString& pattern, const QStringList& values);

}  // namespace s2s
