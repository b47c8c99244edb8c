#include "engine/tokenizers/t5_tokenizer.h"

#include <algorithm>

#include "engine/tokenizers/sentence_piece_model.h"
#include "engine/tokenizers/sentinel_numbers.h"
#include "engine/tokenizers/slow_tokenizer.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

constexpr std::string_view kUnderline = "\xE2\x96\x81";  // ▁
constexpr std::int64_t kMostExtraIds = 100'000;

/// What T5Tokenizer has beside the parts of all slow tokenizers.
struct T5Parts {
  std::shared_ptr<const SentencePieceModel> model;
  SentinelNumbers sentinels;
  bool legacy = true, addPrefixSpace = true;
  std::size_t unknownPieces = 0;  ///< pieces that the text of the unknown token itself is cut into
};

class T5Tokenizer : public SlowTokenizer {
 public:
  T5Tokenizer(Common common, T5Parts parts)
      : SlowTokenizer(std::move(common)),
        m(std::move(parts)),
        m_layout(SequenceLayout::endAfterEach(special().end)) {}

  std::optional<TokenId> sentinel(int number) const override { return m.sentinels.id(number); }
  std::optional<int> sentinelNumber(TokenId id) const override { return m.sentinels.number(id); }
  int sentinels() const override { return m.sentinels.count(); }

 protected:
  std::string prepared(std::string text) const override {
    if (m.legacy || text.empty()) return text;
    return std::string(m.addPrefixSpace ? kUnderline : "") + replaceAll(text, kUnderline, " ");
  }

  /// A prefix space by itself does not stand before a special token.
  void beforeAdded(const std::string& token, std::vector<TokenId>& ids) const override {
    const bool isPrefixOnly = !m.legacy && ids.size() == 1 && piece(ids[0]) == kUnderline;
    if (isPrefixOnly && common().special.contains(token)) ids.clear();
  }

  void encodePart(const std::string& part, std::vector<TokenId>& ids) const override {
    for (const std::string& piece : piecesOf(part)) ids.push_back(id(piece).value_or(m.model->unknownId()));
  }

  std::string toText(std::vector<std::string> pieces) const override {
    if (m.addPrefixSpace && pieces.front().starts_with(kUnderline))
      pieces.front().erase(0, kUnderline.size());
    return std::string(strip(m.model->decodeAround(pieces, common().special, " ")));
  }

  const SequenceLayout& layout() const override { return m_layout; }
  std::optional<std::string> basePiece(TokenId id) const override {
    if (id < 0 || id >= m.model->size()) return std::nullopt;
    return m.model->piece(id);
  }
  std::optional<TokenId> baseId(std::string_view piece) const override { return m.model->find(piece); }

 private:
  /// Without the dummy prefix SentencePiece strips blanks at the front, so that a part that begins with one
  /// is encoded behind the unknown token's text, which is then taken off.
  std::vector<std::string> piecesOf(const std::string& part) const {
    if (m.legacy || !(part.starts_with(kUnderline) || part.starts_with(' '))) return m.model->encode(part);
    std::vector<std::string> pieces = m.model->encode(common().unknownText + part);
    if (pieces.size() >= m.unknownPieces) {
      pieces.erase(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(m.unknownPieces));
    }
    return pieces;
  }

  T5Parts m;
  SequenceLayout m_layout;
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
Result<std::int64_t> completeSentinels(TokenizerFiles& files, std::int64_t extraIds) {
  completeSpecialTokens(files, defaultTokensOf("T5Tokenizer"));
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

  const Result<std::int64_t> numbered = completeSentinels(files, *extraIds);
  if (!numbered) return numbered.error();
  std::map<TokenId, AddedToken> sentinels;
  for (std::int64_t n = 0; n < *numbered; ++n) {
    const TokenId id = (*model)->size() - 1 + *extraIds - n;
    if (id >= 0) sentinels[id] = {sentinelText(static_cast<int>(n)), true, true, false};
  }
  Result<SlowTokenizer::Common> common =
      commonParts(files, sentinels, **model, (*model)->size(), "T5Tokenizer");
  if (!common) return common.error();
  common->filesToSave = filesToSave(files, *extraIds);

  T5Parts parts{*model, {}, *legacy, *addPrefixSpace, (*model)->encode(common->unknownText).size()};
  parts.sentinels = findSentinels([&](const std::string& text) {
    const std::optional<TokenId> added = common->added.id(text);
    const std::optional<TokenId> plain = added ? added : (*model)->find(text);
    return plain ? plain : (*model)->find(std::string(kUnderline) + text);
  });
  return std::shared_ptr<const Tokenizer>(
      std::make_shared<T5Tokenizer>(*std::move(common), std::move(parts)));
}

}  // namespace s2s
