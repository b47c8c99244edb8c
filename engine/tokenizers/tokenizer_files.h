#pragma once
// The files that make up a Hugging Face tokenizer, read and brought into one form, by the rules of
// `PreTrainedTokenizerBase._from_pretrained` in transformers 4.57.

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/tokenizers/added_tokens.h"

namespace s2s {

/// Which pieces stayed of a vocabulary that was trimmed (engine/vocabulary/ vocabulary_map.h). It goes where
/// the tokenizer goes.
constexpr const char* kVocabularyMapFile = "vocabulary_map.json";

/// Files of a model's folder that belong to its tokenizer as other programs know it. Not all of them are read
/// here, and the vocabulary map is ours.
inline constexpr std::array kTokenizerFileNames = {"spiece.model",
                                                   "sentencepiece.bpe.model",
                                                   "tokenizer.model",
                                                   "tokenizer.json",
                                                   "vocab.json",
                                                   "vocab.txt",
                                                   "merges.txt",
                                                   "added_tokens.json",
                                                   "special_tokens_map.json",
                                                   "tokenizer_config.json"};

/// A token named in a file, either with its rules or as a bare text (then the tokenizer's class decides
/// them).
struct NamedToken {
  AddedToken token;
  bool bare = false;
};

struct TokenizerFiles {
  std::string where;        ///< folder or file, for messages
  bool isBareFile = false;  ///< a SentencePiece file by itself, without a folder around it
  std::map<std::string, std::string> contents;  ///< file name to bytes, of every tokenizer file found
  Json config = Json::object();                 ///< tokenizer_config.json
  std::string tokenizerClass;                   ///< as a file names it; empty where none does
  std::string modelType;                        ///< of config.json; may be empty
  std::vector<std::pair<TokenId, AddedToken>> addedTokens;
  std::map<std::string, NamedToken> special;          ///< "eos_token" and its siblings
  std::optional<std::vector<NamedToken>> additional;  ///< additional_special_tokens

  /// A member of tokenizer_config.json.
  Result<std::int64_t> integer(const std::string& key, std::int64_t byDefault, std::int64_t maximum) const;
  Result<bool> boolean(const std::string& key, bool byDefault) const;
  Result<std::string> text(const std::string& key, const std::string& byDefault) const;

  /// The file of a name, for messages.
  std::string whereOf(const std::string& name) const;
  /// The error of a setting of tokenizer_config.json that asks for what is not built.
  Error notBuilt(const std::string& key, const std::string& possible) const;
};

/// Reads a tokenizer's folder, or a bare SentencePiece file. Files are bounded; wrong types are errors that
/// name file and key.
Result<TokenizerFiles> readTokenizerFiles(const std::filesystem::path& folderOrFile);

/// Writes files below `folder`, which is made where it is missing.
Result<void> writeTokenizerFiles(const std::map<std::string, std::string>& contents,
                                 const std::filesystem::path& folder);

/// The special tokens in transformers' order (bos, eos, unk, sep, pad, cls, mask, additional), each text
/// once, after `special` got its defaults; bare ones that `added` has already are left out.
std::vector<AddedToken> specialTokensToAppend(const TokenizerFiles& files, const AddedTokens& added);

/// The texts of all special tokens.
std::vector<std::string> specialTokenTexts(const TokenizerFiles& files);

}  // namespace s2s
