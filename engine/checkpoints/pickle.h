#pragma once
// Reads the pickles inside PyTorch's files without executing anything. Only the opcodes that torch.save
// writes and the types that a dictionary of tensors needs are known; a call is recorded as data, never made.
// Every other opcode or type is an error that names it. Memory is bounded by limits on values, whatever the
// pickle asks for. Opcodes: CPython's Lib/pickletools.py.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

/// One value. Values refer to each other by index, so depth and cycles cost no stack and leak nothing.
struct PickleValue {
  using Id = std::uint32_t;
  enum class Kind {
    none,
    boolean,     ///< integer
    integer,     ///< integer
    bigInteger,  ///< text: its two's complement bytes, least significant first
    number,      ///< number
    text,        ///< text, also for byte strings
    list,        ///< items; sets too
    tuple,       ///< items
    dictionary,  ///< items: key, value, key, value …
    global,      ///< text: "module.name", one of the allowed types
    call,        ///< text: the allowed function, items: its arguments
    storage,     ///< items of the persistent id: "storage", type, key, location, elements …
  };
  Kind kind = Kind::none;
  std::int64_t integer = 0;
  double number = 0.0;
  std::string text = {};
  std::vector<Id> items = {};
};

struct Pickle {
  std::vector<PickleValue> values;
  PickleValue::Id root = 0;
  std::size_t bytes = 0;  ///< length of the pickle, its STOP included

  const PickleValue& operator[](PickleValue::Id id) const { return values[id]; }
  const PickleValue& top() const { return values[root]; }
};

/// Reads the one pickle at the start of `data`.
Result<Pickle> readPickle(std::span<const std::byte> data, const std::string& where);

/// What the virtual machine may be asked for at most; a state dictionary of a thousand tensors needs some
/// 50,000 values.
struct PickleLimits {
  static constexpr std::size_t kValues = 1'000'000;      ///< values, and references from one to another
  static constexpr std::size_t kMarks = 1'000;           ///< open brackets
  static constexpr std::size_t kTextBytes = 256u << 20;  ///< of all texts together
};

}  // namespace s2s
