#include "engine/evaluation/stored_request.h"

#include <gtest/gtest.h>

#include "engine/core/atomic_file.h"
#include "tests/evaluation/answers.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

EvaluationRequest unusualRequest() {
  EvaluationRequest request;
  request.systems = {{{"models/a"}}, {{"models/b", "models/c"}}};
  request.data.path = "pairs.tsv";
  request.data.source = std::int64_t{2};
  request.data.target = std::string("ko");
  request.data.labels = {std::string("bias"), std::int64_t{4}};
  request.data.format = "tsv";
  request.data.header = false;
  request.data.prefix = "to Korean: ";
  request.asksAsTrained = true;
  request.asksClassifiersAsTrained = true;
  request.limit = 7;
  request.fromLanguage = "en";
  request.toLanguage = "ko";
  request.task = EvaluationTask::texts;
  request.metrics = {"chrf"};
  request.tokenize = "char";
  request.rougeTokenize = "unicode";
  request.forces = false;
  request.snapsLabels = true;
  request.learnedLabels = {"cakes"};
  request.resamples = 50;
  request.generation.beams = 3;
  request.generation.lengthPenalty = 0.5;
  request.generation.batchSize = 5;
  return request;
}

class StoredRequestTest : public testing::Test {
 protected:
  /// As the evaluation of `request` leaves its folder.
  StoredEvaluation store(const EvaluationRequest& request, const Json& asked, bool resume = false) {
    auto directory = EvaluationDirectory::open(m_folder, answerTerms(request), asked, m_test, resume);
    EXPECT_TRUE(directory.ok());
    for (const EvaluatedSystem& system : request.systems) {
      SystemRecord record{system.models.front(), system.models, {system.models.back()}, "own: ", "", "", ""};
      EXPECT_TRUE(directory->begin(record, m_test.rows.size()).ok());
    }
    return readEvaluation(m_folder).value();
  }

  const TemporaryDirectory m_parent;
  const std::filesystem::path m_folder = m_parent / "evaluation";
  const TestSet m_test = testSetOf({{"a", "x"}});
};

TEST_F(StoredRequestTest, ComesBackWhole) {
  const EvaluationRequest request = unusualRequest();
  const auto again = requestOf(store(request, askedOf(request)));
  ASSERT_TRUE(again.ok()) << again.error().message();
  EXPECT_EQ(answerTerms(*again), answerTerms(request)) << "else it could not be gone on with";
  EXPECT_EQ(askedOf(*again), askedOf(request));
  EXPECT_EQ(again->learnedLabels, request.learnedLabels);
  EXPECT_EQ(again->data.path, "pairs.tsv");
  ASSERT_EQ(again->systems.size(), 2u);
  EXPECT_EQ(again->systems[1].models, (std::vector<std::string>{"models/b", "models/c"}));
}

TEST_F(StoredRequestTest, WhatIsCountedMayChangeWhereItGoesOn) {
  EvaluationRequest request = unusualRequest();
  store(request, askedOf(request));
  request.metrics = {"bleu"};
  EXPECT_EQ(requestOf(store(request, askedOf(request), true)).value().metrics, request.metrics);
}

TEST_F(StoredRequestTest, AFolderOfAnOlderVersionGivesItsSharedPrefix) {
  const auto again = requestOf(store(unusualRequest(), Json::object()));
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->data.prefix, "own: ");
  EXPECT_EQ(again->limit, 7u);
  EXPECT_EQ(again->fromLanguage, "");
  EXPECT_FALSE(again->asksAsTrained) << "what had no prefix was asked without one";
}

TEST_F(StoredRequestTest, ADamagedOneIsAnError) {
  StoredEvaluation stored = store(unusualRequest(), Json::object());
  stored.terms["source"] = Json::array();
  EXPECT_FALSE(requestOf(stored).ok());
}

}  // namespace
}  // namespace s2s::test
