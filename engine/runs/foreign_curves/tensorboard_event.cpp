#include "engine/runs/foreign_curves/tensorboard_event.h"

#include <bit>
#include <cmath>
#include <limits>

#include "engine/runs/foreign_curves/wire_format.h"

namespace s2s {
namespace {

// Numbers of fields, by message.
constexpr std::uint32_t kWallTime = 1, kStep = 2, kFileVersion = 3, kSummary = 5, kSessionLog = 7;
constexpr std::uint32_t kSessionStatus = 1, kSessionStart = 1;
constexpr std::uint32_t kSummaryValue = 1;
constexpr std::uint32_t kTag = 1, kSimpleValue = 2, kTensor = 8, kMetadata = 9;
constexpr std::uint32_t kPluginData = 1, kPluginName = 1;
constexpr std::uint32_t kTensorType = 1, kTensorContent = 4, kFloats = 5, kDoubles = 6, kInts = 7,
                        kLongs = 10, kBooleans = 11, kHalves = 13;
constexpr std::size_t kMostTags = 20'000;  // of one file; a run has dozens

// DataType of types.proto.
enum TensorType : std::uint64_t {
  kFloat = 1,
  kDouble = 2,
  kInt32 = 3,
  kInt64 = 9,
  kBfloat16 = 14,
  kHalf = 19
};

std::size_t sizeOf(std::uint64_t type) {
  switch (type) {
    case kFloat:
    case kInt32:
      return 4;
    case kDouble:
    case kInt64:
      return 8;
    case kBfloat16:
    case kHalf:
      return 2;
    default:
      return 0;
  }
}

/// IEEE 754 binary16.
double fromHalf(std::uint16_t bits) {
  const int exponent = (bits >> 10) & 0x1F;
  const double mantissa = bits & 0x3FF, sign = (bits & 0x8000) != 0 ? -1.0 : 1.0;
  if (exponent == 31)
    return mantissa == 0 ? sign * std::numeric_limits<double>::infinity()
                         : std::numeric_limits<double>::quiet_NaN();
  if (exponent == 0) return sign * std::ldexp(mantissa, -24);
  return sign * std::ldexp(1024.0 + mantissa, exponent - 25);
}

double fromBits(std::uint64_t type, std::uint64_t bits) {
  switch (type) {
    case kFloat:
      return std::bit_cast<float>(static_cast<std::uint32_t>(bits));
    case kDouble:
      return std::bit_cast<double>(bits);
    case kInt32:
      return static_cast<std::int32_t>(bits);
    case kInt64:
      return static_cast<double>(static_cast<std::int64_t>(bits));
    case kBfloat16:
      return std::bit_cast<float>(static_cast<std::uint32_t>(bits & 0xFFFF) << 16);
    case kHalf:
      return fromHalf(static_cast<std::uint16_t>(bits));
    default:
      return std::numeric_limits<double>::quiet_NaN();
  }
}

std::uint64_t littleEndian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = (value << 8) | static_cast<unsigned char>(bytes[i]);
  return value;
}

/// Values of one of the typed fields: packed in one piece, or one a field.
bool takeTyped(const WireField& field, std::uint64_t type, std::vector<double>& values) {
  if (field.type != WireField::Type::bytes) return values.push_back(fromBits(type, field.value)), true;
  const bool fixed = field.number == kFloats || field.number == kDoubles;
  if (fixed) {
    const std::size_t size = field.number == kFloats ? 4 : 8;
    if (field.bytes.size() % size != 0) return false;
    for (std::size_t at = 0; at < field.bytes.size() && values.size() < 2; at += size)
      values.push_back(fromBits(type, littleEndian(field.bytes.substr(at, size))));
    return true;
  }
  WireReader packed(field.bytes);
  while (!packed.atEnd() && values.size() < 2) {
    const auto value = packed.varint();
    if (!value) return false;
    values.push_back(fromBits(type, *value));
  }
  return true;
}

/// The value of a tensor that holds one number; `malformed` where the message is.
std::optional<double> numberOf(std::string_view tensor, bool& malformed) {
  std::uint64_t type = 0;
  std::string_view content;
  std::vector<WireField> typed;
  WireReader reader(tensor);
  while (const auto field = reader.next()) {
    if (field->number == kTensorType) type = field->value;
    if (field->number == kTensorContent) content = field->bytes;
    const bool holdsNumbers = (field->number >= kFloats && field->number <= kInts) ||
                              field->number == kLongs || field->number == kBooleans ||
                              field->number == kHalves;
    if (holdsNumbers && typed.size() < 2) typed.push_back(*field);
  }
  malformed = malformed || reader.malformed();
  if (malformed || sizeOf(type) == 0) return std::nullopt;
  std::vector<double> values;
  if (!content.empty()) {
    if (content.size() != sizeOf(type)) return std::nullopt;
    return fromBits(type, littleEndian(content));
  }
  for (const WireField& field : typed) {
    if (!takeTyped(field, type, values)) return malformed = true, std::nullopt;
  }
  return values.size() == 1 ? std::optional(values.front()) : std::nullopt;
}

std::optional<std::string_view> pluginNameIn(std::string_view metadata, bool& malformed) {
  std::optional<std::string_view> name;
  WireReader reader(metadata);
  while (const auto field = reader.next()) {
    if (field->number != kPluginData) continue;
    WireReader plugin(field->bytes);
    while (const auto member = plugin.next()) {
      if (member->number == kPluginName) name = member->bytes;
    }
    malformed = malformed || plugin.malformed();
  }
  malformed = malformed || reader.malformed();
  return name;
}

}  // namespace

