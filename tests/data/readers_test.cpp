#include <gtest/gtest.h>

#include <fstream>

#include "engine/data/row_reader.h"
#include "engine/data/text_pairs.h"
#include "tests/data/read_table.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

using namespace std::string_literals;

using test::Cells;
using Table = test::ReadTable;

class ReadersTest : public ::testing::Test {
 protected:
  Table read(const std::string& name, const std::string& content, const ReaderOptions& options = {}) {
    return test::readBytes(m_folder, name, content, options);
  }

  void write(const std::string& name, const std::string& content) {
    std::ofstream(m_folder / name, std::ios::binary) << content;
  }

  test::TemporaryDirectory m_folder;
};

TEST_F(ReadersTest, TsvTakesQuotesAsTheyAre) {
  const Table table = read("a.tsv", "en\tko\n\"Hi\tsay \"\"\"\nlast\t끝");
  EXPECT_EQ(table.columns, (std::vector<std::string>{"en", "ko"}));
  EXPECT_EQ(table.rows, (Cells{{"\"Hi", "say \"\"\""}, {"last", "끝"}}));
  EXPECT_EQ(table.lines, (std::vector<std::int64_t>{2, 3}));
  EXPECT_TRUE(table.bad.empty());
}

TEST_F(ReadersTest, ByteOrderMarkAndCarriageReturnsGo) {
  const Table table = read("a.tsv",
                           "\xEF\xBB\xBF"
                           "en\tko\r\na\tb\r\n");
  EXPECT_EQ(table.columns[0], "en");
  EXPECT_EQ(table.rows, (Cells{{"a", "b"}}));
}

TEST_F(ReadersTest, ColumnsWithoutHeaderAreNumbered) {
  const Table table = read("a.tsv", "a\tb\nc\td\n", {"auto", false, {}, {}, {}});
  EXPECT_EQ(table.columns, (std::vector<std::string>{"1", "2"}));
  EXPECT_EQ(table.rows.size(), 2u);
}

TEST_F(ReadersTest, BadRowsAreNamedByLine) {
  const Table table =
      read("a.tsv", std::string("en\tko\na\tb\nalone\n\nx\ty\tz\nbroken\t\xC3\x28\nnul\t\0!\nc\td\n", 44));
  EXPECT_EQ(table.rows, (Cells{{"a", "b"}, {"c", "d"}}));
  ASSERT_EQ(table.bad.size(), 5u);
  EXPECT_EQ(table.bad[0], "3: 1 column where there should be 2");
  EXPECT_EQ(table.bad[1], "4: empty line");
  EXPECT_EQ(table.bad[2], "5: 3 columns where there should be 2");
  EXPECT_EQ(table.bad[3], "6: column ko: not valid UTF-8 at byte 1");
  EXPECT_EQ(table.bad[4], "7: column ko: holds a NUL byte");
  EXPECT_EQ(table.lines.back(), 8);
}

TEST_F(ReadersTest, CsvFollowsTheStandard) {
  const Table table =
      read("a.csv", "en,ko\r\n\"a,b\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",x\n,\"\"\nit's 5\" long,y\n");
  EXPECT_EQ(table.rows,
            (Cells{{"a,b", "say \"hi\""}, {"two\nlines", "x"}, {"", ""}, {"it's 5\" long", "y"}}));
  EXPECT_EQ(table.lines, (std::vector<std::int64_t>{2, 3, 5, 6}));
}

