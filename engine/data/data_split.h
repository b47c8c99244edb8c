#pragma once
// Rows held out for validation and for a test.

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/core/random.h"
#include "engine/data/example.h"

namespace s2s {

struct DataSource;
struct Recipe;

struct DataSplit {
  std::vector<std::int64_t> train, validation, test;  ///< row indices, ascending; together every row once
};

/// Holds out round(share · rows) rows chosen by the seed, at least one where share > 0, and leaves at least
/// one to train on (rows ≥ 2). Depends on nothing but its arguments.
DataSplit splitRows(std::int64_t rows, double share, std::uint64_t seed);

struct SplitOptions {
  double validation = 0.0, test = 0.0;  ///< shares, below 1 together
  std::uint64_t seed = 1;
  /// Every label keeps its share of each part, within one row and what labels of a single row, which stay to
  /// train on, do not give.
  bool stratified = false;
  bool keepsTogether = false;  ///< rows of one key go to one part
};

/// What a split needs to know of a row.
struct RowToSplit {
  std::string label{};  ///< for stratified splits
  std::string key{};    ///< of rows that belong together
};

/// What a recipe asks for.
SplitOptions splitOptionsOf(const Recipe& recipe);

/// What a split needs to know of a row of the set, as the file has it: texts that belong together still do
/// where each set puts them into a template of its own (as_text). A second text that the set's template
/// leaves out tells no rows apart.
RowToSplit rowToSplit(const TextPair& row, const DataSource& set);

/// Splits one data set after the other. With `keepsTogether`, no key stands on both sides of any split. Parts
/// of a set, where stratified those of each of its labels, may then be smaller than their share by less than
/// the largest group. Rows whose key was met in an earlier set follow it, so that parts of later sets may
/// have any size, or be empty.
class RowSplitter {
 public:
  explicit RowSplitter(SplitOptions options) : m_options(options) {}

  /// As splitRows() where neither stratified nor kept together: a validation split does not move when a test
  /// split is added. With few rows, validation and test get one each and one is left to train on (rows ≥ 3).
  DataSplit split(std::span<const RowToSplit> rows);
  /// The same of so many rows, of which nothing needs to be known: neither stratified nor kept together.
  DataSplit split(std::int64_t rows);

 private:
  enum class Part : std::uint8_t { train, validation, test };
  struct Quota {
    std::int64_t validation = 0, test = 0;
  };
  Quota quotaOf(std::int64_t rows) const;
  /// `rows` may be empty where nothing needs to be known of them.
  DataSplit split(std::int64_t count, std::span<const RowToSplit> rows);
  std::vector<Part> assign(std::int64_t count, std::span<const RowToSplit> rows);
  void assignEach(std::span<const std::int64_t> stratum, Quota quota, std::uint64_t number,
                  std::vector<Part>& parts) const;
  CounterRandom randomOf(std::uint64_t stratum) const;
  void assignStratum(std::span<const std::int64_t> stratum, std::span<const RowToSplit> rows, Quota quota,
                     std::uint64_t number, std::vector<Part>& parts);

  SplitOptions m_options;
  std::unordered_map<std::string, Part> m_decided;  ///< of keys
};

}  // namespace s2s
