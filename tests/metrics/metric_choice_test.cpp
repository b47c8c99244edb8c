#include "engine/metrics/metric_choice.h"

#include <gtest/gtest.h>

#include "engine/metrics/bleu_tokenizers.h"
#include "engine/metrics/metric.h"

namespace s2s {
namespace {

TEST(MetricChoiceTest, KoreanIsJudgedByCharacters) {
  for (const char* name : {"ko", "ko_KR", "kor_Hang", "Korean", "KO-kr"}) {
    EXPECT_EQ(headlineMetric(name).name, "chrf++") << name;
    EXPECT_EQ(defaultTokenizer(name).name, "char") << name;
  }
  EXPECT_NE(headlineMetric("ko").reason.find("Korean"), std::string_view::npos);
}

TEST(MetricChoiceTest, OthersKeepWhatIsPublished) {
  for (const char* name : {"en", "de_DE", "eng_Latn", "", "kok"}) {
    EXPECT_EQ(headlineMetric(name).name, "bleu") << name;
    EXPECT_EQ(defaultTokenizer(name).name, "13a") << name;
  }
  EXPECT_EQ(defaultTokenizer("zho_Hans").name, "zh");
  EXPECT_EQ(defaultTokenizer("ja").name, "char");
  EXPECT_EQ(defaultTokenizer("th").name, "char");
}

TEST(MetricChoiceTest, WhatIsChosenExists) {
  for (const char* name : {"ko", "en", "zh", "ja", "km"}) {
    EXPECT_TRUE(metricKinds().find(headlineMetric(name).name));
    EXPECT_TRUE(findBleuTokenizer(defaultTokenizer(name).name));
  }
}

}  // namespace
}  // namespace s2s
