#include "app/command_line/opened_tokenizer.h"

#include "engine/runs/peft_folder.h"
#include "engine/runs/run_directory.h"

namespace s2s::command_line {
namespace {

Result<OpenedTokenizer> openAt(const std::filesystem::path& path) {
  Result<std::shared_ptr<const Tokenizer>> tokenizer = loadTokenizer(path);
  if (!tokenizer) return tokenizer.error();
  return OpenedTokenizer{path, std::move(*tokenizer)};
}

}  // namespace

Result<OpenedTokenizer> openTokenizer(const std::string& model) {
  std::error_code ignored;
  // A bare SentencePiece file has no shape, so it is no MODEL, but it does tokenize.
  if (model.ends_with(".model") && std::filesystem::is_regular_file(model, ignored)) return openAt(model);
  const Result<ModelReference> reference = resolveModel(model);
  if (!reference) {
    Result<OpenedTokenizer> alone = openAt(model);  // a folder with a tokenizer and no model
    return alone ? std::move(alone) : reference.error();
  }
  if (reference->path.empty())
    return Error{"a preset is a shape without a tokenizer", model, "name a directory that holds one"};
  return openAt(reference->kind == ModelReference::Kind::configFile ? reference->path.parent_path()
                                                                    : companionFolder(reference->path));
}

}  // namespace s2s::command_line
