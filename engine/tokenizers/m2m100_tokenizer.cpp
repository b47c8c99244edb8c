#include "engine/tokenizers/m2m100_tokenizer.h"

#include <algorithm>
#include <array>

#include "engine/tokenizers/language_codes.h"
#include "engine/tokenizers/language_tokenizer.h"
#include "engine/tokenizers/unicode_text.h"
#include "engine/tokenizers/vocabulary.h"

namespace s2s {
namespace {

std::string languageText(const std::string& code) { return "__" + code + "__"; }

class M2M100Tokenizer : public LanguageTokenizer {
 public:
  M2M100Tokenizer(Common common, std::shared_ptr<const SentencePieceModel> model, LanguageRules rules,
                  SequenceLayout::Cutting cutting, Vocabulary vocabulary)
      : LanguageTokenizer(std::move(common), std::move(model), std::move(rules), cutting),
        m_vocabulary(std::move(vocabulary)) {}

 protected:
  std::string toText(std::vector<std::string> pieces) const override {
    return std::string(strip(model().decodeAround(pieces, common().special, "")));
  }

  std::optional<std::string> basePiece(TokenId id) const override {
    const auto language = std::ranges::find(rules().tokens, id);
    if (language != rules().tokens.end())
      return languageText(rules().codes[static_cast<std::size_t>(language - rules().tokens.begin())]);
    const std::string* token = m_vocabulary.token(id);
    return token ? std::optional(*token) : std::nullopt;
  }

  std::optional<TokenId> baseId(std::string_view piece) const override {
    if (piece.starts_with("__")) {
      for (std::size_t i = 0; i < rules().codes.size(); ++i) {
        if (languageText(rules().codes[i]) == piece) return rules().tokens[i];
      }
    }
    return m_vocabulary.find(piece);
  }

 private:
  Vocabulary m_vocabulary;
};

}  // namespace

Result<std::shared_ptr<const Tokenizer>> makeM2M100Tokenizer(TokenizerFiles files) {
  const Result<std::string> codes = files.text("language_codes", "m2m100");
  if (!codes) return codes.error();
  if (*codes != "m2m100" && *codes != "wmt21") return files.notBuilt("language_codes", "'m2m100' or 'wmt21'");
  auto model = loadTranslationPieces(files);
  if (!model) return model.error();
  Result<Vocabulary> vocabulary =
      Vocabulary::fromJsonText(files.contents.at("vocab.json"), files.whereOf("vocab.json"));
  if (!vocabulary) return vocabulary.error();
  completeSpecialTokens(files, defaultTokensOf("M2M100Tokenizer"));
  Result<SlowTokenizer::Common> common =
      commonParts(files, {}, *vocabulary, vocabulary->size(), "M2M100Tokenizer");
  if (!common) return common.error();
  const Result<SequenceLayout::Cutting> cutting = cuttingOf(files);
  if (!cutting) return cutting.error();

  LanguageRules rules;
  rules.codes = *codes == "m2m100" ? m2m100Languages() : wmt21Languages();
  for (std::size_t i = 0; i < rules.codes.size(); ++i)
    rules.tokens.push_back(vocabulary->size() + static_cast<TokenId>(i));
  if (Result<void> read = readDefaultLanguages(files, "en", rules); !read) return read.error();
  return std::shared_ptr<const Tokenizer>(std::make_shared<M2M100Tokenizer>(
      *std::move(common), *std::move(model), std::move(rules), *cutting, *std::move(vocabulary)));
}

}  // namespace s2s
