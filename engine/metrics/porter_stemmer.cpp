#include "engine/metrics/porter_stemmer.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>
#include <vector>

namespace s2s {
namespace {

bool isVowelLetter(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/// For every letter whether it is a consonant: y is one where it begins the word or follows a vowel.
std::vector<bool> consonants(std::string_view word) {
  std::vector<bool> flags;
  flags.reserve(word.size());
  for (std::size_t i = 0; i < word.size(); ++i)
    flags.push_back(word[i] == 'y' ? i == 0 || !flags[i - 1] : !isVowelLetter(word[i]));
  return flags;
}

/// Porter's m: how often a vowel is followed by a consonant.
int measure(std::string_view stem) {
  const std::vector<bool> flags = consonants(stem);
  int count = 0;
  for (std::size_t i = 1; i < flags.size(); ++i) count += !flags[i - 1] && flags[i];
  return count;
}

bool hasVowel(std::string_view stem) {
  const std::vector<bool> flags = consonants(stem);
  return std::ranges::find(flags, false) != flags.end();
}

bool endsInDoubleConsonant(std::string_view word) {
  return word.size() >= 2 && word.back() == word[word.size() - 2] && consonants(word).back();
}

/// Porter's *o, consonant vowel consonant with the last none of w, x and y; NLTK adds words like "us".
bool endsInShortSyllable(std::string_view word) {
  const std::vector<bool> flags = consonants(word);
  const std::size_t n = word.size();
  if (n == 2) return !flags[0] && flags[1];
  return n >= 3 && flags[n - 3] && !flags[n - 2] && flags[n - 1] && word.back() != 'w' &&
         word.back() != 'x' && word.back() != 'y';
}

struct Rule {
  std::string_view suffix, replacement;
};

/// The first rule whose suffix fits decides; it acts where the stem's measure is above `least`.
std::string replaceSuffix(std::string word, std::initializer_list<Rule> rules, int least) {
  for (const Rule& rule : rules) {
    if (!word.ends_with(rule.suffix)) continue;
    const std::string_view stem(word.data(), word.size() - rule.suffix.size());
    if (measure(stem) > least) return std::string(stem).append(rule.replacement);
    break;
  }
  return word;
}

std::string withoutEnd(const std::string& word, std::size_t count) {
  return word.substr(0, word.size() - count);
}

std::string step1a(const std::string& word) {
  if (word.ends_with("ies") && word.size() == 4) return withoutEnd(word, 1);
  if (word.ends_with("sses") || word.ends_with("ies")) return withoutEnd(word, 2);
  if (word.ends_with("ss") || !word.ends_with("s")) return word;
  return withoutEnd(word, 1);
}

std::string step1b(const std::string& word) {
  if (word.ends_with("ied")) return withoutEnd(word, word.size() == 4 ? 1 : 2);
  if (word.ends_with("eed")) return measure(withoutEnd(word, 3)) > 0 ? withoutEnd(word, 1) : word;
  std::string stem;
  if (word.ends_with("ed") && hasVowel(withoutEnd(word, 2)))
    stem = withoutEnd(word, 2);
  else if (word.ends_with("ing") && hasVowel(withoutEnd(word, 3)))
    stem = withoutEnd(word, 3);
  else
    return word;
  if (stem.ends_with("at") || stem.ends_with("bl") || stem.ends_with("iz")) return stem + "e";
  if (endsInDoubleConsonant(stem)) {
    const char last = stem.back();
    return last == 'l' || last == 's' || last == 'z' ? stem : withoutEnd(stem, 1);
  }
  return measure(stem) == 1 && endsInShortSyllable(stem) ? stem + "e" : stem;
}

/// NLTK's condition: the y stands behind a consonant that is not the word's first letter.
std::string step1c(std::string word) {
  if (!word.ends_with('y')) return word;
  const std::string stem = withoutEnd(word, 1);
  if (stem.size() > 1 && consonants(stem).back()) word.back() = 'i';
  return word;
}

std::string step2(const std::string& word) {
  if (word.ends_with("alli") && measure(withoutEnd(word, 4)) > 0) return step2(withoutEnd(word, 2));
  // The l of "logi" counts as the stem's, so that "geologi" becomes "geolog".
  if (word.ends_with("logi")) return measure(withoutEnd(word, 3)) > 0 ? withoutEnd(word, 1) : word;
  return replaceSuffix(
      word, {{"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"}, {"anci", "ance"}, {"izer", "ize"},
             {"bli", "ble"},     {"alli", "al"},     {"entli", "ent"}, {"eli", "e"},     {"ousli", "ous"},
             {"ization", "ize"}, {"ation", "ate"},   {"ator", "ate"},  {"alism", "al"},  {"iveness", "ive"},
             {"fulness", "ful"}, {"ousness", "ous"}, {"aliti", "al"},  {"iviti", "ive"}, {"biliti", "ble"},
             {"fulli", "ful"}},
      0);
}

std::string step3(std::string word) {
  return replaceSuffix(std::move(word),
                       {{"icate", "ic"},
                        {"ative", ""},
                        {"alize", "al"},
                        {"iciti", "ic"},
                        {"ical", "ic"},
                        {"ful", ""},
                        {"ness", ""}},
                       0);
}

std::string step4(std::string word) {
  static constexpr std::array<std::string_view, 11> kBefore{"al",   "ance", "ence",  "er",   "ic", "able",
                                                            "ible", "ant",  "ement", "ment", "ent"};
  const bool earlier =
      std::ranges::any_of(kBefore, [&](std::string_view suffix) { return word.ends_with(suffix); });
  if (!earlier && word.ends_with("ion")) {
    const std::string stem = withoutEnd(word, 3);
    return measure(stem) > 1 && (stem.back() == 's' || stem.back() == 't') ? stem : word;
  }
  return replaceSuffix(std::move(word),
                       {{"al", ""},
                        {"ance", ""},
                        {"ence", ""},
                        {"er", ""},
                        {"ic", ""},
                        {"able", ""},
                        {"ible", ""},
                        {"ant", ""},
                        {"ement", ""},
                        {"ment", ""},
                        {"ent", ""},
                        {"ou", ""},
                        {"ism", ""},
                        {"ate", ""},
                        {"iti", ""},
                        {"ous", ""},
                        {"ive", ""},
                        {"ize", ""}},
                       1);
}

std::string step5(std::string word) {
  if (word.ends_with('e')) {
    const std::string stem = withoutEnd(word, 1);
    if (measure(stem) > 1 || (measure(stem) == 1 && !endsInShortSyllable(stem))) word = stem;
  }
  if (word.ends_with("ll") && measure(withoutEnd(word, 1)) > 1) word.pop_back();
  return word;
}

/// NLTK's irregular forms; null where the word is none of them.
const std::string_view* irregular(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kForms{
      {{"sky", "sky"},
       {"skies", "sky"},
       {"dying", "die"},
       {"lying", "lie"},
       {"tying", "tie"},
       {"news", "news"},
       {"innings", "inning"},
       {"inning", "inning"},
       {"outings", "outing"},
       {"outing", "outing"},
       {"cannings", "canning"},
       {"canning", "canning"},
       {"howe", "howe"},
       {"proceed", "proceed"},
       {"exceed", "exceed"},
       {"succeed", "succeed"}}};
  const auto found = std::ranges::find(kForms, word, &std::pair<std::string_view, std::string_view>::first);
  return found == kForms.end() ? nullptr : &found->second;
}

}  // namespace

std::string porterStem(std::string_view word) {
  if (const std::string_view* form = irregular(word)) return std::string(*form);
  if (word.size() <= 2) return std::string(word);
  return step5(step4(step3(step2(step1c(step1b(step1a(std::string(word))))))));
}

}  // namespace s2s
