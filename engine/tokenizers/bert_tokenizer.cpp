#include "engine/tokenizers/bert_tokenizer.h"

#include "engine/tokenizers/bert_words.h"
#include "engine/tokenizers/character_traits.h"
#include "engine/tokenizers/normal_forms.h"
#include "engine/tokenizers/slow_tokenizer.h"
#include "engine/tokenizers/unicode_text.h"
#include "engine/tokenizers/vocabulary.h"
#include "engine/tokenizers/word_cache.h"
#include "engine/tokenizers/word_pieces.h"

namespace s2s {
namespace {

using Part = SequenceLayout::Part;

struct BertOptions {
  bool lowerCase = true;
  bool basicTokenize = true;  ///< BERT's words; else what white space parts
  BertWordOptions words;
  std::unordered_set<std::string>
      ownNeverSplit;  ///< never_split of the file: those are not cut into pieces either
};

bool partsPythonWords(char32_t character) {
  return hasTrait(character, kWhiteSpace) || (character >= 0x1C && character <= 0x1F);
}

class BertTokenizer : public SlowTokenizer {
 public:
  BertTokenizer(Common common, Vocabulary vocabulary, BertOptions options, SequenceLayout layout)
      : SlowTokenizer(std::move(common)),
        m_vocabulary(std::move(vocabulary)),
        m_options(std::move(options)),
        m_pieces(trieOf(*this, m_vocabulary), unknownId()),
        m_layout(std::move(layout)) {
    TokenId number = 0;
    for (const std::string& text : this->common().special) m_keepCase.set(number++, {text});
    for (const auto& [id, token] : this->common().added.all()) {
      if (token.normalized && !this->common().special.contains(token.content))
        m_keepCase.set(number++, token);
    }
  }

 protected:
  /// Lower case outside special tokens and added words, character by character.
  std::string prepared(std::string text) const override {
    if (!m_options.lowerCase || !m_options.basicTokenize) return text;
    std::string lowered;
    lowered.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
      if (const std::size_t kept = m_keepCase.matchAt(std::string_view(text).substr(i)); kept > 0) {
        lowered.append(text, i, kept);
        i += kept;
        continue;
      }
      const Character character = characterAt(text, i);
      if (hasTrait(character.codePoint, kNoUpperCase))
        lowered.append(text, i, character.bytes);
      else
        appendLowerCase(lowered, character.codePoint);
      i += character.bytes;
    }
    return lowered;
  }

  void encodePart(const std::string& part, std::vector<TokenId>& ids) const override {
    const auto parts = m_options.basicTokenize ? partsBertWords : partsPythonWords;
    const std::string_view text = part;
    for (std::size_t from = 0, i = 0; i <= text.size();) {
      const Character character = i < text.size() ? characterAt(text, i) : Character{' ', 1};
      if (parts(character.codePoint)) {
        if (i > from) encodeStretch(text.substr(from, i - from), ids);
        from = i + character.bytes;
      }
      i += character.bytes;
    }
  }

  std::string toText(std::vector<std::string> pieces) const override {
    std::string joined;
    for (std::size_t i = 0; i < pieces.size(); ++i) joined += (i > 0 ? " " : "") + pieces[i];
    std::string text;
    for (std::size_t at = 0; at < joined.size();) {
      const std::size_t found = std::min(joined.find(" ##", at), joined.size());
      text.append(joined, at, found - at);
      at = found + 3;
    }
    return std::string(strip(text));
  }

  PieceWriting writing() const override { return PieceWriting::words; }
  const SequenceLayout& layout() const override { return m_layout; }
  std::optional<std::string> basePiece(TokenId id) const override {
    const std::string* token = m_vocabulary.token(id);
    return token ? std::optional(*token) : std::nullopt;
  }
  std::optional<TokenId> baseId(std::string_view piece) const override { return m_vocabulary.find(piece); }

 private:
  static PieceTrie trieOf(const BertTokenizer& tokenizer, const Vocabulary& vocabulary) {
    PieceTrie trie;
    for (const auto& [token, id] : vocabulary.ids()) trie.insert(token, *tokenizer.id(token));
    return trie;
  }

  void encodeStretch(std::string_view stretch, std::vector<TokenId>& ids) const {
    if (m_cache.find(stretch, ids)) return;
    const std::size_t before = ids.size();
    const auto take = [&](std::string_view word) {
      if (m_options.ownNeverSplit.contains(std::string(word)))
        ids.push_back(id(word).value_or(unknownId()));
      else
        m_pieces.append(word, ids);
    };
    if (m_options.basicTokenize)
      bertWords(stretch, m_options.words, take);
    else
      take(stretch);
    m_cache.store(stretch, std::span(ids).subspan(before));
  }

  Vocabulary m_vocabulary;
  BertOptions m_options;
  WordPieces m_pieces;
  SequenceLayout m_layout;
  AddedTokens m_keepCase;  ///< texts that are not lower-cased; their ids mean nothing
  WordCache m_cache;
};

Result<BertOptions> readOptions(const TokenizerFiles& files) {
  const Result<bool> lowerCase = files.boolean("do_lower_case", true);
  if (!lowerCase) return lowerCase.error();
  const Result<bool> basicTokenize = files.boolean("do_basic_tokenize", true);
  if (!basicTokenize) return basicTokenize.error();
  const Result<bool> stripAccents = files.boolean("strip_accents", *lowerCase);
  if (!stripAccents) return stripAccents.error();
  const Result<bool> isolateIdeographs = files.boolean("tokenize_chinese_chars", true);
  if (!isolateIdeographs) return isolateIdeographs.error();
  BertOptions options{*lowerCase, *basicTokenize, {*stripAccents, *isolateIdeographs}, {}};
  const auto neverSplit = files.config.find("never_split");
  if (neverSplit == files.config.end() || neverSplit->is_null()) return options;
  for (const Json& word : neverSplit->is_array() ? *neverSplit : Json::array({Json()})) {
    if (!word.is_string()) return files.notBuilt("never_split", "a list of texts");
    options.ownNeverSplit.insert(word.get<std::string>());
  }
  return options;
}

}  // namespace

Result<std::shared_ptr<const Tokenizer>> makeBertTokenizer(TokenizerFiles files) {
  Result<BertOptions> options = readOptions(files);
  if (!options) return options.error();
  Result<Vocabulary> vocabulary =
      Vocabulary::fromLines(files.contents.at("vocab.txt"), files.whereOf("vocab.txt"));
  if (!vocabulary) return vocabulary.error();
  completeSpecialTokens(files, defaultTokensOf("BertTokenizer"));
  Result<SlowTokenizer::Common> common =
      commonParts(files, {}, *vocabulary, vocabulary->size(), "BertTokenizer");
  if (!common) return common.error();
  const Result<SequenceLayout::Cutting> cutting = cuttingOf(files);
  if (!cutting) return cutting.error();
  options->words.neverSplit = common->special;
  options->words.neverSplit.insert(options->ownNeverSplit.begin(), options->ownNeverSplit.end());
  const Part classification = Part::special(*common->ids.classification);
  const Part separator = Part::special(*common->ids.separator);
  SequenceLayout layout({classification, Part::text(), separator},
                        {classification, Part::text(), separator, Part::secondText(1),
                         Part::special(*common->ids.separator, 1)},
                        *cutting);
  return std::shared_ptr<const Tokenizer>(std::make_shared<BertTokenizer>(
      *std::move(common), *std::move(vocabulary), *std::move(options), std::move(layout)));
}

}  // namespace s2s
