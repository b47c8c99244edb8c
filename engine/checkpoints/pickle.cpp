#include "engine/checkpoints/pickle.h"

#include <bit>
#include <optional>
#include <unordered_map>
#include <utility>

#include "engine/checkpoints/byte_reader.h"
#include "engine/checkpoints/pickle_globals.h"
#include "engine/checkpoints/pickle_opcodes.h"
#include "engine/checkpoints/shown_text.h"

namespace s2s {
namespace {

using Id = PickleValue::Id;
using Kind = PickleValue::Kind;
namespace op = pickle_opcode;

/// The stack machine. A step returns the problem in words, or an empty text.
class PickleMachine {
 public:
  explicit PickleMachine(std::span<const std::byte> data) : m_reader(data) {}

  std::string run();
  Pickle take() { return {std::move(m_values), m_stack.back(), m_reader.position()}; }

 private:
  std::string step(unsigned char opcode);
  std::string number(unsigned char opcode);
  std::string text(unsigned char opcode);
  std::string memo(unsigned char opcode);
  std::string collect(unsigned char opcode);
  std::string addTo(unsigned char opcode);
  std::string global(unsigned char opcode);
  std::string reduce();
  std::string build();
  std::string persistentId();

  bool charge(std::size_t amount) { return (m_charged += amount) <= PickleLimits::kValues; }
  std::string push(PickleValue value);
  std::string pushReference(Id id);
  std::string pushText(std::optional<std::string_view> content);
  std::string pushInteger(std::optional<std::int64_t> value);
  std::string pushTuple(std::size_t count);
  /// The values above the topmost mark, which is taken away.
  std::optional<std::vector<Id>> popMark();
  /// Values that may be taken from the stack without crossing a mark.
  std::size_t available() const { return m_stack.size() - (m_marks.empty() ? 0 : m_marks.back()); }
  std::string append(Id target, std::span<const Id> items);

