#include "engine/tokenizers/byt5_tokenizer.h"

#include <algorithm>
#include <unordered_set>

#include "engine/core/utf8.h"
#include "engine/tokenizers/sentinel_numbers.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

constexpr TokenId kOffset = 3, kBytes = 256;
constexpr std::int64_t kExtraIds = 125, kMostExtraIds = 100'000;

/// The 256 bytes above the three special tokens. A byte's piece is the character of that number, as
/// transformers shows it.
class ByteVocabulary : public BaseVocabulary {
 public:
  std::int64_t size() const override { return kOffset + kBytes; }
  std::optional<TokenId> find(std::string_view piece) const override {
    for (TokenId byte = 0; byte < kBytes; ++byte) {
      if (byteText(byte) == piece) return byte + kOffset;
    }
    return std::nullopt;
  }
  static std::string byteText(TokenId byte) {
    if (byte < 0x80) return std::string(1, static_cast<char>(byte));
    return {static_cast<char>(0xC0 | (byte >> 6)), static_cast<char>(0x80 | (byte & 0x3F))};
  }
};

class ByT5Tokenizer : public Tokenizer {
 public:
  struct Parts {
    AddedTokens added;
    std::unordered_set<TokenId> special;
    std::unordered_set<TokenId> separate;  ///< ids that `decode` sets apart by blanks
    std::map<std::string, std::string> filesToSave;
    SpecialTokens ids;
    SentinelNumbers sentinels;
    std::string unknownText;
  };
  explicit ByT5Tokenizer(Parts parts) : m(std::move(parts)) {}

  std::vector<TokenId> encode(std::string_view text, bool addSpecialTokens) const override {
    std::vector<TokenId> ids;
    for (const std::string& part : m.added.split(text)) {
      if (const std::optional<TokenId> added = m.added.id(part)) {
        ids.push_back(*added);
        continue;
      }
      for (const char c : part) ids.push_back(static_cast<unsigned char>(c) + kOffset);
    }
    if (addSpecialTokens && m.ids.end && (ids.empty() || ids.back() != *m.ids.end)) ids.push_back(*m.ids.end);
    return ids;
  }

  std::string decode(std::span<const TokenId> ids, bool skipSpecialTokens) const override {
    std::string text, bytes;
    bool first = true, pending = false;
    const auto append = [&](std::string_view part) {
      if (!first) text += ' ';
      text += part;
      first = false;
    };
    for (const TokenId id : ids) {
      if (skipSpecialTokens && m.special.contains(id)) continue;
      const AddedToken* added = m.added.find(id);
      if (m.separate.contains(id)) {
        if (const std::string before = wellFormedUtf8(bytes, ""); !before.empty()) append(before);
        bytes.clear();
        pending = false;
        append(added->content);
        continue;
      }
      if (added)
        bytes += added->content;
      else if (isByte(id))
        bytes += static_cast<char>(id - kOffset);
      pending = true;
    }
    if (pending) append(wellFormedUtf8(bytes, ""));
    return text;
  }

  bool decodesWhole(std::span<const TokenId> ids) const override {
    std::string bytes;
    for (const TokenId id : ids) {
      if (isByte(id)) bytes += static_cast<char>(id - kOffset);
      if (!isByte(id) && !m.special.contains(id)) bytes += piece(id);
    }
    return isValidUtf8(bytes);
  }

  std::int64_t textBytes(TokenId id) const override {
    if (m.special.contains(id)) return 0;
    const AddedToken* added = m.added.find(id);
    return added ? std::ssize(added->content) : (isByte(id) ? 1 : 0);
  }

  std::string piece(TokenId id) const override {
    if (const AddedToken* added = m.added.find(id)) return added->content;
    return isByte(id) ? ByteVocabulary::byteText(id - kOffset) : m.unknownText;
  }

  std::optional<TokenId> id(std::string_view piece) const override {
    const std::optional<TokenId> added = m.added.id(piece);
    return added ? added : ByteVocabulary().find(piece);
  }

  std::int64_t size() const override { return std::max(kOffset + kBytes, m.added.limit()); }
  const SpecialTokens& special() const override { return m.ids; }
  std::optional<TokenId> sentinel(int number) const override { return m.sentinels.id(number); }
  std::optional<int> sentinelNumber(TokenId id) const override { return m.sentinels.number(id); }
  int sentinels() const override { return m.sentinels.count(); }

