#include "engine/recipes/validated_sets.h"

#include <algorithm>
#include <filesystem>

namespace s2s {
namespace {

using Names = std::vector<std::string>;

/// `wanted`, or the first "wanted 2", "wanted 3", … that none of `taken` is.
std::string freeName(const std::string& wanted, const Names& taken) {
  std::string name = wanted;
  for (int number = 2; std::ranges::find(taken, name) != taken.end(); ++number)
    name = wanted + " " + std::to_string(number);
  return name;
}

bool isValidated(const std::string& name, const DataSection& data) {
  const std::string& leftOut = data.mixing.leaveOut;
  return data.validation.split > 0.0 || (!leftOut.empty() && name == leftOut);
}

}  // namespace

std::string ownName(const DataSource& source) {
  return source.name.empty() ? std::filesystem::path(source.path).stem().string() : source.name;
}

SetNames namesOfSets(const DataSection& data) {
  SetNames names;
  Names validated;
  for (const DataSource& source : data.train) {
    names.train.push_back(freeName(ownName(source), names.train));
    if (isValidated(names.train.back(), data)) validated.push_back(names.train.back());
  }
  for (const DataSource& source : data.validation.sets) {
    names.validation.push_back(freeName(ownName(source), validated));
    validated.push_back(names.validation.back());
  }
  return names;
}

std::vector<ValidatedSet> validatedSets(const DataSection& data) {
  const SetNames names = namesOfSets(data);
  std::vector<ValidatedSet> sets;
  for (std::size_t i = 0; i < data.train.size(); ++i) {
    if (isValidated(names.train[i], data)) sets.push_back({&data.train[i], names.train[i]});
  }
  for (std::size_t i = 0; i < data.validation.sets.size(); ++i)
    sets.push_back({&data.validation.sets[i], names.validation[i]});
  return sets;
}

std::vector<ValidatedSet> setsThatMayBeValidated(const DataSection& data) {
  std::vector<ValidatedSet> sets = validatedSets(data);
  if (!sets.empty()) return sets;
  const SetNames names = namesOfSets(data);
  for (std::size_t i = 0; i < data.train.size(); ++i) sets.push_back({&data.train[i], names.train[i]});
  return sets;
}

}  // namespace s2s
