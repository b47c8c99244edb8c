#include "engine/checkpoints/peft.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>

#include "engine/checkpoints/safetensors.h"
#include "engine/checkpoints/shown_text.h"
#include "engine/checkpoints/stored_names.h"
#include "engine/checkpoints/torch_file.h"
#include "engine/core/atomic_file.h"
#include "engine/layers/low_rank_update.h"
#include "engine/shapes/added_layers.h"
#include "engine/shapes/block_names.h"
#include "engine/shapes/configured_task.h"

namespace s2s {
namespace {

constexpr const char* kPrefix = "base_model.model.";
constexpr const char* kTensorFile = "adapter_model.safetensors";

Json wholeWhereItIs(double number) {
  const auto whole = static_cast<std::int64_t>(number);
  return static_cast<double>(whole) == number ? Json(whole) : Json(number);
}

Json taskType(ModelTask task) {
  if (task == ModelTask::sequenceToSequence) return "SEQ_2_SEQ_LM";
  if (task == ModelTask::sequenceClassification) return "SEQ_CLS";
  return nullptr;
}

/// PEFT saves modules, not tensors: "classifier", "classification_head", or below the model's first name part
/// "pooler".
std::string savedModule(const std::string& tensor) {
  std::string_view rest = tensor;
  for (const std::string_view model : {"bert.", "roberta.", "model."}) {
    if (rest.starts_with(model)) rest.remove_prefix(model.size());
  }
  return std::string(rest.substr(0, rest.find('.')));
}

/// The short names where they mean these projections alone; a matrix elsewhere in the model may have the same
/// last name ("dense"), and then each is written out.
Json targetModules(const ModelShape& shape) {
  const std::vector<std::string>& names = shape.lora->targets;
  Json whole = Json::array();
  bool shortIsEnough = true;
  std::set<std::string> modules;
  for (const TensorShape& tensor : shape.tensors) modules.insert(moduleOf(tensor.name));
  for (const std::string& module : modules) {
    if (std::ranges::find(names, lastPart(module)) == names.end()) continue;
    const bool updated = modules.contains(module + kLowRankDown);
    if (updated) whole.push_back(module);
    shortIsEnough &= updated;
  }
  return shortIsEnough ? Json(names) : whole;
}

Result<TensorMap> readAdapter(const std::filesystem::path& folder) {
  std::error_code ignored;
  if (std::filesystem::exists(folder / kTensorFile, ignored)) return readSafetensors(folder / kTensorFile);
  return readTorchFile(folder / "adapter_model.bin");
}

/// The tensors of an adapter under the names of the base's.
struct AdapterTensors {
  std::map<std::string, LowRankUpdate> updates;
  TensorMap replaced;  ///< whole tensors: heads, biases
};

Result<AdapterTensors> readTensors(const PeftFolder& peft) {
  const auto failure = [&](const std::string& what) {
    return Error{what, peft.folder.string(), "get the adapter's files again"};
  };
  const auto stored = readAdapter(peft.folder);
  if (!stored) return stored.error();
  AdapterTensors tensors;
  for (const auto& [stored_name, tensor] : *stored) {
    if (!stored_name.starts_with(kPrefix))
      return failure("tensor " + shownText(stored_name) + " is not of a PEFT adapter");
    const std::string name = stored_name.substr(std::string_view(kPrefix).size());
    const std::string module = moduleOf(name);
    if (!tensor.is_floating_point())
      return failure("tensor " + shownText(name) + " holds no floating-point numbers");
    if (module.ends_with(kLowRankUp)) continue;
    if (!module.ends_with(kLowRankDown)) {
      tensors.replaced.emplace(name, tensor);
      continue;
    }
    const std::string projection = module.substr(0, module.size() - std::string_view(kLowRankDown).size());
    const auto up = stored->find(kPrefix + projection + kLowRankUp + ".weight");
    const bool fits = up != stored->end() && tensor.dim() == 2 && up->second.dim() == 2 &&
                      tensor.size(0) > 0 && up->second.size(1) == tensor.size(0);
    if (!fits) return failure("the two matrices of " + shownText(projection) + " do not belong together");
    const double rank = static_cast<double>(tensor.size(0));
    const double scale = peft.alpha / (peft.rankStabilized ? std::sqrt(rank) : rank);
    tensors.updates.emplace(projection + ".weight", LowRankUpdate{tensor, up->second, scale});
  }
  return tensors;
}

/// Whether B · A has the weight's size, known without multiplying: two long vectors make a matrix that no
/// memory holds.
bool hasSizeOf(const LowRankUpdate& update, const torch::Tensor& weight) {
  return weight.dim() == 2 && weight.size(0) == update.up.size(0) && weight.size(1) == update.down.size(1);
}

/// W + scale · B · A, float32.
torch::Tensor sumOf(const torch::Tensor& weight, const LowRankUpdate& update) {
  const torch::Tensor product =
      torch::mm(update.up.to(torch::kFloat32), update.down.to(torch::kFloat32)).mul_(update.scale);
  return weight.to(torch::kFloat32) + product;
}

/// How many names the description has for a stored tensor.
std::ptrdiff_t namesOf(const TensorShape& tensor, const ModelShape& shape) {
  return 1 + std::ranges::count(shape.tensors, tensor.name, &TensorShape::tiedTo);
}

bool sameValues(const torch::Tensor& left, const torch::Tensor& right) {
  return left.scalar_type() == right.scalar_type() && left.sizes() == right.sizes() &&
         torch::equal(left, right);
}

/// Whether PEFT gives the module a copy of its own. It too compares how names end.
bool isCopied(const PeftFolder& peft, const std::string& tensor) {
  const std::string module = moduleOf(tensor);
  return std::ranges::any_of(peft.savedModules,
                             [&](const std::string& ending) { return module.ends_with(ending); });
}

/// Whether the values that an adapter has for one tensor of the base are one tensor's still.
bool staysOne(const PeftFolder& peft, std::span<const StoredNames::Entry> found, std::ptrdiff_t names) {
  const bool copied =
      std::ranges::any_of(found, [&](const StoredNames::Entry& entry) { return isCopied(peft, entry.name); });
  if (copied && std::ssize(found) < names) return false;
  return std::ranges::all_of(
      found, [&](const StoredNames::Entry& entry) { return sameValues(entry.tensor, found.front().tensor); });
}

Error parted(const PeftFolder& peft, const std::string& name, const TensorShape& tensor,
             const ModelShape& shape) {
  const auto other = std::ranges::find_if(shape.tensors, [&](const TensorShape& one) {
    return one.name != name && (one.tiedTo == tensor.name || one.name == tensor.name);
  });
  return {"the adapter changes " + shownText(name) + " apart from " + other->name +
              ", and the base model has one tensor for both",
          peft.folder.string(), "train the adapter without this module in modules_to_save and target_modules",
          Error::Kind::invalidInput};
}

}  // namespace

PeftForm peftForm(const Weights& weights) {
  const ModelShape& shape = weights.shape();
  PeftForm form;
  std::set<std::string> saved;
  for (const TensorShape& tensor : shape.tensors) {
    if (!tensor.isOwnParameter()) continue;
    const bool head = shape.task == ModelTask::sequenceClassification && tensor.group == "head";
    if (head) saved.insert(savedModule(tensor.name));
    if (head || isLowRank(tensor.name))
      form.tensors.push_back({kPrefix + tensor.name, weights.at(tensor.name)});
  }
  form.config = {{"peft_type", "LORA"},
                 {"task_type", taskType(shape.task)},
                 {"base_model_name_or_path", shape.lora->base.empty() ? Json() : Json(shape.lora->base)},
                 {"r", shape.lora->rank},
                 {"lora_alpha", wholeWhereItIs(shape.lora->alpha)},
                 {"lora_dropout", shape.lora->dropout},
                 {"target_modules", targetModules(shape)},
                 {"modules_to_save", saved.empty() ? Json() : Json(saved)},
                 {"bias", "none"},
                 {"fan_in_fan_out", false},
                 {"inference_mode", true},
                 {"init_lora_weights", true},
                 {"use_dora", false},
                 {"use_rslora", false}};
  return form;
}

Result<void> writePeft(const PeftForm& form, const std::filesystem::path& folder) {
  if (auto written = writeSafetensors(form.tensors, torch::kFloat32, folder / kTensorFile); !written)
    return written;
  return writeFileAtomically(folder / "adapter_config.json", writeJson(form.config, 2) + "\n");
}

Result<Json> peftConfiguration(const PeftFolder& peft) {
  auto config = readJsonFile(peft.base / "config.json");
  if (!config || peft.taskType != "SEQ_CLS") return config;
  const auto task = taskOfConfig(*config);
  if (!task) return task.error();
  if (*task == ModelTask::sequenceClassification) return config;
  const auto stored = readAdapter(peft.folder);
  if (!stored) return stored.error();
  // The base was no classifier: its labels are the rows of the head's last matrix, which PEFT gives no names.
  for (const auto& [name, tensor] : *stored) {
    const bool last = name.ends_with("classifier.weight") || name.ends_with("out_proj.weight");
    if (last && tensor.dim() == 2 && name.find(".lora_") == std::string::npos &&
        blockOf(name) == std::nullopt)
      return withTask(*config, ModelTask::sequenceClassification, headWithLabels(tensor.size(0)));
  }
  return Error{"the adapter is for classifying and holds no head, nor does its base", peft.folder.string(),
               "save the head with modules_to_save"};
}

Result<std::set<std::string>> updatedTensors(const PeftFolder& peft) {
  const auto adapter = readTensors(peft);
  if (!adapter) return adapter.error();
  std::set<std::string> names;
  for (const auto& [name, update] : adapter->updates) names.insert(name);
  return names;
}

Result<LoadingPlan> planMerged(const PeftFolder& peft, const ModelShape& shape, MayLack mayLack) {
  auto adapter = readTensors(peft);
  if (!adapter) return adapter.error();
  auto checkpoint = openCheckpoint(peft.base);
  if (!checkpoint) return checkpoint.error();
  TensorMap downs;
  for (const auto& [name, update] : adapter->updates) downs.emplace(name, update.down);
  StoredNames replaced(shape, adapter->replaced), updates(shape, downs);
  for (const TensorShape& tensor : shape.tensors) {
    if (!tensor.tiedTo.empty()) continue;
    const auto found = replaced.of(tensor);
    if (found.empty()) continue;
    if (!staysOne(peft, found, namesOf(tensor, shape)))
      return parted(peft, found.front().name, tensor, shape);
    checkpoint->tensors.insert_or_assign(tensor.name, found.front().tensor);
  }
  auto plan = planLoading(shape, *checkpoint, mayLack);
  if (!plan) return plan;
  const torch::NoGradGuard noGrad;
  for (NamedTensor& source : plan->sources) {
    const auto wanted = std::ranges::find(shape.tensors, source.name, &TensorShape::name);
    const auto found = updates.of(*wanted);
    if (found.empty()) continue;
    if (namesOf(*wanted, shape) > 1) return parted(peft, found.front().name, *wanted, shape);
    const LowRankUpdate& update = adapter->updates.at(found.front().name);
    if (!hasSizeOf(update, source.tensor)) {
      return Error{"the update of " + source.name + " has another size than the base's tensor",
                   peft.folder.string(), "check that the adapter belongs to " + peft.base.string()};
    }
    source.tensor = sumOf(source.tensor, update);
  }
  for (const StoredNames* names : {&updates, &replaced}) {
    if (const auto unused = names->unused(); !unused.empty()) {
      return Error{
          "the adapter changes " + shownText(unused.front()) + ", which the base model does not have",
          peft.folder.string(), "check that the adapter belongs to " + peft.base.string()};
    }
  }
  return plan;
}

}  // namespace s2s
