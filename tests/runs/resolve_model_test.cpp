#include <gtest/gtest.h>

#include <fstream>

#include "engine/runs/run_directory.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;
using Kind = ModelReference::Kind;

class ResolveModelTest : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(m_folder / "model");
    std::ofstream(m_folder / "model/config.json") << "{}";
    Result<RunDirectory> run = RunDirectory::create(m_folder / "run", {{"name", "r"}}, Json::object());
    ASSERT_TRUE(run);
    for (const int step : {100, 500, 900}) {
      ASSERT_TRUE(run->addCheckpoint(step, [](const fs::path& path) -> Result<void> {
        fs::create_directory(path);
        std::ofstream(path / "config.json") << "{}";
        return {};
      }));
    }
    ASSERT_TRUE(run->setBest({500, "validation_loss", 1.0}));
  }

  ModelReference resolved(const std::string& text) {
    const Result<ModelReference> reference = resolveModel(text);
    EXPECT_TRUE(reference) << text << ": " << reference.error().message();
    return reference ? *reference : ModelReference{};
  }

  std::string at(const std::string& name) { return (m_folder / name).string(); }

  test::TemporaryDirectory m_folder;
};

TEST_F(ResolveModelTest, FollowsTheOrderOfTheContract) {
  EXPECT_EQ(resolved(at("model")).kind, Kind::directory);
  EXPECT_EQ(resolved(at("model") + "/").name, "model");
  EXPECT_EQ(resolved(at("model/config.json")).kind, Kind::configFile);
  EXPECT_EQ(resolved("mt5-small").kind, Kind::preset);
  EXPECT_EQ(resolved(at("run/checkpoints/step-000100")).kind, Kind::directory);
}

TEST_F(ResolveModelTest, ARunMeansItsBestCheckpoint) {
  EXPECT_EQ(resolved(at("run")).kind, Kind::runCheckpoint);
  EXPECT_EQ(resolved(at("run")).path.filename(), "step-000500");
  EXPECT_EQ(resolved(at("run@best")).path.filename(), "step-000500");
  EXPECT_EQ(resolved(at("run@last")).path.filename(), "step-000900");
  EXPECT_EQ(resolved(at("run@step-100")).path.filename(), "step-000100");
  EXPECT_EQ(resolved(at("run@step-100")).name, "run@step-100");
}

TEST_F(ResolveModelTest, WhatIsNothingIsExplained) {
  fs::create_directories(m_folder / "empty");
  std::ofstream(m_folder / "weights.bin") << "x";
  for (const std::string& text : {std::string(), at("empty"), at("nowhere"), std::string("mt5-smal"),
                                  at("weights.bin"), at("run@step-101"), at("run@first")}) {
    const Result<ModelReference> reference = resolveModel(text);
    ASSERT_FALSE(reference) << text;
    EXPECT_EQ(reference.error().kind, Error::Kind::invalidInput);
    EXPECT_FALSE(reference.error().remedy.empty()) << text;
  }
  EXPECT_NE(resolveModel(at("run@step-101")).error().message().find("step-000900"), std::string::npos);
}

}  // namespace
}  // namespace s2s
