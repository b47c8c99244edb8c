#include "app/command_line/verbs/data/other_set.h"

#include <filesystem>

namespace s2s::command_line {

std::vector<std::string> filesNamed(const std::string& given) {
  std::error_code ignored;
  const auto exists = [&](const std::string& file) { return std::filesystem::exists(file, ignored); };
  if (exists(given)) return {given};
  // A name may itself hold a plus sign, so every way to cut is tried.
  for (std::size_t plus = given.find('+'); plus != std::string::npos; plus = given.find('+', plus + 1)) {
    std::string first = given.substr(0, plus), second = given.substr(plus + 1);
    if (exists(first) && exists(second)) return {std::move(first), std::move(second)};
  }
  return {given};
}

Result<DataSource> otherSet(const std::string& option, const std::string& given, DataSource like) {
  const bool parallel = !like.targetPath.empty();
  const std::vector<std::string> files = filesNamed(given);
  if (parallel != (files.size() == 2)) {
    return parallel ? Error{"the targets are in a file of their own, and only one file is named",
                            option + " " + given, "name both, such as test.en+test.ko",
                            Error::Kind::invalidInput}
                    : Error{"two files are named, and the texts of this set are in one", option + " " + given,
                            "name one file", Error::Kind::invalidInput};
  }
  like.name.clear();
  like.path = files.front();
  if (parallel) like.targetPath = files.back();
  like.filters = Json::array();
  return like;
}

}  // namespace s2s::command_line
