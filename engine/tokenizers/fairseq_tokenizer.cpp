#include "engine/tokenizers/fairseq_tokenizer.h"

#include <algorithm>
#include <array>

#include "engine/tokenizers/language_codes.h"
#include "engine/tokenizers/language_tokenizer.h"
#include "engine/tokenizers/unicode_text.h"
#include "engine/tokenizers/vocabulary.h"

namespace s2s {
namespace {

constexpr std::string_view kUnderline = "\xE2\x96\x81";  // ▁
constexpr TokenId kOffset = 1;
constexpr TokenId kFirstPiece = 3;  ///< in SentencePiece's numbers, behind <unk>, <s> and </s>

/// Pieces, and the texts that fairseq gives ids of their own.
class FairseqVocabulary : public BaseVocabulary {
 public:
  explicit FairseqVocabulary(std::shared_ptr<const SentencePieceModel> model) : m_model(std::move(model)) {}

  /// mBART's: the first four, languages behind the pieces, the mask token behind them.
  void nameFixed(const std::vector<std::string>& languages) {
    TokenId next = 0;
    for (const char* text : {"<s>", "<pad>", "</s>", "<unk>"}) name(text, next++);
    next = m_model->size() + kOffset;
    for (const std::string& code : languages) name(code, next++);
    name("<mask>", next++);
    m_size = next;
  }

  std::int64_t size() const override { return m_size > 0 ? m_size : m_model->size() + kOffset; }
  std::optional<TokenId> find(std::string_view piece) const override {
    if (const auto fixed = m_fixed.find(piece); fixed != m_fixed.end()) return fixed->second;
    const std::optional<TokenId> found = m_model->find(piece);
    if (!found || *found < kFirstPiece) return std::nullopt;
    return *found + kOffset;
  }
  std::optional<std::string> piece(TokenId id) const {
    if (const auto fixed = m_texts.find(id); fixed != m_texts.end()) return fixed->second;
    if (id < kOffset || id - kOffset >= m_model->size()) return std::nullopt;
    return m_model->piece(id - kOffset);
  }

 private:
  void name(const std::string& text, TokenId id) {
    m_fixed[text] = id;
    m_texts[id] = text;
  }

  std::shared_ptr<const SentencePieceModel> m_model;
  TextMap<TokenId> m_fixed;
  std::map<TokenId, std::string> m_texts;
  std::int64_t m_size = 0;
};

class FairseqTokenizer : public LanguageTokenizer {
 public:
  enum class Decoding { joined, bySentencePiece };

  FairseqTokenizer(Common common, std::shared_ptr<const SentencePieceModel> model, LanguageRules rules,
                   SequenceLayout::Cutting cutting, FairseqVocabulary vocabulary, Decoding decoding)
      : LanguageTokenizer(std::move(common), std::move(model), std::move(rules), cutting),
        m_vocabulary(std::move(vocabulary)),
        m_decoding(decoding) {}

 protected:
  std::string toText(std::vector<std::string> pieces) const override {
    if (m_decoding == Decoding::bySentencePiece)
      return std::string(strip(model().decodeAround(pieces, common().special, " ")));
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    return std::string(strip(replaceAll(text, kUnderline, " ")));
  }
  std::optional<std::string> basePiece(TokenId id) const override { return m_vocabulary.piece(id); }
  std::optional<TokenId> baseId(std::string_view piece) const override { return m_vocabulary.find(piece); }

