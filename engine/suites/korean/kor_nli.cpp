// KorNLI (Ham et al. 2020), https://github.com/kakaobrain/kor-nlu-datasets: TSV without quoting, header
// sentence1 sentence2 gold_label; trained on multinli.train.ko.tsv, judged on xnli.test.ko.tsv.
#include "engine/suites/suite_readers.h"

namespace s2s {
namespace {

Result<SuiteRows> read(const std::filesystem::path& file) {
  return suite_readers::readTable(file, suite_readers::kTabs, {"sentence1", "sentence2", {"gold_label"}});
}

}  // namespace

SuiteTask korNliTask() {
  SuiteTask task;
  task.name = "kornli";
  task.title = "KorNLI";
  task.testTitle = "test";
  task.format = "TSV with the header sentence1, sentence2, gold_label";
  task.source = "https://github.com/kakaobrain/kor-nlu-datasets";
  task.trainFiles = {"kornli/multinli.train.ko.tsv", "KorNLI/multinli.train.ko.tsv"};
  task.testFiles = {"kornli/xnli.test.ko.tsv", "KorNLI/xnli.test.ko.tsv"};
  task.read = read;
  task.metrics = {{"Acc", "accuracy"}};
  task.recipe = {{"data", {{"max_source_tokens", 96}}}};
  return task;
}

}  // namespace s2s
