#pragma once
// The stored weights that a model begins from, by their SHA-256.

#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

struct WeightFile {
  std::string path;
  std::string sha256;
};

/// The files that a recipe's model takes its weights from: of a folder the one with all of them or the
/// shards, of a PEFT adapter its updates and then the files of its base. None where weights are drawn. What
/// model.from means is looked up now: of a run it is the best checkpoint. A file is read in blocks, and in
/// one process once as long as its size and time of change stay as they are.
Result<std::vector<WeightFile>> baseWeightsOf(const Recipe& recipe);

Json toJson(const std::vector<WeightFile>& files);
/// Of such a list; what has another form is none of them.
std::vector<WeightFile> weightFilesFrom(const Json& list);

}  // namespace s2s
