#include "engine/tokenizers/language_tokenizer.h"

#include <algorithm>
#include <stdexcept>

#include "engine/tokenizers/language_codes.h"

namespace s2s {

LanguageTokenizer::LanguageTokenizer(Common common, std::shared_ptr<const SentencePieceModel> model,
                                     LanguageRules rules, SequenceLayout::Cutting cutting)
    : SlowTokenizer(std::move(common)), m_model(std::move(model)), m_rules(std::move(rules)) {
  using Part = SequenceLayout::Part;
  const Part end = Part::special(special().end.value_or(0));
  for (const TokenId token : m_rules.tokens) {
    const Part language = Part::special(token);
    const auto around = [&](std::vector<Part> parts) {
      if (m_rules.languageFirst) parts.insert(parts.begin(), language);
      parts.push_back(end);
      if (!m_rules.languageFirst) parts.push_back(language);
      return parts;
    };
    m_layouts.emplace_back(around({Part::text()}), around({Part::text(), Part::secondText()}), cutting);
  }
}

std::vector<TokenId> LanguageTokenizer::encodeAs(std::string_view text, const TextRole& role) const {
  std::size_t language = role.isTarget ? m_rules.target : m_rules.source;
  if (!role.language.empty()) {
    const std::optional<std::size_t> found = findLanguage(m_rules.codes, role.language);
    if (!found)
      throw std::invalid_argument("the tokenizer does not know the language '" + role.language + "'");
    language = *found;
  }
  return m_layouts[language].arrange(plainIds(text), std::nullopt).ids;
}

std::optional<TokenId> LanguageTokenizer::languageToken(std::string_view code) const {
  const std::optional<std::size_t> found = findLanguage(m_rules.codes, code);
  if (!found) return std::nullopt;
  return m_rules.tokens[*found];
}

std::int64_t LanguageTokenizer::size() const {
  return std::max(SlowTokenizer::size(), *std::ranges::max_element(m_rules.tokens) + 1);
}

void LanguageTokenizer::encodePart(const std::string& part, std::vector<TokenId>& ids) const {
  for (const std::string& piece : m_model->encode(part)) ids.push_back(id(piece).value_or(unknownId()));
}

Result<void> readDefaultLanguages(const TokenizerFiles& files, const std::string& byDefault,
                                  LanguageRules& rules) {
  const auto place = [&](const std::string& key, const std::string& otherwise) -> Result<std::size_t> {
    const Result<std::string> code = files.text(key, otherwise);
    if (!code) return code.error();
    const auto found = std::ranges::find(rules.codes, *code);
    if (found != rules.codes.end()) return static_cast<std::size_t>(found - rules.codes.begin());
    std::string known;
    for (const std::string& one : rules.codes) known += (known.empty() ? "" : ", ") + one;
    return Error{"'" + key + "' is '" + *code + "', which is no language of this tokenizer",
                 files.whereOf("tokenizer_config.json"), "known are: " + known};
  };
  const Result<std::size_t> source = place("src_lang", byDefault);
  if (!source) return source.error();
  const Result<std::size_t> target = place("tgt_lang", rules.codes[*source]);
  if (!target) return target.error();
  rules.source = *source;
  rules.target = *target;
  return {};
}

Result<std::shared_ptr<const SentencePieceModel>> loadTranslationPieces(const TokenizerFiles& files) {
  const auto options = files.config.find("sp_model_kwargs");
  if (options != files.config.end() && !options->is_null() && !options->empty())
    return files.notBuilt("sp_model_kwargs", "{}");
  return SentencePieceModel::load(files.contents.at("sentencepiece.bpe.model"),
                                  files.whereOf("sentencepiece.bpe.model"), true);
}

}  // namespace s2s
