#include "engine/vocabulary/tokenizer_views.h"

#include <algorithm>
#include <array>

#include "engine/tokenizers/pipeline/pipeline_tokenizer.h"
#include "engine/tokenizers/tokenizer_class.h"

namespace s2s {
namespace {

using OpenFile = VocabularyFileResult (*)(const TokenizerFiles&);

struct ClassFiles {
  std::string_view name;
  OpenFile open;
};
constexpr std::array<ClassFiles, 10> kFiles = {{{"T5Tokenizer", openSentencePieces},
                                                {"MT5Tokenizer", openSentencePieces},
                                                {"BertTokenizer", openWordPieces},
                                                {"BartTokenizer", openBytePairs},
                                                {"RobertaTokenizer", openBytePairs},
                                                {"GPT2Tokenizer", openBytePairs},
                                                {"M2M100Tokenizer", openNumberedPieces},
                                                {"NllbTokenizer", openFairseqPieces},
                                                {"MBartTokenizer", openFairseqPieces},
                                                {"MBart50Tokenizer", openFairseqPieces}}};

constexpr const char* kPipelineFile = "tokenizer.json";

/// The second view, where there is one and it can be read.
void addPipeline(TokenizerViews& all) {
  auto tokenizer = makePipelineTokenizer(all.files);
  auto vocabulary = tokenizer ? openPipelineVocabulary(all.files) : VocabularyFileResult(tokenizer.error());
  if (vocabulary) {
    all.views.push_back({*std::move(tokenizer), *std::move(vocabulary)});
    return;
  }
  all.files.contents.erase(kPipelineFile);
  all.warnings.push_back("tokenizer.json is left out, since it cannot be read here (" +
                         vocabulary.error().message() +
                         "); transformers makes it again from the other files");
}

}  // namespace

Result<TokenizerViews> openTokenizerViews(const std::filesystem::path& folder) {
  Result<TokenizerFiles> files = readTokenizerFiles(folder);
  if (!files) return files.error();
  const Result<std::string> name = tokenizerClassOf(*files);
  if (!name) return name.error();
  const auto entry = std::ranges::find(kFiles, *name, &ClassFiles::name);
  if (entry == kFiles.end() && !name->empty()) {
    return Error{*name + " reads bytes: its vocabulary is the 256 bytes, so there is nothing to trim",
                 folder.string(), "use the model as it is", Error::Kind::invalidInput};
  }
  Result<std::shared_ptr<const Tokenizer>> tokenizer = loadTokenizer(folder);
  if (!tokenizer) return tokenizer.error();
  VocabularyFileResult vocabulary = (name->empty() ? openPipelineVocabulary : entry->open)(*files);
  if (!vocabulary) return vocabulary.error();
  TokenizerViews all;
  all.files = *std::move(files);
  all.views.push_back({*std::move(tokenizer), *std::move(vocabulary)});
  if (!name->empty() && all.files.contents.contains(kPipelineFile)) addPipeline(all);
  return all;
}

}  // namespace s2s
