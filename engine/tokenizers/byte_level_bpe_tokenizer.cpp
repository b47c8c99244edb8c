#include "engine/tokenizers/byte_level_bpe_tokenizer.h"

#include "engine/core/utf8.h"
#include "engine/tokenizers/byte_alphabet.h"
#include "engine/tokenizers/byte_pair_merges.h"
#include "engine/tokenizers/gpt2_words.h"
#include "engine/tokenizers/slow_tokenizer.h"
#include "engine/tokenizers/unicode_text.h"
#include "engine/tokenizers/vocabulary.h"
#include "engine/tokenizers/word_cache.h"

namespace s2s {
namespace {

using Part = SequenceLayout::Part;

/// Merges and the symbols that they are about. A symbol's number is its id in the vocabulary; symbols that
/// the vocabulary lacks are numbered above it.
struct Symbols {
  BytePairMerges merges;
  std::array<TokenId, 256> ofBytes{};
  TextMap<TokenId> outside;
};

/// merges.txt, read as transformers reads it: a line of heading, then a pair a line; what stands behind the
/// last line break does not count.
Result<Symbols> readMerges(std::string_view text, const std::string& where, const Vocabulary& vocabulary) {
  Symbols symbols;
  const auto symbolOf = [&](std::string_view written) {
    if (const std::optional<TokenId> id = vocabulary.find(written)) return *id;
    const TokenId next = vocabulary.limit() + static_cast<TokenId>(symbols.outside.size());
    return symbols.outside.try_emplace(std::string(written), next).first->second;
  };
  for (std::size_t byte = 0; byte < 256; ++byte) symbols.ofBytes[byte] = symbolOf(byteCharacters()[byte]);
  if (!isValidUtf8(text)) return Error{"not UTF-8 text", where, "take the file from its source again"};

  std::int32_t rank = -1;  // of the heading
  for (std::size_t end; (end = text.find('\n')) != std::string_view::npos;
       text.remove_prefix(end + 1), ++rank) {
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (rank < 0) continue;
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos || blank == 0 || blank + 1 >= line.size() ||
        line.find(' ', blank + 1) != std::string_view::npos) {
      return Error{"line " + std::to_string(rank + 2) + " is not a pair of two symbols", where,
                   "take the file from its source again"};
    }
    if (rank > kMaximumTokenId) {
      return Error{"more than " + std::to_string(kMaximumTokenId) + " merges", where,
                   "check that it is the file meant"};
    }
    const std::string_view left = line.substr(0, blank), right = line.substr(blank + 1);
    const TokenId first = symbolOf(left), second = symbolOf(right);
    symbols.merges.add(first, second, rank, symbolOf(std::string(left) + std::string(right)));
  }
  return symbols;
}

class ByteLevelBpeTokenizer : public SlowTokenizer {
 public:
  enum class PrefixSpace { never, unlessThere, always };

  ByteLevelBpeTokenizer(Common common, Vocabulary vocabulary, Symbols symbols, SequenceLayout layout,
                        PrefixSpace prefixSpace)
      : SlowTokenizer(std::move(common)),
        m_vocabulary(std::move(vocabulary)),
        m_symbols(std::move(symbols)),
        m_layout(std::move(layout)),
        m_prefixSpace(prefixSpace) {
    m_ids.resize(static_cast<std::size_t>(m_vocabulary.limit()) + m_symbols.outside.size(), unknownId());
    for (const auto& [text, id] : m_vocabulary.ids()) m_ids[static_cast<std::size_t>(id)] = *this->id(text);
    for (const auto& [text, symbol] : m_symbols.outside)
      m_ids[static_cast<std::size_t>(symbol)] = this->id(text).value_or(unknownId());
  }

 protected:
  std::string prepared(std::string text) const override {
    const bool isPrefixed =
        m_prefixSpace == PrefixSpace::always ||
        (m_prefixSpace == PrefixSpace::unlessThere && !text.empty() && stripLeft(text).size() == text.size());
    return isPrefixed ? " " + text : text;
  }

  void encodePart(const std::string& part, std::vector<TokenId>& ids) const override {
    std::vector<TokenId> symbols;
    for (std::string_view rest = part; !rest.empty();) {
      const std::string_view word = rest.substr(0, gpt2WordLength(rest));
      rest.remove_prefix(word.size());
      if (m_cache.find(word, ids)) continue;
      symbols.clear();
      for (const char c : word) symbols.push_back(m_symbols.ofBytes[static_cast<unsigned char>(c)]);
      m_symbols.merges.apply(symbols);
      for (TokenId& symbol : symbols) symbol = m_ids[static_cast<std::size_t>(symbol)];
      m_cache.store(word, symbols);
      ids.insert(ids.end(), symbols.begin(), symbols.end());
    }
  }

