#pragma once
// The families of models: which config.json belongs to which, and how its shape is described.

#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/registry.h"
#include "engine/core/result.h"
#include "engine/shapes/model_shape.h"
#include "engine/shapes/model_task.h"
#include "engine/shapes/presets.h"

namespace s2s {

/// One value of `model_type` that a family reads.
struct ModelType {
  std::string name;          ///< "mt5"
  std::string architecture;  ///< how class names in `architectures` begin: "MT5"
};

/// A family adds itself with one file that defines `Family NAMEFamily()` and one line in registrations.def.
struct Family {
  std::string name;  ///< "t5"
  std::vector<ModelType> modelTypes;
  std::vector<ModelTask> tasks;   ///< what it can be built for; the first where config.json does not say
  bool hasOwnClassificationHead;  ///< false: sequence classification needs a head of kind convolution or
                                  ///< bi-encoder
  Result<ModelShape> (*shape)(const Json& config);  ///< of config.json content
  std::vector<Preset> (*presets)();
};

const Registry<Family>& families();

/// `model_type` of config.json content. Where the key is missing, a known class name in `architectures`
/// decides; where neither is there, the error names the key and the known types.
Result<std::string> modelTypeOf(const Json& config);

/// The entry of `model_type` among its family's.
Result<const ModelType*> modelTypeEntryOf(const Json& config);

/// The family that reads this config.json content.
Result<const Family*> familyOfConfig(const Json& config);

/// The description of the model that config.json content asks for, with the layers that adaptation added
/// (engine/shapes/added_layers.h). Nothing is allocated.
Result<ModelShape> shapeOfConfig(const Json& config);

}  // namespace s2s
