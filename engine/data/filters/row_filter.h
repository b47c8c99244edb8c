#pragma once
// What leaves rows of a data set out, or lines of their texts. docs/data_checks.md says what each kind does
// and where its rule comes from.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/option_schema.h"
#include "engine/core/registry.h"
#include "engine/core/result.h"
#include "engine/data/example.h"
#include "engine/data/row_needs.h"

namespace s2s {

struct DataSource;

/// Decides on rows one after the other, in the order of the file. What it decides follows from its options
/// and the rows before, from nothing else, so that a run that goes on sees the rows that it saw at first.
class RowFilter {
 public:
  virtual ~RowFilter() = default;

  /// Why the row goes; nothing where it stays. Filters of plain text may take lines out of a row that stays.
  virtual std::optional<std::string> judge(TextPair& row) = 0;

  /// Whether rows with an empty side (empty_part.h) come to it too. No other filter sees them, since training
  /// does not use them: the row that has both sides would be taken for a repetition of the one that lacks one.
  virtual bool judgesEmptySides() const { return false; }
};

/// One kind of filter.
struct FilterKind {
  std::string_view name;        ///< "length-ratio", its "kind" in a recipe
  std::string_view title;       ///< "Length ratio"
  std::string_view help;        ///< one line
  std::vector<Option> options;  ///< beside "kind"
  /// `options` went through the schema; `data` is the data set whose rows come, read for `needs`.
  Result<std::unique_ptr<RowFilter>> (*make)(const Json& options, const DataSource& data, RowNeeds needs);
  /// What options that went through the schema must keep among themselves; null: nothing. An error begins
  /// with the option.
  Result<void> (*check)(const Json& options) = nullptr;
};

/// All kinds, from registrations.def.
const Registry<FilterKind>& filterKinds();

/// A schema for each kind, with "kind" as the first option.
std::vector<OptionSchema> filterSchemas();

/// A list of filters checked and with all defaults written out. An error begins with the JSON path.
Result<Json> checkFilters(const Json& filters, const std::string& path = "filters");

}  // namespace s2s