  std::string toText(std::vector<std::string> pieces) const override {
    std::string bytes;
    for (const std::string& piece : pieces) {
      for (const std::string_view character : characters(piece)) {
        const auto byte = byteOfCharacter(characterAt(character, 0).codePoint);
        if (byte)
          bytes += static_cast<char>(*byte);
        else
          bytes += character;
      }
    }
    return wellFormedUtf8(bytes);
  }

  PieceWriting writing() const override { return PieceWriting::bytes; }
  const SequenceLayout& layout() const override { return m_layout; }
  std::optional<std::string> basePiece(TokenId id) const override {
    const std::string* token = m_vocabulary.token(id);
    return token ? std::optional(*token) : std::nullopt;
  }
  std::optional<TokenId> baseId(std::string_view piece) const override { return m_vocabulary.find(piece); }

 private:
  Vocabulary m_vocabulary;
  Symbols m_symbols;
  SequenceLayout m_layout;
  PrefixSpace m_prefixSpace;
  std::vector<TokenId> m_ids;  ///< by symbol
  WordCache m_cache;
};

using MakeLayout = Result<SequenceLayout> (*)(const TokenizerFiles&, const SpecialTokens&,
                                              SequenceLayout::Cutting);

Result<std::shared_ptr<const Tokenizer>> make(TokenizerFiles files,
                                              ByteLevelBpeTokenizer::PrefixSpace withPrefix,
                                              MakeLayout layoutOf, const std::string& className) {
  const Result<std::string> errors = files.text("errors", "replace");
  if (!errors) return errors.error();
  if (*errors != "replace") return files.notBuilt("errors", "'replace'");
  const Result<bool> addPrefixSpace = files.boolean("add_prefix_space", false);
  if (!addPrefixSpace) return addPrefixSpace.error();
  Result<Vocabulary> vocabulary =
      Vocabulary::fromJsonText(files.contents.at("vocab.json"), files.whereOf("vocab.json"));
  if (!vocabulary) return vocabulary.error();
  Result<Symbols> symbols =
      readMerges(files.contents.at("merges.txt"), files.whereOf("merges.txt"), *vocabulary);
  if (!symbols) return symbols.error();
  completeSpecialTokens(files, defaultTokensOf(className));
  Result<SlowTokenizer::Common> common = commonParts(files, {}, *vocabulary, vocabulary->size(), className);
  if (!common) return common.error();
  const Result<SequenceLayout::Cutting> cutting = cuttingOf(files);
  if (!cutting) return cutting.error();
  Result<SequenceLayout> layout = layoutOf(files, common->ids, *cutting);
  if (!layout) return layout.error();
  return std::shared_ptr<const Tokenizer>(std::make_shared<ByteLevelBpeTokenizer>(
      *std::move(common), *std::move(vocabulary), *std::move(symbols), *std::move(layout),
      *addPrefixSpace ? withPrefix : ByteLevelBpeTokenizer::PrefixSpace::never));
}

Result<SequenceLayout> bartLayout(const TokenizerFiles&, const SpecialTokens& ids,
                                  SequenceLayout::Cutting cutting) {
  const Part begin = Part::special(*ids.classification), end = Part::special(*ids.separator);
  return SequenceLayout({begin, Part::text(), end}, {begin, Part::text(), end, end, Part::secondText(), end},
                        cutting);
}

Result<SequenceLayout> gpt2Layout(const TokenizerFiles& files, const SpecialTokens& ids,
                                  SequenceLayout::Cutting cutting) {
  const Result<bool> addBeginning = files.boolean("add_bos_token", false);
  if (!addBeginning) return addBeginning.error();
  if (!*addBeginning) return SequenceLayout({Part::text()}, {Part::text(), Part::secondText()}, cutting);
  const Part begin = Part::special(*ids.beginning);
  return SequenceLayout({begin, Part::text()}, {begin, Part::text(), begin, Part::secondText()}, cutting);
}

}  // namespace

Result<std::shared_ptr<const Tokenizer>> makeBartTokenizer(TokenizerFiles files) {
  return make(std::move(files), ByteLevelBpeTokenizer::PrefixSpace::unlessThere, bartLayout, "BartTokenizer");
}

Result<std::shared_ptr<const Tokenizer>> makeGpt2Tokenizer(TokenizerFiles files) {
  return make(std::move(files), ByteLevelBpeTokenizer::PrefixSpace::always, gpt2Layout, "GPT2Tokenizer");
}

}  // namespace s2s
