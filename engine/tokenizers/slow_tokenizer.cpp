#include "engine/tokenizers/slow_tokenizer.h"

#include <algorithm>

#include "engine/core/joined_text.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
SlowTokenizer::SlowTokenizer(Common common) : m_common(std::move(common)) {
  for (const std::string& text : m_common.special) {
    if (const std::optional<TokenId> id = m_common.added.id(text)) m_specialIds.insert(*id);
  }
}

std::vector<TokenId> SlowTokenizer::plainIds(std::string_view text) const {
  std::vector<TokenId> ids;
  for (const std::string& part : m_common.added.split(prepared(wellFormedUtf8(text)))) {
    if (const std::optional<TokenId> added = m_common.added.id(part)) {
      beforeAdded(part, ids);
      ids.push_back(*added);
    } else {
      encodePart(part, ids);
    }
  }
  return ids;
}

std::vector<TokenId> SlowTokenizer::encode(std::string_view text, bool addSpecialTokens) const {
  std::vector<TokenId> ids = plainIds(text);
  return addSpecialTokens ? layout().arrange(std::move(ids), std::nullopt).ids : ids;
}

EncodedTexts SlowTokenizer::encodePair(std::string_view first, const std::string_view* second,
                                       std::int64_t maximum) const {
  std::optional<std::vector<TokenId>> other;
  if (second) other = plainIds(*second);
  return layout().arrange(plainIds(first), std::move(other), maximum);
}

std::string SlowTokenizer::decode(std::span<const TokenId> ids, bool skipSpecialTokens) const {
  std::vector<std::string> texts, pieces;
  for (const TokenId id : ids) {
    std::string token = piece(id);
    if (skipSpecialTokens && isSpecial(id, token)) continue;
    if (!m_common.separate.contains(token)) {
      pieces.push_back(std::move(token));
      continue;
    }
    if (!pieces.empty()) {
      if (std::string text = toText(std::move(pieces)); !text.empty()) texts.push_back(std::move(text));
      pieces.clear();
    }
    texts.push_back(std::move(token));
  }
  if (!pieces.empty()) texts.push_back(toText(std::move(pieces)));
  return joined(texts, " ");
}

bool SlowTokenizer::isSpecial(TokenId id, const std::string& token) const {
  return m_specialIds.contains(id) || m_common.special.contains(token);
}

std::int64_t SlowTokenizer::textBytes(TokenId id) const {
  const std::string token = piece(id);
  if (isSpecial(id, token)) return 0;
  return m_common.added.find(id) ? std::ssize(token) : bytesOfPiece(token, writing());
}

std::string SlowTokenizer::piece(TokenId id) const {
  if (const AddedToken* added = m_common.added.find(id)) return added->content;
  return basePiece(id).value_or(m_common.unknownText);
}

std::optional<TokenId> SlowTokenizer::id(std::string_view piece) const {
  const std::optional<TokenId> added = m_common.added.id(piece);
  return added ? added : baseId(piece);
}

Result<void> SlowTokenizer::save(const std::filesystem::path& folder) const {
  return writeTokenizerFiles(m_common.filesToSave, folder);
}

std::map<std::string, std::string> filesWithClass(const TokenizerFiles& files, const std::string& className) {
  std::map<std::string, std::string> all = files.contents;
  if (files.config.contains("tokenizer_class")) return all;
  Json config = files.config;
  config["tokenizer_class"] = className;
  all["tokenizer_config.json"] = writeJson(config, 2) + "\n";
  return all;
}

Result<SlowTokenizer::Common> commonParts(const TokenizerFiles& files,
                                          const std::map<TokenId, AddedToken>& fixed,
                                          const BaseVocabulary& base, std::int64_t vocabularySize,
                                          const std::string& className) {
  const Result<bool> splitsSpecial = files.boolean("split_special_tokens", false);
  if (!splitsSpecial) return splitsSpecial.error();
  if (*splitsSpecial) return files.notBuilt("split_special_tokens", "false");

  SlowTokenizer::Common common;
  common.baseSize = vocabularySize;
  common.filesToSave = filesWithClass(files, className);
  std::map<TokenId, AddedToken> stored = fixed;
  for (const auto& [id, token] : files.addedTokens) stored[id] = token;
  for (const auto& [id, token] : stored) common.added.set(id, token);
  common.added.append(specialTokensToAppend(files, common.added), base);

  for (std::string& text : specialTokenTexts(files)) common.special.insert(std::move(text));
  for (const auto& [id, token] : common.added.all()) {
    if (!common.special.contains(token.content)) common.separate.insert(token.content);
  }
  for (const NamedToken& named : files.additional.value_or(std::vector<NamedToken>{})) {
    if (const auto id = common.added.id(named.token.content); id && *id >= vocabularySize)
      common.separate.insert(named.token.content);
  }
  const auto specialId = [&](const char* key) -> std::optional<TokenId> {
    const auto found = files.special.find(key);
    return found == files.special.end() ? std::nullopt : common.added.id(found->second.token.content);
  };
  common.ids = {specialId("pad_token"), specialId("eos_token"),  specialId("bos_token"),
                specialId("unk_token"), specialId("mask_token"), specialId("sep_token"),
                specialId("cls_token")};
  if (const auto unknown = files.special.find("unk_token"); unknown != files.special.end())
    common.unknownText = unknown->second.token.content;
  return common;
}

Result<SequenceLayout::Cutting> cuttingOf(const TokenizerFiles& files) {
  const Result<std::string> side = files.text("truncation_side", "right");
  if (!side) return side.error();
  if (*side != "right" && *side != "left") return files.notBuilt("truncation_side", "'right' or 'left'");
  return SequenceLayout::Cutting{SequenceLayout::Tie::cutsSecond, *side == "left"};
}

}  // namespace s2s
