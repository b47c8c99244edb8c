// vocab.json and merges.txt of GPT-2, RoBERTa and BART.

#include "engine/tokenizers/vocabulary.h"
#include "engine/vocabulary/files/byte_texts.h"
#include "engine/vocabulary/files/merge_steps.h"
#include "engine/vocabulary/files/vocabulary_file.h"

namespace s2s {
namespace {

struct Merge {
  std::string left, right;
  std::string_view line;
};

class BytePairFile : public VocabularyFile {
 public:
  BytePairFile(Vocabulary vocabulary, std::string merges)
      : m_vocabulary(std::move(vocabulary)), m_text(std::move(merges)) {
    for (const auto& [text, id] : m_vocabulary.ids())
      m_pieces.push_back({id, bytesOfPiece(text), isOneCharacter(text), false});
    readMerges();
  }

  void keepParts(KeptIds& kept) const override {
    const auto joined = [](const std::string& left, const std::string& right) { return left + right; };
    const auto rank = [&](const std::string& left, const std::string& right) -> std::optional<std::size_t> {
      const auto found = m_ranks.find(left + " " + right);
      return found == m_ranks.end() ? std::nullopt : std::optional(found->second);
    };
    const auto keep = [&](const std::string& symbol) {
      if (const auto id = m_vocabulary.find(symbol)) kept[static_cast<std::size_t>(*id)] = true;
    };
    const auto keepPartsOf = [&](std::string_view text) {
      std::vector<std::string> symbols;
      for (const std::string_view character : characters(text)) symbols.emplace_back(character);
      mergeSteps(std::move(symbols), rank, joined, keep);
    };
    for (const auto& [text, id] : m_vocabulary.ids()) {
      if (kept[static_cast<std::size_t>(id)]) keepPartsOf(text);
    }
    for (const Merge& merge : m_merges) {  // what a merge gives need not be in the vocabulary
      const std::string result = merge.left + merge.right;
      if (!m_vocabulary.find(result)) keepPartsOf(result);
    }
  }

  void rewrite(const VocabularyMap& map, FileContents& files) const override {
    SearchableJson ids = SearchableJson::object();
    for (const auto& [text, id] : m_vocabulary.ids()) {
      if (const std::optional<TokenId> kept = map.newId(id)) ids[text] = *kept;
    }
    files["vocab.json"] = ids.dump() + "\n";
    const auto stays = [&](const std::string& symbol) {
      const std::optional<TokenId> id = m_vocabulary.find(symbol);
      return !id || map.newId(*id);
    };
    std::string merges = m_heading + "\n";
    for (const Merge& merge : m_merges) {
      if (!stays(merge.left) || !stays(merge.right) || !stays(merge.left + merge.right)) continue;
      merges += std::string(merge.line) + "\n";
    }
    files["merges.txt"] = std::move(merges);
  }

 private:
  /// A line of heading, then a pair a line; the tokenizer was opened before, so that the lines are sound.
  void readMerges() {
    std::string_view rest = m_text;
    bool isHeading = true;
    for (std::size_t end; (end = rest.find('\n')) != std::string_view::npos; rest.remove_prefix(end + 1)) {
      std::string_view line = rest.substr(0, end);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (isHeading) {
        m_heading = line;
        isHeading = false;
        continue;
      }
      const std::size_t blank = line.find(' ');
      m_merges.push_back({std::string(line.substr(0, blank)), std::string(line.substr(blank + 1)), line});
      m_ranks[std::string(line)] = m_merges.size();
    }
  }

  Vocabulary m_vocabulary;
  std::string m_text, m_heading;
  std::vector<Merge> m_merges;  ///< views into m_text
  TextMap<std::size_t> m_ranks;
};

}  // namespace

VocabularyFileResult openBytePairs(const TokenizerFiles& files) {
  Result<Vocabulary> vocabulary =
      Vocabulary::fromJsonText(files.contents.at("vocab.json"), files.whereOf("vocab.json"));
  if (!vocabulary) return vocabulary.error();
  return VocabularyFileResult(
      std::make_unique<BytePairFile>(*std::move(vocabulary), files.contents.at("merges.txt")));
}

}  // namespace s2s
