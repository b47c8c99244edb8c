// Rows that are also in other files: training rows that a model will be validated or tested on, or that
// another training set has too.
#include "engine/data/checks/hashed_texts.h"
#include "engine/data/checks/row_keys.h"
#include "engine/data/empty_part.h"
#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/row_filter.h"
#include "engine/data/text_pairs.h"
#include "engine/recipes/sections/option_builders.h"

namespace s2s {
namespace {

class LeakageFilter final : public RowFilter {
 public:
  LeakageFilter(TextComparison comparison, RowPart part) : m_comparison(comparison), m_part(part) {}

  /// `data` says how the file is read.
  Result<void> readHeldOut(DataSource data) {
    data.filters = Json::array();
    if (m_part == RowPart::source) data.target = data.source;  // a test set may come without its targets
    const bool labelled = !data.labels.empty() || data.pair;
    const RowNeeds needs = labelled ? RowNeeds::labels : RowNeeds::target;
    Result<PairReader> pairs = PairReader::open(data, needs);
    if (!pairs) return pairs.error();
    m_files.push_back(data.path);
    const auto file = static_cast<std::uint32_t>(m_files.size() - 1);
    for (;;) {
      Result<std::optional<TextPair>> row = pairs->next();
      if (!row) return row.error();
      if (!*row) return {};
      TextPair& pair = **row;
      remember(pair, needs, file);
      if (!pair.second) continue;
      // An objective that writes texts does not read the second one.
      pair.second.reset();
      remember(pair, needs, file);
    }
  }

  std::optional<std::string> judge(TextPair& row) override {
    const auto file = m_heldOut.find(keysOf(row, m_comparison).of(m_part));
    if (!file) return std::nullopt;
    return "is in " + m_files[*file];
  }

 private:
  /// Rows with an empty side are not tested on; of a test set without its targets the sources are.
  void remember(const TextPair& pair, RowNeeds needs, std::uint32_t file) {
    if (isSourceEmpty(pair) || (m_part != RowPart::source && isTargetEmpty(pair, needs))) return;
    m_heldOut.insert(keysOf(pair, m_comparison).of(m_part), file);
  }

  TextComparison m_comparison;
  RowPart m_part;
  std::vector<std::string> m_files;
  HashedTexts m_heldOut;
};

/// How the rows of the other files are read: like those of the data set but for what the options say.
DataSource likeOthers(const Json& options, DataSource data) {
  const auto column = [&](const char* name, ColumnReference& own) {
    const Json& given = options.at(name);
    if (given.is_number_integer()) own = given.get<std::int64_t>();
    if (given.is_string() && given != "") own = given.get<std::string>();
  };
  column("source", data.source);
  column("target", data.target);
  data.targetPath = options.at("target_file").get<std::string>();
  return data;
}

Option otherColumn(std::string name, std::string help) {
  namespace build = recipe_sections;
  return build::orElse(OptionType::integer,
                       build::atLeast(1, filterText(std::move(name), "", std::move(help))));
}

Result<std::unique_ptr<RowFilter>> makeLeakage(const Json& options, const DataSource& data, RowNeeds) {
  auto filter = std::make_unique<LeakageFilter>(comparisonOfName(options.at("compare").get<std::string>()),
                                                rowPartOfName(options.at("of").get<std::string>()));
  const Json& files = options.at("against");
  if (files.empty())
    return Error{"against names no file", "", "name the validation and test files",
                 Error::Kind::invalidInput};
  DataSource other = likeOthers(options, data);
  for (const Json& file : files) {
    other.path = file.get<std::string>();
    if (Result<void> read = filter->readHeldOut(other); !read) return read.error();
  }
  return std::unique_ptr<RowFilter>(std::move(filter));
}

}  // namespace

FilterKind leakageFilter() {
  Option against;
  against.name = "against";
  against.type = OptionType::list;
  against.help = "Files that rows must not be in, read as the data set is";
  against.element.push_back(filterPath("file", "A validation, test or other training file"));
  against.required = true;
  against.common = true;
  return {
      "leakage",
      "Leakage",
      "Leaves out rows that are also in other files: for validation, for a test, or trained on as well",
      {against, filterComparison(), filterPart(),
       otherColumn("source",
                   "Column of the source in those files, by name or number; empty for the data set's own"),
       otherColumn("target",
                   "Column of the target in those files, by name or number; empty for the data set's own"),
       filterOptionalPath("target_file", "Parallel texts: the file whose lines are the targets"),
       filterHashes()},
      &makeLeakage};
}

}  // namespace s2s
