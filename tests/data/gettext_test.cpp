#include <gtest/gtest.h>

#include "engine/core/json.h"
#include "tests/data/read_table.h"
#include "tests/support/packed.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

using test::Cells;
using test::ReadTable;

const std::string kHeader =
    "# Korean.\nmsgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: "
    "ko\\n\"\n\n";

class GettextTest : public ::testing::Test {
 protected:
  ReadTable read(const std::string& text, const ReaderOptions& options = {}) {
    return test::readBytes(m_folder, "a.po", text, options);
  }
  test::TemporaryDirectory m_folder;
};

TEST_F(GettextTest, MessagesAreRowsAndTheRestIsCountedWithItsReason) {
  const ReadTable table = read(kHeader +
                               "#: a.c:1\nmsgid \"Open\"\nmsgstr \"열기\"\n\n"
                               "#, fuzzy, c-format\n#| msgid \"Old\"\nmsgid \"Close\"\nmsgstr \"닫기\"\n\n"
                               "msgid \"Never\"\nmsgstr \"\"\n\n"
                               "msgctxt \"menu\"\nmsgid \"\"\n\"long \"\n\"text\\n\"\nmsgstr \"긴 "
                               "\\\"글\\\"\\t\\xEA\\xB0\\x80\\101\"\n"
                               "#~ msgid \"gone\"\n#~ msgstr \"없음\"\n");
  EXPECT_EQ(table.error, "");
  EXPECT_EQ(table.columns, (std::vector<std::string>{"source", "target", "context", "plural"}));
  EXPECT_EQ(table.rows, (Cells{{"Open", "열기", "", ""}, {"long text\n", "긴 \"글\"\t가A", "menu", ""}}));
  EXPECT_EQ(table.lines, (std::vector<std::int64_t>{8, 20}));
  EXPECT_EQ(table.bad, (std::vector<std::string>{"2: the header, which is no translation", "13: marked fuzzy",
                                                 "16: not translated", "24: obsolete"}));
}

TEST_F(GettextTest, PluralFormsAreRowsOfTheirOwn) {
  const std::string message = "msgid \"%d file\"\nmsgid_plural \"%d files\"\n";
  EXPECT_EQ(read(message + "msgstr[0] \"eine Datei\"\nmsgstr[1] \"%d Dateien\"\n").rows,
            (Cells{{"%d file", "eine Datei", "", "0"}, {"%d files", "%d Dateien", "", "1"}}));
  EXPECT_EQ(read(message + "msgstr[0] \"파일 %d개\"\n").rows,
            (Cells{{"%d file", "파일 %d개", "", "0"}, {"%d files", "파일 %d개", "", "0"}}))
      << "Korean has one form for both";
  EXPECT_EQ(read(message + "msgstr[0] \"a\"\nmsgstr[1] \"\"\n").bad,
            std::vector<std::string>{"1: a plural form is not translated"});
}

TEST_F(GettextTest, WhatCannotBeUnderstoodCostsItsOwnMessageOnly) {
  const std::string good = "msgid \"a\"\nmsgstr \"b\"\n";
  for (const char* wrong : {"msgid \"x\nmsgstr \"y\"\n", "msgid x\nmsgstr \"y\"\n", "rubbish\n",
                            "msgid \"x\" y\nmsgstr \"z\"\n", "msgid \"x\"\n", "msgid \"\\q\"\nmsgstr \"z\"\n",
                            "\"floating\"\n", "msgid \"x\"\nmsgid_plural \"y\"\nmsgstr[1] \"z\"\n"}) {
    const ReadTable table = read(good + "\n" + wrong + "\n" + good);
    EXPECT_EQ(table.error, "") << wrong;
    EXPECT_EQ(table.rows, (Cells{{"a", "b", "", ""}, {"a", "b", "", ""}})) << wrong;
    EXPECT_EQ(table.bad.size(), 1u) << wrong;
  }
  EXPECT_EQ(read(good + "rubbish\n" + good).rows.size(), 2u);
  EXPECT_EQ(read("msgid \"a\"\nmsgstr \"\\0\"\n" + good).bad,
            std::vector<std::string>{"1: holds a NUL byte"});
  EXPECT_EQ(read("").rows.size(), 0u);
  EXPECT_TRUE(read(good + "# comments at the end\n").bad.empty());
}

TEST_F(GettextTest, TheHeadersEncodingIsFollowed) {
  const std::string text =
      "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\nmsgid \"coffee\"\nmsgstr "
      "\"caf\xE9\"\n";
  const ReadTable table = read(text);
  EXPECT_EQ(table.form.encoding, "ISO-8859-1");
  EXPECT_EQ(table.rows, (Cells{{"coffee", "café", "", ""}}));
  const ReadTable korean = read(test::encoded("msgid \"a\"\nmsgstr \"안녕하세요\"\n", "windows-949"));
  EXPECT_EQ(korean.form.encoding, "CP949");
  EXPECT_EQ(korean.rows, (Cells{{"a", "안녕하세요", "", ""}}));
}

