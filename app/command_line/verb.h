#pragma once
// One verb of `s2s`: what it is called and how it declares its options. Verbs include no Torch header: models
// are reached through engine/front_door/model_handle.h, training through engine/training/train.h.

#include <CLI/CLI.hpp>
#include <functional>
#include <span>

#include "app/command_line/console.h"
#include "engine/core/result.h"

namespace s2s::command_line {

/// Exit codes of the contract in docs/command_line.md.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUsage = 2;
inline constexpr int kStopped = 3;

/// Options that mean the same for every verb.
struct CommonOptions {
  bool json = false;
  std::int64_t threads = 0;           ///< 0: the machine's cores
  std::string device = "auto";        ///< cpu | cuda | cuda:N | auto
  std::string precision = "float32";  ///< float32 | bfloat16 | float16 | int8
  std::uint64_t seed = 1;
};

/// Does the work after parsing; the number is the exit code.
using VerbRun = std::function<Result<int>(const CommonOptions&, Console&)>;

struct Verb {
  const char* name;
  const char* help;
  /// Declares arguments and options on the verb's own parser and returns what runs it.
  VerbRun (*declare)(CLI::App& parser);
};

/// Every verb, from registrations.def.
std::span<const Verb> verbs();

}  // namespace s2s::command_line
