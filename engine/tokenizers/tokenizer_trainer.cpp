#include "engine/tokenizers/tokenizer_trainer.h"

#include <sentencepiece_trainer.h>

#include <exception>
#include <unordered_map>

#include "engine/tokenizers/t5_tokenizer.h"
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

/// SentencePiece's reason in words for the person who wrote the recipe.
Error explain(const std::string& reason, std::int64_t asked) {
  const std::string where = "tokenizer.train.vocabulary_size: " + std::to_string(asked);
  if (reason.find("smaller than required_chars") != std::string::npos) {
    return Error{"the vocabulary is smaller than the characters it must hold", where,
                 "raise it or lower tokenizer.train.character_coverage (" + reason + ")"};
  }
  return Error{"SentencePiece could not train (" + reason + ")", where, "check the texts and the options"};
}

}  // namespace

Result<std::shared_ptr<const Tokenizer>> trainTokenizer(const TokenizerTraining& training,
                                                        const TextSource& texts,
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
  // The number of threads is fixed, whatever the machine: sums of floats depend on it.
  const std::unordered_map<std::string, std::string> options = {
      {"minloglevel", "2"},
      {"model_type", unigram ? "unigram" : "bpe"},
      {"vocab_size", std::to_string(training.vocabularySize)},
      {"hard_vocab_limit", "false"},
      {"character_coverage", std::to_string(training.characterCoverage)},
      {"normalization_rule_name", "nmt_nfkc"},
      {"pad_id", "0"},
      {"eos_id", "1"},
      {"unk_id", "2"},
      {"bos_id", "-1"},
      {"max_sentence_length", "65536"},
      {"num_threads", "4"},
  };
  Texts iterator(texts);
  while (!iterator.done() && !iterator.some()) iterator.Next();
  if (!iterator.some()) {
    return Error{"there is no text to train a tokenizer on", "tokenizer.train", "give data with text in it"};
  }
  TokenizerFiles files;
  files.where = folder.string();
  try {
    const sentencepiece::util::Status status =
        sentencepiece::SentencePieceTrainer::Train(options, &iterator, &files.contents["spiece.model"]);
    if (!status.ok()) return explain(status.message(), training.vocabularySize);
  } catch (const std::exception& problem) {
    return explain(problem.what(), training.vocabularySize);
  }
  Result<std::shared_ptr<const Tokenizer>> tokenizer = makeT5Tokenizer(std::move(files));
  if (!tokenizer) return tokenizer;
  if (Result<void> saved = (*tokenizer)->save(folder); !saved) return saved.error();
  return tokenizer;
}

}  // namespace s2s
