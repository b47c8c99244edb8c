#include "engine/front_door/model_export.h"

#include <algorithm>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/absolute_path.h"
#include "engine/core/atomic_file.h"
#include "engine/front_door/export_source.h"
#include "engine/front_door/narrowing_check.h"
#include "engine/front_door/updates_check.h"
#include "engine/layers/numbers_probe.h"
#include "engine/models/model_bundle.h"
#include "engine/planning/export_plan.h"
#include "engine/runs/checkpoint_checksums.h"
#include "engine/runs/exported_model.h"
#include "engine/runs/peft_folder.h"

namespace s2s {
namespace {

/// Copies files into a new folder, whole or not at all.
Result<void> copyInto(const std::filesystem::path& to, const std::vector<std::filesystem::path>& files) {
  return writeFolder(to, [&](const std::filesystem::path& folder) -> Result<void> {
    std::error_code problem;
    for (const auto& file : files) {
      if (!problem) std::filesystem::copy_file(file, folder / file.filename(), problem);
    }
    if (!problem) return {};
    return Error{"cannot write the folder: " + problem.message(), to.string(), "check the disk"};
  });
}

/// An error where a weight went beyond the type that the model was opened in. What the files hold is looked
/// at again only where the model holds something that is no number.
Result<void> checkOpened(const ModelBundle& bundle, const ExportSource& source) {
  const std::vector<NamedTensor> opened = bundle.model->weights().stored();
  const auto isSound = [](const NamedTensor& named) { return allFinite(named.tensor); };
  if (std::ranges::all_of(opened, isSound)) return {};
  const auto inFiles = storedValues(source.folder, *bundle.model);
  if (!inFiles) return inFiles.error();
  return checkNarrowing(*inFiles, source, source.folder);
}

/// An error where the folder does not hold the model's weights, bit for bit: NaN weights are copied as they
/// are.
Result<void> compareWithStored(const ModelBundle& bundle, torch::Dtype dtype,
                               const std::filesystem::path& folder, const WorkObserver& observer) {
  if (auto goesOn = observer.tell(0.0, "reading the weights back"); !goesOn) return goesOn;
  const auto again = openModel(folder, dtype, torch::kCPU);
  if (!again) return again.error();
  const auto bits = [](const torch::Tensor& tensor) { return tensor.contiguous().view(torch::kUInt8); };
  const std::vector<NamedTensor> stored = bundle.model->weights().stored();
  double compared = 0.0;
  for (const NamedTensor& written : stored) {
    const double share = 0.5 + 0.5 * compared++ / static_cast<double>(stored.size());
    if (auto goesOn = observer.tell(share, "reading the weights back"); !goesOn) return goesOn;
    if (!torch::equal(bits(again->model->weights().at(written.name)), bits(written.tensor))) {
      return Error{"what was written reads back differently: " + written.name, folder.string(),
                   "check the disk"};
    }
  }
  return {};
}

/// How many numbers there are; an error where the two files differ.
Result<std::int64_t> compareUpdates(const std::filesystem::path& from, const std::filesystem::path& to) {
  const auto expected = readSafetensors(from);
  if (!expected) return expected.error();
  const auto again = readSafetensors(to);
  if (!again) return again.error();
  std::int64_t numbers = 0;
  for (const auto& [name, tensor] : *expected) {
    const auto found = again->find(name);
    if (found == again->end() || !torch::equal(found->second, tensor))
      return Error{"what was written reads back differently: " + name, to.string(), "check the disk"};
    numbers += tensor.numel();
  }
  return numbers;
}

/// What was written and does not check out goes again.
template <typename Checked>
Checked checkedOrGone(Checked checked, const std::filesystem::path& written) {
  std::error_code ignored;
  if (!checked) std::filesystem::remove_all(written, ignored);
  return checked;
}

}  // namespace

Result<Json> exportUpdates(const std::string& model, const std::filesystem::path& to) {
  const auto updates = updatesToExport(model);
  if (!updates) return updates.error();
  if (auto sound = checkStoredWeights(updates->model); !sound) return sound.error();
  const auto tensorFile = updates->folder / "adapter_model.safetensors",
             configFile = updates->folder / "adapter_config.json";
  const auto base = baseOfAdapter(updates->folder);
  if (!base) return base.error();
  const auto warnings = checkUpdates(updates->folder, updates->model);
  if (!warnings) return warnings.error();
  if (auto copied = copyInto(to, {configFile, tensorFile}); !copied) return copied.error();
  const auto numbers = checkedOrGone(compareUpdates(tensorFile, to / tensorFile.filename()), to);
  if (!numbers) return numbers.error();
  // A relative one is looked for below the adapter's folder too, which is another one now.
  if (!base->empty()) {
    if (const auto opens = checkedOrGone(readPeftFolder(to), to); !opens) return opens.error();
  }
  return Json{{"directory", absolutePath(to).string()},
              {"parameters", *numbers},
              {"base", base->empty() ? Json() : Json(*base)},
              {"warnings", *warnings},
              {"verified", true}};
}

Result<Json> exportModel(const std::string& model, const std::filesystem::path& to, const std::string& dtype,
                         const WorkObserver& observer) {
  const auto stored = findExportSource(model, dtype);
  if (!stored) return stored.error();
  const auto bundle = openModel(stored->folder, stored->dtype, torch::kCPU);
  if (!bundle) return bundle.error();
  if (auto kept = checkOpened(*bundle, *stored); !kept) return kept.error();
  const WorkObserver writing = observer.part(0.3, 0.7);
  if (auto goesOn = writing.tell(0.0, "writing the weights"); !goesOn) return goesOn.error();
  StoredModel form = storedForm(*bundle, stored->dtype);
  const double tensors = static_cast<double>(form.tensors.size());
  double written = 0.0;
  form.wrote = [&](std::int64_t) { return writing.tell(++written / tensors, "writing the weights"); };
  const auto saved = writeModel(form, to, bundle->tokenizerFolder);
  if (!saved) return saved.error();
  const WorkObserver reading = observer.part(0.7, 1.0);
  const auto same = checkedOrGone(compareWithStored(*bundle, stored->dtype, to, reading), to);
  if (!same) return same.error();
  std::vector<std::string> warnings = bundle->warnings;
  for (std::string& warning : missedByOthers(bundle->model->weights().shape()))
    warnings.push_back(std::move(warning));
  return Json{{"directory", absolutePath(to).string()},
              {"parameters", bundle->model->weights().shape().parameters()},
              {"dtype", stored->dtypeName},
              {"warnings", warnings},
              {"verified", true}};
}

}  // namespace s2s
