#include "engine/recipes/new_recipe.h"

#include <gtest/gtest.h>

#include "engine/recipes/recipe.h"

namespace s2s {
namespace {

TEST(NewRecipeTest, EveryStartIsAValidRecipe) {
  ASSERT_FALSE(newRecipeKinds().empty());
  for (const std::string& kind : newRecipeKinds()) {
    const Result<Recipe> recipe = parseRecipe(*newRecipe(kind));
    EXPECT_TRUE(recipe) << kind << ": " << recipe.error().message();
  }
  const Result<Json> unknown = newRecipe("poetry");
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().message().find("translation"), std::string::npos);
}

TEST(NewRecipeTest, TheCommentedTextIsTheSameRecipe) {
  for (const std::string& kind : newRecipeKinds()) {
    const std::string text = *newRecipeText(kind);
    const Result<Json> json = parseCommentedJson(text, kind);
    ASSERT_TRUE(json) << json.error().message() << "\n" << text;
    EXPECT_EQ(*json, *newRecipe(kind));
    EXPECT_NE(text.find("// Peak learning rate"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace s2s
