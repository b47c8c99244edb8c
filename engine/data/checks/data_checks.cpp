#include "engine/data/checks/data_checks.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "engine/data/checks/data_check.h"
#include "engine/data/checks/length_ratio.h"
#include "engine/data/source_files.h"

namespace s2s {
namespace {

using Clock = std::chrono::steady_clock;
using Progress = std::function<void(const DataCheckProgress&)>;

/// Sets with names, which findings go by.
Result<DataCheckRequest> named(DataCheckRequest request) {
  for (CheckedSet& set : request.sets) {
    if (set.data.name.empty()) set.data.name = std::filesystem::path(set.data.path).stem().string();
  }
  for (std::size_t i = 0; i < request.sets.size(); ++i) {
    const std::string wanted = request.sets[i].data.name;
    const auto taken = [&](const std::string& name) {
      return std::any_of(request.sets.begin(), request.sets.begin() + static_cast<std::ptrdiff_t>(i),
                         [&](const CheckedSet& other) { return other.data.name == name; });
    };
    for (int number = 2; taken(request.sets[i].data.name); ++number)
      request.sets[i].data.name = wanted + " " + std::to_string(number);
  }
  return request;
}

Result<std::vector<std::unique_ptr<DataCheck>>> makeChecks(const DataCheckRequest& request) {
  for (const std::string& name : request.checks) {
    if (const auto known = dataCheckKinds().find(name); !known) return known.error();
  }
  std::vector<std::unique_ptr<DataCheck>> checks;
  for (const DataCheckKind& kind : dataCheckKinds().entries()) {
    if (request.checks.empty() || std::ranges::find(request.checks, kind.name) != request.checks.end())
      checks.push_back(kind.make(request));
  }
  return checks;
}

/// Sets in the order in which checks see them: what is held out first, so that of the rows to train on, which
/// are many, nothing has to be kept for their sake.
std::vector<std::size_t> orderOf(const DataCheckRequest& request) {
  std::vector<std::size_t> order;
  for (const auto role : {CheckedSet::Role::test, CheckedSet::Role::validation, CheckedSet::Role::train}) {
    for (std::size_t i = 0; i < request.sets.size(); ++i) {
      if (request.sets[i].role == role) order.push_back(i);
    }
  }
  return order;
}

class Pass {
 public:
  Pass(const DataCheckRequest& request, const RunControl& control, const Progress& progress)
      : m_request(request), m_control(control), m_progress(progress), m_row(request) {
    for (const CheckedSet& set : request.sets) {
      m_bytes.push_back(static_cast<double>(storedSizeOf(set.data).bytes));
      m_allBytes += m_bytes.back();
    }
  }

  Result<DataReport> run() {
    const auto began = Clock::now();
    Result<std::vector<std::unique_ptr<DataCheck>>> checks = makeChecks(m_request);
    if (!checks) return checks.error();
    m_checks = std::move(*checks);
    for (const CheckedSet& set : m_request.sets)
      m_report.sets.push_back({set.data.name, set.data.path, set.role, 0, 0, {}, {}, {}, {}, "", ""});
    for (const std::size_t set : orderOf(m_request)) {
      if (Result<void> read = readSet(set); !read) return read.error();
      for (const auto& check : m_checks) check->endSet(set, m_report);
    }
    std::ranges::stable_sort(m_report.findings, {}, [this](const Finding& f) { return indexOf(f.set); });
    std::ranges::stable_sort(m_report.tokens, {}, [this](const TokenFinding& f) { return indexOf(f.set); });
    m_report.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    return std::move(m_report);
  }

 private:
  std::size_t indexOf(const std::string& name) const {
    const auto found =
        std::ranges::find_if(m_request.sets, [&](const CheckedSet& set) { return set.data.name == name; });
    return static_cast<std::size_t>(found - m_request.sets.begin());
  }

  Result<void> readSet(std::size_t index) {
    const CheckedSet& set = m_request.sets[index];
    SetSummary& summary = m_report.sets[index];
    Result<PairReader> reader = PairReader::open(set.data, set.needs);
    if (!reader) return reader.error();
    Result<FilterChain> filters = FilterChain::make(set.data, set.needs);
    if (!filters) return filters.error();
    for (;;) {
      if (m_control.stopRequested())
        return Error{"the checks were stopped", set.data.path, "", Error::Kind::cancelled};
      Result<std::optional<TextPair>> row = reader->next();
      if (!row) return row.error();
      if (!*row) break;
      tell(index, *reader);
      if (!filters->keeps(**row)) continue;
      ++summary.rows;
      lookAt(index, std::move(**row), summary);
    }
    summary.badRows = reader->badRows();
    summary.filters = filters->counts();
    m_bytesBefore += m_bytes[index];
    return {};
  }

  void lookAt(std::size_t index, TextPair row, SetSummary& summary) {
    summary.bytes += static_cast<std::int64_t>(row.source.size() + row.target.size() +
                                               (row.second ? row.second->size() : 0));
    summary.sourceCharacters.add(characterCount(row.source));
    if (hasSide(m_request.sets[index], true)) summary.targetCharacters.add(characterCount(row.target));
    m_row.show(index, std::move(row));
    for (const auto& check : m_checks) check->look(m_row);
  }

  void tell(std::size_t index, const PairReader& reader) {
    constexpr auto kPause = std::chrono::milliseconds(200);
    ++m_rows;
    if (!m_progress || Clock::now() - m_told < kPause) return;
    m_told = Clock::now();
    const double done = m_bytesBefore + reader.share() * m_bytes[index];
    m_progress({index, m_rows, m_allBytes > 0.0 ? std::min(done / m_allBytes, 1.0) : 0.0});
  }

  const DataCheckRequest& m_request;
  const RunControl& m_control;
  const Progress& m_progress;
  CheckedRow m_row;
  std::vector<std::unique_ptr<DataCheck>> m_checks;
  DataReport m_report;
  std::int64_t m_rows = 0;
  std::vector<double> m_bytes;  ///< of the files of each set, on the disk
  double m_allBytes = 0.0, m_bytesBefore = 0.0;
  Clock::time_point m_told{};
};

}  // namespace

Result<DataReport> checkData(const DataCheckRequest& request, const RunControl& control,
                             const std::function<void(const DataCheckProgress&)>& progress) {
  if (request.sets.empty())
    return Error{"there is no data set to check", "", "name a file", Error::Kind::invalidInput};
  const Result<DataCheckRequest> complete = named(request);
  if (!complete) return complete.error();
  return Pass(*complete, control, progress).run();
}

}  // namespace s2s
