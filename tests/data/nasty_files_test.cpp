// Files that nobody wrote on purpose, and some that somebody did.

#include <gtest/gtest.h>
#include <unistd.h>

#include <random>

#include "engine/core/process_memory.h"
#include "engine/data/indexed_table.h"
#include "tests/data/read_table.h"
#include "tests/support/packed.h"

namespace s2s {
namespace {

using namespace std::string_literals;

using test::Cells;
using test::ReadTable;

struct Sample {
  std::string name, text;
};

const std::vector<Sample> kSamples = {
    {"a.tsv", "en\tko\nHello\t안녕하세요\n\"q\"\tx\n\nlast\t끝\n"},
    {"a.csv", "en,ko\r\n\"a,b\",\"two\nlines\"\r\nplain,\"say \"\"hi\"\"\"\r\n"},
    {"a.jsonl",
     "{\"en\": \"a\", \"tr\": {\"ko\": \"가\"}}\n{\"en\": \"b\", \"tr\": {\"ko\": \"\\uac00\"}}\n"},
    {"a.json", "[{\"en\": \"a\", \"ko\": \"가\"}, {\"en\": \"b] }\", \"ko\": [1, {\"x\": null}]}]"},
    {"b.json", "{\"src_text\": {\"0\": \"a\", \"1\": \"b\"}, \"tgt_text\": {\"0\": \"가\", \"1\": \"나\"}}"},
    {"a.txt", "one line\nanother\r\n나\n"},
    {"a.po",
     "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n#, fuzzy\nmsgid \"a\"\nmsgstr "
     "\"b\"\n\n"
     "msgctxt \"c\"\nmsgid \"%d\"\nmsgid_plural \"%ds\"\nmsgstr[0] \"가\\t\"\nmsgstr[1] \"나\"\n"},
    {"a.tmx",
     "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header/><body><tu><tuv xml:lang=\"en\"><seg>a &amp; "
     "<ph>x</ph>b"
     "</seg></tuv><tuv xml:lang=\"ko\"><seg>가</seg></tuv></tu></body></tmx>"},
};

class NastyFilesTest : public ::testing::Test {
 protected:
  test::TemporaryDirectory m_folder;
};

TEST_F(NastyFilesTest, MutatedFilesOfEveryFormatNeverCrash) {
  std::mt19937 random(11);
  const std::string alphabet = "\0\t\n\r\"\\,{}[]<>&;:\xFF\xFE\xEA\x80#~"s;
  for (const Sample& sample : kSamples) {
    const std::vector<std::string> forms = {sample.text, test::encoded(sample.text, "UTF-16LE"),
                                            test::encoded(sample.text, "windows-949"),
                                            test::gzipped(sample.text), test::zstdPacked(sample.text)};
    for (const std::string& form : forms) {
      for (int round = 0; round < 40; ++round) {
        std::string bytes = form;
        for (std::size_t change = random() % 6 + 1; change > 0; --change) {
          const std::size_t at = random() % bytes.size();
          switch (random() % 4) {
            case 0:
              bytes[at] = static_cast<char>(random());
              break;
            case 1:
              bytes[at] = alphabet[random() % alphabet.size()];
              break;
            case 2:
              bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 40));
              break;
            default:
              bytes.erase(at, random() % 20 + 1);
          }
          if (bytes.empty()) bytes = "x";
        }
        const ReadTable table = test::readBytes(m_folder, sample.name, bytes);
        EXPECT_LT(table.rows.size() + table.bad.size(), 5000u);
        for (const std::vector<std::string>& row : table.rows) EXPECT_EQ(row.size(), table.columns.size());
      }
    }
  }
}

TEST_F(NastyFilesTest, EveryFormatCutAnywhereGivesRowsOrAnError) {
  for (const Sample& sample : kSamples) {
    const std::size_t whole = test::readBytes(m_folder, sample.name, sample.text).rows.size();
    EXPECT_GT(whole, 0u) << sample.name;
    for (std::size_t length = 0; length < sample.text.size(); ++length) {
      const ReadTable cut = test::readBytes(m_folder, sample.name, sample.text.substr(0, length));
      EXPECT_LE(cut.rows.size(), whole) << sample.name << " " << length;
    }
  }
}

TEST_F(NastyFilesTest, EncodingsMixedInOneFileCostTheOddLinesOnly) {
  std::string text = "en\tko\n";
  for (int i = 0; i < 50; ++i) text += "hello\t안녕하세요 여러분\n";
  text += "cp949\t" + test::encoded("안녕하세요", "windows-949") + "\n";
  text += "latin\tcaf\xE9\n";
  text += "last\t끝\n";
  const ReadTable table = test::readBytes(m_folder, "a.tsv", text);
  EXPECT_EQ(table.form.encoding, "UTF-8");
  EXPECT_EQ(table.rows.size(), 51u);
  ASSERT_EQ(table.bad.size(), 2u);
  EXPECT_EQ(table.bad[0].rfind("52: ", 0), 0u);
  EXPECT_EQ(table.bad[1].rfind("53: ", 0), 0u);
}

