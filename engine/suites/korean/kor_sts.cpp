// KorSTS (Ham et al. 2020), https://github.com/kakaobrain/kor-nlu-datasets: TSV without quoting, header genre
// filename year id score sentence1 sentence2; scores from 0 to 5.
#include "engine/suites/suite_readers.h"

namespace s2s {
namespace {

Result<SuiteRows> read(const std::filesystem::path& file) {
  return suite_readers::readTable(file, suite_readers::kTabs, {"sentence1", "sentence2", {"score"}});
}

}  // namespace

SuiteTask korStsTask() {
  SuiteTask task;
  task.name = "korsts";
  task.title = "KorSTS";
  task.testTitle = "dev";
  task.format = "TSV with the header genre, filename, year, id, score, sentence1, sentence2";
  task.source = "https://github.com/kakaobrain/kor-nlu-datasets";
  task.kind = SuiteKind::regression;
  task.trainFiles = {"korsts/sts-train.tsv", "KorSTS/sts-train.tsv"};
  task.testFiles = {"korsts/sts-dev.tsv", "KorSTS/sts-dev.tsv"};
  task.read = read;
  task.metrics = {{"F1", "", suite_readers::alikeF1}, {"Pearson", "pearson"}, {"Spearman", "spearman"}};
  task.recipe = {{"data", {{"max_source_tokens", 48}}}, {"head", {{"kind", "bi-encoder"}, {"scale", 5}}}};
  return task;
}

}  // namespace s2s
