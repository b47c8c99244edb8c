#pragma once
// What a model is fed and writes beside the texts of files: the prefixes of its tasks, what a template writes
// around the texts of a row, and the words of answers (recipe: prefix, as_text).

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/json.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// The sets that a recipe has a model read, those for training and for validation, each with its objective.
std::vector<DataSource> fedSets(const Recipe& recipe);

class FedTexts {
 public:
  /// Of the model in `folder`: the prefixes in task_specific_params of `config` and, for the family t5, those
  /// of translation; where the folder is a run's checkpoint, what all training and validation sets of the
  /// run's recipe are fed and write too, and what `sets` are and do, on which it is to be trained. A recipe
  /// that cannot be read is one of the warnings, and so are labels of the data that the run did not record.
  static FedTexts of(const std::filesystem::path& folder, const Json& config, const std::string& family,
                     std::span<const DataSource> sets = {});

  /// Prefixes, each with its template around empty texts, and every answer that the recipe names: words of
  /// labels, classes of numbers.
  const std::vector<std::string>& texts() const { return m_texts; }
  /// Labels that the run's model writes as the data has them, recorded in its folder. Those of `sets` stand
  /// in the files alone.
  const std::vector<std::string>& labels() const { return m_labels; }
  /// A row's text as the sets are fed it, where what is written around touches it without a blank
  /// ("«{source}»") and so may have it cut in another way than by itself. Mostly empty.
  std::vector<std::string> around(std::string_view text) const;
  const std::vector<std::string>& warnings() const { return m_warnings; }

 private:
  void addLabels(const std::filesystem::path& run, const std::vector<DataSource>& sets);
  void addRun(const std::filesystem::path& run);
  void addSet(const DataSource& set);

  std::vector<std::string> m_texts;
  std::vector<std::string> m_labels;
  std::vector<DataSource> m_touching;  ///< sets whose texts are touched
  std::vector<std::string> m_warnings;
};

}  // namespace s2s
