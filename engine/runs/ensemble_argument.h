#pragma once
// Several models that write as one, where one text names what answers.

#include <string>
#include <vector>

namespace s2s {

/// Stands between MODEL arguments; no path that people choose holds it.
inline constexpr char kEnsembleSeparator = '\n';

/// The MODEL arguments that `argument` names, in their order: one, or those of an ensemble.
std::vector<std::string> ensembleMembers(const std::string& argument);

}  // namespace s2s
