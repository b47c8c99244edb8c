#include "engine/experiments/file_translation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/core/text_file.h"
#include "tests/experiments/tiny_models.h"

namespace s2s::test {
namespace {

class FileTranslationTest : public testing::Test {
 protected:
  FileTranslationRequest request(const std::string& input) {
    writeText(m_tiny.path("in.txt"), input);
    FileTranslationRequest made;
    made.models = {m_tiny.text("bytes")};
    made.input = m_tiny.path("in.txt");
    made.output = m_tiny.path("out.txt");
    made.prefix = "p: ";
    made.generation.maxNewTokens = 5;
    made.generation.batchSize = 1;
    return made;
  }
  std::string output() const { return readTextFile(m_tiny.path("out.txt")).value(); }
  /// As a line.
  std::string answerTo(const std::string& text) {
    ModelHandle model = std::move(ModelHandle::open(m_tiny.text("bytes"), oneThread()).value());
    GenerationOptions options;
    options.maxNewTokens = 5;
    std::string answer =
        model.generate(std::vector<SourceInput>{{"p: " + text, std::nullopt}}, options).value()[0][0].text;
    std::ranges::replace_if(
        answer, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return answer + "\n";
  }
  static std::string lines(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
      text += std::string(static_cast<std::size_t>(1 + i * 7 % 11), static_cast<char>('a' + i % 26)) + "\n";
    return text;
  }
  /// Stops it behind `lines` lines.
  Result<Json> stoppedAt(std::int64_t lines, const FileTranslationRequest& asked) {
    RunControl control;
    FileTranslationObserver observer;
    observer.progress = [&](std::int64_t done, std::int64_t) {
      if (done >= lines) control.requestPause();
    };
    return translateFile(asked, oneThread(), observer, &control);
  }

  TinyModels m_tiny;
};

TEST_F(FileTranslationTest, EveryLineHasItsOwnAndBlankOnesStayBlank) {
  const auto done = translateFile(request("abc\n\n  \r\n한국어 문장\nlast"), oneThread());
  ASSERT_TRUE(done.ok()) << done.error().message();
  EXPECT_EQ(output(), answerTo("abc") + "\n\n" + answerTo("한국어 문장") + answerTo("last"));
  EXPECT_EQ((*done)["lines"], 5);
  EXPECT_EQ((*done)["translated"], 3);
  EXPECT_EQ((*done)["blank"], 2);
  EXPECT_FALSE(std::filesystem::exists(m_tiny.path("out.txt.partial")));
  EXPECT_FALSE(std::filesystem::exists(m_tiny.path("out.txt.partial.json")));
}

TEST_F(FileTranslationTest, WhatWasPutBeforeEveryLineIsTold) {
  FileTranslationRequest asked = request("abc\n");
  asked.prefix = "turn: ";
  const auto done = translateFile(asked, oneThread());
  ASSERT_TRUE(done.ok()) << done.error().message();
  EXPECT_EQ((*done)["prefix"], "turn: ");
  EXPECT_EQ((*done)["source_language"], "");
  EXPECT_EQ((*done)["target_language"], "");
}

TEST_F(FileTranslationTest, ALineThatIsNoTextStaysBlankAndIsTold) {
  std::vector<std::string> warnings;
  FileTranslationObserver observer;
  observer.warning = [&](const std::string& text) { warnings.push_back(text); };
  const auto done = translateFile(request(std::string("abc\nd\0e\nlast\n", 13)), oneThread(), observer);
  ASSERT_TRUE(done.ok()) << done.error().message();
  EXPECT_EQ(output(), answerTo("abc") + "\n" + answerTo("last"));
  EXPECT_EQ((*done)["unusable"], 1);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_NE(warnings[0].find("line 2"), std::string::npos) << warnings[0];
}

TEST_F(FileTranslationTest, WhatWasStoppedGoesOnBehindItsWholeLines) {
  FileTranslationRequest asked = request(lines(50));
  ASSERT_TRUE(translateFile(asked, oneThread()).ok());
  const std::string whole = output();
  asked.output = m_tiny.path("again.txt");
  const auto stopped = stoppedAt(20, asked);
  ASSERT_FALSE(stopped.ok());
  EXPECT_EQ(stopped.error().kind, Error::Kind::cancelled);
  EXPECT_FALSE(std::filesystem::exists(asked.output));
  const auto partial = m_tiny.path("again.txt.partial");
  const std::string half = readTextFile(partial).value();
  EXPECT_EQ(half, whole.substr(0, half.size()));
  ASSERT_GT(half.size(), 0u);
  std::filesystem::resize_file(partial, half.size() - 1);  // torn by a crash: that line is done again
  const auto resumed = translateFile(asked, oneThread());
  ASSERT_TRUE(resumed.ok()) << resumed.error().message();
  EXPECT_EQ((*resumed)["resumed_at"], std::ranges::count(half, '\n') - 1);
  EXPECT_EQ(readTextFile(asked.output).value(), whole);
}

TEST_F(FileTranslationTest, APartialOutputOfSomethingElseIsNotMixedIn) {
  FileTranslationRequest asked = request(lines(40));
  ASSERT_FALSE(stoppedAt(16, asked).ok());
  asked.generation.beams = 2;
  const auto refused = translateFile(asked, oneThread());
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
  EXPECT_NE(refused.error().what.find("another request"), std::string::npos);
}

TEST_F(FileTranslationTest, OneProcessAtATimeWritesAnOutput) {
  const FileTranslationRequest asked = request(lines(40));
  std::string second;
  FileTranslationObserver observer;
  observer.progress = [&](std::int64_t, std::int64_t) {
    if (second.empty()) second = translateFile(asked, oneThread()).error().what;
  };
  ASSERT_TRUE(translateFile(asked, oneThread(), observer).ok());
  EXPECT_EQ(second, "another process writes this output now");
}

TEST_F(FileTranslationTest, AnOutputThatExistsIsKeptUnlessItMayBeOverwritten) {
  FileTranslationRequest asked = request("abc\n");
  writeText(asked.output, "precious");
  EXPECT_FALSE(translateFile(asked, oneThread()).ok());
  EXPECT_EQ(output(), "precious");
  asked.overwrites = true;
  ASSERT_TRUE(translateFile(asked, oneThread()).ok());
  EXPECT_NE(output(), "precious");
  asked.output = asked.input;
  EXPECT_NE(translateFile(asked, oneThread()).error().what.find("is the input"), std::string::npos);
}

}  // namespace
}  // namespace s2s::test
