// KLUE STS (Park et al. 2021), https://github.com/KLUE-benchmark/KLUE: JSON, a list of records with
// sentence1, sentence2 and labels.label from 0 to 5. F1 counts pairs of 3 and above as alike, as KLUE does.
#include "engine/suites/suite_readers.h"

namespace s2s {
namespace {

Result<SuiteRows> read(const std::filesystem::path& file) {
  return suite_readers::readJsonRecords(file, {"sentence1", "sentence2", {"labels.label"}});
}

}  // namespace

SuiteTask klueStsTask() {
  SuiteTask task;
  task.name = "klue-sts";
  task.title = "KLUE STS";
  task.testTitle = "dev";
  task.format = "JSON, a list of records with sentence1, sentence2 and labels.label";
  task.source = "https://github.com/KLUE-benchmark/KLUE";
  task.kind = SuiteKind::regression;
  for (const char* version : {"klue-sts-v1.1", "klue-sts-v1"}) {
    const std::string name = version;
    for (const std::string& folder :
         {name + "/", std::string("klue/"), std::string("klue_benchmark/") + name + "/"}) {
      task.trainFiles.push_back(folder + name + "_train.json");
      task.testFiles.push_back(folder + name + "_dev.json");
    }
  }
  task.read = read;
  task.metrics = {{"F1", "", suite_readers::alikeF1}, {"Pearson", "pearson"}, {"Spearman", "spearman"}};
  task.recipe = {{"data", {{"max_source_tokens", 64}}}, {"head", {{"kind", "bi-encoder"}, {"scale", 5}}}};
  return task;
}

}  // namespace s2s
