#include "engine/models/make_model.h"

#include "engine/core/process_memory.h"
#include "engine/core/registry.h"
#include "engine/layers/out_of_memory.h"
#include "engine/layers/thrown_error.h"
#include "engine/models/model_bundle.h"
#include "engine/shapes/family.h"

namespace s2s {

namespace {

struct ModelFactory {
  std::string name;
  Result<std::unique_ptr<Model>> (*make)(const Json& config, Weights weights);
};

const Registry<ModelFactory>& factories() {
  static const Registry<ModelFactory> all("model family", {
#define MODEL(name, make) ModelFactory{#name, make},
#include "engine/models/registrations.def"
#undef MODEL
                                                          });
  return all;
}

std::string gibibytes(std::uint64_t bytes) {
  const std::uint64_t tenths = (bytes * 10) >> 30;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " GiB";
}

/// Linux hands out memory it does not have and kills the program later; so it is asked first.
Result<void> checkMemory(const ModelShape& shape, torch::Dtype dtype, torch::Device device) {
  if (!device.is_cpu()) return {};
  const auto entries = static_cast<std::uint64_t>(shape.parameters() + shape.buffers());
  const std::uint64_t needed = entries * torch::elementSize(dtype);
  const std::uint64_t available = totalMemoryBytes();
  if (available == 0 || needed <= available) return {};
  return Error{"the weights need " + gibibytes(needed) + " and this machine has " + gibibytes(available), "",
               "choose a smaller model or a shorter precision", Error::Kind::unavailable};
}

}  // namespace

Result<std::unique_ptr<Model>> allocateModel(const Json& config, torch::Dtype dtype, torch::Device device) {
  const Result<const Family*> family = familyOfConfig(config);
  if (!family) return family.error();
  const Result<const ModelFactory*> factory = factories().find((*family)->name);
  if (!factory) return factory.error();
  const Result<ModelShape> shape = shapeOfConfig(config);
  if (!shape) return shape.error();
  if (const Result<void> fits = checkMemory(*shape, dtype, device); !fits) return fits.error();
  try {
    return (*factory)->make(config, Weights::allocate(*shape, dtype, device));
  } catch (const BudgetUsedUp&) {
    return thrownError("");
  } catch (const c10::OutOfMemoryError&) {
    return Error{"the weights do not fit the memory of " + device.str(), "",
                 "choose a smaller model or a shorter precision", Error::Kind::unavailable};
  }
}

Result<std::unique_ptr<Model>> makeModel(const Json& config, torch::Dtype dtype, torch::Device device,
                                         std::uint64_t seed) {
  Result<std::unique_ptr<Model>> model = allocateModel(config, dtype, device);
  if (model) (*model)->weights().initialize(seed);
  return model;
}

}  // namespace s2s
