#pragma once
// When an option of a recipe is read.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/recipes/recipe.h"

namespace s2s {

/// Where an option stands.
struct OptionPlace {
  const Recipe& recipe;
  const DataSource* set = nullptr;     ///< below data.train and data.validation.sets
  const Augmentation* step = nullptr;  ///< below the augmentation of a set
};

struct WhyUnread {
  std::string reason;  ///< "adafactor does not read it"
  std::string remedy;
  bool isSwitchedOff = false;  ///< with all that it belongs to, and read again once that is switched on
};

/// The condition under which one option is read; an option without a rule always is.
struct ReadingRule {
  std::string path;  ///< "data.train.*.weight"; "*" stands for any element of a list
  /// Nothing where the recipe reads the option.
  std::function<std::optional<WhyUnread>(const OptionPlace&)> unread;
};

/// The rules of all options, in the order in which they are told. An option may have several: it is read
/// where all of them say so.
const std::vector<ReadingRule>& readingRules();

/// Parts of them, each in a file of its own.
std::vector<ReadingRule> rulesOfKinds();       ///< options that belong to a kind of their section
std::vector<ReadingRule> rulesOfObjectives();  ///< options that belong to what the data sets learn by
std::vector<ReadingRule> rulesOfValidation();  ///< options of validations and of what goes by them
std::vector<ReadingRule> rulesOfData();        ///< options of data sets and splits

/// A rule with a condition whose texts depend on nothing.
ReadingRule readWhere(std::string path, std::function<bool(const OptionPlace&)> isRead, WhyUnread otherwise);

}  // namespace s2s
