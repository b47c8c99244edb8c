#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <vector>

#include "engine/core/atomic_file.h"
#include "engine/core/json.h"
#include "engine/core/mapped_file.h"
#include "engine/core/sha256.h"
#include "engine/core/temporary_name.h"
#include "engine/core/text_file.h"
#include "tests/support/interrupted_renames.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

TEST(AtomicFileTest, ReplacesWholeContent) {
  const test::TemporaryDirectory folder;
  ASSERT_TRUE(writeFileAtomically(folder / "file", "first, long content"));
  ASSERT_TRUE(writeFileAtomically(folder / "file", "second"));
  EXPECT_EQ(*readTextFile(folder / "file"), "second");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(AtomicFileTest, AFolderMayBeNamedWithASlashBehindIt) {
  const test::TemporaryDirectory folder;
  const auto made = writeFolder(folder / "new/folder/", [](const fs::path& temporary) {
    return writeFileAtomically(temporary / "file", "content");
  });
  ASSERT_TRUE(made) << made.error().message();
  EXPECT_EQ(*readTextFile(folder / "new/folder/file"), "content");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder / "new"), fs::directory_iterator()), 1);
}

TEST(AtomicFileTest, AReaderSeesOldOrNewWhenTheWriterIsKilled) {
  const test::TemporaryDirectory folder;
  const std::string a(200000, 'a'), b(200000, 'b');
  ASSERT_TRUE(writeFileAtomically(folder / "file", a));
  const pid_t writer = fork();
  if (writer == 0) {
    for (bool second = true;; second = !second)
      (void)writeFileAtomically(folder / "file", second ? b : a).ok();
  }
  for (int i = 0; i < 200; ++i) {
    const Result<std::string> text = readTextFile(folder / "file");
    ASSERT_TRUE(text);
    ASSERT_TRUE(*text == a || *text == b) << i;
  }
  kill(writer, SIGKILL);
  waitpid(writer, nullptr, 0);
  const std::string text = *readTextFile(folder / "file");
  EXPECT_TRUE(text == a || text == b);
}

TEST(AtomicFileTest, ANameThatIsTakenIsRefused) {
  const test::TemporaryDirectory folder;
  fs::create_directory(folder / "from");
  fs::create_directory(folder / "to");
  const Result<void> renamed = renameDurably(folder / "from", folder / "to");
  ASSERT_FALSE(renamed);
  EXPECT_EQ(renamed.error().kind, Error::Kind::invalidInput);
  EXPECT_TRUE(fs::exists(folder / "from"));
}

/// A whole folder that holds a text.
void putFolder(const fs::path& path, const std::string& content) {
  fs::create_directory(path);
  std::ofstream(path / "weights") << content;
}

std::string contentOf(const fs::path& folder) {
  const Result<std::string> text = readTextFile(folder / "weights");
  return text ? *text : "none";
}