bool TensorboardEventReader::readValue(std::string_view message, TensorboardEvent& event) {
  std::string_view tag;
  std::optional<double> simple;
  std::optional<std::string_view> tensor, plugin;
  bool malformed = false;
  WireReader reader(message);
  while (const auto field = reader.next()) {
    if (field->number == kTag) tag = field->bytes;
    if (field->number == kSimpleValue) simple = field->asFloat();
    if (field->number == kTensor) tensor = field->bytes;
    if (field->number == kMetadata) plugin = pluginNameIn(field->bytes, malformed);
  }
  if (reader.malformed() || malformed) return false;
  if (simple) {
    event.scalars.push_back({std::string(tag), *simple});
    return true;
  }
  if (!tensor) return true;
  auto known = m_isScalar.find(tag);
  if (known == m_isScalar.end() && plugin && m_isScalar.size() < kMostTags)
    known = m_isScalar.emplace(std::string(tag), *plugin == "scalars").first;
  if (known == m_isScalar.end() || !known->second) return true;
  const auto value = numberOf(*tensor, malformed);
  if (malformed) return false;
  if (value) event.scalars.push_back({std::string(tag), *value});
  return true;
}

bool TensorboardEventReader::readSummary(std::string_view message, TensorboardEvent& event) {
  WireReader reader(message);
  while (const auto field = reader.next()) {
    if (field->number == kSummaryValue && !readValue(field->bytes, event)) return false;
  }
  return !reader.malformed();
}

std::optional<TensorboardEvent> TensorboardEventReader::read(std::string_view message) {
  TensorboardEvent event;
  WireReader reader(message);
  while (const auto field = reader.next()) {
    if (field->number == kWallTime) event.wallTime = field->asDouble();
    if (field->number == kStep) event.step = static_cast<std::int64_t>(field->value);
    if (field->number == kSummary && !readSummary(field->bytes, event)) return std::nullopt;
    if (field->number != kSessionLog) continue;
    WireReader session(field->bytes);
    while (const auto member = session.next()) {
      if (member->number == kSessionStatus && member->value == kSessionStart) event.restarts = true;
    }
  }
  if (reader.malformed()) return std::nullopt;
  return event;
}

std::string tensorboardVersionEvent(double wallTime) {
  return WireWriter().fixed64(kWallTime, wallTime).bytes(kFileVersion, "brain.Event:2").message();
}

std::string tensorboardScalarEvent(const TensorboardEvent& event) {
  WireWriter summary;
  for (const TensorboardEvent::Scalar& scalar : event.scalars) {
    summary.bytes(kSummaryValue, WireWriter()
                                     .bytes(kTag, scalar.tag)
                                     .fixed32(kSimpleValue, static_cast<float>(scalar.value))
                                     .message());
  }
  return WireWriter()
      .fixed64(kWallTime, event.wallTime)
      .varint(kStep, static_cast<std::uint64_t>(event.step))
      .bytes(kSummary, summary.message())
      .message();
}

}  // namespace s2s
