#pragma once
// One description of an option feeds the JSON check, the JSON Schema, --help, the window's form with its
// tooltips, and the reference page.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

enum class OptionType { boolean, integer, number, text, choice, path, list, object };

struct OptionSchema;

/// One option of a section.
struct Option {
  std::string name;  ///< JSON key, snake_case
  OptionType type = OptionType::text;
  Json defaultValue;                 ///< null: no default; the key may be absent unless `required`
  std::string help;                  ///< one line, ends without a full stop
  std::string unit;                  ///< "tokens", "steps", …; may be empty
  std::optional<double> minimum;     ///< inclusive
  std::optional<double> maximum;     ///< inclusive
  std::vector<std::string> choices;  ///< of a choice
  bool required = false;             ///< must be given unless it has a default; its text must not be empty
  bool common = false;               ///< shown before "More options" is unfolded
  std::vector<OptionSchema>
      fields;  ///< of an object: its schema (first); of a list of objects: the element's (last)
  std::vector<OptionSchema>
      variants;  ///< of a list of objects that differ by their "kind": a schema for each, named after it
  std::vector<Option> element;            ///< of a list of plain values: what each of them is (one entry)
  std::optional<OptionType> alternative;  ///< a second accepted type, e.g. a column by name or by number
  bool nullable = false;                  ///< null may be given although there is a default
};

/// The options of one JSON object.
struct OptionSchema {
  std::string name;   ///< key of the section
  std::string title;  ///< for forms and documentation
  std::string help;
  std::vector<Option> options;
  bool open = false;  ///< true where any key is accepted (model overrides)

  const Option* find(std::string_view key) const;
};

/// `value` with every default written out, in the schema's order. Unknown keys, wrong types and values out of
/// range are errors of kind invalidInput whose text begins with the JSON path, list elements counted from 0:
/// "training.batch_size: -3 is below 1", "data.train.0.path: is missing".
Result<Json> applySchema(const OptionSchema& schema, const Json& value, const std::string& path = "");

/// JSON Schema (draft 2020-12) of the same description.
Json toJsonSchema(const OptionSchema& schema);

/// The word for a type in messages and documentation: "a whole number".
std::string typeInWords(OptionType type);

}  // namespace s2s
