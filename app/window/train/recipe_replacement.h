#pragma once
#include <QUndoCommand>
#include <functional>

#include "app/window/train/composed_recipe.h"

namespace s2s {

/// Another recipe in the place of the one that a form shows, as one step back. Steps of the same name in a
/// row are one, as edits of one field are.
class RecipeReplacement : public QUndoCommand {
 public:
  RecipeReplacement(const QString& name, ComposedRecipe before, ComposedRecipe after,
                    std::function<void(const ComposedRecipe&)> show)
      : QUndoCommand(name), m_before(std::move(before)), m_after(std::move(after)), m_show(std::move(show)) {}
  int id() const override { return 2; }
  bool mergeWith(const QUndoCommand* next) override {
    if (next->text() != text()) return false;
    m_after = static_cast<const RecipeReplacement*>(next)->m_after;
    return true;
  }
  void undo() override { m_show(m_before); }
  void redo() override { m_show(m_after); }

 private:
  ComposedRecipe m_before, m_after;
  std::function<void(const ComposedRecipe&)> m_show;
};

}  // namespace s2s
