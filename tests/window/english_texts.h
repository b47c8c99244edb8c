#pragma once
// Texts of the engine that nobody meets in a Korean window, and why.

#include <QString>
#include <algorithm>

namespace s2s {

struct EnglishText {
  const char* what;  ///< a text, or the beginning of a file's path below engine/
  const char* why;
};

inline constexpr EnglishText kEnglishTexts[] = {
    {"reports/", "reports are written in English"},
    {"metrics/metric_choice.cpp", "said in reports and by s2s"},
    {"demo/", "the demo's own data"},
    {"curves/", "said by s2s chart"},
    {"suites/", "suites are run by s2s"},
    {"experiments/suite_runner.cpp", "suites are run by s2s"},
    {"recipes/new_recipe.cpp", "written by s2s recipe new"},
    {"planning/remedies.cpp", "what a remedy costs the window says in words of its own"},
    {"metrics/porter_stemmer", "endings of English words"},
    {"tokenizers/language_codes.cpp", "codes"},
    {"checkpoints/pickle_opcodes", "names of opcodes"},
    {"core/openmp_waiting", "settings of a library"},
    {"layers/dropout_draw.cpp", "a broken promise"},
    {"layers/key_value_cache.cpp", "a broken promise"},
    {"layers/relative_position_bias.cpp", "a broken promise"},
    {"an ensemble has no vocabulary matrix of its own", "a broken promise"},
    {"the reference reads little-endian words", "said when the program is built"},
    {"Rows whose target says what the source says", "help of a check, listed by s2s"},
    {"Rows that repeat an earlier one of their data set", "help of a check, listed by s2s"},
    {"Rows whose source or target is empty or white space", "help of a check, listed by s2s"},
    {"Texts in another language than the rest, by Compact Language Detector 2",
     "help of a check, listed by s2s"},
    {"Rows to train on that are also validated or tested on", "help of a check, listed by s2s"},
    {"Rows whose target is much shorter or longer than others are", "help of a check, listed by s2s"},
    {"Tokens of every text by the vocabulary of each model, and what a cut-off takes", "help of a check"},
    {"Rows of a training set that an earlier training set has too", "help of a check, listed by s2s"},
    {"Rows to train on that data.validation.split or data.test.split also holds out", "help of a check"},
    {"How much of the texts the vocabulary of each model cannot write", "help of a check, listed by s2s"},
    {"held out", "the name of a part of the data in a report"},
    {"lorem ipsum", "looked for in texts"},
    {"smaller than required_chars", "looked for in what SentencePiece says"},
    {"Tensors whose names fit a pattern", "help that the window's form has no place for"},
    {"nats a token, teacher-forced", "how a number is taken, in reports and by s2s"},
    {"share of tokens, teacher-forced", "how a number is taken, in reports and by s2s"},
    {"exp of the loss", "how a number is taken, in reports and by s2s"},
    {"bits a UTF-8 byte of the references, teacher-forced", "how a number is taken, in reports and by s2s"},
    {"translate %1 to %2: ", "written for the model"},
    {"Exact match", "the window has titles of its own"},
    {"Matthews correlation", "the window has titles of its own"},
    {"Mean squared error", "the window has titles of its own"},
    {"Macro precision", "the window has titles of its own"},
    {"Macro recall", "the window has titles of its own"},
    {"Micro precision", "the window has titles of its own"},
    {"Micro recall", "the window has titles of its own"},
    {"Weighted precision", "the window has titles of its own"},
    {"Weighted recall", "the window has titles of its own"},
    {"Pearson's correlation", "the window has titles of its own"},
    {"Spearman's correlation", "the window has titles of its own"},
    {"F1 of binarised numbers", "the window has titles of its own"},
    {" of the answers", "in reports and by s2s"},
    {"approximate randomisation", "the name of a test, in reports"},
    {"%1/%2/%3/%4 (BP = %5 ratio = %6 hyp_len = %7 ref_len = %8)", "sacreBLEU's own line"},
    {"%1, model", "a place in tokenizer.json"},
    {"%1.%2 % of the %3 of %4 cannot be written by this vocabulary", "the pattern has one place for 12.5"},
};

/// Whether a text, or all of a file, is among them.
inline bool staysInEnglish(const QString& textOrFile) {
  return std::ranges::any_of(kEnglishTexts, [&](const EnglishText& one) {
    const QString what(one.what);
    const bool isFile = what.contains(QLatin1Char('/')) && !what.contains(QLatin1Char(' '));
    return textOrFile == what || (isFile && textOrFile.startsWith(what));
  });
}

}  // namespace s2s
