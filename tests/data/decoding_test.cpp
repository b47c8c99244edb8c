// Encodings and compression under the readers.

#include <gtest/gtest.h>
#include <fstream>

#include "engine/core/utf8.h"
#include "tests/data/read_table.h"
#include "tests/support/packed.h"

namespace s2s {
namespace {

using test::Cells;
using test::ReadTable;

const std::string kTable =
    "en\tko\nHello there\t안녕하세요\nThe weather is nice\t날씨가 좋습니다\n똠방\t펲시\n";
const Cells kRows = {
    {"Hello there", "안녕하세요"}, {"The weather is nice", "날씨가 좋습니다"}, {"똠방", "펲시"}};

class DecodingTest : public ::testing::Test {
 protected:
  ReadTable read(const std::string& bytes, const std::string& name = "a.tsv",
                 const ReaderOptions& options = {}) {
    return test::readBytes(m_folder, name, bytes, options);
  }

  test::TemporaryDirectory m_folder;
};

TEST_F(DecodingTest, EncodingsAreRecognisedAndSaid) {
  struct Case {
    std::string bytes, encoding;
    bool mark;
  };
  for (const Case& one :
       {Case{kTable, "UTF-8", false}, Case{"\xEF\xBB\xBF" + kTable, "UTF-8", true},
        Case{test::encoded(kTable, "UTF-16LE"), "UTF-16LE", false},
        Case{test::encoded(kTable, "UTF-16BE"), "UTF-16BE", false},
        Case{"\xFF\xFE" + test::encoded(kTable, "UTF-16LE"), "UTF-16LE", true},
        Case{"\xFE\xFF" + test::encoded(kTable, "UTF-16BE"), "UTF-16BE", true},
        Case{std::string("\xFF\xFE\0\0", 4) + test::encoded(kTable, "UTF-32LE"), "UTF-32LE", true},
        Case{test::encoded(kTable, "windows-949"), "CP949", false}}) {
    const ReadTable table = read(one.bytes);
    EXPECT_EQ(table.error, "") << one.encoding;
    EXPECT_EQ(table.form.encoding, one.encoding);
    EXPECT_EQ(table.form.byteOrderMark, one.mark) << one.encoding;
    EXPECT_EQ(table.columns, (std::vector<std::string>{"en", "ko"})) << one.encoding;
    EXPECT_EQ(table.rows, kRows) << one.encoding;
    EXPECT_TRUE(table.bad.empty()) << one.encoding;
  }
}

TEST_F(DecodingTest, CompressionIsRecognisedByTheBytesAndTheFormatByTheNameInside) {
  for (const std::string name : {"a.tsv.gz", "a.tsv.zst", "a.tsv"}) {
    const ReadTable gzip = read(test::gzipped(kTable), name);
    EXPECT_EQ(gzip.form.words(), "UTF-8, gzip");
    EXPECT_EQ(gzip.rows, kRows);
    const ReadTable zstd = read(test::zstdPacked(test::encoded(kTable, "windows-949")), name);
    EXPECT_EQ(zstd.form.words(), "CP949, zstd");
    EXPECT_EQ(zstd.rows, kRows);
  }
  EXPECT_EQ(*detectFormat(m_folder / "a.tsv.gz"), "tsv");
}

TEST_F(DecodingTest, MembersAndFramesOneBehindTheOtherAreOneText) {
  const std::string first = kTable.substr(0, 20), second = kTable.substr(20);
  EXPECT_EQ(read(test::gzipped(first) + test::gzipped(second)).rows, kRows);
  EXPECT_EQ(
      read(test::gzipped(first) + test::gzipped("") + test::gzipped(second) + std::string(512, '\0')).rows,
      kRows);
  EXPECT_EQ(read(test::zstdPacked(first) + test::zstdPacked(second)).rows, kRows);
  const std::string skipped("\x50\x2A\x4D\x18\x03\0\0\0abc", 11);
  EXPECT_EQ(read(skipped + test::zstdPacked(kTable)).rows, kRows);
}

/// Rows that do not shrink to nothing.
std::string manyRows(int count) {
  std::string text = "n\tsquare\n";
  for (int i = 0; i < count; ++i)
    text +=
        std::to_string(i) + "\t" + std::to_string(static_cast<std::int64_t>(i) * i * 7919 % 1000003) + "\n";
  return text;
}

TEST_F(DecodingTest, WhatComesBeforeDamageIsReadAndTheByteIsNamed) {
  const std::string text = manyRows(200000);
  for (const std::string& whole : {test::gzipped(text), test::zstdPacked(text)}) {
    const std::string packing = whole[0] == '\x1F' ? "gzip" : "zstd";
    const ReadTable cut = read(whole.substr(0, whole.size() / 2));
    EXPECT_GT(cut.rows.size(), 20000u) << packing;
    EXPECT_LT(cut.rows.size(), 180000u) << packing;
    EXPECT_NE(cut.error.find("end in the middle at byte " + std::to_string(whole.size() / 2)),
              std::string::npos)
        << cut.error;
    std::string broken = whole;
    for (std::size_t i = whole.size() / 2; i < whole.size() / 2 + 64; ++i)
      broken[i] = static_cast<char>(~broken[i]);
    const ReadTable damaged = read(broken);
    EXPECT_GT(damaged.rows.size(), 20000u) << packing;
    EXPECT_NE(damaged.error.find("damaged"), std::string::npos) << packing << ": " << damaged.error;
    EXPECT_NE(damaged.error.find("at byte "), std::string::npos) << damaged.error;
  }
  EXPECT_NE(read(test::gzipped(kTable) + "rubbish").error.find("something other than gzip"),
            std::string::npos);
  EXPECT_FALSE(read(test::gzipped(kTable).substr(0, 5)).error.empty());
}

TEST_F(DecodingTest, APreviewKeepsTheRowsBeforeDamage) {
  const std::string whole = test::gzipped(manyRows(200000));
  std::ofstream(m_folder / "a.tsv", std::ios::binary) << whole.substr(0, whole.size() / 2);
  const Result<TablePreview> preview = previewRows(m_folder / "a.tsv", {}, 1000000);
  ASSERT_TRUE(preview) << preview.error().message();
  EXPECT_GT(preview->rows.size(), 20000u);
  ASSERT_TRUE(preview->problem);
  EXPECT_FALSE(previewRows(m_folder / "a.tsv", {}, 10)->problem);
}

TEST_F(DecodingTest, BombsAreRefusedWhileTheyUnpack) {
  ReaderOptions small;
  small.decoding.limits.freeBytes = 1 << 20;
  const std::string zeros = "a\tb\n" + std::string(std::size_t{40} << 20, 'x');
  const ReadTable gzip = read(test::gzipped(zeros), "a.tsv", small);
  EXPECT_NE(gzip.error.find("more than 500 times its size"), std::string::npos) << gzip.error;
  const ReadTable zstd = read(test::zstdPacked(zeros), "a.tsv", small);
  EXPECT_NE(zstd.error.find("more than 500 times its size"), std::string::npos) << zstd.error;
  small.decoding.limits.ratio = 1e9;
  small.decoding.limits.maximumBytes = 2 << 20;
  EXPECT_NE(read(test::gzipped(zeros), "a.tsv", small).error.find("the limit of 2097152 bytes"),
            std::string::npos);
  // An honest text that shrinks well is none.
  EXPECT_EQ(read(test::gzipped("a\tb\n" + std::string(1000, 'x') + "\ty\n"), "a.tsv", small).error, "");
}

TEST_F(DecodingTest, AZstdWindowOfGigabytesIsRefused) {
  const std::string packed = test::zstdPacked(manyRows(10), 30);
  EXPECT_NE(read(packed).error.find("window of more than 128 MiB"), std::string::npos) << read(packed).error;
}

TEST_F(DecodingTest, OtherPackingsAreNamed) {
  EXPECT_NE(read("BZh91AY&SY").error.find("bzip2"), std::string::npos);
  EXPECT_NE(read(std::string("\xFD"
                             "7zXZ\0\0\0",
                             8))
                .error.find("xz"),
            std::string::npos);
  EXPECT_NE(read("PK\x03\x04....").error.find("ZIP"), std::string::npos);
}

TEST_F(DecodingTest, WhatCannotBeDecodedMakesABadRow) {
  const std::string korean = test::encoded("en\tko\na\t안녕하세요 여러분\nb\t", "windows-949") +
                             "\xC8\xFF!\n" + test::encoded("c\t좋은 아침입니다\n", "windows-949");
  ReaderOptions options;
  options.decoding.encoding = "cp949";
  const ReadTable table = read(korean, "a.tsv", options);
  EXPECT_EQ(table.rows, (Cells{{"a", "안녕하세요 여러분"}, {"c", "좋은 아침입니다"}}));
  ASSERT_EQ(table.bad.size(), 1u);
  EXPECT_EQ(table.bad[0], "3: column ko: a character that cannot be decoded at byte 1");

  std::string wide = test::encoded("en\tko\nab\tc\nd\te\n", "UTF-16LE");
  wide[12] = '\x00', wide[13] = '\xD8';  // half of a pair in place of the "a"
  const ReadTable halves = read(wide);
  EXPECT_EQ(halves.form.encoding, "UTF-16LE");
  EXPECT_EQ(halves.rows, (Cells{{"d", "e"}}));
  EXPECT_EQ(halves.bad,
            std::vector<std::string>{"2: column en: a character that cannot be decoded at byte 1"});

  EXPECT_EQ(read(test::encoded(kTable, "UTF-16LE") + "x").rows, kRows) << "an odd byte at the end";
}

TEST_F(DecodingTest, BytesThatCp949LeavesUndefinedMakeABadRow) {
  // Of the pairs Python's cp949 has 17,048; every one stays what it is.
  constexpr std::size_t kPairs = 17048;
  std::string file = "ko\n";
  for (int lead = 0x80; lead <= 0xFF; ++lead) {
    for (int trail = 0x41; trail <= 0xFE; ++trail)
      (file += static_cast<char>(lead)) += static_cast<char>(trail), file += '\n';
  }
  ReaderOptions options;
  options.decoding.encoding = "cp949";
  const ReadTable table = read(file, "a.tsv", options);
  EXPECT_EQ(table.rows.size(), kPairs);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto at = static_cast<std::size_t>(3 * table.lines[i] - 3);
    ASSERT_EQ(test::encoded(table.rows[i][0], "windows-949"), file.substr(at, 2)) << table.rows[i][0];
  }

