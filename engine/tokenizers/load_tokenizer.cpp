#include <array>

#include "engine/tokenizers/byt5_tokenizer.h"
#include "engine/tokenizers/t5_tokenizer.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/tokenizers/tokenizer_files.h"

namespace s2s {
namespace {

using MakeTokenizer = Result<std::shared_ptr<const Tokenizer>> (*)(TokenizerFiles);

struct TokenizerClass {
  std::string_view name;  ///< as tokenizer_class says it, without "Fast"
  MakeTokenizer make;
  bool needsSentencePiece;
};

constexpr std::array<TokenizerClass, 3> kClasses = {{
    {"T5Tokenizer", makeT5Tokenizer, true},
    {"MT5Tokenizer", makeT5Tokenizer, true},
    {"ByT5Tokenizer", makeByT5Tokenizer, false},
}};

/// The class where no file names one: from the model's type, else from the files present.
std::string guessClass(const TokenizerFiles& files) {
  for (const char* type : {"t5", "mt5", "umt5"}) {
    if (files.modelType == type) return "T5Tokenizer";
  }
  return files.modelType.empty() && files.contents.contains("spiece.model") ? "T5Tokenizer" : "";
}

}  // namespace

Result<std::shared_ptr<const Tokenizer>> loadTokenizer(const std::filesystem::path& folderOrFile) {
  Result<TokenizerFiles> files = readTokenizerFiles(folderOrFile);
  if (!files) return files.error();
  std::string name = files->tokenizerClass.empty() ? guessClass(*files) : files->tokenizerClass;
  if (name.ends_with("Fast")) name.resize(name.size() - 4);

  std::string known;
  for (const TokenizerClass& entry : kClasses) {
    known += (known.empty() ? "" : ", ") + std::string(entry.name);
    if (entry.name != name) continue;
    if (entry.needsSentencePiece && !files->contents.contains("spiece.model")) {
      return Error{
          name + " needs spiece.model, which is missing" +
              (files->contents.contains("tokenizer.json") ? " (tokenizer.json alone does not do)" : ""),
          files->where, "copy spiece.model from where the model comes from"};
    }
    return entry.make(std::move(*files));
  }
  if (name.empty()) {
    return Error{
        "no tokenizer files", files->where,
        "expected spiece.model, or a tokenizer_config.json whose tokenizer_class is one of: " + known};
  }
  return Error{"unknown tokenizer class '" + name + "'", files->where, "known are: " + known};
}

}  // namespace s2s
