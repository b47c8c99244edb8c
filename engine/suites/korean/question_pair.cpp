// Korean question pairs, https://github.com/songys/Question_pair: tabs, header question1 question2
// is_duplicate. In the files 0 means the same question, whatever the column is called; accuracy does not
// depend on it.
#include "engine/suites/suite_readers.h"

namespace s2s {
namespace {

Result<SuiteRows> read(const std::filesystem::path& file) {
  return suite_readers::readTable(file, suite_readers::kTabs, {"question1", "question2", {"is_duplicate"}});
}

}  // namespace

SuiteTask questionPairTask() {
  SuiteTask task;
  task.name = "question-pair";
  task.title = "QuestionPair";
  task.testTitle = "test";
  task.format = "tabs between question1, question2, is_duplicate, with that header";
  task.source = "https://github.com/songys/Question_pair";
  task.trainFiles = {"ko_question_pair/train.txt", "question_pair/train.txt"};
  task.testFiles = {"ko_question_pair/test.txt", "question_pair/test.txt"};
  task.read = read;
  task.metrics = {{"Acc", "accuracy"}};
  task.recipe = {{"data", {{"max_source_tokens", 48}}}, {"head", {{"kind", "bi-encoder"}}}};
  return task;
}

}  // namespace s2s
