#include "engine/tokenizers/t5_tokenizer.h"

#include <algorithm>
#include <unordered_set>

#include "engine/tokenizers/sentence_piece_model.h"
#include "engine/tokenizers/sentinel_numbers.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

constexpr std::string_view kUnderline = "\xE2\x96\x81";  // ▁
constexpr std::int64_t kMostExtraIds = 100'000;

std::string join(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) out += (i > 0 ? " " : "") + parts[i];
  return out;
}

class T5Tokenizer : public Tokenizer {
 public:
  struct Parts {
    std::shared_ptr<const SentencePieceModel> model;
    AddedTokens added;
    std::unordered_set<std::string> special;   ///< texts
    std::unordered_set<std::string> separate;  ///< texts that `decode` sets apart by blanks
    std::string unknownText;
    std::map<std::string, std::string> filesToSave;
    SpecialTokens ids;
    SentinelNumbers sentinels;
    bool legacy = true, addPrefixSpace = true;
    std::size_t unknownPieces = 0;  ///< pieces that the text of the unknown token itself is cut into
  };
  explicit T5Tokenizer(Parts parts) : m(std::move(parts)) {
    for (const std::string& text : m.special) m_specialIds.insert(idOf(text));
  }

  std::vector<TokenId> encode(std::string_view text, bool addSpecialTokens) const override {
    std::vector<TokenId> ids;
    for (const std::string& piece : tokenize(wellFormedUtf8(text))) ids.push_back(idOf(piece));
    if (addSpecialTokens && m.ids.end && (ids.empty() || ids.back() != *m.ids.end)) ids.push_back(*m.ids.end);
    return ids;
  }

