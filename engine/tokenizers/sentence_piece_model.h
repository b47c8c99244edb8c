#pragma once
// A SentencePiece model, checked before the library sees it.

#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/core/result.h"
#include "engine/tokenizers/added_tokens.h"

namespace s2s {

/// Immutable and safe to use from several threads at once. Texts given to it must be well-formed UTF-8.
class SentencePieceModel : public BaseVocabulary {
 public:
  /// `serialized` is the content of a spiece.model; `where` names it in errors. Without `addDummyPrefix` the
  /// model's own setting of that name is turned off, as transformers does it for tokenizers that are not
  /// legacy.
  static Result<std::shared_ptr<const SentencePieceModel>> load(std::string serialized,
                                                                const std::string& where,
                                                                bool addDummyPrefix);
  ~SentencePieceModel() override;

  std::int64_t size() const override;
  std::optional<TokenId> find(std::string_view piece) const override;

  /// The id of a piece, or the unknown id.
  TokenId id(std::string_view piece) const;
  /// The piece of an id in [0, size()).
  std::string piece(TokenId id) const;
  TokenId unknownId() const;

  /// Pieces of a text; a stretch that the vocabulary cannot write stands as it is.
  std::vector<std::string> encode(std::string_view text) const;
  /// Text of pieces; one that is not in the vocabulary stands for itself.
  std::string decode(const std::vector<std::string>& pieces) const;
  /// The same with special tokens among the pieces: they stand as they are, `blank` before what a run of them
  /// and the pieces before it give.
  std::string decodeAround(const std::vector<std::string>& pieces,
                           const std::unordered_set<std::string>& special, std::string_view blank) const;

 private:
  struct Library;
  explicit SentencePieceModel(std::unique_ptr<Library> library);
  std::unique_ptr<Library> m_library;
};

}  // namespace s2s
