#include "engine/vocabulary/vocabulary_trimmer.h"

#include <algorithm>

#include "engine/core/json.h"

namespace s2s {
namespace {

constexpr TokenId kFirstIds = 4;

/// The keys of `added_tokens_decoder` are ids.
Json renumberedDecoder(const Json& decoder, const VocabularyMap& map) {
  Json changed = Json::object();
  for (const auto& [key, token] : decoder.items()) {
    if (const std::optional<TokenId> kept = map.newId(std::stoll(key)))
      changed[std::to_string(*kept)] = token;
  }
  return changed;
}

/// Ids in the files that list no vocabulary.
Result<void> renumberSettings(FileContents& files, const VocabularyMap& map) {
  if (const auto found = files.find("tokenizer_config.json"); found != files.end()) {
    Result<Json> config = parseJson(found->second, found->first);
    if (!config) return config.error();
    if (const auto decoder = config->find("added_tokens_decoder");
        decoder != config->end() && decoder->is_object())
      *decoder = renumberedDecoder(*decoder, map);
    found->second = writeJson(*config, 2) + "\n";
  }
  if (const auto found = files.find("added_tokens.json"); found != files.end()) {
    Result<Json> tokens = parseJson(found->second, found->first);
    if (!tokens) return tokens.error();
    for (auto& [content, id] : tokens->items()) {
      const TokenId old = id.is_number_integer() ? id.get<TokenId>() : -1;
      if (const std::optional<TokenId> kept = map.newId(old)) id = *kept;
    }
    found->second = writeJson(*tokens, 2) + "\n";
  }
  return {};
}

/// The first word with a blank before it: how a text begins behind a prefix, where that is another piece.
std::string firstWordBehindBlank(std::string_view text) {
  return " " + std::string(text.substr(0, text.find(' ')));
}

std::optional<TokenId> mapped(const VocabularyMap& map, const std::optional<TokenId>& oldId) {
  return oldId ? map.newId(*oldId) : std::nullopt;
}

}  // namespace

Result<VocabularyTrimmer> VocabularyTrimmer::open(const std::filesystem::path& folder, std::int64_t rows) {
  Result<TokenizerViews> views = openTokenizerViews(folder);
  if (!views) return views.error();
  for (const TokenizerView& view : views->views) {
    if (view.tokenizer->size() <= rows) continue;
    return Error{"the tokenizer has " + std::to_string(view.tokenizer->size()) + " pieces and the model " +
                     std::to_string(rows) + " rows",
                 folder.string(), "use the tokenizer that the model was trained with"};
  }
  VocabularyTrimmer trimmer(*std::move(views), rows);
  for (TokenId id = 0; id < std::min(kFirstIds, rows); ++id) trimmer.keepId(id);
  for (const TokenizerView& view : trimmer.m_views.views) trimmer.keepSpecial(view);
  return trimmer;
}

void VocabularyTrimmer::keepSpecial(const TokenizerView& view) {
  const Tokenizer& tokenizer = *view.tokenizer;
  KeptIds listed(m_kept.size());
  for (const VocabularyPiece& piece : view.vocabulary->pieces()) {
    listed[static_cast<std::size_t>(piece.id)] = true;
    if (piece.stays) keepId(piece.id);
  }
  for (TokenId id = 0; id < tokenizer.size(); ++id) {
    if (!listed[static_cast<std::size_t>(id)] && tokenizer.id(tokenizer.piece(id)) == id) keepId(id);
  }
  const auto keep = [&](const std::optional<TokenId>& id) {
    if (id) keepId(*id);
  };
  for (std::string& text : specialTokenTexts(m_views.files)) keep(tokenizer.id(text));
  for (const auto& [id, token] : m_views.files.addedTokens) keep(tokenizer.id(token.content));
  const SpecialTokens& special = tokenizer.special();
  for (const auto& id : {special.padding, special.end, special.beginning, special.unknown, special.mask,
                         special.separator, special.classification})
    keep(id);
  for (int number = 0; number < tokenizer.sentinels(); ++number) keep(tokenizer.sentinel(number));
  for (const std::string& code : tokenizer.languages()) keep(tokenizer.languageToken(code));
}

std::int64_t VocabularyTrimmer::keepText(std::string_view text) {
  for (const TokenizerView& view : m_views.views) {
    for (const TokenId id : view.tokenizer->encode(firstWordBehindBlank(text))) keepId(id);
  }
  std::int64_t tokens = 0;
  for (const TokenizerView& view : m_views.views) {
    const std::vector<TokenId> ids = view.tokenizer->encode(text);
    for (const TokenId id : ids) keepId(id);
    if (&view == &m_views.views.front()) tokens = static_cast<std::int64_t>(ids.size());
  }
  return tokens;
}

void VocabularyTrimmer::keepId(TokenId id) {
  if (id >= 0 && id < static_cast<TokenId>(m_kept.size())) m_kept[static_cast<std::size_t>(id)] = true;
}

std::int64_t VocabularyTrimmer::kept() const { return std::ranges::count(m_kept, true); }

void VocabularyTrimmer::keepScripts(const LanguageScripts& scripts) {
  for (const TokenizerView& view : m_views.views) {
    for (const VocabularyPiece& piece : view.vocabulary->pieces()) {
      if (scripts.write(piece.text)) keepId(piece.id);
    }
  }
}

void VocabularyTrimmer::keepCharacters() {
  for (const TokenizerView& view : m_views.views) {
    for (const VocabularyPiece& piece : view.vocabulary->pieces()) {
      if (piece.isCharacter) keepId(piece.id);
    }
  }
}

VocabularyMap VocabularyTrimmer::map() {
  for (const TokenizerView& view : m_views.views) view.vocabulary->keepParts(m_kept);
  std::vector<TokenId> oldIds;
  for (std::size_t id = 0; id < m_kept.size(); ++id) {
    if (m_kept[id]) oldIds.push_back(static_cast<TokenId>(id));
  }
  return {std::move(oldIds), static_cast<std::int64_t>(m_kept.size()), tokenizerHash(m_views.tokenizer())};
}

Result<void> VocabularyTrimmer::write(const VocabularyMap& map, const std::filesystem::path& folder) const {
  // The tokenizer completes what its files leave open, such as the name of its class.
  if (Result<void> saved = m_views.tokenizer().save(folder); !saved) return saved;
  Result<TokenizerFiles> completed = readTokenizerFiles(folder);
  if (!completed) return completed.error();
  FileContents& files = completed->contents;
  for (auto file = files.begin(); file != files.end();) {
    const bool isLeftOut = file->first == "tokenizer.json" && !m_views.files.contents.contains(file->first);
    if (isLeftOut) std::filesystem::remove(folder / file->first);
    file = isLeftOut ? files.erase(file) : std::next(file);
  }
  for (const TokenizerView& view : m_views.views) view.vocabulary->rewrite(map, files);
  if (Result<void> done = renumberSettings(files, map); !done) return done;
  files[kVocabularyMapFile] = map.toJson();
  return writeTokenizerFiles(files, folder);
}

Result<TrimmingCheck> TrimmingCheck::open(const VocabularyTrimmer& original, const VocabularyMap& map,
                                          const std::filesystem::path& trimmed) {
  Result<TokenizerViews> views = openTokenizerViews(trimmed);
  if (!views) return views.error();
  TrimmingCheck check(original, map, *std::move(views));
  if (check.m_trimmed.views.size() != check.m_original.views.size())
    return check.differs("the trimmed tokenizer", "has other files");
  for (std::size_t i = 0; i < check.m_trimmed.views.size(); ++i) {
    const Result<void> same =
        check.comparePieces(*check.m_original.views[i].tokenizer, *check.m_trimmed.views[i].tokenizer);
    if (!same) return same.error();
  }
  return check;
}

Result<void> TrimmingCheck::comparePieces(const Tokenizer& before, const Tokenizer& after) const {
  std::int64_t named = 0;
  for (TokenId id = 0; id < m_map.size(); ++id) {
    if (m_map.oldId(id) >= before.size()) continue;
    ++named;
    if (after.piece(id) != before.piece(m_map.oldId(id))) {
      return differs("the piece '" + before.piece(m_map.oldId(id)) + "'",
                     "would be '" + after.piece(id) + "'");
    }
  }
  if (after.size() != named) return differs("the trimmed tokenizer", "has another number of pieces");
  const auto isMoved = [&](const std::optional<TokenId>& old, const std::optional<TokenId>& now) {
    return now == mapped(m_map, old);
  };
  const SpecialTokens &old = before.special(), &now = after.special();
  const bool same = isMoved(old.padding, now.padding) && isMoved(old.end, now.end) &&
                    isMoved(old.beginning, now.beginning) && isMoved(old.unknown, now.unknown) &&
                    isMoved(old.mask, now.mask) && isMoved(old.separator, now.separator) &&
                    isMoved(old.classification, now.classification);
  if (!same) return differs("a special token", "would have another id");
  if (before.sentinels() != after.sentinels()) return differs("a sentinel", "is missing");
  for (int number = 0; number < before.sentinels(); ++number) {
    if (!isMoved(before.sentinel(number), after.sentinel(number)))
      return differs("a sentinel", "would have another id");
  }
  for (const std::string& code : before.languages()) {
    if (!isMoved(before.languageToken(code), after.languageToken(code)))
      return differs("the language '" + code + "'", "would have another id");
  }
  return {};
}

Result<void> TrimmingCheck::compare(std::string_view text) const {
  for (std::size_t i = 0; i < m_trimmed.views.size(); ++i) {
    std::vector<TokenId> ids = m_trimmed.views[i].tokenizer->encode(text);
    for (TokenId& id : ids) id = id < m_map.size() ? m_map.oldId(id) : -1;
    if (ids != m_original.views[i].tokenizer->encode(text))
      return differs("the text '" + std::string(text.substr(0, 80)) + "'", "is cut into other pieces");
  }
  return {};
}

Error TrimmingCheck::differs(const std::string& what, const std::string& how) const {
  return {"trimming would change the tokenizer: " + what + " " + how, m_original.files.where,
          "nothing was written; report it with the tokenizer's files"};
}

}  // namespace s2s
