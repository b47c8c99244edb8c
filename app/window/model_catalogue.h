#pragma once
// What the window knows of models, read without loading any weight.

#include <QObject>
#include <QStringList>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/shapes/model_shape.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

struct ModelDescription {
  QString argument;        ///< MODEL as the engine takes it: preset, directory, run
  QString name;            ///< for people
  QString modelType;       ///< "mt5"
  bool canAnswer = false;  ///< has weights
  QString note;            ///< what a reader of its numbers should know; mostly empty
  Json config;             ///< content of config.json
  std::shared_ptr<const ModelShape> shape;
  qint64 parameters = 0;
  std::shared_ptr<const Tokenizer> tokenizer;  ///< null where the model brings none
  std::string tokenizerFolder;                 ///< where it lies; a run's in a checkpoint, a preset's nowhere
  QString tokenizerProblem;                    ///< why there is none, empty for presets
  bool isTrimmed = false;                      ///< holds the map of a trimmed vocabulary
};

/// Whether a folder holds the weights of a model or of an adapter.
bool hasWeights(const std::filesystem::path& folder);

/// Describes models in the background and keeps what it found.
class ModelCatalogue : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;

  /// Reads the model where it is not known yet; `described` or `failed` follows.
  void need(const QString& argument);
  /// Reads it again: a run's best checkpoint may have moved.
  void readAgain(const QString& argument);
  /// Reads again what is known of a run and its checkpoints, alone or among several as one: it is gone.
  void readRunAgain(const QString& run);
  /// Null while unknown or where reading failed.
  const ModelDescription* find(const QString& argument) const;
  /// Why reading failed.
  const Error* problem(const QString& argument) const;

 Q_SIGNALS:
  void described(const QString& argument);
  void failed(const QString& argument, const s2s::Error& error);

 private:
  struct Entry {
    bool reading = false;
    std::optional<ModelDescription> description;
    std::optional<Error> error;
  };
  std::map<QString, Entry> m_entries;
};

/// Of several as one (engine/runs/ensemble_argument.h) the names and parameters of all, and the rest of the
/// first. Blocks on file work.
Result<ModelDescription> describeModel(const QString& argument);

}  // namespace s2s
