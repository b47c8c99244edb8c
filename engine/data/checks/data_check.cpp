#include "engine/data/checks/data_check.h"

#include <tuple>

#include "engine/core/utf8.h"
#include "engine/data/empty_part.h"
#include "engine/data/tasks_as_text.h"

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
  m_sourceEmpty = isSourceEmpty(m_row);
  m_targetEmpty = isTargetEmpty(m_row, setOptions().needs);
  m_exact.reset();
  m_normalised.reset();
  m_fed.reset();
  m_ids.assign(2 * m_request.tokenizers.size(), std::nullopt);
  m_fedIds = m_ids;
}

const RowKeys& CheckedRow::keys(TextComparison comparison) {
  std::optional<RowKeys>& keys = comparison == TextComparison::exact ? m_exact : m_normalised;
  if (!keys) keys = keysOf(m_row, comparison);
  return *keys;
}

const std::vector<TokenId>& CheckedRow::ids(std::size_t tokenizer, bool target) {
  std::optional<std::vector<TokenId>>& ids = m_ids[2 * tokenizer + target];
  if (!ids) {
    const Tokenizer& encoder = *m_request.tokenizers[tokenizer].tokenizer;
    ids = encoder.encode(target ? m_row.target : m_row.source, false);
  }
  return *ids;
}

const TextPair* CheckedRow::fed() {
  const DataSource& data = setOptions().data;
  if (!data.asText && data.prefix.empty()) return &m_row;
  if (!m_fed) {
    m_fed.emplace({m_row});
    if (data.asText) writeAsText(*m_fed, *data.asText);
    if (!m_fed->empty()) m_fed->front().source.insert(0, data.prefix);
  }
  return m_fed->empty() ? nullptr : &m_fed->front();
}

const std::vector<TokenId>& CheckedRow::fedIds(std::size_t tokenizer, bool target) {
  const DataSource& data = setOptions().data;
  if (!data.asText && (target || data.prefix.empty())) return ids(tokenizer, target);
  std::optional<std::vector<TokenId>>& ids = m_fedIds[2 * tokenizer + target];
  if (!ids) {
    const TextPair& row = *fed();
    ids = m_request.tokenizers[tokenizer].tokenizer->encode(target ? row.target : row.source, false);
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

bool isFed(const CheckedSet& set, bool target) { return hasSide(set, target) || set.data.asText; }

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

Json filterAgainst(const DataSource& set, const DataSource& other, TextComparison comparison, RowPart part) {
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
