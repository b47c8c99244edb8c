#pragma once

namespace s2s {

/// What of a recipe can be changed in the form.
enum class RecipeEditing {
  everything,  ///< a run that is composed
  goingOn,     ///< a run that may go on: what mayChangeOnResume() allows
  nothing,     ///< a run that trains
};

}  // namespace s2s
