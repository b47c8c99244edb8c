#include <gtest/gtest.h>

#include <fstream>

#include "engine/data/filters/filter_chain.h"
#include "engine/data/filters/filter_files.h"
#include "engine/data/text_pairs.h"
#include "engine/recipes/recipe.h"
#include "tests/support/dropping_tokenizer.h"
#include "tests/support/packed.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

class FiltersTest : public testing::Test {
 protected:
  FilterChain chain(const Json& filter) {
    m_data.filters = Json::array({filter});
    Result<FilterChain> made = FilterChain::make(m_data, m_needs);
    EXPECT_TRUE(made) << (made ? "" : made.error().message());
    return std::move(*made);
  }
  Error errorOf(const Json& filter) {
    m_data.filters = Json::array({filter});
    const Result<FilterChain> made = FilterChain::make(m_data, m_needs);
    EXPECT_FALSE(made) << filter.dump();
    return made ? Error{} : made.error();
  }
  /// Why a row goes; empty where it stays.
  static std::string why(FilterChain& filters, const std::string& source, const std::string& target = "t",
                         std::int64_t line = 1) {
    TextPair row{source, target, line};
    std::string reason;
    return filters.keeps(row, &reason) ? "" : reason;
  }
  std::string why(const Json& filter, const std::string& source, const std::string& target = "t") {
    FilterChain filters = chain(filter);
    return why(filters, source, target);
  }
  /// What is left of a text; nothing where the row goes.
  std::optional<std::string> left(const Json& filter, const std::string& source) {
    FilterChain filters = chain(filter);
    TextPair row{source, "t", 1};
    if (!filters.keeps(row)) return std::nullopt;
    return row.source;
  }
  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(m_folder / name) << text;
    return (m_folder / name).string();
  }

  test::TemporaryDirectory m_folder;
  DataSource m_data;
  RowNeeds m_needs = RowNeeds::target;
};

TEST_F(FiltersTest, TextsWithCharactersThatVanish) {
  test::writeDroppingTokenizer(m_folder / "model");
  const Json filter{{"kind", "unknown"}, {"tokenizer", (m_folder / "model").string()}};
  EXPECT_EQ(why(filter, "ab fed", "a"), "");
  EXPECT_EQ(why(filter, "a龘", "a"), "unknown: 50 % of the source is unknown");
  EXPECT_EQ(why(filter, "a", "龘龘 龘"), "unknown: 100 % of the target is unknown");
}

TEST_F(FiltersTest, EmptySides) {
  const Json filter{{"kind", "empty"}};
  EXPECT_EQ(why(filter, " \t", "b"), "empty: the source is empty");
  EXPECT_EQ(why(filter, "a", "　"), "empty: the target is empty");
  EXPECT_EQ(why(filter, "a", "b"), "");
  m_needs = RowNeeds::nothing;
  EXPECT_EQ(why(filter, "a", ""), "") << "plain text has no target";
  EXPECT_EQ(why(filter, " ", ""), "empty: the source is empty");
  m_needs = RowNeeds::labels;
  FilterChain labelled = chain(filter);
  TextPair row{"a", "1,  ", 1, {}, {"1", " "}};
  EXPECT_FALSE(labelled.keeps(row)) << "one blank label of two";
}

TEST_F(FiltersTest, RowsWithAnEmptySideComeToTheFilterOfThoseAlone) {
  m_data.filters = {{{"kind", "duplicates"}, {"of", "source"}}, {{"kind", "empty"}}};
  Result<FilterChain> filters = FilterChain::make(m_data, m_needs);
  ASSERT_TRUE(filters) << filters.error().message();
  EXPECT_EQ(why(*filters, "hello", "", 2), "empty: the target is empty");
  EXPECT_EQ(why(*filters, "hello", "안녕", 3), "") << "the only translation of its source";
  EXPECT_EQ(why(*filters, "hello", "여보세요", 4), "duplicates: repeats line 3");
  EXPECT_EQ(filters->counts()[0].seen, 2);
}

