#include "engine/recipes/validated_sets.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

using Names = std::vector<std::string>;

DataSection dataOf(const Names& train, const Names& validation) {
  DataSection data;
  for (const std::string& name : train) data.train.emplace_back().name = name;
  for (const std::string& name : validation) data.validation.sets.emplace_back().name = name;
  return data;
}

Names validatedNames(const DataSection& data) {
  Names names;
  for (const ValidatedSet& set : validatedSets(data)) names.push_back(set.name);
  return names;
}

TEST(ValidatedSetsTest, TheSecondOfOneNameHasANumber) {
  DataSection data = dataOf({"dev", "dev", "news"}, {"dev"});
  data.validation.split = 0.1;
  EXPECT_EQ(namesOfSets(data).train, (Names{"dev", "dev 2", "news"}));
  EXPECT_EQ(validatedNames(data), (Names{"dev", "dev 2", "news", "dev 3"}));
  EXPECT_EQ(validatedSets(data)[1].source, &data.train[1]);
  EXPECT_EQ(validatedSets(data)[3].source, &data.validation.sets[0]);
}

TEST(ValidatedSetsTest, ATrainingSetThatIsNotValidatedTakesNoName) {
  DataSection data = dataOf({"dev", "news"}, {"dev"});
  EXPECT_EQ(validatedNames(data), Names{"dev"});
  data.mixing.leaveOut = "dev";
  EXPECT_EQ(validatedNames(data), (Names{"dev", "dev 2"}));
}

TEST(ValidatedSetsTest, AFileNamesASetWithoutAName) {
  DataSection data = dataOf({"", "pairs"}, {});
  data.train[0].path = "there/pairs.tsv";
  EXPECT_EQ(namesOfSets(data).train, (Names{"pairs", "pairs 2"}));
}

TEST(ValidatedSetsTest, WhereNothingIsValidatedTheTrainingSetsMayBe) {
  const DataSection data = dataOf({"a", "a"}, {});
  EXPECT_TRUE(validatedSets(data).empty());
  ASSERT_EQ(setsThatMayBeValidated(data).size(), 2u);
  EXPECT_EQ(setsThatMayBeValidated(data)[1].name, "a 2");
}

}  // namespace
}  // namespace s2s
