#pragma once
// How people's wishes become prompts and how answers become text again: language names, task prefixes,
// blanks.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/registry.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// A language that prompts can name.
struct Language {
  std::string_view name;         ///< code, as M2M100 writes it: "ko"
  std::string_view englishName;  ///< "Korean"
  std::string_view ownName;      ///< "한국어"
  std::string_view
      letters;  ///< UTF-8, what a vocabulary must hold to write it beyond basic Latin; may be empty
};

/// The hundred languages of M2M100; `languages().find("xx")` fails listing the known codes.
const Registry<Language>& languages();

/// What T5 was trained to read before a sentence (Raffel et al. 2020, appendix D): "translate English to
/// Korean: ".
Result<std::string> translationPrefix(std::string_view fromCode, std::string_view toCode);

/// One `<extra_id_N>` in a text.
struct Blank {
  int number = 0;
  std::size_t begin = 0, end = 0;  ///< bytes [begin, end) of the text
};

/// The blanks in order of appearance. Only the form of the vocabulary counts: no sign, no leading zeros.
std::vector<Blank> findBlanks(std::string_view text);

/// The masks (`<mask>` or `[MASK]`) of a text in order of appearance, numbered from 0.
std::vector<Blank> findMasks(std::string_view text);

/// What a model wrote behind one sentinel.
struct OutputSpan {
  std::optional<int> number;  ///< of the sentinel; nothing for text before the first one
  std::string text;           ///< without white space at its ends
};

/// Cuts generated ids at their sentinels and decodes what lies between, special tokens left out.
std::vector<OutputSpan> splitAtSentinels(std::span<const TokenId> ids, const Tokenizer& tokenizer);

/// The spans as one text, sentinels visible: "<extra_id_0> red <extra_id_1> fast".
std::string joinSpans(std::span<const OutputSpan> spans);

/// A text whose blanks were filled.
struct FilledText {
  enum class Pairing { byNumber, byOrder };
  std::string text;  ///< blanks that got nothing stand as they were
  std::vector<std::optional<std::string>>
      spans;                       ///< one per blank in order of appearance; nothing where missing
  std::vector<std::string> extra;  ///< what the model wrote that belongs to no blank
  Pairing pairing = Pairing::byNumber;
};

/// "by_number" or "by_order".
std::string_view pairingName(FilledText::Pairing pairing);

/// BART's way: its output is the whole text again. What it wrote at each mask is what stands between the
/// mask's neighbours, where it repeated these; a mask without neighbours that can be found has no span.
FilledText spansOfWhole(std::string_view text, std::string_view output);

/// Puts the spans into the blanks: by number where every blank's number was written or no other number was,
/// else (blanks that do not start at 0, output without sentinels) by order of appearance. A sentinel at the
/// very end with nothing behind it only closes the answer. Of a number written twice the first counts. An
/// empty span takes one of the two spaces around its blank with it.
FilledText fillBlanks(std::string_view text, std::span<const OutputSpan> output);

}  // namespace s2s