TEST_F(FiltersTest, TargetsThatAreTheSource) {
  EXPECT_NE(why({{"kind", "copy"}}, "Godot", "Godot"), "");
  EXPECT_EQ(why({{"kind", "copy"}}, "Godot", "godot!"), "");
  EXPECT_NE(why({{"kind", "copy"}, {"compare", "normalised"}}, "Godot", "godot!"), "");
  EXPECT_EQ(why({{"kind", "copy"}, {"compare", "normalised"}}, "Godot", "고도"), "");
}

TEST_F(FiltersTest, TheFirstOfDuplicatesStays) {
  FilterChain exact = chain({{"kind", "duplicates"}});
  EXPECT_EQ(why(exact, "Hi.", "안녕.", 2), "");
  EXPECT_EQ(why(exact, "Hi!", "안녕!", 3), "");
  EXPECT_EQ(why(exact, "Hi.", "안녕.", 4), "duplicates: repeats line 2");
  EXPECT_EQ(why(exact, "Hi.", "안녕하세요.", 5), "") << "another target";
  EXPECT_EQ(exact.counts()[0].removed, 1);
  EXPECT_EQ(exact.counts()[0].seen, 4);
  EXPECT_EQ(describe(exact.counts()[0]),
            "duplicates left out 1 of 4 rows, the first in line 4: repeats line 2");

  FilterChain normalised = chain({{"kind", "duplicates"}, {"compare", "normalised"}});
  EXPECT_EQ(why(normalised, "할 수 있다.", "I can.", 2), "");
  EXPECT_EQ(why(normalised, "할수 있다", "i can", 3), "duplicates: repeats line 2");

  FilterChain sources = chain({{"kind", "duplicates"}, {"of", "source"}});
  EXPECT_EQ(why(sources, "Hi.", "안녕.", 2), "");
  EXPECT_NE(why(sources, "Hi.", "안녕하세요.", 3), "");
}

TEST_F(FiltersTest, RowsThatAreHeldOutGo) {
  const std::string test = write("test.tsv", "source\ttarget\nGo.\t가.\nRun!\t뛰어!\n");
  const std::string dev = write("dev.tsv", "source\ttarget\nHi.\t안녕.\n");
  const Json both = {test, dev};
  FilterChain exact = chain({{"kind", "leakage"}, {"against", both}});
  EXPECT_EQ(why(exact, "Go.", "가."), "leakage: is in " + test);
  EXPECT_EQ(why(exact, "Hi.", "안녕."), "leakage: is in " + dev);
  EXPECT_EQ(why(exact, "Go.", "가라."), "") << "the pair counts";
  EXPECT_NE(why({{"kind", "leakage"}, {"against", both}, {"of", "source"}}, "Go.", "가라."), "");
  EXPECT_NE(why({{"kind", "leakage"}, {"against", both}, {"of", "target"}}, "Move.", "가."), "");
  EXPECT_NE(why({{"kind", "leakage"}, {"against", both}, {"compare", "normalised"}}, "run", "뛰어"), "");
  EXPECT_EQ(errorOf({{"kind", "leakage"}, {"against", Json::array()}}).kind, Error::Kind::invalidInput);
  EXPECT_NE(errorOf({{"kind", "leakage"}, {"against", {(m_folder / "none.tsv").string()}}})
                .message()
                .find("none.tsv"),
            std::string::npos);
}

TEST_F(FiltersTest, LanguagesOfBothSides) {
  const std::string english = "The weather was very fine, so we went for a walk.";
  const std::string korean = "오늘은 날씨가 매우 좋아서 산책을 했습니다.";
  const Json filter{{"kind", "language"}, {"source", "en"}, {"target", "ko"}};
  EXPECT_EQ(why(filter, english, korean), "");
  EXPECT_EQ(why(filter, english, english), "language: the target is 0 % ko, as a whole en");
  EXPECT_EQ(why(filter, korean, korean), "language: the source is 0 % en, as a whole ko");
  EXPECT_EQ(why(filter, "OK", "12"), "") << "what is not decided stays";
  Json strict = filter;
  strict["undecided"] = "remove";
  EXPECT_EQ(why(strict, "OK", korean), "language: the language of the source is not certain");

  const std::string mixed =
      "그는 오늘 the committee of the United Nations 에서 연설을 했고 모두가 박수를 쳤습니다.";
  EXPECT_NE(why(filter, english, mixed), "") << "below 0.99";
  Json mild = filter;
  mild["mixed"] = "keep";
  EXPECT_EQ(why(mild, english, mixed), "");
  EXPECT_NE(why(mild, english, english), "");
  mild = filter;
  mild["other"] = "keep";
  EXPECT_EQ(why(mild, english, english), "");
  EXPECT_NE(why(mild, english, mixed), "");
  mild = filter;
  mild["threshold"] = 0.3;
  EXPECT_EQ(why(mild, english, mixed), "");

  EXPECT_EQ(errorOf({{"kind", "language"}}).kind, Error::Kind::invalidInput);
  m_data.sourceLanguage = "kor_Hang";
  EXPECT_NE(why({{"kind", "language"}}, english, english), "") << "the data set's languages";
  EXPECT_EQ(why({{"kind", "language"}, {"target", "en"}}, english, english), "")
      << "a language that is named counts alone";
}

