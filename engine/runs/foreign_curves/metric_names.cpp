#include "engine/runs/foreign_curves/metric_names.h"

#include "engine/runs/foreign_curves/foreign_curves.h"

namespace s2s {

const std::string& MetricNames::of(const std::string& tag) {
  const auto known = m_byTag.find(tag);
  return known != m_byTag.end() ? known->second
                                : m_byTag.emplace(tag, add(metricOfTag(tag), tag)).first->second;
}

std::string MetricNames::add(const std::string& wanted, const std::string& otherwise) {
  if (m_taken.insert(wanted).second) return wanted;
  std::string name = otherwise;
  for (int number = 2; !m_taken.insert(name).second; ++number)
    name = otherwise + " (" + std::to_string(number) + ")";
  return name;
}

}  // namespace s2s
