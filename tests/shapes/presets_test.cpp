#include "engine/shapes/presets.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/shapes/configured_task.h"
#include "engine/shapes/family.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

Json goldenCounts() { return readJsonFile(test::golden("shapes/parameter_counts.json")).value(); }

ModelShape shapeOf(const std::string& preset) {
  return shapeOfConfig(findPreset(preset).value()->config).value();
}

Result<ModelShape> classifierOf(const std::string& preset, const ClassificationHead& head) {
  return shapeOfConfig(withTask(findPreset(preset).value()->config, ModelTask::sequenceClassification, head));
}

TEST(PresetsTest, NamesAreUnique) {
  std::set<std::string> names;
  for (const Preset& preset : presets()) EXPECT_TRUE(names.insert(preset.name).second) << preset.name;
}

TEST(PresetsTest, EveryPresetOutsideT5CountsAsTransformersDoes) {
  const Json counts = goldenCounts();
  std::size_t found = 0;
  for (const Preset& preset : presets()) {
    if (preset.family == "t5") continue;
    ASSERT_TRUE(counts.contains(preset.name)) << preset.name;
    ++found;
    const Json& expected = counts[preset.name];
    const ModelShape shape = shapeOf(preset.name);
    EXPECT_EQ(shape.parameters(), expected["parameters"]) << preset.name;
    EXPECT_EQ(shape.buffers(), expected["buffers"]) << preset.name;
    EXPECT_EQ(shape.family, preset.family);
    const Result<ModelShape> classifier = classifierOf(preset.name, headWithLabels(2));
    EXPECT_EQ(classifier.ok(), !expected["two_labels"].is_null()) << preset.name;
    if (classifier) {
      EXPECT_EQ(classifier->parameters(), expected["two_labels"]) << preset.name;
    }
  }
  EXPECT_EQ(found, counts.size());
}

TEST(PresetsTest, M2M100TellsParametersFromPositionTables) {
  const ModelShape shape = shapeOf("m2m100_418M");
  EXPECT_EQ(shape.parameters(), 483905536);
  EXPECT_EQ(shape.buffers(), 2101248);
}

TEST(PresetsTest, PublishedCountsOfKoreanClassifiersAreExact) {
  const auto withTwoLabels = [](const std::string& preset) {
    return classifierOf(preset, headWithLabels(2)).value().parameters();
  };
  EXPECT_EQ(withTwoLabels("bart-ko-mini"), 12995330);
  EXPECT_EQ(withTwoLabels("bart-ko-small"), 40818178);
  EXPECT_EQ(withTwoLabels("bart-ko-base"), 127557890);
  EXPECT_EQ(withTwoLabels("kobart-base-v2"), 124452098);
}

TEST(PresetsTest, PublishedCountsOfKlueRobertaAreThoseOf512Positions) {
  const auto with512Positions = [](const std::string& preset) {
    Json config = findPreset(preset).value()->config;
    config["max_position_embeddings"] = 512;
    config = withTask(config, ModelTask::sequenceClassification, headWithLabels(2));
    return shapeOfConfig(config).value().parameters();
  };
  EXPECT_EQ(with512Positions("klue-roberta-small"), 68090882);
  EXPECT_EQ(with512Positions("klue-roberta-base"), 110618114);
  EXPECT_NE(findPreset("klue-roberta-small").value()->note.find("68,090,882"), std::string::npos);
  EXPECT_NE(findPreset("klue-roberta-base").value()->note.find("110,618,114"), std::string::npos);
}

TEST(PresetsTest, GroupsAddUpAtEveryDepth) {
  for (const Preset& preset : presets()) {
    const ModelShape shape = shapeOf(preset.name);
    for (int depth = 1; depth <= 4; ++depth) {
      std::int64_t sum = 0;
      for (const ParameterGroup& group : shape.groups(depth)) sum += group.parameters;
      EXPECT_EQ(sum, shape.parameters()) << preset.name << " at depth " << depth;
    }
  }
}

/// The file of a published configuration; the Korean BARTs lie beside their tokenizers.
std::filesystem::path publishedFile(const std::string& preset) {
  const std::string korean = "bart-ko-";
  if (preset.starts_with(korean))
    return test::sharedData("tok_cosmoquester_bart_ko") / "configs" /
           (preset.substr(korean.size()) + ".json");
  return test::sharedData("configs") / (preset + ".json");
}

/// Says nothing of what is computed: how the file was saved, or how to generate.
bool isComparable(const std::string& key) { return key != "num_hidden_layers" && key != "use_cache"; }

TEST(PresetsTest, PublishedConfigurationsReadAsThePresetsDo) {
  S2S_NEEDS(test::sharedData("configs"));
  S2S_NEEDS(test::sharedData("tok_cosmoquester_bart_ko"));
  int read = 0;
  for (const Preset& preset : presets()) {
    const auto file = publishedFile(preset.name);
    if (!std::filesystem::exists(file)) continue;
    Json published = readJsonFile(file).value();
    for (const auto& [key, value] : published.items()) {
      if (!isComparable(key) || !preset.config.contains(key)) continue;
      EXPECT_EQ(preset.config[key], value) << preset.name << ": " << key;
    }
    if (!published.contains("model_type")) published["model_type"] = preset.config["model_type"];
    const Result<ModelShape> shape = shapeOfConfig(published);
    ASSERT_TRUE(shape.ok()) << file << ": " << shape.error().message();
    EXPECT_EQ(shape->parameters(), shapeOf(preset.name).parameters()) << preset.name;
    ++read;
  }
  EXPECT_EQ(read, 31);
}

}  // namespace
}  // namespace s2s
