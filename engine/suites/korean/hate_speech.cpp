// Korean hate speech (Moon et al. 2020), https://github.com/kocohub/korean-hate-speech: TSV without quoting,
// header comments contain_gender_bias bias hate. Bias is none, gender or others; hate is none, offensive or
// hate. One model tells both.
#include "engine/suites/suite_readers.h"

namespace s2s {
namespace {

Result<SuiteRows> read(const std::filesystem::path& file) {
  return suite_readers::readTable(file, suite_readers::kTabs, {"comments", "", {"bias", "hate"}});
}

}  // namespace

SuiteTask hateSpeechTask() {
  SuiteTask task;
  task.name = "hate-speech";
  task.title = "HateSpeech";
  task.testTitle = "dev";
  task.format = "TSV with the header comments, contain_gender_bias, bias, hate";
  task.source = "https://github.com/kocohub/korean-hate-speech";
  task.labelColumns = {"bias", "hate"};
  task.trainFiles = {"korean-hate-speech/labeled/train.tsv", "hate_speech/train.tsv"};
  task.testFiles = {"korean-hate-speech/labeled/dev.tsv", "hate_speech/dev.tsv"};
  task.read = read;
  task.metrics = {{"Bias Acc", "accuracy bias"}, {"Hate Acc", "accuracy hate"}};
  task.recipe = {{"data", {{"max_source_tokens", 64}}}};
  return task;
}

}  // namespace s2s