TEST_F(FiltersTest, RatiosOfLengths) {
  const Json filter{{"kind", "length-ratio"}, {"minimum", 0.5}, {"maximum", 2.0}};
  EXPECT_EQ(why(filter, "0123456789", "0123456789"), "");
  EXPECT_EQ(why(filter, "0123456789", "012345678901234567890123456789"), "") << "(30 + 10) / (10 + 10) = 2";
  EXPECT_EQ(why(filter, "0123456789", "0123456789012345678901234567890"),
            "length-ratio: 31 characters for 10");
  EXPECT_EQ(why(filter, "가나다라마바사아자차카타파", "a"), "length-ratio: 1 characters for 13");
  Json dense = filter;
  dense["typical"] = 0.4;
  EXPECT_NE(why(dense, "0123456789", "a"), "") << "(1 + 4) / (10 + 10)";
  EXPECT_EQ(why(dense, "01234", "가나다라"), "") << "(4 + 4) / (5 + 10)";
  EXPECT_EQ(errorOf({{"kind", "length-ratio"}, {"minimum", 3}, {"maximum", 2}}).kind,
            Error::Kind::invalidInput);
}

TEST_F(FiltersTest, LengthsInCharactersWordsAndTokens) {
  EXPECT_EQ(why({{"kind", "length"}, {"maximum", 3}}, "한글이다"), "length: the source has 4 characters");
  EXPECT_EQ(why({{"kind", "length"}, {"minimum", 4}}, "한글이다"), "");
  EXPECT_EQ(why({{"kind", "length"}, {"unit", "words"}, {"minimum", 3}}, "a  b"),
            "length: the source has 2 words");
  EXPECT_NE(why({{"kind", "length"}, {"side", "target"}, {"minimum", 4}}, "abcd", "abc"), "");
  EXPECT_EQ(why({{"kind", "length"}, {"prefix", "say: "}, {"maximum", 5}}, "a"),
            "length: the source has 6 characters");
  EXPECT_EQ(errorOf({{"kind", "length"}, {"unit", "tokens"}}).kind, Error::Kind::invalidInput);
  EXPECT_EQ(errorOf({{"kind", "length"}, {"tokenizer", "x"}}).kind, Error::Kind::invalidInput);
  EXPECT_EQ(errorOf({{"kind", "length"}, {"minimum", 10}, {"maximum", 5}}).what,
            "filters.0.minimum: 10 is above the maximum of 5");
  EXPECT_EQ(why({{"kind", "length"}, {"minimum", 2}, {"maximum", 0}}, "한글"), "") << "0 is no limit";
  EXPECT_EQ(why({{"kind", "length"}, {"minimum", 2}, {"maximum", 2}}, "한글"), "");
}

TEST_F(FiltersTest, LinesMustEndWithATerminalMark) {
  const Json filter{{"kind", "terminal-punctuation"}};
  EXPECT_EQ(left(filter, "Home | About\nIt rained all day.\nRead more...\n\"Why?\"\n정말 좋다!"),
            "It rained all day.\n\"Why?\"\n정말 좋다!");
  EXPECT_EQ(left(filter, "It rained. "), "It rained. ") << "white space behind the mark does not count";
  EXPECT_EQ(left(filter, "今日は雨です。"), "今日は雨です。");
  EXPECT_EQ(left(filter, "Home | About"), std::nullopt);
  EXPECT_EQ(left({{"kind", "terminal-punctuation"}, {"marks", "다"}}, "좋다\n좋아."), "좋다");
  FilterChain filters = chain(filter);
  EXPECT_EQ(why(filters, "menu\nIt rained."), "");
  EXPECT_EQ(filters.counts()[0].shortened, 1);
}

