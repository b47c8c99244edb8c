#include "engine/recipes/reading_rule.h"

#include <iterator>
#include <utility>

namespace s2s {

const std::vector<ReadingRule>& readingRules() {
  static const std::vector<ReadingRule> rules = [] {
    std::vector<ReadingRule> all;
    for (auto* part : {rulesOfKinds, rulesOfObjectives, rulesOfData, rulesOfValidation}) {
      std::vector<ReadingRule> own = part();
      all.insert(all.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    }
    return all;
  }();
  return rules;
}

ReadingRule readWhere(std::string path, std::function<bool(const OptionPlace&)> isRead, WhyUnread otherwise) {
  return {std::move(path),
          [isRead = std::move(isRead), otherwise = std::move(otherwise)](const OptionPlace& place) {
            return isRead(place) ? std::nullopt : std::optional(otherwise);
          }};
}

}  // namespace s2s
