#include "app/window/data/xray_lanes.h"

#include <QCoreApplication>
#include <set>

namespace s2s {
namespace {

QString words(const char* text) { return QCoreApplication::translate("s2s::XrayLanes", text); }

/// U+2581 stands for a space at the front of a piece.
QString shownPiece(const std::string& piece) {
  return QString::fromStdString(piece).replace(QChar(0x2581), '_').replace('\n', QChar(0x21B5));
}

bool isLanguageToken(const std::string& piece, TokenId id, const Tokenizer* tokenizer) {
  if (!tokenizer) return piece.starts_with("__") && piece.ends_with("__");
  for (const std::string& code : tokenizer->languages()) {
    if (tokenizer->languageToken(code) == id) return true;
  }
  return false;
}

bool isSpecial(const std::string& piece, TokenId id, const Tokenizer* tokenizer) {
  if (!tokenizer)
    return (piece.starts_with('<') && piece.ends_with('>')) ||
           (piece.starts_with('[') && piece.ends_with(']'));
  const SpecialTokens& special = tokenizer->special();
  for (const auto& one : {special.end, special.beginning, special.mask, special.separator,
                          special.classification, special.padding}) {
    if (one == id) return true;
  }
  return false;
}

bool isSentinel(const std::string& piece, TokenId id, const Tokenizer* tokenizer) {
  return tokenizer ? tokenizer->sentinelNumber(id).has_value() : piece.starts_with("<extra_id_");
}

bool isUnknown(const std::string& piece, TokenId id, const Tokenizer* tokenizer) {
  return tokenizer ? tokenizer->special().unknown == id : piece == "<unk>" || piece == "[UNK]";
}

TokenRole roleOf(const std::string& piece, TokenId id, const Tokenizer* tokenizer) {
  if (isSentinel(piece, id, tokenizer)) return TokenRole::sentinel;
  if (isLanguageToken(piece, id, tokenizer)) return TokenRole::language;
  return isSpecial(piece, id, tokenizer) ? TokenRole::special : TokenRole::text;
}

/// How many letters of the prefix a piece takes up; spaces are not counted, for pieces hold them or not.
std::size_t lettersOf(const std::string& text) {
  const QString letters =
      QString::fromStdString(text).remove(QChar(0x2581)).remove(QChar(0x0120)).remove("##").remove(' ');
  return static_cast<std::size_t>(letters.size());
}

/// The decoder has no mask of its own: behind the target it reads padding, from which nothing is learned. The
/// first token is the one that it starts with, which T5 has in common with padding.
bool isPaddingBehind(const SampleXray& xray, std::size_t position) {
  return position > 0 && position < xray.labels.size() && !xray.labels[position].isLearned &&
         xray.decoderInput[position].id == xray.decoderInput.back().id;
}

TokenGrid::Lane numbers(const QString& name) {
  TokenGrid::Lane lane;
  lane.name = name;
  lane.plain = true;
  return lane;
}

}  // namespace

std::string prefixOf(const SampleXray& xray) {
  for (std::size_t i = 1; i < xray.steps.size(); ++i) {
    if (xray.steps[i].what != "prefix") continue;
    const std::string &with = xray.steps[i].source, &without = xray.steps[i - 1].source;
    if (with.ends_with(without)) return with.substr(0, with.size() - without.size());
  }
  return {};
}

std::vector<TokenRole> tokenRolesOf(const std::vector<FedToken>& tokens, const std::string& prefix,
                                    const Tokenizer* tokenizer) {
  std::vector<TokenRole> roles;
  const std::size_t wanted = lettersOf(prefix);
  std::size_t covered = 0;
  for (const FedToken& token : tokens) {
    TokenRole role = token.isRead ? roleOf(token.piece, token.id, tokenizer) : TokenRole::padding;
    if (role == TokenRole::text && covered < wanted) {
      role = TokenRole::prefix;
      covered += lettersOf(token.piece);
    }
    roles.push_back(role);
  }
  return roles;
}

std::vector<TokenGrid::Lane> readLanes(const std::vector<FedToken>& tokens, const std::string& prefix,
                                       const Tokenizer* tokenizer) {
  TokenGrid::Lane pieces, ids = numbers(words(QT_TRANSLATE_NOOP("s2s::XrayLanes", "id"))),
                          mask = numbers(words(QT_TRANSLATE_NOOP("s2s::XrayLanes", "attention mask"))),
                          types = numbers(words(QT_TRANSLATE_NOOP("s2s::XrayLanes", "token type")));
  pieces.name = words(QT_TRANSLATE_NOOP("s2s::XrayLanes", "piece"));
  const std::vector<TokenRole> roles = tokenRolesOf(tokens, prefix, tokenizer);
  bool hasTypes = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const FedToken& token = tokens[i];
    const bool unknown = token.isRead && isUnknown(token.piece, token.id, tokenizer);
    hasTypes = hasTypes || token.type != 0;
    pieces.cells.push_back({shownPiece(token.piece), roles[i], unknown, !token.isRead});
    ids.cells.push_back({QString::number(token.id), roles[i], unknown});
    mask.cells.push_back({token.isRead ? "1" : "0"});
    types.cells.push_back({QString::number(token.type)});
  }
  std::vector<TokenGrid::Lane> lanes{std::move(pieces), std::move(ids), std::move(mask)};
  if (hasTypes) lanes.push_back(std::move(types));
  return lanes;
}

