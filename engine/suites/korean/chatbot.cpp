// Chatbot data, https://github.com/songys/Chatbot_data: CSV (RFC 4180), header Q,A,label. One file; its last
// 128 rows are held out, as many as the notebook of whose table this is a row held out. Judged by chrF++ and,
// teacher-forced, by token accuracy, which that notebook prints.
#include "engine/suites/suite_readers.h"

namespace s2s {
namespace {

Result<SuiteRows> read(const std::filesystem::path& file) {
  return suite_readers::readTable(file, "csv", {"Q", "", {"A"}});
}

}  // namespace

SuiteTask chatbotTask() {
  SuiteTask task;
  task.name = "chatbot";
  task.title = "Chatbot";
  task.testTitle = "last 128 rows";
  task.format = "CSV with the header Q, A, label";
  task.source = "https://github.com/songys/Chatbot_data";
  task.kind = SuiteKind::writing;
  task.trainFiles = {"Chatbot_data/ChatbotData.csv", "Chatbot_data/ChatbotData .csv",
                     "chatbot/ChatbotData.csv"};
  task.heldOut = 128;
  task.read = read;
  task.metrics = {{"Token acc", "token_accuracy"}, {"chrF++", "chrf++"}};
  task.recipe = {{"data", {{"max_source_tokens", 48}, {"max_target_tokens", 48}}}};
  return task;
}

}  // namespace s2s
