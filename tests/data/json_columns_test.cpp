// Members of JSON records that the first one lacks.

#include "engine/data/readers/json_columns.h"

#include <gtest/gtest.h>

#include "engine/data/row_reader.h"
#include "tests/data/read_table.h"

namespace s2s {
namespace {

using test::Cells;
using test::ReadTable;
using Names = std::vector<std::string>;

class JsonColumnsTest : public ::testing::Test {
 protected:
  /// What the file's rows have beside their cells.
  MembersWithoutColumn without(const std::string& name, const std::vector<std::size_t>& needed = {}) {
    const auto reader = openRows(m_folder / name, {});
    EXPECT_TRUE(reader);
    if (!needed.empty()) (*reader)->needOnly(needed);
    for (;;) {
      const auto row = (*reader)->next();
      if (!row || !*row) break;
    }
    return (*reader)->membersWithoutColumn();
  }
  ReadTable read(const std::string& name, const std::string& text) {
    return test::readBytes(m_folder, name, text);
  }

  test::TemporaryDirectory m_folder;
};

TEST_F(JsonColumnsTest, MembersThatTheFirstRecordLacksAreColumns) {
  const std::string first = R"({"en": "a", "tr": {"ko": "가"}})",
                    second = R"({"en": "b", "tr": {"ko": "나", "ja": "c"}})",
                    third = R"({"note": {"by": 7}, "en": "d", "tr": {"ko": "라"}})";
  const Names names{"en", "tr.ko", "tr.ja", "note.by"};
  const Cells rows{{"a", "가", "", ""}, {"b", "나", "c", ""}, {"d", "라", "", "7"}};
  for (const auto& [name, text] :
       {std::pair("a.jsonl", first + "\n" + second + "\n" + third + "\n"),
        std::pair("a.json", "[" + first + "," + second + "," + third + "]"),
        std::pair("b.json", R"({"data": [)" + first + "," + second + "," + third + "]}")}) {
    const ReadTable table = read(name, text);
    EXPECT_EQ(table.columns, names) << text;
    EXPECT_EQ(table.rows, rows) << text;
    EXPECT_TRUE(table.bad.empty()) << text;
    EXPECT_EQ(without(name).rows, 0) << text;
    test::expectSeekable(m_folder / name);
  }
}

TEST_F(JsonColumnsTest, AColumnThatWasChosenHasToBeThere) {
  read("a.jsonl", "{\"en\": \"a\"}\n{\"en\": \"b\", \"ko\": \"c\"}\n");
  EXPECT_EQ(test::readTable(m_folder / "a.jsonl", {}, {0, 1}).bad, Names{"1: has no \"ko\""});
  const auto reader = openRows(m_folder / "a.jsonl", {});
  ASSERT_TRUE(reader);
  const auto row = (*reader)->next();
  ASSERT_TRUE(row && *row);
  EXPECT_EQ((*row)->bare, std::vector<std::size_t>{1}) << "written as null";
}

TEST_F(JsonColumnsTest, LaterMembersAreCounted) {
  std::string text;
  for (std::size_t i = 0; i < kRecordsForColumns; ++i) text += "{\"en\": \"a\"}\n";
  text +=
      "{\"en\": \"b\", \"empty\": null}\n{\"en\": \"c\", \"late\": {\"x\": 1}}\n{\"en\": \"d\", \"z\": 1}\n";
  EXPECT_EQ(read("a.jsonl", text).columns, Names{"en"});
  const MembersWithoutColumn members = without("a.jsonl");
  EXPECT_EQ(members.rows, 2);
  EXPECT_EQ(members.firstLine, static_cast<std::int64_t>(kRecordsForColumns) + 2);
  EXPECT_EQ(members.firstName, "late.x");
  EXPECT_EQ(without("a.jsonl", {0}).rows, 0) << "nobody asks for them";
}

TEST_F(JsonColumnsTest, AnObjectBesideAValueOfItsNameIsOneColumnOrCounted) {
  JsonColumns value, object;
  value.add(Json::parse(R"({"a": 1})"));
  value.add(Json::parse(R"({"a": {"b": 2}})"));
  EXPECT_EQ(value.names(), Names{"a"}) << "the object is a cell of it";
  object.add(Json::parse(R"({"a": {"b": 2}})"));
  object.add(Json::parse(R"({"a": 1})"));
  EXPECT_EQ(object.names(), Names{"a.b"});
  EXPECT_EQ(object.memberWithoutColumn(Json::parse(R"({"a": 1})")), "a");
  EXPECT_EQ(object.memberWithoutColumn(Json::parse(R"({"a": null})")), "");
}

}  // namespace
}  // namespace s2s
