#include "engine/metrics/numbered_labels.h"

#include <algorithm>

namespace s2s {

NumberedLabels numberLabels(std::span<const std::string> expected, std::span<const std::string> predicted) {
  NumberedLabels labels;
  labels.names.assign(expected.begin(), expected.end());
  labels.names.insert(labels.names.end(), predicted.begin(), predicted.end());
  std::ranges::sort(labels.names);
  labels.names.erase(std::ranges::unique(labels.names).begin(), labels.names.end());
  const auto number = [&](const std::string& label) {
    return std::ranges::lower_bound(labels.names, label) - labels.names.begin();
  };
  for (const std::string& label : expected) labels.expected.push_back(number(label));
  for (const std::string& label : predicted) labels.predicted.push_back(number(label));
  return labels;
}

JointAnswers numberedJointly(const NumberedLabels& first, const NumberedLabels& second) {
  const auto own = static_cast<std::int64_t>(first.names.size());
  JointAnswers joint;
  joint.classes = own;
  std::vector<std::int64_t> numbers;  // of the second's labels
  for (const std::string& name : second.names) {
    const auto found = std::ranges::lower_bound(first.names, name);
    const bool hasBoth = found != first.names.end() && *found == name;
    numbers.push_back(hasBoth ? found - first.names.begin() : joint.classes++);
  }
  numbers.push_back(joint.classes);
  for (const std::int64_t answer : first.predicted)
    joint.first.push_back(answer < own ? answer : joint.classes);
  for (const std::int64_t answer : second.predicted)
    joint.second.push_back(numbers[static_cast<std::size_t>(answer)]);
  return joint;
}

}  // namespace s2s
