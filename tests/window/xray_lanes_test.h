#pragma once
#include <QtTest>

#include "app/window/data/xray_facts.h"
#include "app/window/data/xray_lanes.h"
#include "tests/support/fake_tokenizer.h"

namespace s2s {

/// What a model is fed, as lanes of tokens.
class XrayLanesTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyTokenHasItsRole() {
    const std::vector<FedToken> tokens{
        {10, "translate:"}, {11, "an"}, {900, "<extra_id_0>"}, {1, "</s>"}, {0, "<pad>", false}};
    const std::vector<TokenRole> roles = tokenRolesOf(tokens, "translate: ", &m_tokenizer);
    QVERIFY((roles == std::vector{TokenRole::prefix, TokenRole::text, TokenRole::sentinel, TokenRole::special,
                                  TokenRole::padding}));
    // Without a tokenizer (it is made by the run) the pieces themselves tell.
    QVERIFY(tokenRolesOf(tokens, "translate: ", nullptr) == roles);
  }

  void aPrefixInPiecesIsFollowedToItsEnd() {
    const std::vector<FedToken> tokens{{1, "▁trans"}, {2, "late"}, {3, ":"}, {4, "▁trans"}, {5, "it"}};
    const std::vector<TokenRole> roles = tokenRolesOf(tokens, "translate: ", nullptr);
    QVERIFY((roles == std::vector{TokenRole::prefix, TokenRole::prefix, TokenRole::prefix, TokenRole::text,
                                  TokenRole::text}));
  }

  void thePrefixIsWhatItsStepAdded() {
    SampleXray xray;
    xray.steps = {{"read", "an apple", "", "사과"}, {"prefix", "translate: an apple", "", "사과"}};
    QCOMPARE(prefixOf(xray), std::string("translate: "));
    xray.steps.pop_back();
    QVERIFY(prefixOf(xray).empty());
  }

  void whatIsNotLearnedIsHatchedAndCountsNothing() {
    SampleXray xray;
    xray.decoderInput = {{0, "<pad>"}, {7, "▁사과"}, {1, "</s>", false}};
    xray.labels = {{7, "▁사과", true}, {1, "</s>", true}, {-100, "", false}};
    const std::vector<TokenGrid::Lane> lanes = learnedLanes(xray, nullptr);
    QCOMPARE(lanes.size(), std::size_t{5});
    QCOMPARE(lanes[0].cells.size(), lanes[2].cells.size());
    QVERIFY(!lanes[2].cells[1].ignored);
    QVERIFY(lanes[2].cells[2].ignored);
    QCOMPARE(lanes[3].cells[2].text, QString("\u2212100"));
    QCOMPARE(lanes[4].cells[1].text, QString("1"));
    QCOMPARE(lanes[4].cells[2].text, QString("0"));
  }

  void tokenTypesAreShownWhereThereIsMoreThanOne() {
    QCOMPARE(readLanes({{5, "a"}, {6, "b"}}, {}, nullptr).size(), std::size_t{3});
    QCOMPARE(readLanes({{5, "a"}, {6, "b", true, 1}}, {}, nullptr).size(), std::size_t{4});
  }

  void factsOfHiddenPartsAreOfWhatIsReadAndLearned() {
    SampleXray xray;
    xray.line = 5;
    xray.part = "train";
    xray.row = 3, xray.rows = 45;
    xray.microBatch = 5, xray.place = 1, xray.batchRows = 8;
    xray.steps = {{"hidden", "an <extra_id_0>", "", "<extra_id_0> apple"}};
    xray.source = {{1, "an"}, {2, "<extra_id_0>"}, {0, "<pad>", false}};
    xray.decoderInput = {{0, "<pad>"}, {2, "<extra_id_0>"}, {3, "apple"}, {0, "<pad>"}};
    xray.labels = {{2, "<extra_id_0>", true}, {3, "apple", true}, {1, "</s>", true}, {-100, "", false}};
    xray.sourceLength = {4, 4, 3, ""};
    xray.targetLength = {0, 0, 4, ""};
    QCOMPARE(xrayFacts(xray),
             QString("Line 5 · training row 3 of 45 · micro-batch 6, place 2 of 8 · source 4 "
                     "tokens, 2 once parts are hidden, padded to 3 · target 3 tokens, padded "
                     "to 4"));
    xray.decoderInput.clear();
    QVERIFY2(xrayFacts(xray).endsWith(" · 3 hidden tokens"), qPrintable(xrayFacts(xray)));
    xray.steps = {{"read", "an apple", "", "사과"}};
    xray.targetLength = {3, 3, 4, ""};
    QVERIFY2(xrayFacts(xray).endsWith("source 4 tokens · target 3 tokens, padded to 4"),
             qPrintable(xrayFacts(xray)));
  }

  void anEncoderThatGuessesHasLabelsAlone() {
    SampleXray xray;
    xray.labels = {{-100, "", false}, {9, "apple", true}};
    QCOMPARE(learnedLanes(xray, nullptr).size(), std::size_t{3});
  }

 private:
  test::FakeTokenizer m_tokenizer;
};

}  // namespace s2s