TEST_F(ReadersTest, AnUnclosedQuoteCostsItsOwnLineOnly) {
  const Table table = read("a.csv", "en,ko\n\"never closed,x\na,b\nc,d\n");
  EXPECT_EQ(table.rows, (Cells{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(table.bad, std::vector<std::string>{"2: a quote is opened and never closed"});
  EXPECT_EQ(table.lines, (std::vector<std::int64_t>{3, 4}));
}

TEST_F(ReadersTest, TextBehindAClosingQuoteIsBad) {
  const Table table = read("a.csv", "en,ko\n\"a\"b,c\nd,e\n");
  EXPECT_EQ(table.bad, std::vector<std::string>{"2: text after a closing quote"});
  EXPECT_EQ(table.rows, (Cells{{"d", "e"}}));
}

TEST_F(ReadersTest, AnOpenQuoteThatMeetsAQuotedCellCostsItsOwnLineOnly) {
  std::string text = "en,ko\n\"he said,hi\n";
  for (int i = 0; i < 500; ++i) text += "plain,row\n";
  const Table table = read("a.csv", text + "\"fine\",ok\n");
  EXPECT_EQ(table.rows.size(), 501u);
  EXPECT_EQ(table.rows.back(), (std::vector<std::string>{"fine", "ok"}));
  EXPECT_EQ(table.lines.front(), 3);
  EXPECT_EQ(table.bad, std::vector<std::string>{"2: text after a closing quote"});
}

TEST_F(ReadersTest, RecordsOfMoreColumnsThanAnyTableHasAreBad) {
  for (const auto& [name, separator] : {std::pair("a.csv", ','), std::pair("a.tsv", '\t')}) {
    const std::string line = std::string("a") + separator + "b\n";
    const Table table = read(name, line + std::string(5000, separator) + "\n" + line);
    EXPECT_EQ(table.rows, (Cells{{"a", "b"}}));
    EXPECT_EQ(table.bad, std::vector<std::string>{"2: has more than 4096 columns"});
    EXPECT_NE(read(name, std::string(5000, separator) + "\n").error.find("has more than 4096 columns"),
              std::string::npos);
  }
}

TEST_F(ReadersTest, ARecordOverManyLinesHasALimit) {
  // Every cell closes on the line on which the next one begins, so that the record goes on and on.
  const std::string filling(500'000, 'x');
  std::string text = "en,ko\na,b\n\"";
  for (int i = 0; i < 40; ++i) text += filling + "\n\",\"";
  const Table table = read("a.csv", text + "\"\nc,d\n");
  ASSERT_FALSE(table.bad.empty());
  EXPECT_EQ(table.bad[0], "3: the record is longer than 8388608 bytes");
  EXPECT_EQ(table.rows.back(), (std::vector<std::string>{"c", "d"}));
}

TEST_F(ReadersTest, JsonLinesTakeTheColumnsOfTheFirstObjects) {
  const Table table =
      read("a.jsonl",
           "{\"en\": \"a\", \"n\": 5, \"tr\": {\"ko\": \"가\"}}\n\nnot json\n{\"en\": \"b\"}\n"
           "{\"en\": null, \"n\": [1], \"tr\": {\"ko\": \"\\u0000\"}}\n{\"extra\": 1, \"en\": \"c\", \"n\": "
           "true, \"tr\": {\"ko\": \"다\"}}\n");
  EXPECT_EQ(table.columns, (std::vector<std::string>{"en", "n", "tr.ko", "extra"}));
  EXPECT_EQ(table.rows, (Cells{{"a", "5", "가", ""}, {"c", "true", "다", "1"}}));
  ASSERT_EQ(table.bad.size(), 3u);
  EXPECT_EQ(table.bad[0], "3: not valid JSON");
  EXPECT_EQ(table.bad[1], "4: has no \"n\"");
  EXPECT_EQ(table.bad[2], "5: column tr.ko: holds a NUL byte");
}

TEST_F(ReadersTest, JsonRecordsColumnsAndWrappersAreTheSameTable) {
  const Cells expected{{"a", "가"}, {"b", "나"}};
  for (const char* text :
       {R"([{"en": "a", "ko": "가"}, {"en": "b", "ko": "나"}])", R"({"en": ["a", "b"], "ko": ["가", "나"]})",
        R"({"en": {"0": "a", "1": "b"}, "ko": {"0": "가", "1": "나"}})",
        R"({"version": "1", "data": [{"en": "a", "ko": "가"}, {"en": "b", "ko": "나"}]})"}) {
    const Table table = read("a.json", text);
    EXPECT_EQ(table.error, "") << text;
    EXPECT_EQ(table.columns, (std::vector<std::string>{"en", "ko"})) << text;
    EXPECT_EQ(table.rows, expected) << text;
  }
}

TEST_F(ReadersTest, JsonRecordsNameTheLineTheyBeginOn) {
  const Table table =
      read("a.json", "[\n {\"en\": \"a ] , } \\\"\"},\n {\"en\":\n  \"b\"},\n oops,\n {\"ko\": 1}\n]\n");
  EXPECT_EQ(table.rows, (Cells{{"a ] , } \"", ""}, {"b", ""}})) << "a later member is a column too";
  EXPECT_EQ(table.lines, (std::vector<std::int64_t>{2, 3}));
  EXPECT_EQ(table.bad, (std::vector<std::string>{"5: not valid JSON", "6: has no \"en\""}));
}

TEST_F(ReadersTest, ColumnsOfPandasBelongTogetherByTheirKeys) {
  const auto error = [&](const std::string& second) {
    return read("a.json", R"({"src_text": {"0": "a", "1": "b"}, "tgt_text": )" + second + "}").error;
  };
  EXPECT_EQ(error(R"({"0": "A", "1": "B"})"), "");
  EXPECT_NE(error(R"({"1": "B", "0": "A"})")
                .find(R"(the column "tgt_text" has the key "1" where "src_text" has "0")"),
            std::string::npos);
  EXPECT_NE(error(R"({"0": "A"})").find(R"(the column "tgt_text" lacks the key "1" of "src_text")"),
            std::string::npos);
  EXPECT_NE(error(R"({"0": "A", "1": "B", "2": "C"})")
                .find(R"(the column "tgt_text" has the key "2", which "src_text" lacks)"),
            std::string::npos);
  // Objects beside the list of records are no columns.
  EXPECT_EQ(read("a.json", R"({"info": {"year": 1}, "more": {"x": 2, "y": 3}, "data": [{"a": "b"}]})").rows,
            (Cells{{"b"}}));
}

TEST_F(ReadersTest, ListsBesideTheRecordsAreNotDroppedSilently) {
  EXPECT_NE(read("a.json", R"({"train": [{"a": "b"}], "test": [{"a": "c"}, {"a": "d"}]})")
                .error.find(R"(more lists beside its records: "test")"),
            std::string::npos);
  EXPECT_NE(read("a.json", R"({"text": ["a", "b"], "label": [0, 1], "meta": [{"k": 1}, {"k": 2}]})")
                .error.find(R"(more lists beside its records: "text", "label")"),
            std::string::npos);
  // What describes the file, and a list that holds nothing, are no rows.
  EXPECT_EQ(read("a.json", R"({"languages": ["en", "ko"], "test": [], "data": [{"a": "b"}]})").rows,
            (Cells{{"b"}}));
}

TEST_F(ReadersTest, WhatStandsBehindAListOfRecordsIsAnError) {
  for (const std::string& more : {"[{\"en\": \"b\"}]"s, "oops"s, "]"s, "\0"s}) {
    const Table table = read("a.json", "[{\"en\": \"a\"}]\n" + more + "\n");
    EXPECT_EQ(table.rows, (Cells{{"a"}})) << more;
    EXPECT_NE(table.error.find("more text follows behind the list"), std::string::npos) << table.error;
    EXPECT_NE(table.error.find("line 2"), std::string::npos) << table.error;
  }
  EXPECT_EQ(read("a.json", "[{\"en\": \"a\"}] \r\n\t\n").error, "");
}

TEST_F(ReadersTest, NumbersInJsonStayAsTheyAreWritten) {
  const std::string record =
      R"({"id": 123456789012345678901234, "price": 1.10, "all": [1e5, {"n": 0.10, "i": 7}, 2.5, "x"]})";
  const std::vector<std::string> cells{"123456789012345678901234", "1.10",
                                       R"([1e5,{"n":0.10,"i":7},2.5,"x"])"};
  EXPECT_EQ(read("a.jsonl", record).rows, Cells{cells});
  EXPECT_EQ(read("a.json", "[" + record + "]").rows, Cells{cells});
  EXPECT_EQ(read("b.json", R"({"data": [)" + record + "]}").rows, Cells{cells});
  EXPECT_EQ(read("c.json", R"({"price": [1.10, 2.0], "n": {"0": 1E3, "1": -0.50}})").rows,
            (Cells{{"1.10", "1E3"}, {"2.0", "-0.50"}}));
}

TEST_F(ReadersTest, NumbersThatNoDoubleHoldsStayInJsonToo) {
  const std::string record =
      R"({"z": -0, "s": "\"1e400", "n": [1e400, {"a": -1E999, "b": -0.0}], "u": 1e-400, "i": 7, "d": 1.10})";
  const std::vector<std::string> cells{"-0",     "\"1e400", R"([1e400,{"a":-1E999,"b":-0.0}])",
                                       "1e-400", "7",       "1.10"};
  EXPECT_EQ(read("a.jsonl", record + "\n{\"z\": 1e400x}\n").rows, Cells{cells});
  EXPECT_EQ(read("a.jsonl", record + "\n{\"z\": 01e400}\n").bad,
            std::vector<std::string>{"2: not valid JSON"});
  EXPECT_EQ(read("a.json", "[" + record + "]").rows, Cells{cells});
  EXPECT_EQ(read("b.json", R"({"data": [)" + record + "]}").rows, Cells{cells});
  EXPECT_EQ(read("c.json", R"({"p": [1e400, -0], "n": {"0": 2.50, "1": 3}})").rows,
            (Cells{{"1e400", "2.50"}, {"-0", "3"}}));
}

TEST_F(ReadersTest, TwoCellsOfOneNameAreNoTableInJsonEither) {
  const std::string record = R"({"a.b": "one", "a": {"b": "two"}})";
  for (const auto& [name, text] : {std::pair("a.jsonl", record), std::pair("a.json", "[" + record + "]"),
                                   std::pair("b.json", R"({"data": [)" + record + "]}")})
    EXPECT_NE(read(name, text).error.find(R"(two columns are named "a.b")"), std::string::npos) << text;
  const Table table = read("a.jsonl", "{\"a\": 1}\n{\"a\": 2, \"a\": 3}\n");
  EXPECT_EQ(table.rows, (Cells{{"1"}}));
  EXPECT_EQ(table.bad, std::vector<std::string>{R"(2: two members are named "a")"});
}

TEST_F(ReadersTest, JsonOfMoreColumnsThanAnyTableHasIsRefused) {
  std::string members, columns;
  for (int i = 0; i < 5000; ++i) {
    const std::string name = (i > 0 ? ", \"" : "\"") + std::to_string(i);
    members += name + "\": 1";
    columns += name + "\": [1]";
  }
  for (const auto& [name, text] :
       {std::pair("a.jsonl", "{" + members + "}"), std::pair("a.json", "[{" + members + "}]"),
        std::pair("b.json", "{" + columns + "}")})
    EXPECT_NE(read(name, text).error.find("more than 4096"), std::string::npos) << name;
  EXPECT_NE(read("a.jsonl", "{}\n").error.find("no columns"), std::string::npos);
}

TEST_F(ReadersTest, JsonLinesUnderTheNameOfJsonAreRead) {
  const Table table = read("a.json", "{\"a\": \"x\", \"b\": 1}\n\n{\"a\": \"y\", \"b\": 2}\n");
  EXPECT_EQ(table.error, "");
  EXPECT_EQ(table.rows, (Cells{{"x", "1"}, {"y", "2"}}));
  EXPECT_EQ(table.lines, (std::vector<std::int64_t>{1, 3}));
}

TEST_F(ReadersTest, JsonThatIsNoTableIsRefused) {
  for (const char* text :
       {"", "3", "\"x\"", "{}", "[]", "[1, 2]", "{\"a\": 1}", "{\"a\": [1], \"b\": [1, 2]}", "[[1]]"}) {
    EXPECT_NE(read("a.json", text).error, "") << text;
  }
  EXPECT_NE(read("a.json", "[{\"a\": 1}, {\"a\"").error.find("never closed"), std::string::npos);
  EXPECT_NE(read("a.json", "[{\"a\": 1}}]").error, "");
}

TEST_F(ReadersTest, TwoTextFilesAreLinedUp) {
  write("b.ko", "가\n나\n");
  const Table table = read("a.en", "a\nb\n", {"auto", true, m_folder / "b.ko", {}, {}});
  EXPECT_EQ(table.columns, (std::vector<std::string>{"source", "target"}));
  EXPECT_EQ(table.rows, (Cells{{"a", "가"}, {"b", "나"}}));
  EXPECT_NE(read("a.en", "a\nb\nc\n", {"auto", true, m_folder / "b.ko", {}, {}})
                .error.find("different numbers of lines"),
            std::string::npos);
}

TEST_F(ReadersTest, TwoTextFilesMayBeStoredInTwoWays) {
  std::ofstream(m_folder / "a.ko", std::ios::binary) << "\xFF\xFE" << std::string("a\0\n\0", 4);
  ReaderOptions options;
  options.targetPath = m_folder / "a.ko";
  EXPECT_EQ(read("a.en", "x\n", options).form.words(), "UTF-8; targets: UTF-16LE with a byte-order mark");
}

TEST_F(ReadersTest, NamesOfEncodingsHaveNoCase) {
  ReaderOptions options;
  options.decoding.encoding = "utf-16le";
  const Table table = read("a.tsv", "\xFF\xFE" + std::string("a\0\n\0b\0\n\0", 8), options);
  EXPECT_EQ(table.columns, std::vector<std::string>{"a"}) << "the byte-order mark is no character of it";
  EXPECT_EQ(table.form.encoding, "UTF-16LE");
}

TEST_F(ReadersTest, AutoGoesByNameElseByTheFirstLine) {
  write("a.TSV", "x");
  write("kor.txt", "a\tb\n");
  write("notes.txt", "a b\n");
  write("a.csv", "a\tb\n");
  EXPECT_EQ(*detectFormat(m_folder / "a.TSV"), "tsv");
  EXPECT_EQ(*detectFormat(m_folder / "kor.txt"), "tsv");
  EXPECT_EQ(*detectFormat(m_folder / "notes.txt"), "text");
  EXPECT_EQ(*detectFormat(m_folder / "a.csv"), "csv");
  EXPECT_FALSE(detectFormat(m_folder / "none.txt"));
}

TEST_F(ReadersTest, HostileFilesGiveErrorsNotCrashes) {
  const std::string large(10u << 20, 'x');
  const Table longLine = read("a.tsv", "en\tko\n" + large + "\ta\nb\tc\n");
  EXPECT_EQ(longLine.rows, (Cells{{"b", "c"}}));
  ASSERT_EQ(longLine.bad.size(), 1u);
  EXPECT_EQ(longLine.bad[0].rfind("2: the line is longer", 0), 0u);

  EXPECT_EQ(read("a.jsonl", "{\"a\": \"x\"}\n{\"a\": \"" + large + "\"}\n{\"a\": \"y\"}\n").rows.size(), 2u);
  EXPECT_EQ(read("a.json", "[{\"a\": \"x\"}, {\"a\": \"" + large + "\"}, {\"a\": \"y\"}]").rows.size(), 2u);
  EXPECT_EQ(read("a.csv", "a\n\"" + large).rows.size(), 0u);
  EXPECT_EQ(read("b.jsonl", "{\"a\": 1}\n" + std::string(200000, '[') + "\n{\"a\": 2}\n").rows.size(), 2u);
  EXPECT_NE(read("a.tsv", std::string(100000, '\t') + "\n").error, "") << "too many columns";
  EXPECT_NE(read("a.tsv", "").error, "");
  EXPECT_NE(read("a.tsv", "a\ta\n").error.find("two columns"), std::string::npos);
  EXPECT_NE(read("a.tsv", "a\xFF\tb\n").error, "");
  EXPECT_FALSE(openRows(m_folder.path(), {"tsv", true, {}, {}, {}}));
  EXPECT_FALSE(openRows(m_folder / "none", {"csv", true, {}, {}, {}}));
  EXPECT_NE(read("a.bin", "x", {"xls", true, {}, {}, {}})
                .error.find("use one of: tsv, csv, json, jsonl, text, tmx"),
            std::string::npos);
}

TEST_F(ReadersTest, BadRowsAreAllCountedAndTheFirstDescribed) {
  std::string text = "a\tb\n";
  for (int i = 0; i < 5000; ++i) text += "x\n";
  write("a.tsv", text + "c\td\n");
  const Result<std::unique_ptr<RowReader>> reader = openRows(m_folder / "a.tsv", {});
  EXPECT_TRUE(*(*reader)->next());
  EXPECT_EQ((*reader)->badRows().count(), 5000);
  EXPECT_EQ((*reader)->badRows().described().size(), 1000u);
}

TEST_F(ReadersTest, APreviewReadsTheBeginningOnly) {
  write("a.json", "[{\"a\": \"x\"}, {\"a\": \"y\"}, {\"a\": \"z\"}, this is never reached");
  const Result<TablePreview> preview = previewRows(m_folder / "a.json", {}, 2);
  ASSERT_TRUE(preview) << preview.error().message();
  EXPECT_EQ(preview->format, "json");
  EXPECT_EQ(preview->rows.size(), 2u);
}

TEST_F(ReadersTest, APreviewOfLongRowsHasALimitInMemory) {
  std::string text = "a\tb\n";
  for (int i = 0; i < 20; ++i) text += std::string(std::size_t{1} << 20, 'x') + "\ty\n";
  write("a.tsv", text);
  const Result<TablePreview> preview = previewRows(m_folder / "a.tsv", {}, 200);
  ASSERT_TRUE(preview) << preview.error().message();
  EXPECT_EQ(preview->rows.size(), 16u);
}

TEST_F(ReadersTest, PairsComeFromNamedOrNumberedColumns) {
  write("a.tsv", "id\ten\tko\n1\ta\t가\n2\t \t나\n3\tc\t\n4\td\t라\n");
  DataSource source;
  source.path = (m_folder / "a.tsv").string();
  source.source = std::string("en");
  source.target = std::int64_t{3};
  const Result<LoadedPairs> loaded = loadPairs(source);
  ASSERT_TRUE(loaded) << loaded.error().message();
  ASSERT_EQ(loaded->pairs.size(), 2u);
  EXPECT_EQ(loaded->pairs[1].source, "d");
  EXPECT_EQ(loaded->pairs[1].target, "라");
  EXPECT_EQ(loaded->pairs[1].line, 5);
  ASSERT_EQ(loaded->badRows.count(), 2);
  EXPECT_EQ(loaded->badRows.described()[0].why, "the source is empty");
  EXPECT_EQ(loaded->badRows.described()[1].line, 4);

  source.target = std::string("fr");
  const Result<LoadedPairs> missing = loadPairs(source);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, Error::Kind::invalidInput);
  EXPECT_NE(missing.error().message().find("there is no column \"fr\""), std::string::npos);
  EXPECT_NE(missing.error().message().find("id, en, ko"), std::string::npos);
  EXPECT_EQ(loadPairs(source, RowNeeds::nothing)->pairs.size(), 3u)
      << "self-supervised: no target is asked for";
  source.target = std::int64_t{4};
  EXPECT_FALSE(loadPairs(source));
}

TEST_F(ReadersTest, TheRecipesSchemaKnowsEveryFormat) {
  const Json schema = toJsonSchema(recipeSchema());
  const Json format = schema["properties"]["data"]["properties"]["train"]["items"]["properties"]["format"];
  std::vector<std::string> names = readerFormats().names();
  names.insert(names.begin(), "auto");
  EXPECT_EQ(format["enum"].get<std::vector<std::string>>(), names);
}

TEST_F(ReadersTest, RealSentencesAreReadWhole) {
  const auto path = test::sharedData("en-ko_tatoeba/tatoeba.en-ko.tsv");
  S2S_NEEDS(path);
  DataSource source;
  source.path = path.string();
  source.source = std::string("en");
  source.target = std::string("ko");
  const Result<LoadedPairs> loaded = loadPairs(source);
  ASSERT_TRUE(loaded) << loaded.error().message();
  EXPECT_GT(loaded->pairs.size(), 1000u);
  EXPECT_EQ(loaded->badRows.count(), 0);
}

}  // namespace
}  // namespace s2s