TEST_F(GettextTest, TheHeadersEncodingStandsAboveTheOneDetected) {
  const auto catalogue = [](const std::string& charset, const std::string& text) {
    return "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=" + charset +
           "\\n\"\n\nmsgid \"a\"\nmsgstr \"" + text + "\"\n";
  };
  // As pairs of bytes, both would be Korean.
  for (const auto& [charset, text] :
       {std::pair<std::string, std::string>("GB2312", "打开文件"), {"EUC-JP", "日本語の文書"}}) {
    const ReadTable table = read(test::encoded(catalogue(charset, text), charset));
    EXPECT_EQ(table.form.encoding, charset);
    EXPECT_EQ(table.rows, (Cells{{"a", text, "", ""}}));
  }
  // Left over from before a conversion.
  for (const std::string charset : {"UTF-8", "UTF-16"}) {
    const ReadTable table = read(test::encoded(catalogue(charset, "안녕하세요"), "windows-949"));
    EXPECT_EQ(table.form.encoding, "CP949") << charset;
    EXPECT_EQ(table.rows, (Cells{{"a", "안녕하세요", "", ""}})) << charset;
  }
  EXPECT_EQ(read("\xEF\xBB\xBF" + catalogue("ISO-8859-1", "café")).rows, (Cells{{"a", "café", "", ""}}));
}

TEST_F(GettextTest, RowsAreFoundAgain) {
  std::string text = kHeader;
  for (int i = 0; i < 40; ++i) {
    text += "#. note\nmsgid \"m" + std::to_string(i) +
            "\"\nmsgid_plural \"ms\"\nmsgstr[0] \"a\"\nmsgstr[1] \"b\"\n";
    if (i % 3 == 0) text += "\n";
    if (i % 5 == 0) text += "#, fuzzy\nmsgid \"f\"\nmsgstr \"f\"\n\n";
  }
  read(text);
  test::expectSeekable(m_folder / "a.po");
  test::expectSeekable(test::golden("data/catalogue.mo"));
}

TEST_F(GettextTest, CompiledCataloguesAreTheSameRows) {
  const Result<Json> expected = readJsonFile(test::golden("data/expected.json"));
  ASSERT_TRUE(expected);
  const Cells rows = (*expected)["catalogue"].get<Cells>();
  const ReadTable table = test::readTable(test::golden("data/catalogue.mo"));
  EXPECT_EQ(table.rows, rows);
  EXPECT_EQ(table.bad, std::vector<std::string>{"1: the header, which is no translation"});
  const ReadTable other = test::readTable(test::golden("data/catalogue_euc_kr.mo"));
  EXPECT_EQ(other.rows, rows) << "big endian, EUC-KR";
  EXPECT_EQ(other.form.encoding, "EUC-KR");
  const std::string bytes = test::bytesOf(test::golden("data/catalogue.mo"));
  EXPECT_EQ(test::readBytes(m_folder, "a.mo.gz", test::gzipped(bytes)).rows, rows);
}

TEST_F(GettextTest, DamagedCataloguesAreErrorsOrBadRows) {
  const std::string bytes = test::bytesOf(test::golden("data/catalogue.mo"));
  const auto with = [&](std::size_t offset, std::uint32_t value) {
    std::string changed = bytes;
    for (std::size_t i = 0; i < 4; ++i) changed[offset + i] = static_cast<char>(value >> (8 * i));
    return test::readBytes(m_folder, "a.mo", changed);
  };
  EXPECT_NE(with(8, 0xFFFFFFFF).error.find("lie outside it"), std::string::npos) << "4 billion messages";
  EXPECT_NE(with(12, 0xFFFFFFF0).error, "");
  EXPECT_NE(with(4, 0x00050000).error.find("later revision"), std::string::npos);
  EXPECT_NE(with(0, 0x12345678).error, "");
  const ReadTable outside = with(28 + 8 + 4, 0xFFFFFFF0);
  EXPECT_EQ(outside.rows.size(), 2u);
  EXPECT_EQ(outside.bad[1], "2: its text lies outside the file");
  EXPECT_EQ(with(28 + 8, 0x7FFFFFFF).bad.size(), 2u) << "an absurd length";
  EXPECT_NE(test::readBytes(m_folder, "a.mo", bytes.substr(0, 10)).error, "");
}

TEST_F(GettextTest, ATextThatEveryMessageNamesIsABomb) {
  constexpr std::uint32_t kMessages = 1000, kLength = 20000, kTables = 28, kText = kTables + 16 * kMessages;
  std::string bytes;
  const auto append = [&](std::uint32_t value) {
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * i));
  };
  for (const std::uint32_t value : {0x950412deu, 0u, kMessages, kTables, kTables + 8 * kMessages, 0u, kText})
    append(value);
  for (std::uint32_t i = 0; i < 2 * kMessages; ++i) append(kLength), append(kText);
  bytes += std::string(kLength + 1, 'x');
  ReaderOptions small;
  small.decoding.limits.freeBytes = 1 << 20;
  const ReadTable bomb = test::readBytes(m_folder, "a.mo", bytes, small);
  EXPECT_NE(bomb.error.find("more than 500 times its size"), std::string::npos) << bomb.error;
  EXPECT_TRUE(bomb.rows.empty());
}

TEST_F(GettextTest, TheSystemsOwnCataloguesAreReadWhole) {
  const std::filesystem::path folder = "/usr/share/locale/ko/LC_MESSAGES";
  S2S_NEEDS(folder);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".mo") continue;
    const ReadTable table = test::readTable(entry.path());
    EXPECT_EQ(table.error, "") << entry.path();
    for (const std::string& bad : table.bad) {
      EXPECT_TRUE(bad.ends_with("no translation") || bad.ends_with("not translated"))
          << entry.path() << " " << bad;
    }
    files += table.rows.empty() ? 0 : 1;
  }
  if (files == 0) GTEST_SKIP() << "no .mo file in " << folder;
}

}  // namespace
}  // namespace s2s
