#include "engine/data/filters/filter_options.h"

#include "engine/recipes/sections/option_builders.h"

namespace s2s {

namespace build = recipe_sections;

Option filterNumber(std::string name, Json defaultValue, double minimum, double maximum, std::string help,
                    std::string unit) {
  return build::common(
      build::within(minimum, maximum,
                    build::option(std::move(name), OptionType::number, std::move(defaultValue),
                                  std::move(help), std::move(unit))));
}

Option filterInteger(std::string name, Json defaultValue, double minimum, double maximum, std::string help,
                     std::string unit) {
  Option option = filterNumber(std::move(name), std::move(defaultValue), minimum, maximum, std::move(help),
                               std::move(unit));
  option.type = OptionType::integer;
  return option;
}

Option filterChoice(std::string name, std::string defaultValue, std::vector<std::string> choices,
                    std::string help) {
  return build::common(
      build::choice(std::move(name), std::move(defaultValue), std::move(choices), std::move(help)));
}

Option filterText(std::string name, std::string defaultValue, std::string help) {
  return build::option(std::move(name), OptionType::text, Json(std::move(defaultValue)), std::move(help));
}

Option filterPath(std::string name, std::string help) {
  return build::common(
      build::required(build::option(std::move(name), OptionType::path, nullptr, std::move(help))));
}

Option filterOptionalPath(std::string name, std::string help) {
  return build::option(std::move(name), OptionType::path, "", std::move(help));
}

Option filterHashes() {
  return build::listOf(filterText("hash", "", "A SHA-256"),
                       build::option("sha256", OptionType::list, Json::array(),
                                     "SHA-256 of the filter's files, written by the run"));
}

Option filterComparison() {
  return filterChoice("compare", "exact", {"exact", "normalised"},
                      "Byte for byte, or without regard to case, spaces, punctuation and Unicode's forms");
}

Option filterPart() {
  return filterChoice("of", "pair", {"pair", "source", "target"}, "Which texts of two rows must be the same");
}

Option filterSide() {
  return filterChoice("side", "source", {"source", "target", "both"}, "Which text of a row is looked at");
}

Result<void> checkMinimum(const Json& options) {
  const Json &minimum = options.at("minimum"), &maximum = options.at("maximum");
  if (minimum <= maximum) return {};
  const std::string low = writeJson(minimum), high = writeJson(maximum);
  Error error{low + " is above the maximum of " + high, "", "exchange the two", Error::Kind::invalidInput};
  error.what.insert(0, "minimum: ");
  return error;
}

}  // namespace s2s
