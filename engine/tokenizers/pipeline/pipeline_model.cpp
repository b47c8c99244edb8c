#include "engine/tokenizers/pipeline/pipeline_model.h"

namespace s2s {

ModelResult readPipelineModel(const SearchableJson& json, const std::string& where) {
  PartReader part(json, where);
  std::string type = part.type();
  if (type.empty() && json.is_object()) {
    type = json.contains("merges")                     ? "BPE"
           : json.contains("max_input_chars_per_word") ? "WordPiece"
           : json.contains("unk_id")                   ? "Unigram"
                                                       : "WordLevel";
  }
  const auto reader = type == "BPE"         ? readBpeModel
                      : type == "WordPiece" ? readWordPieceModel
                      : type == "Unigram"   ? readUnigramModel
                      : type == "WordLevel" ? readWordLevelModel
                                            : nullptr;
  if (!reader) return unknownKind("model", type, where);
  ModelResult model = reader(part);
  if (!model) return model;
  if (Result<void> read = part.finish(); !read) return read.error();
  return model;
}

Result<Vocabulary> readPipelineVocabulary(PartReader& part) {
  const SearchableJson* entries = part.part("vocab");
  if (!entries || !entries->is_object() || entries->empty())
    return Error{"'vocab' is not an object of tokens and ids", part.where(),
                 "take the file from its source again"};
  Vocabulary vocabulary;
  for (const auto& [token, id] : entries->items()) {
    const TokenId value = id.is_number_integer() ? id.get<TokenId>() : -1;
    if (Result<void> added = vocabulary.add(token, value, part.where()); !added) return added.error();
  }
  return vocabulary;
}

Result<std::optional<TokenId>> readUnknownToken(PartReader& part, const Vocabulary& vocabulary) {
  const SearchableJson* token = part.part("unk_token");
  if (!token) return std::optional<TokenId>();
  const std::optional<TokenId> id =
      token->is_string() ? vocabulary.find(token->get<std::string>()) : std::optional<TokenId>();
  if (!id) return Error{"'unk_token' is not in the vocabulary", part.where(), "correct the file"};
  return id;
}

std::string byteName(unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  return {'<', '0', 'x', kDigits[byte >> 4], kDigits[byte & 15], '>'};
}

}  // namespace s2s
