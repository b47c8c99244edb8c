#pragma once
// Data sets that are written and checked.

#include <gtest/gtest.h>

#include <fstream>

#include "engine/data/checks/data_checks.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {

class DataChecksTest : public testing::Test {
 protected:
  using Role = CheckedSet::Role;

  void add(const std::string& name, const std::string& rows, Role role = Role::train) {
    std::ofstream(m_folder / (name + ".tsv")) << "source\ttarget\n" << rows;
    CheckedSet set;
    set.data.path = (m_folder / (name + ".tsv")).string();
    set.role = role;
    m_request.sets.push_back(set);
  }
  DataReport check(const std::string& only = "") {
    if (!only.empty()) m_request.checks = {only};
    Result<DataReport> report = checkData(m_request, RunControl());
    EXPECT_TRUE(report) << (report ? "" : report.error().message());
    return report ? std::move(*report) : DataReport{};
  }
  static const Finding& find(const DataReport& report, const std::string& check, const std::string& kind,
                             const std::string& set = "train", const std::string& other = "") {
    for (const Finding& finding : report.findings) {
      if (finding.check == check && finding.kind == kind && finding.set == set && finding.other == other)
        return finding;
    }
    ADD_FAILURE() << "no finding " << check << " " << kind << " of " << set << " " << other;
    static const Finding none;
    return none;
  }
  /// How many rows of a set a finding's own filter leaves out.
  std::int64_t leftOut(const Finding& finding) {
    for (const CheckedSet& set : m_request.sets) {
      if (std::filesystem::path(set.data.path).stem() != finding.set) continue;
      DataSource data = set.data;
      data.filters = Json::array({finding.filter});
      const Result<LoadedPairs> loaded = loadPairs(data, set.needs);
      return loaded ? loaded->filters[0].removed : -1;
    }
    return -1;
  }

  TemporaryDirectory m_folder;
  DataCheckRequest m_request;
};

}  // namespace s2s::test
