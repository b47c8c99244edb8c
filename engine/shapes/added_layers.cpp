#include "engine/shapes/added_layers.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/core/nearest_name.h"
#include "engine/shapes/block_names.h"
#include "engine/shapes/config_reader.h"

namespace s2s {
namespace {

/// Houlsby et al. 2019, section 3: so near to nothing that an adapter begins as the identity.
constexpr double kAdapterDeviation = 0.01;
constexpr std::int64_t kMaximumRank = 1 << 14;
constexpr std::int64_t kMaximumAdapterWidth = 1 << 16;

TensorShape added(const std::string& name, std::vector<std::int64_t> sizes, const std::string& group,
                  Initialization initialization) {
  TensorShape tensor;
  tensor.name = name;
  tensor.sizes = std::move(sizes);
  tensor.group = group;
  tensor.initialization = initialization;
  return tensor;
}

std::vector<std::string> projectionNames(const ModelShape& shape) {
  std::vector<std::string> names;
  for (const TensorShape& tensor : shape.tensors) {
    if (!isBlockProjection(tensor) || isAdded(tensor.name)) continue;
    const std::string name = lastPart(moduleOf(tensor.name));
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

Error unknownTarget(const ModelShape& shape, const std::string& target) {
  const std::vector<std::string> names = projectionNames(shape);
  std::string known;
  for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
  const std::string nearest = nearestName(target, names);
  return Error{"adaptation.lora_targets: no projection of this model is named \"" + target + "\"", "",
               (nearest.empty() ? "" : "did you mean " + nearest + "? ") + "there are " + known,
               Error::Kind::invalidInput};
}

}  // namespace

bool isLowRank(std::string_view tensorName) {
  const std::string module = moduleOf(tensorName);
  return module.ends_with(kLowRankDown) || module.ends_with(kLowRankUp);
}

bool isAdapter(std::string_view tensorName) {
  const std::string module = moduleOf(tensorName);
  return module.ends_with(kAdapterDown) || module.ends_with(kAdapterUp);
}

bool isAdded(std::string_view tensorName) { return isLowRank(tensorName) || isAdapter(tensorName); }

std::vector<std::string> queriesAndValues(const ModelShape& shape) {
  std::vector<std::string> names;
  for (const TensorShape& tensor : shape.tensors) {
    if (!isQueryOrValue(tensor)) continue;
    const std::string name = lastPart(moduleOf(tensor.name));
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

Result<void> addLowRankUpdates(ModelShape& shape, const LowRankUpdates& updates) {
  LowRankUpdates complete = updates;
  if (complete.targets.empty()) complete.targets = queriesAndValues(shape);
  std::set<std::string> found;
  std::vector<TensorShape> tensors;
  for (const TensorShape& tensor : shape.tensors) {
    if (!isBlockProjection(tensor) || isAdded(tensor.name)) continue;
    const std::string module = moduleOf(tensor.name), name = lastPart(module);
    if (std::ranges::find(complete.targets, name) == complete.targets.end()) continue;
    found.insert(name);
    const std::int64_t outputs = tensor.sizes[0], inputs = tensor.sizes[1];
    // Kaiming uniform with a = sqrt(5), as PEFT: uniform within ± 1 / sqrt(inputs).
    const double deviation = 1.0 / std::sqrt(3.0 * static_cast<double>(inputs));
    tensors.push_back(added(module + kLowRankDown + ".weight", {complete.rank, inputs}, tensor.group,
                            {Initialization::Kind::uniform, deviation}));
    tensors.push_back(added(module + kLowRankUp + ".weight", {outputs, complete.rank}, tensor.group,
                            {Initialization::Kind::zeros, 0.0}));
  }
  for (const std::string& target : complete.targets) {
    if (!found.contains(target)) return unknownTarget(shape, target);
  }
  // Behind everything else: what is drawn before them is what a model without them would draw.
  shape.tensors.insert(shape.tensors.end(), tensors.begin(), tensors.end());
  shape.lora = std::move(complete);
  return {};
}

void addAdapters(ModelShape& shape, std::int64_t width) {
  std::vector<TensorShape> tensors;
  const Initialization nearZero{Initialization::Kind::truncatedNormal, kAdapterDeviation};
  const Initialization zeros{Initialization::Kind::zeros, 0.0};
  for (const TensorShape& tensor : shape.tensors) {
    if (!isFeedForwardOutput(tensor)) continue;
    const std::string module = moduleOf(tensor.name);
    const std::int64_t outputs = tensor.sizes[0];
    tensors.push_back(added(module + kAdapterDown + ".weight", {width, outputs}, tensor.group, nearZero));
    tensors.push_back(added(module + kAdapterDown + ".bias", {width}, tensor.group, zeros));
    tensors.push_back(added(module + kAdapterUp + ".weight", {outputs, width}, tensor.group, nearZero));
    tensors.push_back(added(module + kAdapterUp + ".bias", {outputs}, tensor.group, zeros));
  }
  shape.tensors.insert(shape.tensors.end(), tensors.begin(), tensors.end());
}

Result<void> addConfiguredLayers(ModelShape& shape, const Json& config) {
  ConfigReader reader(config);
  if (const Json* adapters = reader.find(kAdaptersKey)) {
    if (!adapters->is_object()) return configError(kAdaptersKey, "not an object");
    ConfigReader own(*adapters, std::string(kAdaptersKey) + ".");
    std::int64_t width = 64;
    own.integer("width", width, 1, kMaximumAdapterWidth);
    if (own.error()) return *own.error();
    addAdapters(shape, width);
  }
  if (const Json* lora = reader.find(kLowRankKey)) {
    if (!lora->is_object()) return configError(kLowRankKey, "not an object");
    ConfigReader own(*lora, std::string(kLowRankKey) + ".");
    LowRankUpdates updates;
    own.integer("rank", updates.rank, 1, kMaximumRank);
    own.number("alpha", updates.alpha, 0.0, 1e9);
    own.number("dropout", updates.dropout, 0.0, 1.0);
    own.text("base", updates.base);
    for (const Json& target : lora->value("targets", Json::array())) {
      if (!target.is_string())
        return configError(std::string(kLowRankKey) + ".targets", "not a list of names");
      updates.targets.push_back(target.get<std::string>());
    }
    if (own.error()) return *own.error();
    return addLowRankUpdates(shape, updates);
  }
  return {};
}

void writeLowRankUpdates(const LowRankUpdates& updates, Json& config) {
  config[kLowRankKey] = {{"rank", updates.rank},
                         {"alpha", updates.alpha},
                         {"dropout", updates.dropout},
                         {"targets", updates.targets},
                         {"base", updates.base}};
}

void writeAdapters(std::int64_t width, Json& config) { config[kAdaptersKey] = {{"width", width}}; }

}  // namespace s2s
