#include "engine/data/checks/data_check.h"

#include <tuple>

#include "engine/core/utf8.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {

#define DATA_CHECK(NAME) DataCheckKind NAME##Check();
#include "engine/data/checks/registrations.def"
#undef DATA_CHECK

const Registry<DataCheckKind>& dataCheckKinds() {
  static const Registry<DataCheckKind> registry("check", {
#define DATA_CHECK(NAME) NAME##Check(),
#include "engine/data/checks/registrations.def"
#undef DATA_CHECK
                                                         });
  return registry;
}

std::vector<DataCheckName> dataCheckNames() {
  std::vector<DataCheckName> names;
  for (const DataCheckKind& kind : dataCheckKinds().entries())
    names.push_back({std::string(kind.name), std::string(kind.title), std::string(kind.help)});
  return names;
}

void CheckedRow::show(std::size_t set, TextPair row) {
  m_set = set;
  m_row = std::move(row);
  m_sourceEmpty = strip(m_row.source).empty() || (m_row.second && strip(*m_row.second).empty());
  m_targetEmpty = setOptions().needs != RowNeeds::nothing && strip(m_row.target).empty();
  m_exact.reset();
  m_normalised.reset();
  m_ids.assign(2 * m_request.tokenizers.size(), std::nullopt);
}

const RowKeys& CheckedRow::keys(Comparison comparison) {
  std::optional<RowKeys>& keys = comparison == Comparison::exact ? m_exact : m_normalised;
  if (!keys) keys = keysOf(m_row, comparison);
  return *keys;
}

const std::vector<TokenId>& CheckedRow::ids(std::size_t tokenizer, bool target) {
  std::optional<std::vector<TokenId>>& ids = m_ids[2 * tokenizer + target];
  if (!ids) {
    const Tokenizer& encoder = *m_request.tokenizers[tokenizer].tokenizer;
    const std::string& prefix = setOptions().data.prefix;
    if (target)
      ids = encoder.encode(m_row.target, false);
    else if (prefix.empty())
      ids = encoder.encode(m_row.source, false);
    else
      ids = encoder.encode(prefix + m_row.source, false);
  }
  return *ids;
}

RowExample CheckedRow::example(std::string why) const {
  constexpr std::size_t kMostBytes = 300;
  const auto shown = [](std::string_view text) {
    const std::string_view cut = cutUtf8(text, kMostBytes);
    return std::string(cut) + (cut.size() < text.size() ? "…" : "");
  };
  RowExample example{m_row.line, shown(m_row.source), shown(m_row.target), std::move(why)};
  if (m_row.second) example.source += " · " + shown(*m_row.second);
  return example;
}

bool hasSide(const CheckedSet& set, bool target) { return !target || set.needs == RowNeeds::target; }

TokenFinding& tokenFindingOf(DataReport& report, const DataCheckRequest& request, std::size_t set,
                             std::size_t tokenizer, bool target) {
  const std::string& setName = request.sets[set].data.name;
  const CheckedTokenizer& checked = request.tokenizers[tokenizer];
  const std::string side = target ? "target" : "source";
  for (TokenFinding& known : report.tokens) {
    if (known.set == setName && known.tokenizer == checked.name && known.side == side) return known;
  }
  TokenFinding& finding = report.tokens.emplace_back();
  finding.set = setName;
  finding.tokenizer = checked.name;
  finding.side = side;
  finding.cutOff = target ? checked.targetCutOff : checked.sourceCutOff;
  return finding;
}

Finding findingOf(const DataCheckRequest& request, std::size_t set, std::string_view check,
                  std::string_view kind, std::string_view title) {
  Finding finding;
  finding.check = check;
  finding.kind = kind;
  finding.title = title;
  finding.set = request.sets[set].data.name;
  return finding;
}

Json filterAgainst(const DataSource& set, const DataSource& other, Comparison comparison, RowPart part) {
  const auto reading = [](const DataSource& data) {
    return std::tuple(data.format, data.encoding, data.header, data.labels, data.pair,
                      data.targetPath.empty());
  };
  if (reading(set) != reading(other)) return nullptr;
  Json filter = {{"kind", "leakage"},
                 {"against", Json::array({other.path})},
                 {"compare", nameOf(comparison)},
                 {"of", nameOf(part)}};
  const auto column = [&](const char* name, const ColumnReference& own, const ColumnReference& theirs) {
    if (own != theirs) std::visit([&](const auto& value) { filter[name] = value; }, theirs);
  };
  column("source", set.source, other.source);
  column("target", set.target, other.target);
  if (!other.targetPath.empty()) filter["target_file"] = other.targetPath;
  return filter;
}

void countRow(Finding& finding, const CheckedRow& row, std::size_t examples, std::string why) {
  ++finding.rows;
  if (finding.examples.size() < examples) finding.examples.push_back(row.example(std::move(why)));
}

}  // namespace s2s