TEST_F(FiltersTest, LinesMustHaveWords) {
  EXPECT_EQ(left({{"kind", "minimum-words"}}, "two words\nnow three words\n\n하나 둘 셋"),
            "now three words\n하나 둘 셋");
  EXPECT_EQ(left({{"kind", "minimum-words"}}, "two words"), std::nullopt);
  EXPECT_EQ(left({{"kind", "minimum-words"}, {"words", 2}}, "two words"), "two words");
}

TEST_F(FiltersTest, TextsMustHaveSentences) {
  EXPECT_EQ(why({{"kind", "minimum-sentences"}}, "One. Two. Three. Four."),
            "minimum-sentences: the source has 4 sentences");
  EXPECT_EQ(why({{"kind", "minimum-sentences"}}, "One. Two. Three! Four? Five."), "");
  EXPECT_EQ(why({{"kind", "minimum-sentences"}}, "비가 왔다. 바람이 불었다. 추웠다! 왜? 겨울이다."), "");
  EXPECT_EQ(why({{"kind", "minimum-sentences"}, {"sentences", 2}}, "Version 1.5 costs 3.50 dollars."),
            "minimum-sentences: the source has 1 sentence");
  EXPECT_EQ(why({{"kind", "minimum-sentences"}, {"sentences", 2}}, "Hello.\n...\n"),
            "minimum-sentences: the source has 1 sentence")
      << "marks alone are no sentence";
}

TEST_F(FiltersTest, WordsOfAList) {
  const std::string list = write("bad.txt", "darn\r\nHoly Cow\n\n젠장\n");
  const Json filter{{"kind", "bad-words"}, {"words", list}};
  EXPECT_EQ(why(filter, "Well, DARN it."), "bad-words: the source has \"darn\"");
  EXPECT_EQ(why(filter, "The darning needle"), "") << "whole words";
  EXPECT_EQ(why(filter, "holy,  cow!"), "bad-words: the source has \"holy cow\"");
  EXPECT_EQ(why(filter, "holy smoke, a cow"), "");
  EXPECT_EQ(why(filter, "이런 젠장"), "bad-words: the source has \"젠장\"");
  EXPECT_EQ(why(filter, "이런 젠장할"), "");
  Json anywhere = filter;
  anywhere["match"] = "anywhere";
  EXPECT_EQ(why(anywhere, "이런 젠장할"), "bad-words: the source has \"젠장\"");
  EXPECT_NE(why(anywhere, "The darning needle"), "");
  EXPECT_EQ(why(filter, ""), "");
  EXPECT_EQ(errorOf({{"kind", "bad-words"}, {"words", write("none.txt", "\n \n")}}).kind,
            Error::Kind::invalidInput);
}

TEST_F(FiltersTest, AListOfWordsIsReadInItsEncodingAsDataAre) {
  Json anywhere{{"kind", "bad-words"}, {"match", "anywhere"}};
  anywhere["words"] = write("mark.txt", "\xEF\xBB\xBF젠장\n");
  EXPECT_EQ(why(anywhere, "이런 젠장할"), "bad-words: the source has \"젠장\"");
  anywhere["words"] = write("korean.txt", test::encoded("바보\n젠장\n", "windows-949"));
  EXPECT_EQ(why(anywhere, "이런 젠장할"), "bad-words: the source has \"젠장\"");
  anywhere["words"] = write("broken.txt", "젠장\n바보\n멍청이\nx\xFF\n");
  EXPECT_NE(errorOf(anywhere).message().find("not valid UTF-8 at byte 2, "), std::string::npos)
      << errorOf(anywhere).message();
  EXPECT_NE(errorOf(anywhere).message().find("broken.txt line 4"), std::string::npos);
}