TEST(AtomicFileTest, AFolderIsReplacedWhereNamesCannotBeExchanged) {
  const test::TemporaryDirectory folder;
  const test::NoExchange without;
  putFolder(folder / "to", "old");
  putFolder(folder / "from", "new");
  const Result<void> replaced = replaceFolder(folder / "from", folder / "to");
  ASSERT_TRUE(replaced) << replaced.error().message();
  EXPECT_EQ(contentOf(folder / "to"), "new");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(AtomicFileTest, AFolderThatIsBeingReplacedSurvivesAKillAtEveryStep) {
  const std::vector<std::string> expected{"old", "old", "new"};
  for (int renames = 0; renames < 3; ++renames) {
    const test::TemporaryDirectory folder;
    const fs::path to = folder / "to";
    putFolder(to, "old");
    const pid_t writer = fork();
    if (writer == 0) {
      const test::NoExchange without;
      const fs::path from = temporaryNameBeside(to);
      putFolder(from, "new");
      test::killAfterRenames(renames);
      (void)replaceFolder(from, to).ok();
      _exit(0);
    }
    int status = 0;
    waitpid(writer, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << renames;
    (void)temporaryNameBeside(to);  // whoever writes next removes what was never whole
    ASSERT_TRUE(finishReplacing(folder.path())) << renames;
    EXPECT_EQ(contentOf(to), expected[static_cast<std::size_t>(renames)]) << renames;
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1) << renames;
  }
}

TEST(AtomicFileTest, MissingFoldersAreAnErrorThatNamesThem) {
  const test::TemporaryDirectory folder;
  const Result<void> written = writeFileAtomically(folder / "none/file", "x");
  ASSERT_FALSE(written);
  EXPECT_NE(written.error().message().find("none"), std::string::npos);
}

TEST(TextFileTest, SaysWhatIsWrong) {
  const test::TemporaryDirectory folder;
  std::ofstream(folder / "large") << std::string(1000, 'x');
  EXPECT_FALSE(readTextFile(folder / "none"));
  EXPECT_FALSE(readTextFile(folder.path()));
  EXPECT_FALSE(readTextFile(folder / "large", 999));
  EXPECT_TRUE(readTextFile(folder / "large", 1000));
  EXPECT_FALSE(readTextFile("/dev/zero", 1000)) << "an endless file ends at the limit";
}

// Neither memory nor permission nor the disk: another try would meet the same.
TEST(TextFileTest, ALinkToItselfAndANameTooLongAreThePathsFault) {
  const test::TemporaryDirectory folder;
  fs::create_symlink("loop", folder / "loop");
  for (const fs::path& path : {folder / "loop", folder / std::string(300, 'x')}) {
    const auto text = readTextFile(path);
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().kind, Error::Kind::failed) << text.error().message();
    EXPECT_EQ(text.error().remedy, "check the path");
  }
}

TEST(MappedFileTest, GivesTheBytes) {
  const test::TemporaryDirectory folder;
  std::ofstream(folder / "file") << "bytes";
  std::ofstream(folder / "empty");
  Result<MappedFile> file = MappedFile::open(folder / "file", 100);
  ASSERT_TRUE(file);
  const MappedFile moved = std::move(*file);
  EXPECT_EQ(moved.bytes(), "bytes");
  EXPECT_TRUE(MappedFile::open(folder / "empty", 100)->bytes().empty());
  EXPECT_FALSE(MappedFile::open(folder / "file", 4));
  EXPECT_FALSE(MappedFile::open(folder.path(), 100));
  EXPECT_FALSE(MappedFile::open("/dev/zero", 100));
}

// Values of FIPS 180-4's examples and of a million letters a.
TEST(Sha256Test, GivesTheStandardsValues) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256Test, PiecesGiveTheSameAsTheWhole) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += static_cast<char>(i * 7);
  for (std::size_t piece = 1; piece < 130; ++piece) {
    Sha256 hash;
    for (std::size_t begin = 0; begin < text.size(); begin += piece)
      hash.update(std::string_view(text).substr(begin, piece));
    EXPECT_EQ(hash.finish(), sha256(text)) << piece;
  }
  const test::TemporaryDirectory folder;
  std::ofstream(folder / "file", std::ios::binary) << text;
  EXPECT_EQ(*sha256OfFile(folder / "file"), sha256(text));
  EXPECT_FALSE(sha256OfFile(folder / "none"));
}

TEST(Sha256Test, InstructionsGiveWhatPlainArithmeticGives) {
  if (!hasSha256Instructions()) GTEST_SKIP() << "this processor has none";
  std::vector<unsigned char> bytes(64 * 50);
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<unsigned char>(i * i * 37 >> 3);
  for (const std::size_t blocks : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{50}}) {
    Sha256State plain{1, 2, 3, 4, 5, 6, 7, 0xFFFFFFFF}, fast = plain;
    sha256BlocksPlainly(plain, bytes.data(), blocks);
    sha256BlocksByInstructions(fast, bytes.data(), blocks);
    EXPECT_EQ(plain, fast) << blocks;
  }
}

