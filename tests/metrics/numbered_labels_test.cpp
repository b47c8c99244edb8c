#include "engine/metrics/numbered_labels.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

using Numbers = std::vector<std::int64_t>;
using Words = std::vector<std::string>;

TEST(NumberedLabelsTest, NumbersAreThoseOfTheAlphabet) {
  const NumberedLabels labels = numberLabels(Words{"c", "a"}, Words{"b", "a"});
  EXPECT_EQ(labels.names, (Words{"a", "b", "c"}));
  EXPECT_EQ(labels.expected, (Numbers{2, 0}));
  EXPECT_EQ(labels.predicted, (Numbers{1, 0}));
}

TEST(NumberedLabelsTest, TwoSystemsShareTheNumbersOfTheirLabels) {
  const Words expected{"b", "d", "b"};
  const JointAnswers joint = numberedJointly(numberLabels(expected, Words{"b", "d", "c"}),
                                             numberLabels(expected, Words{"a", "d", "e"}));
  EXPECT_EQ(joint.classes, 5);
  EXPECT_EQ(joint.first, (Numbers{0, 2, 1})) << "the first's numbers stay what they are";
  EXPECT_EQ(joint.second, (Numbers{3, 2, 4}));
}

TEST(NumberedLabelsTest, WhatIsNoLabelIsNoneBesideTheOthersLabelsEither) {
  const NumberedLabels first{{"b"}, {0, 0}, {0, 1}}, second{{"a", "b"}, {1, 1}, {0, 2}};
  const JointAnswers joint = numberedJointly(first, second);
  EXPECT_EQ(joint.classes, 2);
  EXPECT_EQ(joint.first, (Numbers{0, 2}));
  EXPECT_EQ(joint.second, (Numbers{1, 2}));
}

}  // namespace
}  // namespace s2s
