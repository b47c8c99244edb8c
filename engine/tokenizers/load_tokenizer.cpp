#include <algorithm>
#include <array>

#include "engine/tokenizers/bert_tokenizer.h"
#include "engine/tokenizers/byt5_tokenizer.h"
#include "engine/tokenizers/byte_level_bpe_tokenizer.h"
#include "engine/tokenizers/fairseq_tokenizer.h"
#include "engine/tokenizers/m2m100_tokenizer.h"
#include "engine/tokenizers/pipeline/pipeline_tokenizer.h"
#include "engine/tokenizers/t5_tokenizer.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/tokenizers/tokenizer_class.h"
#include "engine/tokenizers/tokenizer_files.h"
#include "engine/tokenizers/tokenizer_of_class.h"

namespace s2s {
namespace {

using MakeTokenizer = Result<std::shared_ptr<const Tokenizer>> (*)(TokenizerFiles);
using FileNames = std::array<const char*, 2>;

constexpr FileNames kNoFiles = {}, kSpiece = {"spiece.model"}, kMerges = {"vocab.json", "merges.txt"},
                    kWordPieces = {"vocab.txt"}, kFairseq = {"sentencepiece.bpe.model"},
                    kNumberedPieces = {"sentencepiece.bpe.model", "vocab.json"};

struct TokenizerClass {
  std::string_view name;  ///< as tokenizer_class says it, without "Fast"
  MakeTokenizer make;
  FileNames needed;
  bool hasLanguages = false;  ///< which tokenizer.json does not tell apart from other special tokens
};

constexpr std::array<TokenizerClass, 11> kClasses = {{
    {"T5Tokenizer", makeT5Tokenizer, kSpiece},
    {"MT5Tokenizer", makeT5Tokenizer, kSpiece},
    {"ByT5Tokenizer", makeByT5Tokenizer, kNoFiles},
    {"BertTokenizer", makeBertTokenizer, kWordPieces},
    {"BartTokenizer", makeBartTokenizer, kMerges},
    {"RobertaTokenizer", makeBartTokenizer, kMerges},
    {"GPT2Tokenizer", makeGpt2Tokenizer, kMerges},
    {"M2M100Tokenizer", makeM2M100Tokenizer, kNumberedPieces, true},
    {"NllbTokenizer", makeNllbTokenizer, kFairseq, true},
    {"MBartTokenizer", makeMBartTokenizer, kFairseq, true},
    {"MBart50Tokenizer", makeMBart50Tokenizer, kFairseq, true},
}};

/// The class of a model's type where no file names one.
struct TypeClass {
  std::string_view type, name;
};
constexpr std::array<TypeClass, 9> kTypes = {{{"t5", "T5Tokenizer"},
                                              {"mt5", "T5Tokenizer"},
                                              {"umt5", "T5Tokenizer"},
                                              {"bert", "BertTokenizer"},
                                              {"bart", "BartTokenizer"},
                                              {"roberta", "RobertaTokenizer"},
                                              {"gpt2", "GPT2Tokenizer"},
                                              {"m2m_100", "M2M100Tokenizer"},
                                              {"mbart", "MBartTokenizer"}}};

/// The class as a file names it, without "Fast"; else from the model's type, else from the files present.
std::string classOf(const TokenizerFiles& files) {
  std::string name = files.tokenizerClass;
  if (name.ends_with("Fast")) name.resize(name.size() - 4);
  if (!name.empty()) return name;
  for (const TypeClass& entry : kTypes) {
    if (entry.type == files.modelType) return std::string(entry.name);
  }
  return files.modelType.empty() && files.contents.contains("spiece.model") ? "T5Tokenizer" : "";
}

std::string missingFile(const TokenizerFiles& files, const FileNames& needed) {
  for (const char* name : needed) {
    if (name && !files.contents.contains(name)) return name;
  }
  return "";
}

std::string knownClasses() {
  std::string known;
  for (const TokenizerClass& entry : kClasses) known += (known.empty() ? "" : ", ") + std::string(entry.name);
  return known;
}

}  // namespace

Result<std::string> tokenizerClassOf(const TokenizerFiles& files) {
  const std::string name = classOf(files);
  const auto entry = std::ranges::find(kClasses, name, &TokenizerClass::name);
  const std::string missing = entry == kClasses.end() ? "" : missingFile(files, entry->needed);
  if (entry != kClasses.end() && missing.empty()) return name;
  const bool needsLanguages = entry != kClasses.end() && entry->hasLanguages;
  if (files.contents.contains("tokenizer.json") && !needsLanguages) return std::string();
  if (!missing.empty()) {
    return Error{name + " needs " + missing + ", which is missing", files.where,
                 "copy " + missing + " from where the model comes from"};
  }
  if (name.empty()) {
    return Error{"no tokenizer files", files.where,
                 "expected spiece.model, tokenizer.json, or a tokenizer_config.json whose tokenizer_class is "
                 "one of: " +
                     knownClasses()};
  }
  return Error{"unknown tokenizer class '" + name + "'", files.where, "known are: " + knownClasses()};
}

Result<std::shared_ptr<const Tokenizer>> loadTokenizer(const std::filesystem::path& folderOrFile) {
  Result<TokenizerFiles> files = readTokenizerFiles(folderOrFile);
  if (!files) return files.error();
  const Result<std::string> name = tokenizerClassOf(*files);
  if (!name) return name.error();
  if (name->empty()) return makePipelineTokenizer(std::move(*files));
  return std::ranges::find(kClasses, *name, &TokenizerClass::name)->make(std::move(*files));
}

Result<std::shared_ptr<const Tokenizer>> tokenizerOfClass(const std::string& tokenizerClass) {
  TokenizerFiles none;
  none.tokenizerClass = tokenizerClass;
  const Result<std::string> name = tokenizerClassOf(none);
  if (!name) return name.error();
  return std::ranges::find(kClasses, *name, &TokenizerClass::name)->make(std::move(none));
}

}  // namespace s2s