TEST_F(NastyFilesTest, JsonObjectsOfManyMembersTakeNoLongerThanTheirSize) {
  // pandas writes a column as an object with a member for each row.
  std::string columns = "{\"src_text\": {", more = "{\"a\": 1, \"many\": {";
  for (int i = 0; i < 200000; ++i) {
    const std::string member =
        (i > 0 ? ", \"" : "\"") + std::to_string(i) + "\": \"" + std::to_string(i * 7) + "\"";
    columns += member;
    more += member;
  }
  const ReadTable table = test::readBytes(m_folder, "a.json", columns + "}}");
  EXPECT_EQ(table.error, "");
  EXPECT_EQ(table.columns, std::vector<std::string>{"src_text"});
  ASSERT_EQ(table.rows.size(), 200000u);
  EXPECT_EQ(table.rows[150000][0], "1050000") << "in the file's order";
  const ReadTable hostile = test::readBytes(m_folder, "a.jsonl", "{\"a\": 1}\n" + more + "}}\n{\"a\": 2}\n");
  EXPECT_EQ(hostile.rows, (Cells{{"1"}, {"2"}}));
  EXPECT_EQ(hostile.bad, std::vector<std::string>{"2: an object has more than 10000 members"});
}

TEST_F(NastyFilesTest, JsonOfTinyValuesHasALimitInMemory) {
  std::string many = "[]";
  for (int i = 0; i < 1'500'000; ++i) many += ",[]";
  const ReadTable record = test::readBytes(m_folder, "a.jsonl", "{\"a\": 1}\n{\"a\": [" + many + "]}\n");
  EXPECT_EQ(record.bad, std::vector<std::string>{"2: the values take more than 64 MiB of memory"});
}

TEST_F(NastyFilesTest, NulBytesMakeBadRows) {
  const std::string text("a\tb\nx\0y\t1\nc\td\n\0\0\0\n", 18);
  const ReadTable table = test::readBytes(m_folder, "a.tsv", text);
  EXPECT_EQ(table.form.encoding, "UTF-8");
  EXPECT_EQ(table.rows, (Cells{{"c", "d"}}));
  EXPECT_EQ(table.bad.size(), 2u);
}

TEST_F(NastyFilesTest, QuotesThatNobodyClosesCostOneLine) {
  std::string text = "en,ko\n\"open,x\n";
  for (int i = 0; i < 20000; ++i) text += "some words here,몇 마디\n";
  const ReadTable table = test::readBytes(m_folder, "a.csv", text);
  EXPECT_EQ(table.rows.size(), 20000u);
  EXPECT_EQ(table.bad, std::vector<std::string>{"2: a quote is opened and never closed"});
}

class NastyFilesSlowTest : public NastyFilesTest {
 protected:
  /// A table whose second row is a line of a gigabyte; it takes no room on the disk.
  void writeGigabyteLine(const std::string& name, const std::string& header, const std::string& last) {
    std::ofstream(m_folder / name, std::ios::binary) << header;
    ASSERT_EQ(::truncate((m_folder / name).c_str(), off_t{1} << 30), 0);
    std::ofstream(m_folder / name, std::ios::binary | std::ios::app) << last;
  }
};

TEST_F(NastyFilesSlowTest, AnObjectOfTinyValuesHasALimitInMemory) {
  std::string many = "{\"a\": [[]";
  for (int i = 0; i < 10'000'000; ++i) many += ",[]";
  EXPECT_NE(test::readBytes(m_folder, "a.json", many + "]}").error.find("more than 512 MiB of memory"),
            std::string::npos);
}

TEST_F(NastyFilesSlowTest, ALineOfAGigabyteIsOneBadRowAndCostsNoMemory) {
  writeGigabyteLine("a.tsv", "a\tb\n1\t2\n", "\n3\t4\n");
  writeGigabyteLine("a.csv", "a,b\n1,2\n\"", "\n3,4\n");
  writeGigabyteLine("a.jsonl", "{\"a\": 1, \"b\": 2}\n{\"a\": \"", "\n{\"a\": 3, \"b\": 4}\n");
  writeGigabyteLine("a.json", "[{\"a\": 1, \"b\": 2},\n{\"a\": \"", "\"},\n{\"a\": 3, \"b\": 4}]\n");
  writeGigabyteLine("a.txt", "1\n", "\n3\n");
  writeGigabyteLine("a.po", "msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"",
                    "\"\nmsgstr \"x\"\n\nmsgid \"c\"\nmsgstr \"d\"\n");
  for (const char* name : {"a.tsv", "a.csv", "a.jsonl", "a.json", "a.txt", "a.po"}) {
    const std::uint64_t before = peakResidentBytes();
    const ReadTable table = test::readTable(m_folder / name);
    EXPECT_EQ(table.error, "") << name;
    EXPECT_EQ(table.rows.size(), 2u) << name;
    EXPECT_EQ(table.bad.size(), 1u) << name;
    EXPECT_LT(peakResidentBytes() - before, std::uint64_t{128} << 20) << name;
  }
  const Result<std::unique_ptr<IndexedTable>> table = IndexedTable::open(m_folder / "a.tsv");
  ASSERT_TRUE(table);
  (*table)->wait();
  EXPECT_EQ((*table)->progress().rows, 2);
  EXPECT_EQ((*table)->row(1)->cells[0], "3");
}

TEST_F(NastyFilesSlowTest, AGigabyteOfOneCharacterIsRefusedByTheDefaultLimits) {
  const std::string packed = test::gzipped("a\tb\n" + std::string(std::size_t{1} << 30, 'x'));
  ASSERT_LT(packed.size(), std::size_t{2} << 20);
  const std::uint64_t before = peakResidentBytes();
  const ReadTable table = test::readBytes(m_folder, "a.tsv", packed);
  EXPECT_NE(table.error.find("decompression bomb"), std::string::npos) << table.error;
  EXPECT_LT(peakResidentBytes() - before, std::uint64_t{64} << 20);
}

}  // namespace
}  // namespace s2s