TEST(JsonTest, CommentsAreWhiteSpaceWherePeopleWrite) {
  const Result<Json> json =
      parseCommentedJson("// start \"\n{\"a\": \"x // y /* z */\", /* b\n */ \"c\": 1} // end", "text");
  ASSERT_TRUE(json) << json.error().message();
  EXPECT_EQ(json->at("a"), "x // y /* z */");
  EXPECT_EQ(json->at("c"), 1);
  EXPECT_FALSE(parseJson("{} // end", "text")) << "elsewhere they are errors";
  EXPECT_FALSE(parseCommentedJson("{} /* never closed", "text"));
}

// A parser keeps one of the two values: a recipe would train another number of steps than it says first.
TEST(JsonTest, AKeyThatOccursTwiceIsRefusedWherePeopleWrite) {
  const Result<Json> doubled = parseCommentedJson(
      "{\n  // \"steps\": 1\n  \"steps\": 12,\n  \"more\": [{}],\n  \"st\\u0065ps\": 3}", "file");
  ASSERT_FALSE(doubled);
  EXPECT_EQ(doubled.error().message(),
            "the key \"steps\" occurs twice, file at line 5, column 3, leave one of the two out");
  EXPECT_FALSE(parseCommentedJson(R"({"a": [1, {"b": {}, "c": 2, "b": 3}]})", "text"));
  EXPECT_TRUE(parseCommentedJson(R"({"a": {"a": "a"}, "b": [{"a": 1}, {"a": "a\": \"a"}], "c": ["a", "a"]})",
                                 "text"));
}

TEST(JsonTest, DeepNestingIsRefusedEvenBehindAComment) {
  const std::string deep(100000, '[');
  EXPECT_FALSE(parseJson(deep, "text"));
  EXPECT_FALSE(parseCommentedJson("// \"\n" + deep, "text"));
  EXPECT_FALSE(parseCommentedJson("/* \" */" + deep, "text"));
}

TEST(JsonTest, ErrorsNameLineAndColumn) {
  const Result<Json> json = parseCommentedJson("{\n  // first\n  \"a\": oops\n}", "file");
  ASSERT_FALSE(json);
  EXPECT_NE(json.error().message().find("line 3"), std::string::npos) << json.error().message();
}

TEST(JsonTest, PythonsWordsForWhatIsNotFiniteAreNull) {
  const Result<Json> json = parsePythonJson(
      "{\"a\":NaN,\"b\": [Infinity, -Infinity, 2], \"NaN\": \"\\\" NaN, -Infinity\\\\\", \"c\": NaN}",
      "file");
  ASSERT_TRUE(json) << json.error().message();
  EXPECT_TRUE(json->at("a").is_null());
  EXPECT_EQ(json->at("b"), Json({nullptr, nullptr, 2}));
  EXPECT_EQ(json->at("NaN"), "\" NaN, -Infinity\\");
  EXPECT_TRUE(json->at("c").is_null());
  EXPECT_FALSE(parseJson("[NaN]", "file")) << "elsewhere they are errors";
  for (const char* wrong : {"[NaNs]", "[-NaN]", "[1NaN]", "[Infinityx]", "[NaN NaN]", "NaN:1", "[nan]"})
    EXPECT_FALSE(parsePythonJson(wrong, "file")) << wrong;
}

TEST(JsonTest, PythonsWordsMoveNoErrorFromItsPlace) {
  for (const char* word : {"NaN", "Infinity", "-Infinity", "null"}) {
    const std::string before = std::string("{\"a\": [") + word + ", " + word + "], \"b\": ";
    const Result<Json> json = parsePythonJson("[\n" + before + "oops}]", "file");
    ASSERT_FALSE(json);
    const std::string place = "line 2, column " + std::to_string(before.size() + 1);
    EXPECT_NE(json.error().message().find(place + ","), std::string::npos) << json.error().message();
  }
}

}  // namespace
}  // namespace s2s