TEST_F(FiltersTest, CodeAndFilling) {
  EXPECT_EQ(left({{"kind", "javascript"}}, "Please enable JavaScript.\nIt rained."), "It rained.");
  EXPECT_EQ(left({{"kind", "javascript"}}, "Please enable Javascript."), std::nullopt);
  EXPECT_NE(why({{"kind", "lorem-ipsum"}}, "Some Lorem Ipsum dolor"), "");
  EXPECT_EQ(why({{"kind", "lorem-ipsum"}}, "lorem or ipsum"), "");
  EXPECT_NE(why({{"kind", "curly-brackets"}}, "int main() { return 0; }"), "");
  EXPECT_EQ(why({{"kind", "curly-brackets"}}, "main() (returns 0)"), "");
  EXPECT_EQ(why({{"kind", "curly-brackets"}}, "a", "{b}"), "") << "the source is looked at";
  EXPECT_NE(why({{"kind", "curly-brackets"}, {"side", "both"}}, "a", "{b}"), "");
}

TEST_F(FiltersTest, RunsOfSentencesOccurOnce) {
  FilterChain filters = chain({{"kind", "repeated-spans"}});
  EXPECT_EQ(why(filters, "One day. Two days. Three days. Four days.", "t", 1), "");
  EXPECT_EQ(why(filters, "It rained. TWO days! Three  days. Four days.", "t", 2),
            "repeated-spans: 3 sentences of the source are also in line 1");
  EXPECT_EQ(why(filters, "One day. Two days. It rained.", "t", 3), "") << "two in a row are none";
  EXPECT_EQ(why(filters, "It rained. TWO days! Three days.", "t", 4), "")
      << "what a text that went had beside the span is not known";
  EXPECT_EQ(why(filters, "가. 나. 다. 가. 나. 다.", "t", 5), "") << "within one text";
}

TEST_F(FiltersTest, FiltersFollowOneAnotherAndCountWhatReachesThem) {
  m_data.filters = {{{"kind", "curly-brackets"}}, {{"kind", "duplicates"}}};
  Result<FilterChain> filters = FilterChain::make(m_data, m_needs);
  ASSERT_TRUE(filters);
  EXPECT_EQ(why(*filters, "a {", "t", 1), "curly-brackets: the source has a curly bracket");
  EXPECT_EQ(why(*filters, "a {", "t", 2), "curly-brackets: the source has a curly bracket");
  EXPECT_EQ(why(*filters, "a", "t", 3), "");
  EXPECT_EQ(why(*filters, "a", "t", 4), "duplicates: repeats line 3");
  EXPECT_EQ(filters->counts()[0].seen, 4);
  EXPECT_EQ(filters->counts()[0].removed, 2);
  EXPECT_EQ(filters->counts()[0].firstLine, 1);
  EXPECT_EQ(filters->counts()[1].seen, 2);
  EXPECT_EQ(filters->counts()[1].removed, 1);
}

TEST_F(FiltersTest, WrongOptionsAreNamedByTheirPath) {
  const auto message = [](const Json& filters) {
    const Result<Json> checked = checkFilters(filters);
    EXPECT_FALSE(checked) << filters.dump();
    EXPECT_EQ(checked.error().kind, Error::Kind::invalidInput);
    return checked.error().message();
  };
  EXPECT_EQ(message({{{"kind", "langauge"}}}),
            "filters.0.kind: \"langauge\" is not a choice, did you mean 'language'?");
  EXPECT_EQ(message({{{"kind", "empty"}}, {{"kind", "language"}, {"threshold", 2}}}),
            "filters.1.threshold: 2 is above 1");
  EXPECT_TRUE(
      message({{{"kind", "empty"}, {"threshold", 1}}}).starts_with("filters.0.threshold: unknown key"));
  EXPECT_TRUE(message({{{"kind", "empty"}}, {{"kind", "length"}, {"minimum", 9}, {"maximum", 5}}})
                  .starts_with("filters.1.minimum: 9 is above the maximum of 5"));
  EXPECT_TRUE(message({{{"kind", "length-ratio"}, {"minimum", 3}, {"maximum", 2}}})
                  .starts_with("filters.0.minimum: "));
  EXPECT_TRUE(message({{{"threshold", 1}}}).starts_with("filters.0.kind: is missing"));
  EXPECT_TRUE(message({{{"kind", "bad-words"}}}).starts_with("filters.0.words: is missing"));
  EXPECT_TRUE(message(Json::array({"empty"})).starts_with("filters.0: "));
  EXPECT_TRUE(message({{{"kind", 3}}}).starts_with("filters.0.kind: "));
}

