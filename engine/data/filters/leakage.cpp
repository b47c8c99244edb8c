// Rows that are also in other files: training rows that a model will be validated or tested on.
#include "engine/data/checks/hashed_texts.h"
#include "engine/data/checks/row_keys.h"
#include "engine/data/filters/filter_options.h"
#include "engine/data/filters/row_filter.h"
#include "engine/data/text_pairs.h"

namespace s2s {
namespace {

class LeakageFilter final : public RowFilter {
 public:
  LeakageFilter(Comparison comparison, RowPart part) : m_comparison(comparison), m_part(part) {}

  Result<void> readHeldOut(const std::string& path, const DataSource& like) {
    DataSource data = like;
    data.path = path;
    data.filters = Json::array();
    if (m_part == RowPart::source) data.target = data.source;  // a test set may come without its targets
    Result<PairReader> pairs =
        PairReader::open(data, data.labels.empty() ? RowNeeds::target : RowNeeds::labels);
    if (!pairs) return pairs.error();
    m_files.push_back(path);
    const auto file = static_cast<std::uint32_t>(m_files.size() - 1);
    for (;;) {
      const Result<std::optional<TextPair>> row = pairs->next();
      if (!row) return row.error();
      if (!*row) return {};
      m_heldOut.insert(keysOf(**row, m_comparison).of(m_part), file);
    }
  }

  std::optional<std::string> judge(TextPair& row) override {
    const auto file = m_heldOut.find(keysOf(row, m_comparison).of(m_part));
    if (!file) return std::nullopt;
    return "is in " + m_files[*file];
  }

 private:
  Comparison m_comparison;
  RowPart m_part;
  std::vector<std::string> m_files;
  HashedTexts m_heldOut;
};

Result<std::unique_ptr<RowFilter>> makeLeakage(const Json& options, const DataSource& data) {
  auto filter = std::make_unique<LeakageFilter>(comparisonOfName(options.at("compare").get<std::string>()),
                                                rowPartOfName(options.at("of").get<std::string>()));
  const Json& files = options.at("against");
  if (files.empty())
    return Error{"against names no file", "", "name the validation and test files",
                 Error::Kind::invalidInput};
  for (const Json& file : files) {
    if (Result<void> read = filter->readHeldOut(file.get<std::string>(), data); !read) return read.error();
  }
  return std::unique_ptr<RowFilter>(std::move(filter));
}

}  // namespace

FilterKind leakageFilter() {
  Option against;
  against.name = "against";
  against.type = OptionType::list;
  against.help = "Files that rows must not be in, with the same columns as the data set";
  against.element.push_back(filterPath("file", "A validation or test file"));
  against.required = true;
  against.common = true;
  return {"leakage",
          "Leakage",
          "Leaves out rows that are also in validation or test files",
          {against, filterComparison(), filterPart(), filterHashes()},
          &makeLeakage};
}

}  // namespace s2s
