#pragma once
#include <QString>

#include "engine/core/json.h"

namespace s2s {

struct ModelDescription;

/// The recipe that a new run of this MODEL begins with; `description` where the model has been read already.
Json startingRecipe(const QString& model, const ModelDescription* description);

}  // namespace s2s
