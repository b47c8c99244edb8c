#include "engine/shapes/family.h"

#include <algorithm>

#include "engine/shapes/added_layers.h"

namespace s2s {

#define FAMILY(name) Family name##Family();
#include "engine/shapes/registrations.def"
#undef FAMILY

namespace {

std::string knownModelTypes() {
  std::string known;
  for (const Family& family : families().entries()) {
    for (const ModelType& type : family.modelTypes) known += (known.empty() ? "" : ", ") + type.name;
  }
  return known;
}

Error modelTypeError(std::string what) {
  return Error{std::move(what), "config.json: model_type", "use one of: " + knownModelTypes(),
               Error::Kind::invalidInput};
}

/// The type whose class prefix is followed by "For…", "Model" or "EncoderModel": "T5" must not claim
/// "T5xFor…".
const ModelType* typeOfArchitecture(const std::string& architecture) {
  for (const Family& family : families().entries()) {
    for (const ModelType& type : family.modelTypes) {
      if (!architecture.starts_with(type.architecture)) continue;
      const std::string rest = architecture.substr(type.architecture.size());
      if (rest.starts_with("For") || rest.starts_with("Model") || rest == "EncoderModel") return &type;
    }
  }
  return nullptr;
}

}  // namespace

const Registry<Family>& families() {
  static const Registry<Family> all("model family", {
#define FAMILY(name) name##Family(),
#include "engine/shapes/registrations.def"
#undef FAMILY
                                                    });
  return all;
}

Result<std::string> modelTypeOf(const Json& config) {
  if (!config.is_object()) return Error{"not a JSON object", "config.json", "", Error::Kind::invalidInput};
  if (const auto type = config.find("model_type"); type != config.end() && !type->is_null()) {
    if (!type->is_string()) return modelTypeError("not a text");
    return type->get<std::string>();
  }
  if (const auto list = config.find("architectures"); list != config.end() && list->is_array()) {
    for (const Json& name : *list) {
      if (!name.is_string()) continue;
      if (const ModelType* type = typeOfArchitecture(name.get<std::string>())) return type->name;
    }
  }
  return modelTypeError("the key model_type is missing");
}

Result<const ModelType*> modelTypeEntryOf(const Json& config) {
  const Result<std::string> type = modelTypeOf(config);
  if (!type) return type.error();
  for (const Family& family : families().entries()) {
    for (const ModelType& known : family.modelTypes) {
      if (known.name == *type) return &known;
    }
  }
  return modelTypeError("unknown model type '" + *type + "'");
}

Result<const Family*> familyOfConfig(const Json& config) {
  const Result<const ModelType*> type = modelTypeEntryOf(config);
  if (!type) return type.error();
  const auto holdsIt = [&](const Family& family) {
    return std::ranges::any_of(family.modelTypes, [&](const ModelType& known) { return &known == *type; });
  };
  return &*std::ranges::find_if(families().entries(), holdsIt);
}

Result<ModelShape> shapeOfConfig(const Json& config) {
  const Result<const Family*> family = familyOfConfig(config);
  if (!family) return family.error();
  Result<ModelShape> shape = (*family)->shape(config);
  if (!shape) return shape;
  if (const Result<void> added = addConfiguredLayers(*shape, config); !added) return added.error();
  return shape;
}

}  // namespace s2s
