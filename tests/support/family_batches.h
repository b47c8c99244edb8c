#pragma once
// A tiny model of every family with a batch for it, for what must hold whatever the family.

#include <memory>
#include <string>
#include <vector>

#include "engine/models/model_bundle.h"
#include "engine/training/learning_task.h"
#include "tests/support/tiny_families.h"

namespace s2s::test {

struct FamilyCase {
  std::string name;
  Json config;
};

inline std::vector<FamilyCase> familyCases() {
  Json untied = tinyConfig(), umt5 = tinyConfig(), roberta = bertLike("roberta"), bert = bertLike("bert");
  untied["tie_word_embeddings"] = false;
  untied["feed_forward_proj"] = "gated-gelu";
  umt5["model_type"] = "umt5";
  Json m2m = bartLike("m2m_100", 60);
  m2m["encoder_layerdrop"] = 0.2;
  bert["architectures"] = Json::array({"BertForMaskedLM"});
  roberta["architectures"] = Json::array({"RobertaForMaskedLM"});
  roberta["tie_word_embeddings"] = false;
  Json classifier = bertLike("bert");
  classifier["architectures"] = Json::array({"BertForSequenceClassification"});
  classifier["id2label"] = {{"0", "bad"}, {"1", "good"}};
  classifier["label2id"] = {{"bad", 0}, {"good", 1}};
  return {{"t5", tinyConfig()}, {"t5 untied and gated", untied},
          {"umt5", umt5},       {"bart", bartLike("bart", 60)},
          {"m2m100", m2m},      {"bert", bert},
          {"roberta", roberta}, {"bert classifier", classifier}};
}

/// `rows` examples of unlike lengths.
inline std::vector<Example> familyExamples(const Json& config, std::size_t rows) {
  const bool writes = config.at("model_type") != "bert" && config.at("model_type") != "roberta";
  const bool classifies = config.contains("id2label");
  const CounterRandom random(5);
  std::vector<Example> examples;
  for (std::size_t row = 0; row < rows; ++row) {
    const CounterRandom own = random.stream(row);
    Example example;
    const std::size_t length = 3 + row % 4;
    for (std::size_t i = 0; i < length; ++i)
      example.source.push_back(3 + static_cast<std::int64_t>(own.below(i, 15)));
    if (classifies) {
      example.classes = {static_cast<std::int64_t>(row % 2)};
    } else if (writes) {
      for (std::size_t i = 0; i < 2 + row % 3; ++i)
        example.target.push_back(3 + static_cast<std::int64_t>(own.below(20 + i, 15)));
    } else {
      example.target.assign(length, -100);
      example.target[row % length] = 4;
      example.target[length - 1] = 7;
    }
    examples.push_back(std::move(example));
  }
  return examples;
}

/// The model with fresh weights and its task.
struct FamilyTask {
  ModelBundle bundle;
  std::unique_ptr<LearningTask> task;

  FamilyTask(const Json& config, const LearningOptions& options, torch::Dtype dtype = torch::kFloat32) {
    bundle.model = makeModel(config, dtype, torch::kCPU, 11).value();
    task = makeLearningTask(bundle, options).value();
  }
  std::vector<NamedTensor> parameters() const { return bundle.model->weights().parameters(); }
};

}  // namespace s2s::test
