#include "app/window/model_catalogue.h"

#include <algorithm>

#include "app/window/background.h"
#include "engine/core/json.h"
#include "engine/planning/starting_tokenizer.h"
#include "engine/runs/ensemble_argument.h"
#include "engine/runs/peft_folder.h"
#include "engine/runs/run_directory.h"
#include "engine/shapes/family.h"
#include "engine/vocabulary/restoring_plan.h"

namespace s2s {

bool hasWeights(const std::filesystem::path& folder) {
  if (isPeftFolder(folder)) return true;
  for (const char* file : {"model.safetensors", "model.safetensors.index.json", "pytorch_model.bin",
                           "pytorch_model.bin.index.json"}) {
    if (std::filesystem::exists(folder / file)) return true;
  }
  return false;
}

namespace {

void readTokenizer(const ModelReference& reference, ModelDescription& description) {
  if (reference.kind == ModelReference::Kind::preset) {
    if (const auto own = ownTokenizer(reference)) description.tokenizer = *own;
    return;
  }
  const std::filesystem::path folder = reference.kind == ModelReference::Kind::configFile
                                           ? reference.path.parent_path()
                                           : companionFolder(reference.path);
  Result<std::shared_ptr<const Tokenizer>> tokenizer = loadTokenizer(folder);
  if (tokenizer) {
    description.tokenizer = std::move(*tokenizer);
    description.tokenizerFolder = folder.string();
  } else {
    description.tokenizerProblem = QString::fromStdString(tokenizer.error().message());
  }
}

Result<ModelDescription> describeOne(const QString& argument) {
  const Result<ModelReference> reference = resolveModel(argument.toStdString());
  if (!reference) return reference.error();
  const Result<Json> config = configurationOf(*reference);
  if (!config) return config.error();
  Result<ModelShape> shape = shapeOfConfig(*config);
  if (!shape) return shape.error();
  const Result<std::string> type = modelTypeOf(*config);
  ModelDescription description;
  description.argument = argument;
  description.name = QString::fromStdString(reference->name);
  description.modelType = type ? QString::fromStdString(*type) : QString();
  description.canAnswer = !reference->path.empty() && hasWeights(reference->path);
  if (const Result<const Preset*> preset = findPreset(reference->name);
      preset && reference->kind == ModelReference::Kind::preset) {
    description.note = QString::fromStdString((*preset)->note);
  }
  description.config = *config;
  description.parameters = shape->parameters();
  description.shape = std::make_shared<const ModelShape>(std::move(*shape));
  readTokenizer(*reference, description);
  description.isTrimmed = !reference->path.empty() && isTrimmed(reference->path);
  return description;
}

}  // namespace

Result<ModelDescription> describeModel(const QString& argument) {
  std::optional<ModelDescription> together;
  for (const std::string& member : ensembleMembers(argument.toStdString())) {
    auto one = describeOne(QString::fromStdString(member));
    if (!one) return one.error();
    if (!together) {
      together = *std::move(one);
      continue;
    }
    together->name += " + " + one->name;
    together->canAnswer = together->canAnswer && one->canAnswer;
    together->parameters += one->parameters;
  }
  if (!together) return describeOne(argument);
  together->argument = argument;
  return *std::move(together);
}

void ModelCatalogue::need(const QString& argument) {
  if (!m_entries.contains(argument)) readAgain(argument);
}

void ModelCatalogue::readAgain(const QString& argument) {
  Entry& entry = m_entries[argument];
  if (std::exchange(entry.reading, true)) return;
  inBackground(
      this, [argument] { return describeModel(argument); },
      [this, argument](Result<ModelDescription> description) {
        Entry& read = m_entries[argument];
        read.reading = false;
        if (description) {
          read.description = std::move(*description);
          read.error.reset();
          Q_EMIT described(argument);
        } else {
          read.description.reset();
          read.error = description.error();
          Q_EMIT failed(argument, description.error());
        }
      });
}

void ModelCatalogue::readRunAgain(const QString& run) {
  QStringList ofRun;
  for (const auto& [argument, entry] : m_entries) {
    const bool isOfRun =
        std::ranges::any_of(ensembleMembers(argument.toStdString()), [&](const std::string& one) {
          const QString member = QString::fromStdString(one);
          return member == run || member.startsWith(run + '@');
        });
    if (isOfRun) ofRun << argument;
  }
  for (const QString& argument : ofRun) readAgain(argument);
}

const ModelDescription* ModelCatalogue::find(const QString& argument) const {
  const auto at = m_entries.find(argument);
  return at == m_entries.end() || !at->second.description ? nullptr : &*at->second.description;
}

const Error* ModelCatalogue::problem(const QString& argument) const {
  const auto at = m_entries.find(argument);
  return at == m_entries.end() || !at->second.error ? nullptr : &*at->second.error;
}

}  // namespace s2s
