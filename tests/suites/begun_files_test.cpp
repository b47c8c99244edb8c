// Files of a suite's task that are edited once its models train.

#include "engine/suites/begun_files.h"

#include <gtest/gtest.h>

#include "engine/comparisons/comparison_queue.h"
#include "engine/core/sha256.h"
#include "engine/core/text_file.h"
#include "engine/suites/suite_plan.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {
namespace {

namespace fs = std::filesystem;

class BegunFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(m_folder / "data/nsmc");
    writeText(train(), kRows);
    writeText(m_folder / "data/nsmc/ratings_test.txt", kRows);
    m_request.folder = m_folder / "suite";
    m_request.dataFolder = m_folder / "data";
    m_request.models = smallSuiteModels();
  }

  fs::path train() const { return m_folder / "data/nsmc/ratings_train.txt"; }
  fs::path table(const std::string& name) const { return m_request.folder / "data" / name; }

  static const SuiteTask& task() { return **(*suites().find("korean"))->tasks().find("nsmc"); }

  PreparedTask prepared() const {
    const auto done = prepareTask(task(), m_request);
    EXPECT_TRUE(done) << (done ? "" : done.error().message());
    return done && *done ? **done : PreparedTask{};
  }

  Error refused() const {
    const auto done = prepareTask(task(), m_request);
    EXPECT_FALSE(done);
    return done ? Error{} : done.error();
  }

  /// The task's comparison with its first run trained.
  void train(const PreparedTask& rows) const {
    const auto comparison = comparisonFor(task(), rows, m_request);
    ASSERT_TRUE(comparison && *comparison);
    const fs::path folder = m_request.folder / "nsmc";
    ASSERT_TRUE(beginComparison(folder, **comparison));
    auto queue = readQueue(folder);
    ASSERT_TRUE(queue);
    queue->runs.front().stage = RunStage::evaluated;
    ASSERT_TRUE(writeQueue(folder, *queue));
  }

  static constexpr const char* kRows = "id\tdocument\tlabel\n1\t좋다\t1\n2\t나쁘다\t0\n3\t\t0\n";
  static constexpr const char* kMore = "id\tdocument\tlabel\n1\t좋다\t1\n2\t나쁘다\t0\n3\t그저 그렇다\t0\n";
  TemporaryDirectory m_folder;
  SuiteRequest m_request;
};

TEST_F(BegunFilesTest, AFileThatChangedIsNamedAndTheRowsStay) {
  train(prepared());
  const std::string rows = *readTextFile(table("nsmc-train.tsv"));
  writeText(train(), kMore);
  const Error error = refused();
  EXPECT_EQ(error.kind, Error::Kind::invalidInput);
  EXPECT_EQ(error.where, train().string()) << "not the table that was made of it";
  EXPECT_NE(error.remedy.find(sha256(kRows)), std::string::npos) << error.remedy;
  EXPECT_EQ(*readTextFile(table("nsmc-train.tsv")), rows);
  writeText(train(), kRows);
  EXPECT_EQ(prepared().from[0].sha256, sha256(kRows));

  const fs::path test = m_folder / "data/nsmc/ratings_test.txt";
  writeText(test, kMore);
  EXPECT_EQ(refused().where, test.string());
}

TEST_F(BegunFilesTest, AsLongAsNothingTrainsAFileMayBeMended) {
  prepared();
  writeText(train(), kMore);
  const PreparedTask mended = prepared();
  EXPECT_EQ(mended.from[0].sha256, sha256(kMore));
  EXPECT_EQ(mended.from[0].rows, 3u);
  train(mended);
  EXPECT_EQ(prepared().from[0].sha256, sha256(kMore));
}

TEST_F(BegunFilesTest, TheProvenanceIsThatOfTheBeginning) {
  const PreparedTask first = prepared();
  train(first);
  fs::rename(m_folder / "data", m_folder / "moved");
  m_request.dataFolder = m_folder / "moved";
  const PreparedTask again = prepared();
  EXPECT_EQ(again.from[0].path, first.from[0].path);
  EXPECT_EQ(again.from[0].leftOut, 1);
  EXPECT_EQ(again.from[0].firstLeftOut, first.from[0].firstLeftOut);
}

TEST_F(BegunFilesTest, FoldersOfFormerProgramsAreHeldAgainstTheirRows) {
  train(prepared());
  fs::remove(table("nsmc-files.json"));
  writeText(train(), kMore);
  EXPECT_EQ(refused().where, train().string());
  writeText(train(), kRows);
  EXPECT_EQ(prepared().from[0].sha256, sha256(kRows));
  EXPECT_TRUE(fs::exists(table("nsmc-files.json"))) << "from now on it is known";
}

}  // namespace
}  // namespace s2s::test
