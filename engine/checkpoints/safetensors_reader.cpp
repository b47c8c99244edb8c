#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <variant>
#include <vector>

#include "engine/checkpoints/byte_reader.h"
#include "engine/checkpoints/checked_arithmetic.h"
#include "engine/checkpoints/safetensors.h"
#include "engine/checkpoints/shown_text.h"
#include "engine/checkpoints/tensor_type.h"

namespace s2s {
namespace {

/// The reference's bound on the header.
constexpr std::uint64_t kMaximumHeaderBytes = 100'000'000;

struct Entry {
  std::string name;
  torch::Dtype type;
  std::vector<std::int64_t> sizes;
  std::int64_t count, begin, end;
};

std::string named(const std::string& name) { return "tensor " + shownText(name); }

/// A non-negative whole number that fits.
std::optional<std::int64_t> wholeNumber(const nlohmann::json& value) {
  if (!value.is_number_unsigned()) return std::nullopt;
  const auto number = value.get<std::uint64_t>();
  if (number > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

/// The problem in words, or the entry.
std::variant<Entry, std::string> readEntry(const std::string& name, const nlohmann::json& value) {
  if (!value.is_object()) return "its description is not an object";
  const auto type = value.find("dtype"), shape = value.find("shape"), offsets = value.find("data_offsets");
  if (type == value.end() || !type->is_string()) return "it has no dtype";
  if (shape == value.end() || !shape->is_array()) return "it has no shape";
  if (offsets == value.end() || !offsets->is_array() || offsets->size() != 2)
    return "it has no pair of data_offsets";

  Entry entry{name, torch::kFloat32, {}, 0, 0, 0};
  const auto typeName = type->get<std::string>();
  const auto known = typeOfSafetensorsName(typeName);
  if (!known) return "its type " + shownText(typeName) + " is not one of " + knownSafetensorsNames();
  entry.type = *known;
  if (shape->size() > 32) return "it has more than 32 dimensions";
  for (const auto& size : *shape) {
    const auto number = wholeNumber(size);
    if (!number) return "its shape holds something that is not a size";
    entry.sizes.push_back(*number);
  }
  const auto begin = wholeNumber((*offsets)[0]), end = wholeNumber((*offsets)[1]);
  if (!begin || !end || *begin > *end) return "its data_offsets are not an ascending pair of byte positions";
  entry.begin = *begin;
  entry.end = *end;
  const auto count = checkedCount(entry.sizes);
  const auto bytes =
      count ? checkedMultiply(*count, static_cast<std::int64_t>(c10::elementSize(entry.type))) : count;
  if (!bytes) return "its shape is too large to be true";
  if (*bytes != entry.end - entry.begin) {
    return "its shape needs " + std::to_string(*bytes) + " bytes but its data_offsets span " +
           std::to_string(entry.end - entry.begin);
  }
  entry.count = *count;
  return entry;
}

/// Tensors must follow each other from the first byte of the data to the last.
Result<void> checkCoverage(std::vector<Entry>& entries, std::int64_t dataBytes, const std::string& where) {
  std::ranges::sort(entries, [](const Entry& left, const Entry& right) {
    return std::tie(left.begin, left.end) < std::tie(right.begin, right.end);
  });
  std::int64_t position = 0;
  for (const Entry& entry : entries) {
    if (entry.end > dataBytes) {
      return Error{"the file ends before " + named(entry.name) + " does", where,
                   "the file was cut short: download or copy it again"};
    }
    if (entry.begin != position) {
      return Error{named(entry.name) +
                       (entry.begin < position ? " overlaps the one before it" : " leaves a gap before it"),
                   where, "the file is damaged: get it again"};
    }
    position = entry.end;
  }
  if (position != dataBytes) {
    return Error{std::to_string(dataBytes - position) + " bytes behind the last tensor belong to nothing",
                 where, "the file is damaged: get it again"};
  }
  return {};
}

}  // namespace

Result<TensorMap> readSafetensors(const std::filesystem::path& path) {
  auto file = MappedFile::open(path);
  if (!file) return file.error();
  const std::string where = path.string();
  const auto damaged = [&](const std::string& what) {
    return Error{what, where, "the file is damaged or not in the safetensors format: get it again"};
  };

  ByteReader reader((*file)->bytes());
  const auto headerBytes = reader.number<std::uint64_t>();
  if (!headerBytes) return damaged("the file is shorter than a safetensors header");
  if (*headerBytes > kMaximumHeaderBytes || *headerBytes > reader.remaining()) {
    return damaged("the header claims " + std::to_string(*headerBytes) +
                   " bytes, more than the file can hold");
  }
  const std::string_view text = *reader.take(*headerBytes);
  // A plain object here: the ordered one looks names up one by one, which many thousands of tensors would
  // feel.
  const auto header = nlohmann::json::parse(text, nullptr, false);
  if (header.is_discarded() || !header.is_object()) return damaged("the header is not a JSON object");

  std::vector<Entry> entries;
  for (const auto& [name, value] : header.items()) {
    if (name == "__metadata__") continue;
    auto entry = readEntry(name, value);
    if (const auto* problem = std::get_if<std::string>(&entry)) return damaged(named(name) + ": " + *problem);
    entries.push_back(std::move(std::get<Entry>(entry)));
  }
  const std::size_t dataStart = reader.position();
  if (auto covered = checkCoverage(entries, static_cast<std::int64_t>(reader.remaining()), where); !covered) {
    return covered.error();
  }
  TensorMap tensors;
  for (const Entry& entry : entries) {
    const auto offset = dataStart + static_cast<std::size_t>(entry.begin);
    tensors.emplace(entry.name, tensorOfBytes(*file, offset, entry.type, entry.count).view(entry.sizes));
  }
  return tensors;
}

}  // namespace s2s