  Result<void> save(const std::filesystem::path& folder) const override {
    return writeTokenizerFiles(m.filesToSave, folder);
  }

 private:
  static bool isByte(TokenId id) { return id >= kOffset && id < kOffset + kBytes; }

  Parts m;
};

/// Default special tokens and sentinels, as ByT5Tokenizer.__init__ sets them.
Result<void> completeSpecialTokens(TokenizerFiles& files, std::int64_t extraIds) {
  for (const auto& [key, text] :
       {std::pair{"pad_token", "<pad>"}, {"eos_token", "</s>"}, {"unk_token", "<unk>"}}) {
    NamedToken& named = files.special.try_emplace(key, NamedToken{{text}, true}).first->second;
    if (named.bare) named = {{named.token.content, true, true, false}, false};
  }
  if (extraIds == 0) return {};
  if (!files.additional) {
    files.additional.emplace();
    for (std::int64_t n = 0; n < extraIds; ++n) {
      files.additional->push_back({{sentinelText(static_cast<int>(n))}, true});
    }
    return {};
  }
  const std::int64_t listed = std::ranges::count_if(*files.additional, [](const NamedToken& named) {
    return named.token.content.find("extra_id") != std::string::npos;
  });
  if (files.additional->empty() || listed == extraIds) return {};
  return Error{"extra_ids is " + std::to_string(extraIds) + " but additional_special_tokens names " +
                   std::to_string(listed) + " sentinels",
               (std::filesystem::path(files.where) / "tokenizer_config.json").string(), "make them agree"};
}

std::map<std::string, std::string> filesToSave(const TokenizerFiles& files, std::int64_t extraIds) {
  std::map<std::string, std::string> all = files.contents;
  if (all.contains("tokenizer_config.json")) return all;
  Json config = Json::object();
  config["tokenizer_class"] = "ByT5Tokenizer";
  for (const char* key : {"eos_token", "unk_token", "pad_token"})
    config[key] = files.special.at(key).token.content;
  config["extra_ids"] = extraIds;
  config["clean_up_tokenization_spaces"] = false;
  all["tokenizer_config.json"] = writeJson(config, 2) + "\n";
  return all;
}

}  // namespace

Result<std::shared_ptr<const Tokenizer>> makeByT5Tokenizer(TokenizerFiles files) {
  const Result<std::int64_t> extraIds = files.integer("extra_ids", kExtraIds, kMostExtraIds);
  if (!extraIds) return extraIds.error();
  if (Result<void> done = completeSpecialTokens(files, *extraIds); !done) return done.error();

  ByT5Tokenizer::Parts parts;
  parts.filesToSave = filesToSave(files, *extraIds);
  std::map<TokenId, AddedToken> stored = {{0, files.special.at("pad_token").token},
                                          {1, files.special.at("eos_token").token},
                                          {2, files.special.at("unk_token").token}};
  for (const auto& [id, token] : files.addedTokens) stored[id] = token;
  for (const auto& [id, token] : stored) parts.added.set(id, token);
  parts.added.append(specialTokensToAppend(files, parts.added), ByteVocabulary());

  for (const std::string& text : specialTokenTexts(files)) {
    if (const auto id = parts.added.id(text)) parts.special.insert(*id);
  }
  for (const auto& [id, token] : parts.added.all()) {
    if (!parts.special.contains(id)) parts.separate.insert(id);
  }
  for (const NamedToken& named : files.additional.value_or(std::vector<NamedToken>{})) {
    if (const auto id = parts.added.id(named.token.content); id && *id >= kBytes) parts.separate.insert(*id);
  }
  const auto specialId = [&](const char* key) -> std::optional<TokenId> {
    const auto found = files.special.find(key);
    return found == files.special.end() ? std::nullopt : parts.added.id(found->second.token.content);
  };
  parts.ids = {specialId("pad_token"), specialId("eos_token"), specialId("bos_token"), specialId("unk_token"),
               specialId("mask_token")};
  parts.unknownText = files.special.at("unk_token").token.content;
  parts.sentinels = findSentinels([&](const std::string& text) { return parts.added.id(text); });
  return std::shared_ptr<const Tokenizer>(std::make_shared<ByT5Tokenizer>(std::move(parts)));
}

}  // namespace s2s
