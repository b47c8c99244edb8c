#include "engine/data/filters/filter_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "engine/data/filters/written_filter.h"
#include "engine/recipes/recipe.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

class FilterFileTest : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& text) {
    std::ofstream(m_folder / name) << text;
    m_request.data.path = (m_folder / name).string();
  }
  std::string read(const std::string& name) {
    std::ostringstream text;
    text << std::ifstream(m_folder / name).rdbuf();
    return text.str();
  }
  FilterFileResult filter(const Json& filters, const std::string& to = "out.tsv") {
    m_request.data.filters = filters;
    m_request.to = m_folder / to;
    m_request.removed = m_folder / "removed.tsv";
    Result<FilterFileResult> result = filterFile(m_request, RunControl());
    EXPECT_TRUE(result) << (result ? "" : result.error().message());
    return result ? std::move(*result) : FilterFileResult{};
  }

  test::TemporaryDirectory m_folder;
  FilterFileRequest m_request;
};

TEST_F(FilterFileTest, WhatStaysHasAllColumnsAndWhatGoesSaysWhy) {
  write("in.tsv",
        "id\tsource\ttarget\n1\tHi.\t안녕.\n2\tHi.\t안녕.\n3\tone cell is missing\n4\ta {\tb\n5\tBye.\t잘 "
        "가.\n");
  const FilterFileResult result = filter({{{"kind", "duplicates"}}, {{"kind", "curly-brackets"}}});
  EXPECT_EQ(read("out.tsv"), "id\tsource\ttarget\n1\tHi.\t안녕.\n5\tBye.\t잘 가.\n");
  EXPECT_EQ(read("removed.tsv"),
            "line\twhy\tid\tsource\ttarget\n"
            "3\tduplicates: repeats line 2\t2\tHi.\t안녕.\n"
            "4\tcannot be read: 2 columns where there should be 3\t3\\tone cell is missing\t\t\n"
            "5\tcurly-brackets: the source has a curly bracket\t4\ta {\tb\n");
  EXPECT_EQ(result.read, 4);
  EXPECT_EQ(result.written, 2);
  EXPECT_EQ(result.removed, 2);
  EXPECT_EQ(result.badRows.count(), 1);
  EXPECT_EQ(result.filters[0].removed, 1);
}

TEST_F(FilterFileTest, TextsThatLoseLinesAreWrittenWithoutThem) {
  write("in.jsonl", "{\"source\": \"menu\\nIt rained all day.\", \"target\": \"x\"}\n");
  m_request.needs = RowNeeds::nothing;
  const FilterFileResult result = filter({{{"kind", "terminal-punctuation"}}}, "out.jsonl");
  EXPECT_EQ(Json::parse(read("out.jsonl"))["source"], "It rained all day.");
  EXPECT_EQ(Json::parse(read("out.jsonl"))["target"], "x") << "a column that no filter looks at stays";
  EXPECT_EQ(result.filters[0].shortened, 1);
}

// Numbers became texts, which other programs take for labels of another kind.
TEST_F(FilterFileTest, ValuesThatNoFilterChangesStayWhatTheyAre) {
  const std::string values =
      R"("score":1.10,"large":123456789012345678901,"good":true,"none":null,"year":"1999")";
  write("in.jsonl", "{\"source\":\"menu\\nIt rained all day.\",\"target\":7," + values + ",\"list\":[1]}\n");
  m_request.needs = RowNeeds::nothing;
  filter({{{"kind", "terminal-punctuation"}}}, "out.jsonl");
  EXPECT_EQ(read("out.jsonl"),
            "{\"source\":\"It rained all day.\",\"target\":7," + values + ",\"list\":\"[1]\"}\n");
}

TEST_F(FilterFileTest, SoDoThoseOfRowsThatGo) {
  write("in.jsonl",
        "{\"source\":1,\"target\":1,\"good\":false}\n{\"source\":1,\"target\":2,\"good\":null}\n");
  m_request.data.filters = {{{"kind", "copy"}}};
  m_request.to = m_folder / "out.json";
  m_request.removed = m_folder / "removed.jsonl";
  const auto result = filterFile(m_request, RunControl());
  ASSERT_TRUE(result) << result.error().message();
  EXPECT_EQ(read("out.json"), "[\n{\"source\":1,\"target\":2,\"good\":null}\n]\n");
  EXPECT_EQ(read("removed.jsonl"),
            "{\"line\":\"1\",\"why\":\"copy: the target is the source\","
            "\"source\":1,\"target\":1,\"good\":false}\n");
}

TEST_F(FilterFileTest, RowsThatTheFormatCannotHoldAreNotLostSilently) {
  write("in.jsonl",
        "{\"source\": \"two\\nlines\", \"target\": \"x\"}\n{\"source\": \"a\", \"target\": \"b\"}\n");
  const FilterFileResult result = filter({{{"kind", "empty"}}});
  EXPECT_EQ(read("out.tsv"), "source\ttarget\na\tb\n");
  EXPECT_EQ(result.badRows.count(), 1);
  EXPECT_NE(read("removed.tsv").find("1\tcannot be written: "), std::string::npos) << read("removed.tsv");
  EXPECT_NE(read("removed.tsv").find("two\\nlines"), std::string::npos) << "escaped";
}

