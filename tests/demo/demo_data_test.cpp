// The demo's claim rests on this: what it is asked after fine-tuning, it has never been shown.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/json.h"
#include "resources/embedded_files.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

using Row = std::map<std::string, std::string>;

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find(separator, from), text.size());
    parts.emplace_back(text.substr(from, to - from));
    from = to + 1;
  }
  return parts;
}

std::vector<std::string> lines(const std::string& name) {
  const auto content = embeddedFile("demo/" + name);
  if (!content) throw std::runtime_error(name + " is not embedded");
  std::vector<std::string> all = split(*content, '\n');
  all.pop_back();  // behind the last line end
  return all;
}

std::vector<Row> table(const std::string& name) {
  const std::vector<std::string> all = lines(name);
  const std::vector<std::string> header = split(all.at(0), '\t');
  std::vector<Row> rows;
  for (std::size_t i = 1; i < all.size(); ++i) {
    const std::vector<std::string> cells = split(all[i], '\t');
    EXPECT_EQ(cells.size(), header.size()) << name << " line " << i + 1;
    for (std::size_t c = 0; c < header.size(); ++c) rows.resize(i), rows.back()[header[c]] = cells.at(c);
  }
  return rows;
}

/// Whether the sentence stands in the text, at its start or behind a blank.
bool holds(const std::string& text, const std::string& sentence) {
  for (std::size_t at = text.find(sentence); at != std::string::npos; at = text.find(sentence, at + 1)) {
    if (at == 0 || text[at - 1] == ' ') return true;
  }
  return false;
}

const std::vector<std::string> kLanguages = {"en", "ko", "fr", "de"};
const std::vector<std::string> kPairs = {"en-ko.tsv", "en-fr.tsv", "en-de.tsv"};

std::string combination(const Row& row) { return row.at("noun") + " × " + row.at("frame"); }

TEST(DemoData, AQuarterOfTheCombinationsIsHeldOutAndInNoTrainingPair) {
  std::set<std::string> heldOut;
  for (const Row& row : table("held_out.tsv")) heldOut.insert(combination(row));
  EXPECT_TRUE(heldOut.contains("apple × exists"));
  for (const std::string& file : kPairs) {
    std::set<std::string> trained;
    for (const Row& row : table(file)) {
      EXPECT_FALSE(heldOut.contains(combination(row))) << file << ": " << combination(row);
      trained.insert(combination(row));
    }
    EXPECT_EQ(trained.size(), 3 * heldOut.size()) << file;
  }
}

TEST(DemoData, NoHeldOutSentenceStandsInAnyTrainingText) {
  std::map<std::string, std::vector<std::string>> texts;
  for (const std::string& language : kLanguages) texts[language] = lines("span." + language + ".txt");
  for (const std::string& file : kPairs) {
    for (const Row& row : table(file)) {
      for (const auto& [column, cell] : row) {
        if (texts.contains(column)) texts[column].push_back(cell);
      }
    }
  }
  const std::vector<Row> heldOut = table("held_out.tsv");
  EXPECT_EQ(heldOut.at(0).at("en"), "There is an apple.");
  for (const std::string& language : kLanguages) {
    ASSERT_GT(texts[language].size(), 1000u);
    std::string all;
    for (const std::string& text : texts[language]) all += " " + text;
    for (const Row& row : heldOut) EXPECT_FALSE(holds(all, row.at(language))) << row.at(language);
  }
}

// The tests above look at these files; a recipe that trained on another one would go unseen.
TEST(DemoData, TheRecipesTrainOnNothingElse) {
  std::set<std::string> known(kPairs.begin(), kPairs.end());
  for (const std::string& language : kLanguages) known.insert("span." + language + ".txt");
  int recipes = 0;
  for (const char* folder : {"resources/demo/recipes", "resources/embedded/demo"}) {
    for (const auto& file : std::filesystem::directory_iterator(test::sourceDirectory() / folder)) {
      if (file.path().extension() != ".json" || file.path().filename() == "prompts.json") continue;
      const auto recipe = readJsonFile(file.path());
      ASSERT_TRUE(recipe) << recipe.error().message();
      // A comparison holds the recipe that all of its entrants share.
      const Json& shared = recipe->contains("recipe") ? recipe->at("recipe") : *recipe;
      for (const Json& set : shared.at("data").at("train")) {
        const std::string name = std::filesystem::path(set.at("path").get<std::string>()).filename();
        EXPECT_TRUE(known.contains(name)) << file.path() << ": " << name;
      }
      ++recipes;
    }
  }
  EXPECT_EQ(recipes, 6);
}

TEST(DemoData, EveryNounAndEveryFrameIsTrainedInOtherCombinations) {
  std::set<std::string> nouns, frames;
  for (const Row& row : table("en-ko.tsv")) {
    nouns.insert(row.at("noun"));
    frames.insert(row.at("frame"));
  }
  EXPECT_GE(nouns.size(), 60u);
  EXPECT_GE(frames.size(), 25u);
  for (const Row& row : table("held_out.tsv")) {
    EXPECT_TRUE(nouns.contains(row.at("noun"))) << row.at("noun");
    EXPECT_TRUE(frames.contains(row.at("frame"))) << row.at("frame");
  }
}

TEST(DemoData, AnEnglishSentenceHasOneTranslation) {
  for (const std::string& file : kPairs) {
    std::map<std::string, std::string> translations;
    for (const Row& row : table(file)) {
      const std::string& target = row.at(file.substr(3, 2));
      const auto [known, isNew] = translations.emplace(row.at("en"), target);
      EXPECT_EQ(known->second, target) << file << ": " << row.at("en");
    }
    EXPECT_GT(translations.size(), 1000u);
  }
}

/// The last syllable's final consonant, from its place in the Hangul block (Unicode 15, section 3.12).
bool endsInConsonant(std::string_view word) {
  const std::string_view last = word.substr(word.size() - 3);
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(last[i]); };
  const unsigned code = ((byte(0) & 0x0Fu) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu);
  return (code - 0xAC00u) % 28 != 0;
}

TEST(DemoData, KoreanParticlesFollowTheFinalConsonant) {
  std::vector<Row> rows = table("en-ko.tsv");
  for (const Row& row : table("held_out.tsv")) rows.push_back(row);
  const std::map<std::string, std::pair<std::string, std::string>> particles = {
      {"exists", {"이", "가"}}, {"where", {"은", "는"}}, {"looks-for", {"을", "를"}}};
  int looked = 0;
  for (const Row& row : rows) {
    const auto entry = particles.find(row.at("frame"));
    if (entry == particles.end()) continue;
    const std::vector<std::string> words = split(row.at("ko"), ' ');
    const std::string& word = words.at(row.at("frame") == "looks-for" ? 1 : 0);
    const std::string noun = word.substr(0, word.size() - 3), particle = word.substr(word.size() - 3);
    EXPECT_EQ(particle, endsInConsonant(noun) ? entry->second.first : entry->second.second) << row.at("ko");
    ++looked;
  }
  EXPECT_GT(looked, 150);
}

}  // namespace
}  // namespace s2s
