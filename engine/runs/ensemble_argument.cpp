#include "engine/runs/ensemble_argument.h"

#include <algorithm>

namespace s2s {

std::vector<std::string> ensembleMembers(const std::string& argument) {
  std::vector<std::string> members;
  for (std::size_t begin = 0; begin <= argument.size();) {
    const std::size_t end = std::min(argument.find(kEnsembleSeparator, begin), argument.size());
    if (end > begin) members.push_back(argument.substr(begin, end - begin));
    begin = end + 1;
  }
  return members;
}

}  // namespace s2s
