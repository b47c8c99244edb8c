#pragma once
// Labels that the datasets library stores as numbers, with their names in the schema's metadata.

#include <arrow/type.h>

#include <map>
#include <string>
#include <vector>

namespace s2s {

/// The names of the labels of each column that is a ClassLabel, by the flat name of the column
/// ("answer.label"). Empty where the schema does not say any; metadata that cannot be read says none.
std::map<std::string, std::vector<std::string>> labelNames(const arrow::Schema& schema);

}  // namespace s2s