TEST_F(FilterFileTest, ColumnsOfTheFileMayHaveOurNames) {
  write("in.tsv", "line\twhy\tsource\ttarget\n7\tx\ta\ta\n");
  filter({{{"kind", "copy"}}});
  EXPECT_EQ(read("removed.tsv"),
            "line\twhy\tline_\twhy_\tsource\ttarget\n2\tcopy: the target is the source\t7\tx\ta\ta\n");
}

TEST_F(FilterFileTest, AFileThatExistsIsNotOverwrittenAndAStoppedOneLeavesNone) {
  write("in.tsv", "source\ttarget\na\tb\n");
  std::ofstream(m_folder / "out.tsv") << "precious";
  m_request.to = m_folder / "out.tsv";
  const auto refused = filterFile(m_request, RunControl());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
  EXPECT_EQ(read("out.tsv"), "precious");

  m_request.writer.existing = StreamedFile::Existing::replace;
  RunControl control;
  control.requestStop();
  const auto stopped = filterFile(m_request, control);
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().kind, Error::Kind::cancelled);
  EXPECT_EQ(read("out.tsv"), "precious");
  ASSERT_TRUE(filterFile(m_request, RunControl()));
  EXPECT_EQ(read("out.tsv"), "source\ttarget\na\tb\n");
}

TEST_F(FilterFileTest, RowsWithAnEmptySideHideNoOthers) {
  write("in.tsv", "source\ttarget\nhello\t\nhello\t안녕\nhello\t여보세요\n");
  EXPECT_EQ(filter({{{"kind", "duplicates"}, {"of", "source"}}}).removed, 1);
  EXPECT_EQ(read("out.tsv"), "source\ttarget\nhello\t\nhello\t안녕\n");
}

TEST_F(FilterFileTest, PlainTextKeepsItsLines) {
  write("in.txt", "하나\n \n둘\n");
  m_request.data.source = std::int64_t{1};
  m_request.needs = RowNeeds::nothing;
  filter({{{"kind", "empty"}}}, "out.txt");
  EXPECT_EQ(read("out.txt"), "하나\n둘\n");
}

TEST_F(FilterFileTest, NoFileThatIsReadIsReplacedAndNoneIsWrittenTwice) {
  write("held.tsv", "source\ttarget\nc\td\n");
  write("in.tsv", "source\ttarget\na\tb\n");
  m_request.writer.existing = StreamedFile::Existing::replace;
  const auto refuses = [&](const std::string& to, const std::string& removed) {
    m_request.to = m_folder / to;
    m_request.removed = removed.empty() ? std::filesystem::path() : m_folder / removed;
    const auto refused = filterFile(m_request, RunControl());
    return !refused && refused.error().kind == Error::Kind::invalidInput;
  };
  m_request.data.filters = {{{"kind", "leakage"}, {"against", {(m_folder / "held.tsv").string()}}}};
  EXPECT_TRUE(refuses("in.tsv", ""));
  EXPECT_TRUE(refuses("./in.tsv", ""));
  EXPECT_TRUE(refuses("out.tsv", "in.tsv"));
  EXPECT_TRUE(refuses("out.tsv", "out.tsv"));
  EXPECT_TRUE(refuses("held.tsv", ""));
  EXPECT_FALSE(std::filesystem::exists(m_folder / "out.tsv"));
  EXPECT_EQ(read("in.tsv"), "source\ttarget\na\tb\n");
  EXPECT_FALSE(refuses("out.tsv", "removed.tsv"));
}

TEST(WrittenFilterTest, NamesOptionsAndObjects) {
  EXPECT_EQ(*readWrittenFilter("duplicates"), (Json{{"kind", "duplicates"}}));
  EXPECT_EQ(*readWrittenFilter("language:target=ko,threshold=0.9"),
            (Json{{"kind", "language"}, {"target", "ko"}, {"threshold", 0.9}}));
  EXPECT_EQ(*readWrittenFilter("leakage:against=a.tsv,against=b.tsv,of=source"),
            (Json{{"kind", "leakage"}, {"against", {"a.tsv", "b.tsv"}}, {"of", "source"}}));
  EXPECT_EQ(*readWrittenFilter("{\"kind\": \"empty\"}"), (Json{{"kind", "empty"}}));
  EXPECT_EQ((*readWrittenFilter("terminal-punctuation:marks=1"))["marks"], "1")
      << "read by the option's type";
}

TEST(WrittenFilterTest, MistakesAreNamed) {
  const auto message = [](const char* text) {
    const Result<Json> read = readWrittenFilter(text);
    EXPECT_FALSE(read) << text;
    EXPECT_EQ(read.error().kind, Error::Kind::invalidInput);
    return read.error().message();
  };
  EXPECT_EQ(message("duplicate"), "unknown filter 'duplicate', did you mean 'duplicates'?");
  EXPECT_NE(message("xyz").find("length-ratio"), std::string::npos);
  EXPECT_NE(message("duplicates:exact").find("is not key=value"), std::string::npos);
  EXPECT_NE(message("duplicates:side=x").find("compare, of"), std::string::npos);
  message("{\"kind\": ");
}

}  // namespace
}  // namespace s2s
