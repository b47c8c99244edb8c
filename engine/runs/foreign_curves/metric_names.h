#pragma once
#include <map>
#include <set>
#include <string>

namespace s2s {

/// Names of the curves of one foreign run. Two things that others tell apart may be one by metricOfTag()
/// ("loss" and "train/loss"), and must not become one curve.
class MetricNames {
 public:
  /// Of the curve of a tag, always the same: metricOfTag(), or the tag where that is taken.
  const std::string& of(const std::string& tag);
  bool knows(const std::string& tag) const { return m_byTag.contains(tag); }
  std::size_t size() const { return m_byTag.size(); }

  /// Of one curve more: the first of `wanted`, `otherwise`, "OTHERWISE (2)", "OTHERWISE (3)" and so on that
  /// no curve has.
  std::string add(const std::string& wanted, const std::string& otherwise);

 private:
  std::map<std::string, std::string> m_byTag;
  std::set<std::string> m_taken;
};

}  // namespace s2s
