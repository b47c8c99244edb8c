// KLUE NLI (Park et al. 2021), https://github.com/KLUE-benchmark/KLUE: JSON, a list of records with premise,
// hypothesis and gold_label.
#include "engine/suites/suite_readers.h"

namespace s2s {
namespace {

Result<SuiteRows> read(const std::filesystem::path& file) {
  return suite_readers::readJsonRecords(file, {"premise", "hypothesis", {"gold_label"}});
}

}  // namespace

SuiteTask klueNliTask() {
  SuiteTask task;
  task.name = "klue-nli";
  task.title = "KLUE NLI";
  task.testTitle = "dev";
  task.format = "JSON, a list of records with premise, hypothesis and gold_label";
  task.source = "https://github.com/KLUE-benchmark/KLUE";
  for (const char* version : {"klue-nli-v1.1", "klue-nli-v1"}) {
    const std::string name = version;
    for (const std::string& folder :
         {name + "/", std::string("klue/"), std::string("klue_benchmark/") + name + "/"}) {
      task.trainFiles.push_back(folder + name + "_train.json");
      task.testFiles.push_back(folder + name + "_dev.json");
    }
  }
  task.read = read;
  task.metrics = {{"Acc", "accuracy"}};
  task.recipe = {{"data", {{"max_source_tokens", 96}}}};
  return task;
}

}  // namespace s2s
