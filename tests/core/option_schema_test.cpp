#include "engine/core/option_schema.h"

#include <gtest/gtest.h>

#include <limits>

namespace s2s {
namespace {

Option option(std::string name, OptionType type, Json defaultValue) {
  Option result;
  result.name = std::move(name);
  result.type = type;
  result.defaultValue = std::move(defaultValue);
  result.help = "Help on " + result.name;
  return result;
}

OptionSchema example() {
  Option count = option("count", OptionType::integer, 3);
  count.minimum = 1, count.maximum = 10, count.unit = "rows";
  Option kind = option("kind", OptionType::choice, "a");
  kind.choices = {"a", "b"};
  Option column = option("column", OptionType::text, "source");
  column.alternative = OptionType::integer;
  column.minimum = 1;
  Option path = option("path", OptionType::path, nullptr);
  path.required = true;
  Option items = option("items", OptionType::list, Json::array());
  items.fields.push_back({"item", "Item", "", {path}});
  Option rate = option("rate", OptionType::number, nullptr);
  Option inner = option("inner", OptionType::object, Json::object());
  inner.fields.push_back({"inner", "Inner", "", {count}});
  return {"example",
          "Example",
          "An example",
          {count, kind, column, items, rate, inner, option("flag", OptionType::boolean, false)}};
}

std::string errorOf(const Json& json) {
  const Result<Json> checked = applySchema(example(), json);
  return checked ? "" : checked.error().message();
}

TEST(OptionSchemaTest, DefaultsAreWrittenOutInOrder) {
  const Result<Json> complete = applySchema(example(), Json::object());
  ASSERT_TRUE(complete);
  EXPECT_EQ(
      writeJson(*complete),
      R"({"count":3,"kind":"a","column":"source","items":[],"rate":null,"inner":{"count":3},"flag":false})");
  EXPECT_EQ(*applySchema(example(), *complete), *complete) << "the complete form is a fixed point";
}

TEST(OptionSchemaTest, ErrorsBeginWithThePath) {
  EXPECT_EQ(errorOf({{"count", 0}}), "count: 0 is below 1");
  EXPECT_EQ(errorOf({{"count", 11}}), "count: 11 is above 10");
  EXPECT_EQ(errorOf({{"count", 1.5}}), "count: 1.5 is not a whole number");
  EXPECT_EQ(errorOf({{"count", nullptr}}), "count: null is not a whole number");
  EXPECT_EQ(errorOf({{"count", true}}), "count: true is not a whole number");
  EXPECT_EQ(errorOf({{"inner", {{"count", -1}}}}), "inner.count: -1 is below 1");
  EXPECT_EQ(errorOf({{"kind", "c"}}), "kind: \"c\" is not a choice, use one of: a, b");
  EXPECT_EQ(errorOf({{"column", true}}), "column: true is not a text or a whole number");
  EXPECT_EQ(errorOf({{"items", Json::array({{{"path", "x"}}, Json::object()})}}),
            "items.1.path: is missing, Help on path");
  EXPECT_EQ(errorOf({{"items", Json::array({{{"path", ""}}})}}), "items.0.path: is empty");
  EXPECT_EQ(errorOf({{"cuont", 1}}), "cuont: unknown key, did you mean 'count'?");
  EXPECT_EQ(errorOf({{"zzzzzzzz", 1}}).rfind("zzzzzzzz: unknown key, known keys are: count", 0), 0u);
  EXPECT_EQ(errorOf({{"rate", "fast"}}), "rate: \"fast\" is not a number");
}

TEST(OptionSchemaTest, WholeNumbersMayBeWrittenWithAPoint) {
  const Result<Json> checked = applySchema(example(), {{"count", 4.0}});
  ASSERT_TRUE(checked);
  EXPECT_TRUE(checked->at("count").is_number_integer());
  EXPECT_EQ(checked->at("count"), 4);
}

TEST(OptionSchemaTest, NumbersThatAreNotFiniteAreRefused) {
  EXPECT_NE(errorOf({{"rate", std::numeric_limits<double>::infinity()}}), "");
  EXPECT_NE(errorOf({{"rate", std::nan("")}}), "");
  EXPECT_NE(errorOf({{"count", 1e300}}), "");
}

TEST(OptionSchemaTest, TheLargestSeedSurvives) {
  OptionSchema schema{"s", "S", "", {option("seed", OptionType::integer, 1)}};
  const std::uint64_t largest = std::numeric_limits<std::uint64_t>::max();
  EXPECT_EQ(applySchema(schema, {{"seed", largest}})->at("seed").get<std::uint64_t>(), largest);
}

TEST(OptionSchemaTest, LongValuesAreCutInErrorsAtACharacter) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "한";
  const std::string message = errorOf({{"rate", text}});
  EXPECT_LT(message.size(), 200u);
  EXPECT_NE(message.find("…"), std::string::npos);
}

TEST(OptionSchemaTest, AnOpenSchemaKeepsWhatItDoesNotKnow) {
  OptionSchema schema{"s", "S", "", {}, true};
  EXPECT_EQ(*applySchema(schema, {{"d_model", 128}}), (Json{{"d_model", 128}}));
}

TEST(OptionSchemaTest, JsonSchemaSaysTheSame) {
  const Json schema = toJsonSchema(example());
  EXPECT_EQ(schema.at("$schema"), "https://json-schema.org/draft/2020-12/schema");
  EXPECT_EQ(schema.at("additionalProperties"), false);
  const Json& properties = schema.at("properties");
  EXPECT_EQ(properties.at("count").at("type"), "integer");
  EXPECT_EQ(properties.at("count").at("minimum"), 1);
  EXPECT_EQ(properties.at("count").at("default"), 3);
  EXPECT_EQ(properties.at("count").at("description"), "Help on count [rows]");
  EXPECT_EQ(properties.at("kind").at("enum"), Json::array({"a", "b"}));
  EXPECT_EQ(properties.at("column").at("anyOf").size(), 2u);
  EXPECT_EQ(properties.at("items").at("items").at("required"), Json::array({"path"}));
  EXPECT_EQ(properties.at("rate").at("anyOf").at(1).at("type"), "null");
  EXPECT_EQ(properties.at("inner").at("properties").at("count").at("type"), "integer");
}

}  // namespace
}  // namespace s2s
