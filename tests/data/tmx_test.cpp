#include <gtest/gtest.h>

#include "engine/core/json.h"
#include "tests/data/read_table.h"
#include "tests/support/packed.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

using test::Cells;
using test::ReadTable;

std::string tmx(const std::string& body,
                const std::string& before = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {
  return before +
         "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\"><header srclang=\"en\"/>\n<body>\n" +
         body + "</body></tmx>\n";
}

std::string unit(const std::string& english, const std::string& korean) {
  return "<tu tuid=\"1\">\n<tuv xml:lang=\"en\"><seg>" + english + "</seg></tuv><tuv xml:lang=\"ko\"><seg>" +
         korean + "</seg></tuv></tu>\n";
}

class TmxTest : public ::testing::Test {
 protected:
  ReadTable read(const std::string& text, const ReaderOptions& options = {}) {
    return test::readBytes(m_folder, "a.tmx", text, options);
  }
  test::TemporaryDirectory m_folder;
};

TEST_F(TmxTest, LanguagesAreColumnsAndUnitsRows) {
  const ReadTable table = read(tmx(unit("Fish &amp; chips", "생선과 &#xAC00;<![CDATA[<b>]]>") +
                                   "<tu><prop type=\"x\">p</prop><tuv lang=\"EN\"><seg>old</seg></tuv><tuv "
                                   "xml:lang=\"de-DE\"><seg>alt</seg></tuv></tu>\n" +
                                   unit("a <bpt i=\"1\">&lt;b></bpt>bold<ept i=\"1\">&lt;/b></ept> <hi>mark "
                                        "<hi>inner</hi></hi><ph><sub>no</sub></ph>!",
                                        "나")));
  EXPECT_EQ(table.error, "");
  EXPECT_EQ(table.columns, (std::vector<std::string>{"en", "ko", "de-DE"}));
  EXPECT_EQ(
      table.rows,
      (Cells{{"Fish & chips", "생선과 가<b>", ""}, {"old", "", "alt"}, {"a bold mark inner!", "나", ""}}));
  EXPECT_EQ(table.lines, (std::vector<std::int64_t>{5, 7, 8}));
}

TEST_F(TmxTest, AFileThatAnotherProgramWroteGivesItsTexts) {
  const Result<Json> expected = readJsonFile(test::golden("data/expected.json"));
  ASSERT_TRUE(expected);
  const ReadTable table = test::readTable(test::golden("data/memory.tmx"));
  EXPECT_EQ(table.error, "");
  EXPECT_EQ(table.form.encoding.substr(0, 6), "UTF-16");
  EXPECT_EQ(table.columns, (*expected)["memory_columns"].get<std::vector<std::string>>());
  EXPECT_EQ(table.rows, (*expected)["memory_rows"].get<Cells>());
}

TEST_F(TmxTest, UnitsThatCannotBeUsedAreBadRows) {
  const ReadTable table =
      read(tmx(unit("a", "가") + "<tu></tu>\n" + "<tu><tuv><seg>x</seg></tuv></tu>\n" +
               "<tu><tuv xml:lang=\"en\"><seg>x</seg></tuv><tuv xml:lang=\"EN\"><seg>y</seg></tuv></tu>\n" +
               unit("broken \xFF here", "나") + unit(std::string("nul\0", 4), "\x01") + unit("b", "다")));
  EXPECT_EQ(table.error, "");
  EXPECT_EQ(table.rows, (Cells{{"a", "가"}, {"b", "다"}}));
  EXPECT_EQ(table.bad,
            (std::vector<std::string>{"7: a unit without texts", "8: a text without a language",
                                      "9: two texts in the language EN",
                                      "10: a character that cannot be decoded or that XML does not allow",
                                      "12: a character that cannot be decoded or that XML does not allow"}));
}

TEST_F(TmxTest, ALanguageThatComesLateIsNotDroppedSilently) {
  std::string body;
  for (int i = 0; i < 2500; ++i) body += unit("a", "b");
  const ReadTable table = read(tmx(body + "<tu><tuv xml:lang=\"fr\"><seg>x</seg></tuv></tu>\n"));
  EXPECT_EQ(table.rows.size(), 2500u);
  ASSERT_EQ(table.bad.size(), 1u);
  EXPECT_NE(table.bad[0].find("the language \"fr\""), std::string::npos);
}

TEST_F(TmxTest, EncodingsAreThoseOfTheBytesOrTheDeclaration) {
  const std::string text = tmx(unit("coffee", "커피"), "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n");
  const ReadTable wide = read("\xFF\xFE" + test::encoded(text, "UTF-16LE"));
  EXPECT_EQ(wide.form.encoding, "UTF-16LE");
  EXPECT_EQ(wide.rows, (Cells{{"coffee", "커피"}}));
  EXPECT_EQ(read(test::gzipped(test::encoded(tmx(unit("coffee", "커피 한 잔 주세요")), "windows-949"))).rows,
            (Cells{{"coffee", "커피 한 잔 주세요"}}));
  const ReadTable latin =
      read(tmx(unit("coffee", "caf\xE9"), "<?xml version='1.0' encoding='ISO-8859-1'?>\n"));
  EXPECT_EQ(latin.rows, (Cells{{"coffee", "café"}}));
  // As pairs of bytes, both would be Korean.
  for (const auto& [name, words] :
       {std::pair<std::string, std::string>("GB2312", "打开文件"), {"EUC-JP", "日本語の文書"}}) {
    const ReadTable table = read(
        test::encoded(tmx(unit("a", words), "<?xml version=\"1.0\" encoding=\"" + name + "\"?>\n"), name));
    EXPECT_EQ(table.form.encoding, name);
    EXPECT_EQ(table.rows, (Cells{{"a", words}}));
  }
}

TEST_F(TmxTest, EntitiesAreRefusedBeforeTheyGrow) {
  std::string bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx [<!ENTITY a0 \"lol\">";
  for (int i = 1; i < 10; ++i) {
    bomb += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int k = 0; k < 10; ++k) bomb += "&a" + std::to_string(i - 1) + ";";
    bomb += "\">";
  }
  bomb += "]>\n<tmx><body>" + unit("&a9;", "b") + "</body></tmx>";
  EXPECT_NE(read(bomb).error.find("declares entities"), std::string::npos);
  EXPECT_NE(read("<!DOCTYPE tmx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><tmx><body>" + unit("&x;", "b") +
                 "</body></tmx>")
                .error.find("declares entities"),
            std::string::npos);
}

TEST_F(TmxTest, EntitiesThatTheFileDoesNotDefineCostTheirUnit) {
  const std::string units =
      unit("a", "b") + unit("caf&eacute;&nbsp;au lait", "c") + unit("d <ph>&nbsp;</ph>", "e");
  for (const std::string& text : {tmx(units), "<tmx>\n<header/>\n\n<body>\n" + units + "</body></tmx>"}) {
    const ReadTable table = read(text);
    EXPECT_EQ(table.error, "") << text;
    EXPECT_EQ(table.rows, (Cells{{"a", "b"}, {"d ", "e"}})) << text;
    EXPECT_EQ(table.bad,
              std::vector<std::string>{"7: the entity \"eacute\", which the file does not define"});
  }
}

TEST_F(TmxTest, WhatXmlDoesNotAllowCostsItsUnitOnly) {
  const std::string character = "a character that cannot be decoded or that XML does not allow";
  const std::string reference =
      "an \"&\" that begins no reference or one to a character that XML does not allow";
  for (const auto& [text, why] : {std::pair<std::string, std::string>("b&#x1F;", reference),
                                  {"b&#xD800;", reference},
                                  {"&#0;", reference},
                                  {"&#x110000;", reference},
                                  {"&#xFFFE;", reference},
                                  {"&#99999999999;", reference},
                                  {"&#;", reference},
                                  {"&#xG;", reference},
                                  {"b & c", reference},
                                  {"b&", reference},
                                  {"&;", reference},
                                  {"AT&T", reference},
                                  {"&1;", reference},
                                  {"<!-- & -->&", reference},
                                  {"b\uFFFF", character},
                                  {"\xEF\xBF\xBE", character}}) {
    const ReadTable table = read(tmx(unit("a", "가") + unit("x", text) + unit("c", "다")));
    EXPECT_EQ(table.error, "") << text;
    EXPECT_EQ(table.rows, (Cells{{"a", "가"}, {"c", "다"}})) << text;
    EXPECT_EQ(table.bad, std::vector<std::string>{"7: " + why}) << text;
  }
}

TEST_F(TmxTest, ReferencesAndWhatOnlyLooksLikeThemStayAcrossPieces) {
  const std::string text =
      "&lt;&#65;&#xAC00;&#x10FFFF;<!-- & &#0; --><?p & ?><![CDATA[ & &#0; ]] ]]>&amp;<![CDATA[]]]]>";
  const std::string wanted = "<A가\U0010FFFF & &#0; ]] &]]";
  std::string body;
  for (int i = 0; i < 2000; ++i) body += unit(std::string(static_cast<std::size_t>(i % 97), 'y'), text);
  const ReadTable table = read(tmx(body));
  EXPECT_EQ(table.error, "");
  EXPECT_TRUE(table.bad.empty()) << table.bad.front();
  ASSERT_EQ(table.rows.size(), 2000u);
  for (const std::vector<std::string>& row : table.rows) ASSERT_EQ(row[1], wanted);
  test::expectSeekable(m_folder / "a.tmx");
}

TEST_F(TmxTest, HostileSizesStayBounded) {
  const std::string large(std::size_t{3} << 20, 'x');
  const ReadTable longText = read(tmx(unit("a", "b") + unit(large, "c") + unit("d", "e")));
  EXPECT_EQ(longText.rows, (Cells{{"a", "b"}, {"d", "e"}}));
  ASSERT_EQ(longText.bad.size(), 1u);
  EXPECT_NE(longText.bad[0].find("longer than 1048576 bytes"), std::string::npos);
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<a>";
  EXPECT_NE(read("<tmx><body>" + unit("a", "b") + deep).error.find("more than 100 deep"), std::string::npos);
  EXPECT_NE(read("<tmx><body>" + unit("a", "b") + "<tu x=\"" + std::string(std::size_t{40} << 20, 'x'))
                .error.find("a tag is longer"),
            std::string::npos);
  EXPECT_NE(read("<tmx><body>" + unit("a", "b") + "<tu></body>").error.find("line 3"), std::string::npos);
  const ReadTable cut = read("<tmx><body>\n" + unit("a", "b") + "<tu>");
  EXPECT_EQ(cut.rows.size(), 1u) << "what comes before is read";
  EXPECT_NE(cut.error.find("not well formed"), std::string::npos);
  EXPECT_NE(read("").error, "");
  EXPECT_NE(read("not xml").error, "");
  EXPECT_NE(read("<a/>").error, "");
}

TEST_F(TmxTest, UnitsHaveALimitAndSoHasWhatIsReadForTheLanguages) {
  const std::string large(900'000, 'x');
  std::string longUnit = "<tu>";
  for (int i = 0; i < 20; ++i)
    longUnit += "<tuv xml:lang=\"l" + std::to_string(i) + "\"><seg>" + large + "</seg></tuv>";
  const ReadTable limited = read(tmx(unit("a", "b") + longUnit + "</tu>\n" + unit("d", "e")));
  EXPECT_EQ(limited.rows.size(), 2u);
  EXPECT_EQ(limited.bad, std::vector<std::string>{"7: a unit is longer than 8388608 bytes"});
  // Of 2,000 units of this size nobody could keep all texts: the look for languages ends with 64 MiB.
  std::string body;
  for (int i = 0; i < 40; ++i) body += unit(large, large);
  const ReadTable cut = read(tmx(body + "<tu><tuv xml:lang=\"fr\"><seg>x</seg></tuv></tu>\n"));
  EXPECT_EQ(cut.rows.size(), 40u);
  EXPECT_EQ(cut.bad, std::vector<std::string>{"85: the language \"fr\", which the first 38 units lack"});
}

TEST_F(TmxTest, RowsAreFoundAgain) {
  std::string body;
  for (int i = 0; i < 3000; ++i) {
    body += unit("sentence " + std::to_string(i), std::string(static_cast<std::size_t>(i % 90), 'y') + "가");
    if (i % 11 == 0) body += "<tu></tu>";
    if (i % 13 == 0) body += unit("\xFF", "b");
    if (i % 17 == 0) body += unit("a&nbsp;b", "c");
  }
  read(tmx(body));
  test::expectSeekable(m_folder / "a.tmx");
  read("\xEF\xBB\xBF" + tmx(body));
  test::expectSeekable(m_folder / "a.tmx");
}

}  // namespace
}  // namespace s2s
