#pragma once
// Chooses the pieces of a tokenizer that stay, and writes the tokenizer with these alone. Texts whose pieces
// all stay are cut as before: of the ways to cut a text only those fall away that were not taken.

#include <string_view>

#include "engine/vocabulary/language_scripts.h"
#include "engine/vocabulary/tokenizer_views.h"
#include "engine/vocabulary/vocabulary_map.h"

namespace s2s {

class VocabularyTrimmer {
 public:
  /// Begins with what always stays: special and added tokens, sentinels, languages, bytes, and the first four
  /// ids, which configurations leave to their defaults. `rows` is the model's vocab_size, which may be more
  /// than the tokenizer has pieces; fewer is an error.
  static Result<VocabularyTrimmer> open(const std::filesystem::path& folder, std::int64_t rows);

  /// Keeps the pieces that a text is cut into, also behind a blank; returns how many tokens it has.
  std::int64_t keepText(std::string_view text);
  /// Keeps a row that a configuration names.
  void keepId(TokenId id);
  /// Keeps every piece that is written in these scripts.
  void keepScripts(const LanguageScripts& scripts);
  /// Keeps single characters, so that what could be written still can.
  void keepCharacters();

  /// How many pieces were kept so far.
  std::int64_t kept() const;

  /// What stays, with the pieces that others are put together from.
  VocabularyMap map();

  /// Writes the tokenizer's files into `folder`, which exists, the map too.
  Result<void> write(const VocabularyMap& map, const std::filesystem::path& folder) const;

  const TokenizerViews& views() const { return m_views; }

 private:
  VocabularyTrimmer(TokenizerViews views, std::int64_t rows)
      : m_views(std::move(views)), m_kept(static_cast<std::size_t>(rows)) {}
  void keepSpecial(const TokenizerView& view);

  TokenizerViews m_views;
  KeptIds m_kept;
};

/// Compares a trimmed tokenizer with the one it comes from.
class TrimmingCheck {
 public:
  /// Opens the trimmed folder and compares all pieces, special tokens, sentinels and languages.
  static Result<TrimmingCheck> open(const VocabularyTrimmer& original, const VocabularyMap& map,
                                    const std::filesystem::path& trimmed);

  /// An error where the trimmed tokenizer does not give the ids of the original one.
  Result<void> compare(std::string_view text) const;

 private:
  TrimmingCheck(const VocabularyTrimmer& original, const VocabularyMap& map, TokenizerViews trimmed)
      : m_original(original.views()), m_map(map), m_trimmed(std::move(trimmed)) {}
  Result<void> comparePieces(const Tokenizer& before, const Tokenizer& after) const;
  Error differs(const std::string& what, const std::string& how) const;

  const TokenizerViews& m_original;
  const VocabularyMap& m_map;
  TokenizerViews m_trimmed;
};

}  // namespace s2s