std::vector<TokenGrid::Lane> learnedLanes(const SampleXray& xray, const Tokenizer* tokenizer) {
  std::vector<TokenGrid::Lane> lanes;
  if (!xray.decoderInput.empty()) {
    TokenGrid::Lane inputs, ids = numbers(words(QT_TRANSLATE_NOOP("s2s::XrayLanes", "id")));
    inputs.name = words(QT_TRANSLATE_NOOP("s2s::XrayLanes", "decoder reads"));
    const std::vector<TokenRole> roles = tokenRolesOf(xray.decoderInput, {}, tokenizer);
    for (std::size_t i = 0; i < xray.decoderInput.size(); ++i) {
      const FedToken& token = xray.decoderInput[i];
      const bool unknown = isUnknown(token.piece, token.id, tokenizer);
      const bool padding = roles[i] == TokenRole::padding || isPaddingBehind(xray, i);
      const TokenRole role = padding ? TokenRole::padding : roles[i];
      inputs.cells.push_back({shownPiece(token.piece), role, unknown, padding});
      ids.cells.push_back({QString::number(token.id), role, unknown});
    }
    lanes.push_back(std::move(inputs));
    lanes.push_back(std::move(ids));
  }
  if (xray.labels.empty()) return lanes;
  TokenGrid::Lane labels, ids = numbers(words(QT_TRANSLATE_NOOP("s2s::XrayLanes", "id"))),
                          loss = numbers(words(QT_TRANSLATE_NOOP("s2s::XrayLanes", "loss")));
  labels.name = words(QT_TRANSLATE_NOOP("s2s::XrayLanes", "learns to say"));
  for (const LearnedToken& token : xray.labels) {
    const bool unknown = token.isLearned && isUnknown(token.piece, token.id, tokenizer);
    const TokenRole role = token.isLearned ? roleOf(token.piece, token.id, tokenizer) : TokenRole::padding;
    labels.cells.push_back(
        {token.isLearned ? shownPiece(token.piece) : QString(), role, unknown, !token.isLearned});
    ids.cells.push_back({QString::number(token.id).replace('-', QChar(0x2212)), role, unknown});
    loss.cells.push_back({token.isLearned ? "1" : "0"});
  }
  lanes.push_back(std::move(labels));
  lanes.push_back(std::move(ids));
  lanes.push_back(std::move(loss));
  return lanes;
}

}  // namespace s2s
