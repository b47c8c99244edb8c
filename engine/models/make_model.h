#pragma once
// How a family builds its modules.

#include <memory>

#include "engine/core/result.h"
#include "engine/models/model.h"

namespace s2s {

/// One function per line of registrations.def: the module of config.json content on weights that were
/// allocated from its shape.
#define MODEL(name, make) Result<std::unique_ptr<Model>> make(const Json& config, Weights weights);
#include "engine/models/registrations.def"
#undef MODEL

}  // namespace s2s
