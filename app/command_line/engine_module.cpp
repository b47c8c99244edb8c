#include <dlfcn.h>

#include <filesystem>

#include "app/command_line/verb.h"

namespace s2s::command_line {
namespace {

using FindEngineVerb = DeclareVerb (*)(const char*);

constexpr const char* kModule = "s2s_engine_verbs.so";

}  // namespace

Result<VerbRun> declareEngineVerb(std::string_view name, CLI::App& parser) {
  std::error_code problem;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", problem);
  const std::filesystem::path module = program.parent_path() / kModule;
  // Never closed: Torch's threads and registries live until the process ends.
  void* library = dlopen(module.c_str(), RTLD_NOW | RTLD_GLOBAL);
  if (library == nullptr) {
    return Error{std::string("cannot load the engine: ") + dlerror(), module.string(),
                 "build again with ./workbench build"};
  }
  const auto find = reinterpret_cast<FindEngineVerb>(dlsym(library, "s2sFindEngineVerb"));
  const DeclareVerb declare = find == nullptr ? nullptr : find(std::string(name).c_str());
  if (declare == nullptr) {
    return Error{"the engine's module has no verb '" + std::string(name) + "'", module.string(),
                 "build again with ./workbench build"};
  }
  return declare(parser);
}

}  // namespace s2s::command_line