  std::string decode(std::span<const TokenId> ids, bool skipSpecialTokens) const override {
    std::vector<std::string> texts, pieces;
    for (const TokenId id : ids) {
      std::string token = piece(id);
      if (skipSpecialTokens && (m_specialIds.contains(id) || m.special.contains(token))) continue;
      if (!m.separate.contains(token)) {
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
    return join(texts);
  }

  std::string piece(TokenId id) const override {
    if (const AddedToken* added = m.added.find(id)) return added->content;
    return id >= 0 && id < m.model->size() ? m.model->piece(id) : m.unknownText;
  }

  std::optional<TokenId> id(std::string_view piece) const override {
    const std::optional<TokenId> added = m.added.id(piece);
    return added ? added : m.model->find(piece);
  }

  std::int64_t size() const override { return std::max(m.model->size(), m.added.limit()); }
  const SpecialTokens& special() const override { return m.ids; }
  std::optional<TokenId> sentinel(int number) const override { return m.sentinels.id(number); }
  std::optional<int> sentinelNumber(TokenId id) const override { return m.sentinels.number(id); }
  int sentinels() const override { return m.sentinels.count(); }

  Result<void> save(const std::filesystem::path& folder) const override {
    return writeTokenizerFiles(m.filesToSave, folder);
  }

 private:
  TokenId idOf(std::string_view piece) const {
    const std::optional<TokenId> added = m.added.id(piece);
    return added ? *added : m.model->id(piece);
  }

  std::vector<std::string> tokenize(std::string text) const {
    const bool modern = !m.legacy && !text.empty();
    if (modern) text = std::string(m.addPrefixSpace ? kUnderline : "") + replaceAll(text, kUnderline, " ");
    std::vector<std::string> pieces;
    for (const std::string& part : m.added.split(text)) {
      if (m.added.id(part)) {
        pieces.push_back(part);
        continue;
      }
      for (std::string& piece : encodePart(part)) pieces.push_back(std::move(piece));
    }
    if (modern && pieces.size() > 1 && pieces[0] == kUnderline && m.special.contains(pieces[1])) {
      pieces.erase(pieces.begin());
    }
    return pieces;
  }

  /// Without the dummy prefix SentencePiece strips blanks at the front, so that a part that begins with one
  /// is encoded behind the unknown token's text, which is then taken off.
  std::vector<std::string> encodePart(const std::string& part) const {
    if (m.legacy || !(part.starts_with(kUnderline) || part.starts_with(' '))) return m.model->encode(part);
    std::vector<std::string> pieces = m.model->encode(m.unknownText + part);
    if (pieces.size() >= m.unknownPieces) {
      pieces.erase(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(m.unknownPieces));
    }
    return pieces;
  }

  std::string toText(std::vector<std::string> pieces) const {
    if (m.addPrefixSpace && pieces.front().starts_with(kUnderline))
      pieces.front().erase(0, kUnderline.size());
    return std::string(strip(m.model->decodeAround(pieces, m.special, " ")));
  }

  Parts m;
  std::unordered_set<TokenId> m_specialIds;
};

/// How many sentinels the file's own list of special tokens names.
std::int64_t listedSentinels(const TokenizerFiles& files) {
  if (!files.additional) return 0;
  return std::ranges::count_if(*files.additional, [](const NamedToken& named) {
    return named.token.content.find("<extra_id_") != std::string::npos;
  });
}

/// Fills in what T5Tokenizer.__init__ does: default special tokens, sentinels as special tokens. Returns the
/// sentinels that get an id counted down from the top.
Result<std::int64_t> completeSpecialTokens(TokenizerFiles& files, std::int64_t extraIds) {
  for (const auto& [key, text] :
       {std::pair{"eos_token", "</s>"}, {"unk_token", "<unk>"}, {"pad_token", "<pad>"}}) {
    NamedToken& named = files.special.try_emplace(key, NamedToken{{text}, true}).first->second;
    named.bare = false;
  }
  const std::int64_t listed = listedSentinels(files);
  if (listed > 0 && extraIds > 0 && listed != extraIds) {
    return Error{"extra_ids is " + std::to_string(extraIds) + " but additional_special_tokens names " +
                     std::to_string(listed) + " sentinels",
                 (std::filesystem::path(files.where) / "tokenizer_config.json").string(), "make them agree"};
  }
  if (listed > 0) return listed;
  const bool ownList = files.additional.has_value();
  if (!ownList) files.additional.emplace();
  for (std::int64_t n = 0; n < extraIds; ++n) {
    files.additional->push_back({{sentinelText(static_cast<int>(n))}, true});
  }
  return ownList ? 0 : extraIds;
}

/// The files that load as this tokenizer, here and in transformers: the original ones, completed.
std::map<std::string, std::string> filesToSave(const TokenizerFiles& files, std::int64_t extraIds) {
  std::map<std::string, std::string> all = files.contents;
  if (all.contains("tokenizer_config.json")) return all;
  Json config = Json::object();
  config["tokenizer_class"] = "T5Tokenizer";
  for (const char* key : {"eos_token", "unk_token", "pad_token"})
    config[key] = files.special.at(key).token.content;
  config["extra_ids"] = extraIds;
  config["legacy"] = true;
  config["clean_up_tokenization_spaces"] = false;
  all["tokenizer_config.json"] = writeJson(config, 2) + "\n";
  if (!all.contains("special_tokens_map.json")) {
    Json map = Json::object();
    for (const char* key : {"eos_token", "unk_token", "pad_token"}) map[key] = config[key];
    if (extraIds > 0) {
      map["additional_special_tokens"] = Json::array();
      for (std::int64_t n = 0; n < extraIds; ++n) {
        map["additional_special_tokens"].push_back(sentinelText(static_cast<int>(n)));
      }
    }
    all["special_tokens_map.json"] = writeJson(map, 2) + "\n";
  }
  return all;
}

}  // namespace

Result<std::shared_ptr<const Tokenizer>> makeT5Tokenizer(TokenizerFiles files) {
  const Result<bool> legacy = files.boolean("legacy", true);
  if (!legacy) return legacy.error();
  const Result<bool> addPrefixSpace = files.boolean("add_prefix_space", true);
  if (!addPrefixSpace) return addPrefixSpace.error();
  auto model = SentencePieceModel::load(files.contents.at("spiece.model"), files.where, *legacy);
  if (!model) return model.error();

  // A file by itself that holds its sentinels is mT5's, whose tokenizer_config.json says 0.
  const bool isMT5s =
      files.isBareFile && (*model)->find(std::string(kUnderline) + sentinelText(0)).has_value();
  const Result<std::int64_t> extraIds = files.integer("extra_ids", isMT5s ? 0 : 100, kMostExtraIds);
  if (!extraIds) return extraIds.error();

  T5Tokenizer::Parts parts;
  parts.model = *model;
  parts.legacy = *legacy;
  parts.addPrefixSpace = *addPrefixSpace;
  const Result<std::int64_t> numbered = completeSpecialTokens(files, *extraIds);
  if (!numbered) return numbered.error();
  parts.filesToSave = filesToSave(files, *extraIds);

  std::map<TokenId, AddedToken> stored;
  for (std::int64_t n = 0; n < *numbered; ++n) {
    const TokenId id = (*model)->size() - 1 + *extraIds - n;
    if (id >= 0) stored[id] = {sentinelText(static_cast<int>(n)), true, true, false};
  }
  for (const auto& [id, token] : files.addedTokens) stored[id] = token;
  for (const auto& [id, token] : stored) parts.added.set(id, token);
  parts.added.append(specialTokensToAppend(files, parts.added), **model);

  const auto idOf = [&](std::string_view text) {
    const std::optional<TokenId> added = parts.added.id(text);
    return added ? added : (*model)->find(text);
  };
  for (std::string& text : specialTokenTexts(files)) parts.special.insert(std::move(text));
  for (const auto& [id, token] : parts.added.all()) {
    if (!parts.special.contains(token.content)) parts.separate.insert(token.content);
  }
  for (const NamedToken& named : *files.additional) {
    if (const auto id = idOf(named.token.content); id && *id >= (*model)->size()) {
      parts.separate.insert(named.token.content);
    }
  }
  const auto specialId = [&](const char* key) -> std::optional<TokenId> {
    const auto found = files.special.find(key);
    return found == files.special.end() ? std::nullopt : idOf(found->second.token.content);
  };
  parts.ids = {specialId("pad_token"), specialId("eos_token"), specialId("bos_token"), specialId("unk_token"),
               specialId("mask_token")};
  parts.unknownText = files.special.at("unk_token").token.content;
  parts.unknownPieces = (*model)->encode(parts.unknownText).size();
  parts.sentinels = findSentinels([&](const std::string& text) {
    const std::optional<TokenId> plain = idOf(text);
    return plain ? plain : (*model)->find(std::string(kUnderline) + text);
  });
  return std::shared_ptr<const Tokenizer>(std::make_shared<T5Tokenizer>(std::move(parts)));
}

}  // namespace s2s
