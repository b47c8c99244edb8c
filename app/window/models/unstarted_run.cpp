#include "app/window/models/unstarted_run.h"

#include <algorithm>
#include <array>

#include "app/window/json_text.h"
#include "engine/runs/peft_folder.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_files.h"

namespace s2s {
namespace {

constexpr std::array kTokenizerFiles = {
    "tokenizer_config.json",   "tokenizer.json", "spiece.model", "tokenizer.model",
    "sentencepiece.bpe.model", "vocab.txt",      "vocab.json"};

bool holdsTokenizer(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::ranges::any_of(
      kTokenizerFiles, [&](const char* file) { return std::filesystem::exists(folder / file, ignored); });
}

}  // namespace

QString tokenizerModelOf(const std::filesystem::path& run) {
  const Result<Json> recipe = readJsonFile(run / run_files::kRecipe);
  if (!recipe || !recipe->is_object()) return {};
  const Json tokenizer = recipe->value("tokenizer", Json());
  if (tokenizer.is_object() && tokenizer.contains("train") && tokenizer["train"].is_object()) return {};
  QString model = textAt(tokenizer, "from");
  if (model.isEmpty()) model = textAt(recipe->value("model", Json()), "from");
  const Result<ModelReference> reference = resolveModel(model.toStdString());
  if (!reference || reference->path.empty() || reference->kind == ModelReference::Kind::configFile) return {};
  return holdsTokenizer(companionFolder(reference->path)) ? model : QString();
}

}  // namespace s2s
