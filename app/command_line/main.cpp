// `s2s`: the headless face of the engine. One file per verb; the list is in registrations.def.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "app/command_line/verb.h"
#include "engine/core/nearest_name.h"
#include "engine/core/openmp_waiting.h"

namespace s2s::command_line {
namespace {

/// `error: WHAT, WHERE, WHAT TO DO` on one line of stderr.
int report(const Error& error) {
  std::string text = error.message();
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  std::fprintf(stderr, "error: %s\n", text.c_str());
  switch (error.kind) {
    case Error::Kind::invalidInput:
      return kWrongUsage;
    case Error::Kind::cancelled:
      return kStopped;
    case Error::Kind::failed:
    case Error::Kind::unavailable:
      break;
  }
  return kFailed;
}

void declareCommonOptions(CLI::App& program, CommonOptions& options) {
  program.add_flag("--json", options.json, "Print exactly one JSON document on stdout");
  program.add_option("--threads", options.threads, "Processor threads; 0: all cores")
      ->check(CLI::Range(0, 1024));
  program.add_option("--device", options.device, "cpu, cuda, cuda:N or auto");
  program
      .add_option("--precision", options.precision, "float32, bfloat16, float16 or int8 (int8: inference)")
      ->check(CLI::IsMember({"float32", "bfloat16", "float16", "int8"}));
  program.add_option("--seed", options.seed, "Seed of everything random");
}

/// The first argument that names a verb; only that one's options are declared, so that listing the verbs or
/// running a quick one does not load the engine.
const Verb* askedVerb(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    for (const Verb& verb : verbs()) {
      if (verb.name == argv[i]) return &verb;
    }
  }
  return nullptr;
}

/// What is wrong where no argument names a verb: the first one that could be meant for one.
Error noSuchVerb(int argc, char** argv) {
  std::vector<std::string> known;
  for (const Verb& verb : verbs()) known.emplace_back(verb.name);
  for (int i = 1; i < argc; ++i) {
    if (argv[i][0] == '-') continue;
    const std::string near = nearestName(argv[i], known);
    return {"there is no verb '" + std::string(argv[i]) + "'", "",
            near.empty() ? "see s2s --help" : "did you mean '" + near + "'?", Error::Kind::invalidInput};
  }
  return {"a verb is missing", "", "see s2s --help", Error::Kind::invalidInput};
}

Result<VerbRun> declare(const Verb& verb, CLI::App& parser) {
  if (verb.declare != nullptr) return verb.declare(parser);
  return declareEngineVerb(verb.name, parser);
}

int run(int argc, char** argv) {
  CLI::App program{"Fine-tune, inspect and compare sequence-to-sequence models", "s2s"};
  program.set_version_flag("--version", std::string("s2s ") + S2S_VERSION);
  program.require_subcommand(1);
  program.fallthrough();
  CommonOptions options;
  declareCommonOptions(program, options);

  const Verb* asked = askedVerb(argc, argv);
  VerbRun chosen;
  for (const Verb& verb : verbs()) {
    CLI::App* parser = program.add_subcommand(std::string(verb.name), std::string(verb.help));
    parser->fallthrough();
    parser->footer(
        "--json, --threads, --device, --precision and --seed mean the same for every verb: s2s --help");
    if (&verb != asked) continue;
    Result<VerbRun> declared = declare(verb, *parser);
    if (!declared) return report(declared.error());
    chosen = std::move(*declared);
  }
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& success) {
    return program.exit(success);  // --help and --version
  } catch (const CLI::RequiredError& problem) {
    if (asked == nullptr) return report(noSuchVerb(argc, argv));
    return report({problem.what(), "", "see s2s --help", Error::Kind::invalidInput});
  } catch (const CLI::ParseError& problem) {
    return report({problem.what(), "", "see s2s --help", Error::Kind::invalidInput});
  }
  options.threadsGiven = program.count("--threads") > 0;
  options.deviceGiven = program.count("--device") > 0;
  options.precisionGiven = program.count("--precision") > 0;
  options.seedGiven = program.count("--seed") > 0;
  Console console(options.json);
  const Result<int> code = chosen(options, console);
  console.endProgress();
  return code ? *code : report(code.error());
}

}  // namespace
}  // namespace s2s::command_line

int main(int argc, char** argv) {
  s2s::limitOpenMpSpinning(argv);
  try {
    return s2s::command_line::run(argc, argv);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "error: an unexpected failure inside the program: %s\n", problem.what());
    return s2s::command_line::kFailed;
  }
}