  ByteReader m_reader;
  std::vector<PickleValue> m_values;
  std::vector<Id> m_stack;
  std::vector<std::size_t> m_marks;
  std::unordered_map<std::uint32_t, Id> m_memo;
  std::size_t m_charged = 0, m_textBytes = 0;
};

const std::string kCut = "the pickle ends too early";
const std::string kTooFew = "the pickle takes more from its stack than lies there";
const std::string kTooMany =
    "the pickle holds more than " + std::to_string(PickleLimits::kValues) + " values";

std::string PickleMachine::run() {
  while (true) {
    const auto opcode = m_reader.number<std::uint8_t>();
    if (!opcode) return kCut;
    if (*opcode == op::kStop) {
      return m_marks.empty() && m_stack.size() == 1 ? "" : "the pickle stops with an unfinished value";
    }
    if (std::string problem = step(*opcode); !problem.empty()) return problem;
  }
}

std::string PickleMachine::push(PickleValue value) {
  m_textBytes += value.text.size();
  if (m_textBytes > PickleLimits::kTextBytes) return "the pickle's texts are too long";
  if (!charge(1 + value.items.size())) return kTooMany;
  m_values.push_back(std::move(value));
  m_stack.push_back(static_cast<Id>(m_values.size() - 1));
  return "";
}

std::string PickleMachine::pushReference(Id id) {
  if (!charge(1)) return kTooMany;
  m_stack.push_back(id);
  return "";
}

std::string PickleMachine::pushText(std::optional<std::string_view> content) {
  if (!content) return "a text of the pickle is longer than what is left of it";
  PickleValue value{.kind = Kind::text};
  value.text = *content;
  return push(std::move(value));
}

std::string PickleMachine::pushInteger(std::optional<std::int64_t> value) {
  if (!value) return kCut;
  return push({.kind = Kind::integer, .integer = *value});
}

std::string PickleMachine::pushTuple(std::size_t count) {
  if (available() < count) return kTooFew;
  PickleValue value{.kind = Kind::tuple};
  value.items.assign(m_stack.end() - static_cast<std::ptrdiff_t>(count), m_stack.end());
  m_stack.resize(m_stack.size() - count);
  return push(std::move(value));
}

std::optional<std::vector<Id>> PickleMachine::popMark() {
  if (m_marks.empty()) return std::nullopt;
  const auto begin = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
  std::vector<Id> items(begin, m_stack.end());
  m_stack.erase(begin, m_stack.end());
  m_marks.pop_back();
  return items;
}

std::string PickleMachine::append(Id target, std::span<const Id> items) {
  if (!charge(items.size())) return kTooMany;
  auto& held = m_values[target].items;
  held.insert(held.end(), items.begin(), items.end());
  return "";
}

std::string PickleMachine::step(unsigned char opcode) {
  switch (opcode) {
    case op::kProtocol: {
      const auto version = m_reader.number<std::uint8_t>();
      if (!version) return kCut;
      return *version <= 5 ? "" : "the pickle's protocol " + std::to_string(*version) + " is not known";
    }
    case op::kFrame:
      return m_reader.take(8) ? "" : kCut;
    case op::kMark:
      if (m_marks.size() >= PickleLimits::kMarks) return "the pickle is nested too deeply";
      m_marks.push_back(m_stack.size());
      return "";
    case op::kPop:
      if (available() == 0) return kTooFew;
      m_stack.pop_back();
      return "";
    case op::kNone:
      return push({.kind = Kind::none});
    case op::kTrue:
      return push({.kind = Kind::boolean, .integer = 1});
    case op::kFalse:
      return push({.kind = Kind::boolean, .integer = 0});
    case op::kEmptyDictionary:
      return push({.kind = Kind::dictionary});
    case op::kEmptySet:
    case op::kEmptyList:
      return push({.kind = Kind::list});
    case op::kReduce:
      return reduce();
    case op::kBuild:
      return build();
    case op::kBinaryPersistentId:
      return persistentId();
    case op::kGlobal:
    case op::kStackGlobal:
      return global(opcode);
    case op::kBinaryInteger:
    case op::kBinaryInteger1:
    case op::kBinaryInteger2:
    case op::kBinaryFloat:
    case op::kLong1:
    case op::kLong4:
      return number(opcode);
    case op::kBinaryString:
    case op::kShortBinaryString:
    case op::kBinaryUnicode:
    case op::kShortBinaryUnicode:
    case op::kBinaryUnicode8:
    case op::kBinaryBytes:
    case op::kShortBinaryBytes:
      return text(opcode);
    case op::kBinaryGet:
    case op::kLongBinaryGet:
    case op::kBinaryPut:
    case op::kLongBinaryPut:
    case op::kMemoize:
      return memo(opcode);
    case op::kEmptyTuple:
    case op::kTuple1:
    case op::kTuple2:
    case op::kTuple3:
    case op::kTuple:
      return collect(opcode);
    case op::kAppend:
    case op::kAppends:
    case op::kAddItems:
    case op::kSetItem:
    case op::kSetItems:
      return addTo(opcode);
    default:
      return "the pickle opcode " + op::nameOf(opcode) + " is not allowed";
  }
}

std::string PickleMachine::number(unsigned char opcode) {
  if (opcode == op::kBinaryInteger) {
    const auto value = m_reader.number<std::uint32_t>();
    return pushInteger(value ? std::optional<std::int64_t>(static_cast<std::int32_t>(*value)) : std::nullopt);
  }
  if (opcode == op::kBinaryInteger1) return pushInteger(m_reader.number<std::uint8_t>());
  if (opcode == op::kBinaryInteger2) return pushInteger(m_reader.number<std::uint16_t>());
  if (opcode == op::kBinaryFloat) {
    const auto bytes = m_reader.take(8);
    if (!bytes) return kCut;
    std::uint64_t bits = 0;  // this one is big-endian
    for (const char byte : *bytes) bits = (bits << 8) | static_cast<unsigned char>(byte);
    return push({.kind = Kind::number, .number = std::bit_cast<double>(bits)});
  }
  const auto length = opcode == op::kLong1 ? std::optional<std::uint32_t>(m_reader.number<std::uint8_t>())
                                           : m_reader.number<std::uint32_t>();
  const auto bytes = length ? m_reader.take(*length) : std::nullopt;
  if (!bytes) return "an integer of the pickle is longer than what is left of it";
  if (bytes->size() > 8) {
    PickleValue value{.kind = Kind::bigInteger};
    value.text = *bytes;
    return push(std::move(value));
  }
  std::uint64_t bits = !bytes->empty() && (bytes->back() & 0x80) ? ~std::uint64_t{0} : 0;
  for (std::size_t i = bytes->size(); i-- > 0;) bits = (bits << 8) | static_cast<unsigned char>((*bytes)[i]);
  return pushInteger(static_cast<std::int64_t>(bits));
}

std::string PickleMachine::text(unsigned char opcode) {
  std::optional<std::uint64_t> length;
  switch (opcode) {
    case op::kShortBinaryString:
    case op::kShortBinaryUnicode:
    case op::kShortBinaryBytes:
      length = m_reader.number<std::uint8_t>();
      break;
    case op::kBinaryUnicode8:
      length = m_reader.number<std::uint64_t>();
      break;
    default:
      length = m_reader.number<std::uint32_t>();
      break;
  }
  return length ? pushText(m_reader.take(*length)) : kCut;
}

std::string PickleMachine::memo(unsigned char opcode) {
  std::optional<std::uint32_t> key;
  if (opcode == op::kMemoize)
    key = static_cast<std::uint32_t>(m_memo.size());
  else if (opcode == op::kBinaryGet || opcode == op::kBinaryPut)
    key = m_reader.number<std::uint8_t>();
  else
    key = m_reader.number<std::uint32_t>();
  if (!key) return kCut;
  if (opcode == op::kBinaryGet || opcode == op::kLongBinaryGet) {
    const auto found = m_memo.find(*key);
    return found != m_memo.end()
               ? pushReference(found->second)
               : "the pickle refers to value " + std::to_string(*key) + ", which it never stored";
  }
  if (available() == 0) return kTooFew;
  if (!charge(1)) return kTooMany;
  m_memo[*key] = m_stack.back();
  return "";
}

std::string PickleMachine::collect(unsigned char opcode) {
  switch (opcode) {
    case op::kEmptyTuple:
      return pushTuple(0);
    case op::kTuple1:
      return pushTuple(1);
    case op::kTuple2:
      return pushTuple(2);
    case op::kTuple3:
      return pushTuple(3);
    default:
      break;
  }
  auto items = popMark();
  if (!items) return kTooFew;
  PickleValue value{.kind = Kind::tuple};
  value.items = std::move(*items);
  return push(std::move(value));
}

std::string PickleMachine::addTo(unsigned char opcode) {
  const bool toDictionary = opcode == op::kSetItem || opcode == op::kSetItems;
  std::vector<Id> items;
  if (opcode == op::kAppend || opcode == op::kSetItem) {
    const std::size_t count = toDictionary ? 2 : 1;
    if (available() < count) return kTooFew;
    items.assign(m_stack.end() - static_cast<std::ptrdiff_t>(count), m_stack.end());
    m_stack.resize(m_stack.size() - count);
  } else {
    auto marked = popMark();
    if (!marked) return kTooFew;
    items = std::move(*marked);
  }
  if (available() == 0) return kTooFew;
  const Kind wanted = toDictionary ? Kind::dictionary : Kind::list;
  if (m_values[m_stack.back()].kind != wanted)
    return "the pickle adds items to something that is no container";
  if (toDictionary && items.size() % 2 != 0) return "the pickle sets a key without a value";
  return append(m_stack.back(), items);
}

std::string PickleMachine::global(unsigned char opcode) {
  std::string name;
  if (opcode == op::kGlobal) {
    const auto module = m_reader.line(), member = m_reader.line();
    if (!module || !member) return kCut;
    name = pickleGlobalName(*module, *member);
  } else {
    if (available() < 2) return kTooFew;
    const PickleValue& member = m_values[m_stack.back()];
    const PickleValue& module = m_values[m_stack[m_stack.size() - 2]];
    if (module.kind != Kind::text || member.kind != Kind::text)
      return "the pickle names a type that is no text";
    name = pickleGlobalName(module.text, member.text);
    m_stack.resize(m_stack.size() - 2);
  }
  if (!findPickleGlobal(name)) return "the type " + shownText(name) + " is not allowed in a checkpoint";
  PickleValue value{.kind = Kind::global};
  value.text = std::move(name);
  return push(std::move(value));
}

std::string PickleMachine::reduce() {
  if (available() < 2) return kTooFew;
  const Id argumentsId = m_stack.back(), functionId = m_stack[m_stack.size() - 2];
  m_stack.resize(m_stack.size() - 2);
  if (m_values[functionId].kind != Kind::global) return "the pickle calls something that is no function";
  if (m_values[argumentsId].kind != Kind::tuple)
    return "the pickle calls a function without a tuple of arguments";
  const std::string function = m_values[functionId].text;
  const std::vector<Id> arguments = m_values[argumentsId].items;
  switch (*findPickleGlobal(function)) {
    case PickleGlobal::firstArgument:
      return arguments.empty() ? push({.kind = Kind::tuple}) : pushReference(arguments.front());
    case PickleGlobal::rebuildTensor: {
      PickleValue value{.kind = Kind::call};
      value.text = function;
      value.items = arguments;
      return push(std::move(value));
    }
    case PickleGlobal::type:
      return "the pickle calls " + shownText(function) + ", which is not a function";
    case PickleGlobal::dictionary:
      break;
  }
  PickleValue dictionary{.kind = Kind::dictionary};
  if (!arguments.empty()) {  // a list of pairs, as Python 2 wrote it
    const PickleValue& list = m_values[arguments.front()];
    if (list.kind != Kind::list) return "the pickle makes a dictionary of something that is no list";
    if (!charge(list.items.size())) return kTooMany;
    for (const Id pair : list.items) {
      const PickleValue& entry = m_values[pair];
      const bool isPair = (entry.kind == Kind::list || entry.kind == Kind::tuple) && entry.items.size() == 2;
      if (!isPair) return "the pickle makes a dictionary of something that is no pair";
      dictionary.items.insert(dictionary.items.end(), entry.items.begin(), entry.items.end());
    }
  }
  return push(std::move(dictionary));
}

std::string PickleMachine::build() {
  if (available() < 2) return kTooFew;
  // Attributes of a dictionary (torch keeps `_metadata` there) say nothing about tensors.
  m_stack.pop_back();
  if (m_values[m_stack.back()].kind != Kind::dictionary)
    return "the pickle sets the state of something that has none";
  return "";
}

std::string PickleMachine::persistentId() {
  if (available() == 0) return kTooFew;
  const PickleValue& id = m_values[m_stack.back()];
  m_stack.pop_back();
  const bool isStorage = id.kind == Kind::tuple && id.items.size() >= 5 &&
                         m_values[id.items[0]].kind == Kind::text && m_values[id.items[0]].text == "storage";
  if (!isStorage) return "the pickle refers to an outside object that is no tensor storage";
  PickleValue value{.kind = Kind::storage};
  value.items = id.items;
  return push(std::move(value));
}

}  // namespace

Result<Pickle> readPickle(std::span<const std::byte> data, const std::string& where) {
  PickleMachine machine(data);
  if (std::string problem = machine.run(); !problem.empty()) {
    return Error{problem, where, "use a file that holds only tensors, such as model.safetensors"};
  }
  return machine.take();
}

}  // namespace s2s
