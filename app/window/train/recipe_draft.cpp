#include "app/window/train/recipe_draft.h"

#include "app/window/json_text.h"
#include "app/window/settings.h"

namespace s2s {
namespace {

constexpr const char* kDraft = "train/draft";

}  // namespace

std::optional<ComposedRecipe> keptDraft(const Settings& settings) {
  const std::string text = settings.value(kDraft).toString().toStdString();
  if (text.empty()) return std::nullopt;
  const Result<Json> json = parseJson(text, kDraft);
  if (!json || !json->is_object() || !json->contains("recipe") || !(*json)["recipe"].is_object())
    return std::nullopt;
  return ComposedRecipe{(*json)["recipe"], textAt(*json, "folder").toStdString()};
}

void keepDraft(Settings& settings, const std::optional<ComposedRecipe>& draft) {
  std::string text;
  if (draft) text = writeJson({{"recipe", draft->recipe}, {"folder", draft->folder.string()}});
  settings.setValue(kDraft, QString::fromStdString(text));
}

}  // namespace s2s
