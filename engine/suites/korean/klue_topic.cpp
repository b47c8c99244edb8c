// KLUE topic classification (YNAT; Park et al. 2021), https://github.com/KLUE-benchmark/KLUE: JSON, a list of
// records with title and label (a word).
#include "engine/suites/suite_readers.h"

namespace s2s {
namespace {

Result<SuiteRows> read(const std::filesystem::path& file) {
  return suite_readers::readJsonRecords(file, {"title", "", {"label"}});
}

}  // namespace

SuiteTask klueTopicTask() {
  SuiteTask task;
  task.name = "klue-tc";
  task.title = "KLUE TC";
  task.testTitle = "dev";
  task.format = "JSON, a list of records with title and label";
  task.source = "https://github.com/KLUE-benchmark/KLUE";
  for (const char* version : {"ynat-v1.1", "ynat-v1"}) {
    const std::string name = version;
    for (const std::string& folder :
         {name + "/", std::string("klue/"), std::string("klue_benchmark/") + name + "/"}) {
      task.trainFiles.push_back(folder + name + "_train.json");
      task.testFiles.push_back(folder + name + "_dev.json");
    }
  }
  task.read = read;
  task.metrics = {{"Acc", "accuracy"}, {"F1", "macro_f1"}};
  task.recipe = {{"data", {{"max_source_tokens", 48}}}};
  return task;
}

}  // namespace s2s
