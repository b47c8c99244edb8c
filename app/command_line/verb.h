#pragma once
// One verb of `s2s`: what it is called and how it declares its options.
//
// Verbs under verbs/ need no Torch and answer within milliseconds. Verbs under engine_verbs/ are built into a
// module that links LibTorch and is loaded when one of them is asked for. Neither includes a Torch header:
// models are reached through engine/front_door/model_handle.h, training through engine/training/train.h.

#include <CLI/CLI.hpp>
#include <functional>
#include <span>
#include <string_view>

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
  bool threadsGiven = false, deviceGiven = false, precisionGiven = false, seedGiven = false;
};

/// Does the work after parsing; the number is the exit code.
using VerbRun = std::function<Result<int>(const CommonOptions&, Console&)>;

/// Declares arguments and options on the verb's own parser and returns what runs it.
using DeclareVerb = VerbRun (*)(CLI::App& parser);

struct Verb {
  std::string_view name;
  std::string_view help;
  DeclareVerb declare;  ///< null for a verb of the engine's module
};

/// Every verb, from registrations.def.
std::span<const Verb> verbs();

/// Declares a verb of the engine's module, which is loaded for it.
Result<VerbRun> declareEngineVerb(std::string_view name, CLI::App& parser);

}  // namespace s2s::command_line