 private:
  FairseqVocabulary m_vocabulary;
  Decoding m_decoding;
};

/// Puts `codes` into additional_special_tokens unless they are there.
void addCodes(TokenizerFiles& files, const std::vector<std::string>& codes) {
  if (!files.additional) files.additional.emplace();
  for (const std::string& code : codes) {
    const bool known = std::ranges::any_of(
        *files.additional, [&](const NamedToken& named) { return named.token.content == code; });
    if (!known) files.additional->push_back({{code}, true});
  }
}

/// What is left to do once a family's special tokens are complete.
Result<std::shared_ptr<const Tokenizer>> finish(const TokenizerFiles& files, FairseqVocabulary vocabulary,
                                                std::shared_ptr<const SentencePieceModel> model,
                                                const std::map<TokenId, AddedToken>& fixed,
                                                LanguageRules rules, const std::string& sourceByDefault,
                                                const std::string& className,
                                                FairseqTokenizer::Decoding decoding) {
  Result<SlowTokenizer::Common> common = commonParts(files, fixed, vocabulary, vocabulary.size(), className);
  if (!common) return common.error();
  const Result<SequenceLayout::Cutting> cutting = cuttingOf(files);
  if (!cutting) return cutting.error();
  for (const std::string& code : rules.codes) {
    const std::optional<TokenId> added = common->added.id(code);
    rules.tokens.push_back(added ? *added : *vocabulary.find(code));
  }
  if (Result<void> read = readDefaultLanguages(files, sourceByDefault, rules); !read) return read.error();
  return std::shared_ptr<const Tokenizer>(std::make_shared<FairseqTokenizer>(
      *std::move(common), std::move(model), std::move(rules), *cutting, std::move(vocabulary), decoding));
}

/// "kor_Hang": three small letters and the name of a script.
bool isNllbCode(const std::string& text) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  return text.size() == 8 && text[3] == '_' && text[4] >= 'A' && text[4] <= 'Z' &&
         std::all_of(text.begin(), text.begin() + 3, small) &&
         std::all_of(text.begin() + 5, text.end(), small);
}

}  // namespace

Result<std::shared_ptr<const Tokenizer>> makeNllbTokenizer(TokenizerFiles files) {
  const Result<bool> legacy = files.boolean("legacy_behaviour", false);
  if (!legacy) return legacy.error();
  auto model = loadTranslationPieces(files);
  if (!model) return model.error();
  completeSpecialTokens(files, defaultTokensOf("NllbTokenizer"));
  if (!files.additional) addCodes(files, nllbLanguages());
  LanguageRules rules;
  rules.languageFirst = !*legacy;
  for (const NamedToken& named : *files.additional) {
    if (isNllbCode(named.token.content)) rules.codes.push_back(named.token.content);
  }
  std::map<TokenId, AddedToken> fixed;
  for (const char* key : {"bos_token", "pad_token", "eos_token", "unk_token"})
    fixed[static_cast<TokenId>(fixed.size())] = files.special.at(key).token;
  return finish(files, FairseqVocabulary(*model), *model, fixed, std::move(rules), "eng_Latn",
                "NllbTokenizer", FairseqTokenizer::Decoding::joined);
}

Result<std::shared_ptr<const Tokenizer>> makeMBartTokenizer(TokenizerFiles files) {
  auto model = loadTranslationPieces(files);
  if (!model) return model.error();
  completeSpecialTokens(files, defaultTokensOf("MBartTokenizer"));
  std::optional<std::vector<NamedToken>> own = std::move(files.additional);
  files.additional.reset();
  addCodes(files, mbartLanguages());  // these come first, whatever the files list
  for (const NamedToken& named : own.value_or(std::vector<NamedToken>{})) {
    if (std::ranges::find(mbartLanguages(), named.token.content) == mbartLanguages().end())
      files.additional->push_back(named);
  }
  FairseqVocabulary vocabulary(*model);
  vocabulary.nameFixed(mbartLanguages());
  LanguageRules rules;
  rules.codes = mbartLanguages();
  rules.languageFirst = false;
  return finish(files, std::move(vocabulary), *model, {}, std::move(rules), "en_XX", "MBartTokenizer",
                FairseqTokenizer::Decoding::joined);
}

Result<std::shared_ptr<const Tokenizer>> makeMBart50Tokenizer(TokenizerFiles files) {
  auto model = loadTranslationPieces(files);
  if (!model) return model.error();
  completeSpecialTokens(files, defaultTokensOf("MBart50Tokenizer"));
  addCodes(files, mbart50Languages());
  FairseqVocabulary vocabulary(*model);
  vocabulary.nameFixed(mbart50Languages());
  LanguageRules rules;
  rules.codes = mbart50Languages();
  return finish(files, std::move(vocabulary), *model, {}, std::move(rules), "en_XX", "MBart50Tokenizer",
                FairseqTokenizer::Decoding::bySentencePiece);
}

}  // namespace s2s
