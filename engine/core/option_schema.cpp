#include "engine/core/option_schema.h"

#include <algorithm>
#include <cmath>

#include "engine/core/nearest_name.h"

namespace s2s {
namespace {

constexpr std::size_t kLongestQuote = 80;

Error invalid(const std::string& path, const std::string& what, const std::string& remedy = "") {
  return Error{(path.empty() ? "" : path + ": ") + what, "", remedy, Error::Kind::invalidInput};
}

std::string joined(const std::string& path, const std::string& key) {
  return path.empty() ? key : path + "." + key;
}

std::string inQuotes(const Json& value) {
  std::string text = writeJson(value);
  if (text.size() <= kLongestQuote) return text;
  std::size_t end = kLongestQuote;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::string list(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

bool isWhole(const Json& value) {
  if (value.is_number_integer()) return true;
  constexpr double kExactlyRepresented = 9007199254740992.0;  // 2^53
  return value.is_number_float() && std::trunc(value.get<double>()) == value.get<double>() &&
         std::abs(value.get<double>()) <= kExactlyRepresented;
}

bool hasType(const Json& value, OptionType type) {
  switch (type) {
    case OptionType::boolean:
      return value.is_boolean();
    case OptionType::integer:
      return isWhole(value);
    case OptionType::number:
      return value.is_number() && std::isfinite(value.get<double>());
    case OptionType::text:
    case OptionType::choice:
    case OptionType::path:
      return value.is_string();
    case OptionType::list:
      return value.is_array();
    case OptionType::object:
      return value.is_object();
  }
  return false;
}

std::string boundText(double bound) {
  if (std::trunc(bound) == bound && std::abs(bound) < 1e15)
    return std::to_string(static_cast<std::int64_t>(bound));
  return writeJson(Json(bound));
}

Result<Json> checkRange(const Option& option, Json value, const std::string& path) {
  const double number = value.get<double>();
  if (option.minimum && number < *option.minimum) {
    return invalid(path, inQuotes(value) + " is below " + boundText(*option.minimum));
  }
  if (option.maximum && number > *option.maximum) {
    return invalid(path, inQuotes(value) + " is above " + boundText(*option.maximum));
  }
  return value;
}

Result<Json> checkValue(const Option& option, const Json& value, const std::string& path);

/// An element of a list whose objects differ by their kind.
Result<Json> checkVariant(const Option& option, const Json& value, const std::string& path) {
  std::vector<std::string> kinds;
  for (const OptionSchema& variant : option.variants) kinds.push_back(variant.name);
  if (!value.is_object()) return invalid(path, inQuotes(value) + " is not an object");
  const auto kind = value.find("kind");
  if (kind == value.end()) return invalid(joined(path, "kind"), "is missing", "use one of: " + list(kinds));
  for (const OptionSchema& variant : option.variants) {
    if (*kind == variant.name) return applySchema(variant, value, path);
  }
  const std::string near = kind->is_string() ? nearestName(kind->get<std::string>(), kinds) : "";
  return invalid(joined(path, "kind"), inQuotes(*kind) + " is not a choice",
                 near.empty() ? "use one of: " + list(kinds) : "did you mean '" + near + "'?");
}

Result<Json> checkElements(const Option& option, const Json& value, const std::string& path) {
  if (option.fields.empty() && option.element.empty() && option.variants.empty()) return value;
  Json checked = Json::array();
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string place = joined(path, std::to_string(i));
    Result<Json> element = !option.variants.empty() ? checkVariant(option, value[i], place)
                           : option.fields.empty()  ? checkValue(option.element.front(), value[i], place)
                                                    : applySchema(option.fields.back(), value[i], place);
    if (!element) return element.error();
    checked.push_back(std::move(*element));
  }
  return checked;
}

Result<Json> checkOfType(const Option& option, OptionType type, const Json& value, const std::string& path) {
  switch (type) {
    case OptionType::integer:
      if (value.is_number_float())
        return checkRange(option, Json(static_cast<std::int64_t>(value.get<double>())), path);
      return checkRange(option, value, path);
    case OptionType::number:
      return checkRange(option, value, path);
    case OptionType::choice:
      if (std::ranges::find(option.choices, value.get<std::string>()) == option.choices.end()) {
        return invalid(path, inQuotes(value) + " is not a choice", "use one of: " + list(option.choices));
      }
      return value;
    case OptionType::text:
    case OptionType::path:
      if (option.required && value.get_ref<const std::string&>().empty()) return invalid(path, "is empty");
      return value;
    case OptionType::list:
      return checkElements(option, value, path);
    case OptionType::object:
      return option.fields.empty() ? Result<Json>(value) : applySchema(option.fields.front(), value, path);
    case OptionType::boolean:
      return value;
  }
  return value;
}

Result<Json> checkValue(const Option& option, const Json& value, const std::string& path) {
  if (value.is_null() && !option.required && (option.nullable || option.defaultValue.is_null())) return value;
  if (hasType(value, option.type)) return checkOfType(option, option.type, value, path);
  if (option.alternative && hasType(value, *option.alternative)) {
    return checkOfType(option, *option.alternative, value, path);
  }
  std::string expected = typeInWords(option.type);
  if (option.alternative) expected += " or " + typeInWords(*option.alternative);
  return invalid(path, inQuotes(value) + " is not " + expected);
}

Result<void> checkKeys(const OptionSchema& schema, const Json& value, const std::string& path) {
  if (schema.open) return {};
  std::vector<std::string> known;
  for (const Option& option : schema.options) known.push_back(option.name);
  for (const auto& [key, ignored] : value.items()) {
    if (schema.find(key)) continue;
    const std::string near = nearestName(key, known);
    return invalid(joined(path, key), "unknown key",
                   near.empty() ? "known keys are: " + list(known) : "did you mean '" + near + "'?");
  }
  return {};
}

std::string typeName(OptionType type) {
  switch (type) {
    case OptionType::boolean:
      return "boolean";
    case OptionType::integer:
      return "integer";
    case OptionType::number:
      return "number";
    case OptionType::text:
    case OptionType::choice:
    case OptionType::path:
      return "string";
    case OptionType::list:
      return "array";
    case OptionType::object:
      return "object";
  }
  return "";
}

Json schemaOfObject(const OptionSchema& schema);
Json schemaOfOption(const Option& option);

/// The part of an option's schema that depends on one of its types.
Json schemaOfType(const Option& option, OptionType type) {
  Json schema = Json::object();
  if (type == OptionType::object && !option.fields.empty()) {
    schema = schemaOfObject(option.fields.front());
    schema.erase("title");
    schema.erase("description");
    return schema;
  }
  schema["type"] = typeName(type);
  if (type == OptionType::choice) schema["enum"] = option.choices;
  if (type == OptionType::list && !option.fields.empty())
    schema["items"] = schemaOfObject(option.fields.back());
  if (type == OptionType::list && !option.element.empty())
    schema["items"] = schemaOfOption(option.element.front());
  if (type == OptionType::list && !option.variants.empty()) {
    Json alternatives = Json::array();
    for (const OptionSchema& variant : option.variants) alternatives.push_back(schemaOfObject(variant));
    schema["items"] = {{"oneOf", alternatives}};
  }
  if (type == OptionType::integer || type == OptionType::number) {
    if (option.minimum) schema["minimum"] = *option.minimum;
    if (option.maximum) schema["maximum"] = *option.maximum;
  }
  if (option.required && (type == OptionType::text || type == OptionType::path)) schema["minLength"] = 1;
  return schema;
}

Json schemaOfOption(const Option& option) {
  Json alternatives = Json::array({schemaOfType(option, option.type)});
  if (option.alternative) alternatives.push_back(schemaOfType(option, *option.alternative));
  const bool mayBeNull = !option.required && (option.nullable || option.defaultValue.is_null());
  if (mayBeNull) alternatives.push_back(Json{{"type", "null"}});

  Json schema = Json::object();
  schema["description"] = option.help + (option.unit.empty() ? "" : " [" + option.unit + "]");
  if (alternatives.size() == 1)
    schema.update(alternatives[0]);
  else
    schema["anyOf"] = alternatives;
  if (!option.defaultValue.is_null()) schema["default"] = option.defaultValue;
  return schema;
}

Json schemaOfObject(const OptionSchema& schema) {
  Json result = Json::object();
  result["title"] = schema.title;
  if (!schema.help.empty()) result["description"] = schema.help;
  result["type"] = "object";
  Json properties = Json::object(), required = Json::array();
  for (const Option& option : schema.options) {
    properties[option.name] = schemaOfOption(option);
    if (option.required && option.defaultValue.is_null()) required.push_back(option.name);
  }
  result["properties"] = properties;
  if (!required.empty()) result["required"] = required;
  result["additionalProperties"] = schema.open;
  return result;
}

}  // namespace

const Option* OptionSchema::find(std::string_view key) const {
  const auto found = std::ranges::find_if(options, [&](const Option& option) { return option.name == key; });
  return found == options.end() ? nullptr : &*found;
}

std::string typeInWords(OptionType type) {
  switch (type) {
    case OptionType::boolean:
      return "true or false";
    case OptionType::integer:
      return "a whole number";
    case OptionType::number:
      return "a number";
    case OptionType::text:
      return "a text";
    case OptionType::choice:
      return "a choice";
    case OptionType::path:
      return "a path";
    case OptionType::list:
      return "a list";
    case OptionType::object:
      return "an object";
  }
  return "";
}

Result<Json> applySchema(const OptionSchema& schema, const Json& value, const std::string& path) {
  if (!value.is_object()) {
    return invalid(path.empty() ? schema.name : path, inQuotes(value) + " is not an object");
  }
  if (Result<void> keys = checkKeys(schema, value, path); !keys) return keys.error();
  Json complete = Json::object();
  for (const Option& option : schema.options) {
    const std::string optionPath = joined(path, option.name);
    const auto given = value.find(option.name);
    if (given == value.end() && option.required && option.defaultValue.is_null())
      return invalid(optionPath, "is missing", option.help);
    const Json& before = given == value.end() ? option.defaultValue : *given;
    Result<Json> checked = checkValue(option, before, optionPath);
    if (!checked) return checked.error();
    complete[option.name] = std::move(*checked);
  }
  for (const auto& [key, extra] : value.items()) {
    if (!complete.contains(key)) complete[key] = extra;
  }
  return complete;
}

Json toJsonSchema(const OptionSchema& schema) {
  Json result = Json::object();
  result["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  result.update(schemaOfObject(schema));
  return result;
}

}  // namespace s2s