TEST_F(FiltersTest, EveryKindHasHelpAndAName) {
  for (const OptionSchema& schema : filterSchemas()) {
    EXPECT_FALSE(schema.title.empty()) << schema.name;
    EXPECT_FALSE(schema.help.empty()) << schema.name;
    EXPECT_FALSE(schema.help.ends_with('.')) << schema.name;
    for (const Option& option : schema.options)
      EXPECT_FALSE(option.help.empty()) << schema.name << option.name;
  }
}

TEST_F(FiltersTest, FilesOfFiltersArePinned) {
  const std::string list = write("bad.txt", "abc");
  Json filters = *checkFilters({{{"kind", "bad-words"}, {"words", list}}, {{"kind", "empty"}}});
  ASSERT_TRUE(pinFilterFiles(filters));
  EXPECT_EQ(filters[0]["sha256"],
            Json::array({"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}));
  EXPECT_TRUE(pinFilterFiles(filters)) << "the same file is accepted again";
  write("bad.txt", "abd");
  const Result<void> changed = pinFilterFiles(filters);
  ASSERT_FALSE(changed);
  EXPECT_NE(changed.error().message().find(list), std::string::npos);
}

TEST_F(FiltersTest, ARecipeHoldsThemWithTheirFilesFound) {
  write("pairs.tsv", "source\ttarget\na\tb\na\tb\nc {\td\n");
  write("bad.txt", "darn");
  const Json json = {{"name", "x"},
                     {"model", {{"from", "t5-small"}}},
                     {"training", {{"steps", 1}}},
                     {"data",
                      {{"train",
                        {{{"path", "pairs.tsv"},
                          {"filters",
                           {{{"kind", "duplicates"}},
                            {{"kind", "bad-words"}, {"words", "bad.txt"}},
                            {{"kind", "curly-brackets"}}}}}}}}}};
  const Result<Recipe> parsed = parseRecipe(json);
  ASSERT_TRUE(parsed) << parsed.error().message();
  EXPECT_EQ(parsed->data.train[0].filters[0],
            (Json{{"kind", "duplicates"}, {"compare", "exact"}, {"of", "pair"}}))
      << "defaults are written out";
  EXPECT_EQ(recipeToJson(*parseRecipe(recipeToJson(*parsed))), recipeToJson(*parsed));
  const Result<Recipe> resolved = resolveRecipePaths(*parsed, m_folder.path());
  ASSERT_TRUE(resolved) << resolved.error().message();
  EXPECT_EQ(resolved->data.train[0].filters[1]["words"], (m_folder / "bad.txt").string());

  const Result<LoadedPairs> loaded = loadPairs(resolved->data.train[0]);
  ASSERT_TRUE(loaded) << loaded.error().message();
  ASSERT_EQ(loaded->pairs.size(), 1u);
  EXPECT_EQ(loaded->filters[0].removed, 1);
  EXPECT_EQ(loaded->filters[2].removed, 1);

  std::filesystem::remove(m_folder / "bad.txt");
  const Result<Recipe> missing = resolveRecipePaths(*parsed, m_folder.path());
  ASSERT_FALSE(missing);
  EXPECT_TRUE(missing.error().message().starts_with("data.train.0.filters.1.words: there is no \"bad.txt\""))
      << missing.error().message();
}

TEST_F(FiltersTest, ADataSetOfWhichNothingIsLeftSaysWhichFilterItWas) {
  m_data.path = write("pairs.tsv", "source\ttarget\na {\tb\n");
  m_data.filters = {{{"kind", "curly-brackets"}}};
  const Result<LoadedPairs> loaded = loadPairs(m_data);
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().message().find("curly-brackets left out 1 of 1 rows"), std::string::npos);
}

TEST_F(FiltersTest, TheSchemaOfARecipeListsEveryKind) {
  const Json schema = toJsonSchema(recipeSchema());
  const Json& items =
      schema["properties"]["data"]["properties"]["train"]["items"]["properties"]["filters"]["items"]["oneOf"];
  EXPECT_EQ(items.size(), filterKinds().entries().size());
}

}  // namespace
}  // namespace s2s