  for (const std::string undefined : {"\xFF", "\x80", "\xC9\xA1", "\xFE\xA1"}) {
    for (const std::string name : {"cp949", "euc-kr", "windows-949"}) {
      options.decoding.encoding = name;
      EXPECT_EQ(read("ko\na" + undefined + "b\n", "a.tsv", options).bad,
                std::vector<std::string>{"2: column ko: a character that cannot be decoded at byte 2"});
    }
  }
  options.decoding.encoding = "windows-1252";
  EXPECT_EQ(read("ko\n\x80\n", "a.tsv", options).rows, (Cells{{"€"}})) << "other code pages have them";
}

TEST_F(DecodingTest, Utf16IsRecognisedWhereCharactersHoldTheByteOfALineFeed) {
  // U+4E0A has the byte 0A, of which there are then more than line ends.
  for (const std::string row : {"I am up\t我上上上海\n", "上上上上\t上海上海\n", "up\t上上上上\n"}) {
    std::string text = "source\ttarget\n";
    for (int i = 0; i < 50; ++i) text += row;
    for (const std::string encoding : {"UTF-16LE", "UTF-16BE"}) {
      const ReadTable table = read(test::encoded(text, encoding));
      EXPECT_EQ(table.form.encoding, encoding) << row;
      EXPECT_EQ(table.rows.size(), 50u) << row << table.error;
    }
  }
  // Zero bytes beside some line ends make no UTF-16 of a text.
  std::string zeros = "en\tko\n";
  for (int i = 0; i < 50; ++i) zeros += "Nothing here is empty\t가\n" + std::string(i % 5 == 0 ? 1 : 0, '\0');
  EXPECT_EQ(detectEncoding(zeros).name, "UTF-8");
}

TEST_F(DecodingTest, AHeaderWithZeroBytesSuggestsTheEncoding) {
  ReaderOptions options;
  options.decoding.encoding = "utf-8";
  const ReadTable table = read(test::encoded(kTable, "UTF-16LE"), "a.tsv", options);
  EXPECT_NE(table.error.find("holds a NUL byte"), std::string::npos) << table.error;
  EXPECT_NE(table.error.find("--encoding utf-16le"), std::string::npos) << table.error;
}

TEST_F(DecodingTest, ABrokenUtf8FileStaysUtf8) {
  std::string text = kTable;
  text += "b\t\xC3\x28\n가\t\xED\xA0\x80\n";
  const ReadTable table = read(text);
  EXPECT_EQ(table.form.encoding, "UTF-8");
  EXPECT_EQ(table.rows, kRows);
  EXPECT_EQ(table.bad.size(), 2u);
  EXPECT_EQ(read(std::string("en\tko\na\tb\nnul\t\0!\nc\td\n", 21)).form.encoding, "UTF-8");
}

TEST_F(DecodingTest, GermanAndFrenchInLatin1AreNotTakenForKorean) {
  for (const std::string text :
       {"en\tde\nsize\tDie Größe ändert sich für die Tür\nbirds\tÜber den Dächern können Vögel fliegen\n",
        "en\tfr\na\tprès d'une élève\nb\tle même modèle bénéficie du procédé\n"}) {
    EXPECT_EQ(detectEncoding(test::encoded(text, "ISO-8859-1")).name, "UTF-8") << text;
    EXPECT_EQ(detectEncoding(test::encoded(text, "windows-1252")).name, "UTF-8") << text;
  }
  // Every syllable of the code page, also those that Windows added to EUC-KR.
  std::string syllables;
  for (char32_t c = 0xAC00; c <= 0xD7A3; ++c) appendUtf8(syllables, c);
  EXPECT_EQ(detectEncoding(test::encoded(syllables, "windows-949")).name, "CP949");
}

TEST_F(DecodingTest, KoreanBeyondALongBeginningInEnglishIsFound) {
  std::string text = "en\tko\n";
  for (int i = 0; i < 8000; ++i) text += "A sentence in English, number " + std::to_string(i) + "\tnone\n";
  ASSERT_GT(text.size(), 200000u);
  const ReadTable table = read(test::encoded(text + "a\t한국어 문장입니다\n", "windows-949"));
  EXPECT_EQ(table.form.encoding, "CP949");
  ASSERT_EQ(table.rows.size(), 8001u);
  EXPECT_EQ(table.rows.back()[1], "한국어 문장입니다");
}

TEST_F(DecodingTest, AnEncodingCanBeAskedFor) {
  ReaderOptions options;
  options.decoding.encoding = "windows-1252";
  EXPECT_EQ(read("a\tb\ncaf\xE9\t\x80\n", "a.tsv", options).rows, (Cells{{"café", "€"}}));
  options.decoding.encoding = "no such";
  const ReadTable unknown = read("a\tb\n", "a.tsv", options);
  EXPECT_NE(unknown.error.find("unknown encoding 'no such'"), std::string::npos) << unknown.error;
}

TEST_F(DecodingTest, LinesEndWithLfOrCrLfOrInOldFilesCr) {
  EXPECT_EQ(read("a\tb\rc\td\re\tf\r").rows, (Cells{{"c", "d"}, {"e", "f"}}));
  EXPECT_EQ(read("a\tb\rc\td").rows, (Cells{{"c", "d"}}));
  EXPECT_EQ(read("a\tb\r\nc\td\r\n").rows, (Cells{{"c", "d"}}));
  EXPECT_EQ(read("a\tb\nc\rc\td\n").rows, (Cells{{"c\rc", "d"}})) << "a CR inside is a character of the cell";
  EXPECT_EQ(read("a,b\rc,\"d\re\"\r", "a.csv").rows, (Cells{{"c", "d\re"}}));
  EXPECT_EQ(read("a,b\r\nc,\"d\r\ne\"\r\n", "a.csv").rows, (Cells{{"c", "d\r\ne"}}));
}

}  // namespace
}  // namespace s2s
