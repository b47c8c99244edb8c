#pragma once
// What a run begins with: a preset is a shape, with random weights and a tokenizer made from the data, or
// where its vocabulary is the bytes, with that tokenizer; a folder or a run brings weights and a tokenizer.

#include <optional>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "widgets/forms/schema_form.h"

namespace s2s {

/// tokenizer.train of a recipe that begins with a preset which brings no tokenizer.
Json ownTokenizer();

/// Whether it is a preset that brings one.
bool isPresetWithTokenizer(const std::string& model);

/// Follows the model that a form names, letter by letter: what is half typed is no model yet.
class ModelBeginning {
 public:
  /// What the recipe has to say now that `after` stands where `before` did, both as the engine takes a MODEL;
  /// nothing where both begin alike, so that what was chosen since then stays. `hasTokenizer`: the recipe
  /// names a tokenizer, which random weights may keep. Looks at the disk.
  std::vector<SchemaForm::Assignment> follow(const std::string& before, const std::string& after,
                                             bool hasTokenizer);
  /// Another recipe is shown.
  void forget() { m_last.reset(); }

 private:
  enum class Kind { random, randomWithTokenizer, trained };
  static std::optional<Kind> kindOf(const std::string& model);

  std::optional<Kind> m_last;  ///< of the last model that was one
};

}  // namespace s2s
