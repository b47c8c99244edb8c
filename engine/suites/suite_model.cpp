#include "engine/suites/suite_model.h"

#include <algorithm>

#include "engine/runs/run_directory.h"
#include "engine/shapes/family.h"

namespace s2s {
namespace {

/// "bert-base-uncased", "bart-base" and "t5-small" cut down to a width of 128 and a few layers.
SuiteModel smallBert() {
  return {"bert-mini",
          {{"from", "bert-base-uncased"},
           {"initialization", "random"},
           {"overrides",
            {{"hidden_size", 128},
             {"num_hidden_layers", 2},
             {"num_attention_heads", 4},
             {"intermediate_size", 256},
             {"max_position_embeddings", 128}}}},
          {{"train", {{"kind", "sentencepiece-unigram"}, {"vocabulary_size", 8000}}}},
          StartingPoint::random,
          false};
}

SuiteModel smallBart() {
  return {"bart-mini",
          {{"from", "bart-base"},
           {"initialization", "random"},
           {"overrides",
            {{"d_model", 128},
             {"encoder_layers", 1},
             {"decoder_layers", 1},
             {"encoder_attention_heads", 4},
             {"decoder_attention_heads", 4},
             {"encoder_ffn_dim", 256},
             {"decoder_ffn_dim", 256},
             {"max_position_embeddings", 128}}}},
          {{"train", {{"kind", "sentencepiece-unigram"}, {"vocabulary_size", 8000}}}},
          StartingPoint::random,
          true};
}

/// Cuts ":self-supervised" and the like from the end.
Result<StartingPoint> takeStartingPoint(std::string& text) {
  for (const StartingPoint point :
       {StartingPoint::selfSupervised, StartingPoint::supervisedElsewhere, StartingPoint::supervisedHere}) {
    const std::string ending = ":" + toText(point);
    if (!text.ends_with(ending)) continue;
    text.resize(text.size() - ending.size());
    return point;
  }
  return StartingPoint::selfSupervised;
}

}  // namespace

const std::vector<SuiteModel>& smallSuiteModels() {
  static const std::vector<SuiteModel> all = {smallBert(), smallBart()};
  return all;
}

Result<SuiteModel> suiteModelOf(const std::string& given) {
  const auto small = std::ranges::find(smallSuiteModels(), given, &SuiteModel::name);
  if (small != smallSuiteModels().end()) return *small;
  std::string text = given;
  const auto point = takeStartingPoint(text);
  if (!point) return point.error();
  const std::size_t equals = text.find('=');
  const std::string from = equals == std::string::npos ? text : text.substr(equals + 1);
  const auto reference = resolveModel(from);
  std::string known;
  for (const SuiteModel& one : smallSuiteModels()) known += (known.empty() ? "" : ", ") + one.name;
  if (!reference)
    return Error{"there is no model " + from, "", "name one of " + known + ", or a folder with weights",
                 Error::Kind::invalidInput};
  if (reference->kind == ModelReference::Kind::preset || reference->kind == ModelReference::Kind::configFile)
    return Error{from + " is a shape without weights", "",
                 "name one of " + known + ", or a folder with weights", Error::Kind::invalidInput};
  const auto config = configurationOf(*reference);
  if (!config) return config.error();
  const auto family = familyOfConfig(*config);
  if (!family) return family.error();
  SuiteModel model;
  model.name = equals == std::string::npos ? reference->name : text.substr(0, equals);
  model.model = {{"from", std::filesystem::absolute(from).string()}, {"initialization", "pretrained"}};
  model.startingPoint = *point;
  model.writes = std::ranges::find((*family)->tasks, ModelTask::sequenceToSequence) != (*family)->tasks.end();
  return model;
}

}  // namespace s2s
