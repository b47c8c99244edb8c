// Unigram: the likeliest way to cut a text into pieces (Kudo 2018, "Subword Regularization", section 3.1), by
// the Viterbi search of tokenizers' models::unigram.

#include <algorithm>
#include <array>
#include <limits>

#include "engine/tokenizers/piece_trie.h"
#include "engine/tokenizers/pipeline/pipeline_model.h"
#include "engine/tokenizers/unicode_text.h"
#include "engine/tokenizers/word_cache.h"

namespace s2s {
namespace {

constexpr double kUnknownPenalty = 10.0;

class UnigramModel : public PipelineModel {
 public:
  UnigramModel(Vocabulary vocabulary, TokenId unknown, std::vector<double> scores, bool fallsBackToBytes)
      : PipelineModel(std::move(vocabulary), unknown),
        m_scores(std::move(scores)),
        m_unknownScore(*std::ranges::min_element(m_scores) - kUnknownPenalty),
        m_fallsBackToBytes(fallsBackToBytes) {
    for (const auto& [token, id] : this->vocabulary().ids()) m_pieces.insert(token, id);
    for (unsigned byte = 0; byte < 256; ++byte)
      m_bytes[byte] = this->vocabulary().find(byteName(static_cast<unsigned char>(byte)));
  }

  void append(std::string_view word, std::vector<TokenId>& ids) const override {
    if (m_cache.find(word, ids)) return;
    const std::size_t before = ids.size();
    const std::vector<Step> path = bestPath(word);
    for (std::size_t i = 0; i < path.size(); ++i) {
      if (path[i].id != unknownPiece()) {
        ids.push_back(path[i].id);
        continue;
      }
      std::size_t end = path[i].end;  // unknown pieces side by side are one
      const std::size_t begin = path[i].begin;
      for (; i + 1 < path.size() && path[i + 1].id == unknownPiece(); ++i) end = path[i + 1].end;
      appendUnknown(word.substr(begin, end - begin), ids);
    }
    m_cache.store(word, std::span(ids).subspan(before));
  }

 private:
  struct Step {
    std::size_t begin = 0, end = 0;
    TokenId id = 0;
  };
  /// The best way to a place in the text.
  struct Arrival {
    double score = 0;
    std::size_t from = std::string_view::npos;
    TokenId id = 0;
  };

  TokenId unknownPiece() const { return *unknown(); }

  std::vector<Step> bestPath(std::string_view word) const {
    std::vector<Arrival> arrivals(word.size() + 1);
    const auto offer = [&](std::size_t from, std::size_t to, double score, TokenId id) {
      Arrival& place = arrivals[to];
      if (place.from == std::string_view::npos || score > place.score) place = {score, from, id};
    };
    for (std::size_t begin = 0, bytes; begin < word.size(); begin += bytes) {
      bytes = characterAt(word, begin).bytes;
      const double here = arrivals[begin].score;
      bool hasCharacter = false;
      std::optional<PieceTrie::Node> node = PieceTrie::kRoot;
      for (std::size_t end = begin; end < word.size();) {
        node = m_pieces.step(*node, word[end++]);
        if (!node) break;
        const std::optional<TokenId> id = m_pieces.id(*node);
        if (!id) continue;
        offer(begin, end, here + m_scores[static_cast<std::size_t>(*id)], *id);
        hasCharacter |= end == begin + bytes;
      }
      if (!hasCharacter) offer(begin, begin + bytes, here + m_unknownScore, unknownPiece());
    }
    std::vector<Step> path;
    for (std::size_t end = word.size(); end > 0; end = path.back().begin)
      path.push_back({arrivals[end].from, end, arrivals[end].id});
    std::ranges::reverse(path);
    return path;
  }

  void appendUnknown(std::string_view text, std::vector<TokenId>& ids) const {
    if (const std::optional<TokenId> known = vocabulary().find(text)) return ids.push_back(*known);
    const bool hasBytes = m_fallsBackToBytes && std::ranges::all_of(text, [&](char c) {
                            return m_bytes[static_cast<unsigned char>(c)].has_value();
                          });
    if (hasBytes) {
      for (const char c : text) ids.push_back(*m_bytes[static_cast<unsigned char>(c)]);
    } else {
      ids.push_back(unknownPiece());
    }
  }

  PieceTrie m_pieces;
  std::vector<double> m_scores;  ///< by id
  double m_unknownScore;
  bool m_fallsBackToBytes;
  std::array<std::optional<TokenId>, 256> m_bytes;
  WordCache m_cache;
};

}  // namespace

ModelResult readUnigramModel(PartReader& part) {
  const bool fallsBackToBytes = part.flag("byte_fallback", false);
  const SearchableJson& list = part.list("vocab");
  Vocabulary vocabulary;
  std::vector<double> scores;
  for (const SearchableJson& piece : list) {
    if (!piece.is_array() || piece.size() != 2 || !piece[0].is_string() || !piece[1].is_number())
      return Error{"piece " + std::to_string(scores.size()) + " is not a text and a score", part.where(),
                   "correct the file"};
    if (Result<void> added = vocabulary.add(piece[0], static_cast<TokenId>(scores.size()), part.where());
        !added)
      return added.error();
    scores.push_back(piece[1]);
  }
  if (scores.empty())
    return Error{"'vocab' is not a list of pieces", part.where(), "take the file from its source again"};
  if (!part.part("unk_id")) {
    return Error{"'unk_id' is missing, and `tokenizers` fails on characters without a piece then",
                 part.where(), "name the unknown piece in the file"};
  }
  const TokenId unknown = part.whole("unk_id", 0, static_cast<std::int64_t>(scores.size()) - 1);
  return std::shared_ptr<const PipelineModel>(
      std::make_shared<UnigramModel>(std::move(vocabulary), unknown, std::move(scores), fallsBackToBytes));
}

}  // namespace s2s
