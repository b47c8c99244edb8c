#include "engine/tokenizers/tokenizer_trainer.h"

#include <sentencepiece_trainer.h>

#include <exception>
#include <map>
#include <unordered_map>

#include "engine/core/json.h"
#include "engine/tokenizers/language_codes.h"
#include "engine/tokenizers/sentence_piece_model.h"
#include "engine/tokenizers/tokenizer_files.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

/// Hands the texts to SentencePiece one at a time.
class Texts : public sentencepiece::SentenceIterator {
 public:
  explicit Texts(const TextSource& source) : m_source(source) { Next(); }
  bool done() const override { return m_done; }
  void Next() override {
    const std::optional<std::string> text = m_source();
    m_done = !text;
    m_text = text ? wellFormedUtf8(*text) : std::string();
    m_some = m_some || !strip(m_text).empty();
  }
  const std::string& value() const override { return m_text; }
  sentencepiece::util::Status status() const override { return {}; }
  bool some() const { return m_some; }

 private:
  const TextSource& m_source;
  std::string m_text;
  bool m_done = false, m_some = false;
};

/// The numbers of the special tokens; nothing is -1.
struct SpecialNumbers {
  const char *beginning, *padding, *end, *unknown;
};

SpecialNumbers specialNumbers(TokenizerLayout layout) {
  return layout == TokenizerLayout::m2m100 ? SpecialNumbers{"0", "1", "2", "3"}
                                           : SpecialNumbers{"-1", "0", "1", "2"};
}

/// SentencePiece's reason in words for the person who wrote the recipe.
Error explain(const std::string& reason, std::int64_t asked) {
  const std::string where = "tokenizer.train.vocabulary_size: " + std::to_string(asked);
  if (reason.find("smaller than required_chars") != std::string::npos) {
    return Error{"the vocabulary is smaller than the characters it must hold", where,
                 "raise it or lower tokenizer.train.character_coverage (" + reason + ")",
                 Error::Kind::invalidInput};
  }
  return Error{"SentencePiece could not train (" + reason + ")", where, "check the texts and the options"};
}

/// The numbers that SentencePiece gave, as JSON that is ASCII: transformers reads it in the locale's
/// encoding.
Result<std::string> vocabularyFile(const std::string& model) {
  const auto pieces = SentencePieceModel::load(model, "the new vocabulary", true);
  if (!pieces) return pieces.error();
  SearchableJson vocabulary = SearchableJson::object();
  for (TokenId id = 0; id < (*pieces)->size(); ++id) vocabulary[(*pieces)->piece(id)] = id;
  return vocabulary.dump(2, ' ', true) + "\n";
}

/// The languages' tokens are named as special ones, else decoding would not leave them out.
Json m2m100Configuration() {
  Json languages = Json::array();
  for (const std::string& code : m2m100Languages()) languages.push_back("__" + code + "__");
  return {{"additional_special_tokens", std::move(languages)},
          {"bos_token", "<s>"},
          {"eos_token", "</s>"},
          {"language_codes", "m2m100"},
          {"pad_token", "<pad>"},
          {"sep_token", "</s>"},
          {"src_lang", "en"},
          {"tokenizer_class", "M2M100Tokenizer"},
          {"unk_token", "<unk>"}};
}

Json maskedConfiguration() {
  return {{"additional_special_tokens", Json::array()},
          {"extra_ids", 0},
          {"mask_token", "<mask>"},
          {"tokenizer_class", "T5Tokenizer"}};
}

using FileContents = std::map<std::string, std::string>;

Result<FileContents> filesAround(std::string model, TokenizerLayout layout) {
  if (layout == TokenizerLayout::t5) return FileContents{{"spiece.model", std::move(model)}};
  if (layout == TokenizerLayout::masked) {
    return FileContents{{"spiece.model", std::move(model)},
                        {"tokenizer_config.json", writeJson(maskedConfiguration(), 2) + "\n"}};
  }
  Result<std::string> vocabulary = vocabularyFile(model);
  if (!vocabulary) return vocabulary.error();
  return FileContents{{"sentencepiece.bpe.model", std::move(model)},
                      {"vocab.json", std::move(*vocabulary)},
                      {"tokenizer_config.json", writeJson(m2m100Configuration(), 2) + "\n"}};
}

}  // namespace

TokenizerLayout tokenizerLayoutOf(std::string_view family) {
  if (family == "m2m100") return TokenizerLayout::m2m100;
  return family == "t5" ? TokenizerLayout::t5 : TokenizerLayout::masked;
}

Result<std::shared_ptr<const Tokenizer>> trainTokenizer(const TokenizerTraining& training,
                                                        TokenizerLayout layout, const TextSource& texts,
                                                        const std::filesystem::path& folder) {
  const bool unigram = training.kind == "sentencepiece-unigram";
  if (!unigram && training.kind != "sentencepiece-bpe") {
    return Error{"tokenizer.train.kind: unknown kind '" + training.kind + "'", "",
                 "use one of: sentencepiece-unigram, sentencepiece-bpe", Error::Kind::invalidInput};
  }
  if (training.vocabularySize < 4 || training.vocabularySize > kMaximumTokenId) {
    return Error{"tokenizer.train.vocabulary_size: " + std::to_string(training.vocabularySize) +
                     " is not from 4 to " + std::to_string(kMaximumTokenId),
                 "", "", Error::Kind::invalidInput};
  }
  const SpecialNumbers special = specialNumbers(layout);
  // The number of threads is fixed, whatever the machine: sums of floats depend on it.
  const std::unordered_map<std::string, std::string> options = {
      {"minloglevel", "2"},
      {"model_type", unigram ? "unigram" : "bpe"},
      {"vocab_size", std::to_string(training.vocabularySize)},
      {"hard_vocab_limit", "false"},
      {"character_coverage", std::to_string(training.characterCoverage)},
      {"normalization_rule_name", "nmt_nfkc"},
      {"pad_id", special.padding},
      {"eos_id", special.end},
      {"unk_id", special.unknown},
      {"bos_id", special.beginning},
      {"max_sentence_length", "65536"},
      {"num_threads", "4"},
  };
  Texts iterator(texts);
  while (!iterator.done() && !iterator.some()) iterator.Next();
  if (!iterator.some()) {
    return Error{"there is no text to train a tokenizer on", "tokenizer.train", "give data with text in it"};
  }
  std::string model;
  try {
    const sentencepiece::util::Status status =
        sentencepiece::SentencePieceTrainer::Train(options, &iterator, &model);
    if (!status.ok()) return explain(status.message(), training.vocabularySize);
  } catch (const std::exception& problem) {
    return explain(problem.what(), training.vocabularySize);
  }
  const Result<FileContents> files = filesAround(std::move(model), layout);
  if (!files) return files.error();
  if (Result<void> written = writeTokenizerFiles(*files, folder); !written) return written.error();
  Result<std::shared_ptr<const Tokenizer>> tokenizer = loadTokenizer(folder);
  if (!tokenizer) return tokenizer;
  if (Result<void> saved = (*tokenizer)->save(folder); !saved) return saved.error();
  return tokenizer;
}

}  // namespace s2s
