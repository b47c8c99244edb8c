#pragma once
#include <QObject>
#include <QStringList>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "app/window/prompt/prompt_record.h"

namespace s2s {

class EngineBridge;

/// Asks one model for translations from every language to every other one, one prompt after another.
class DirectionMatrix : public QObject {
  Q_OBJECT
 public:
  struct Cell {
    enum class State { unasked, waiting, asked, answered, failed } state = State::unasked;
    PromptAnswer answer;
    Error error;
    /// Known to be a direction that the model's training never saw.
    bool untrained() const;
  };
  using Sentences = std::map<QString, QString>;  ///< by the code of their language

  explicit DirectionMatrix(EngineBridge& bridge, QObject* parent = nullptr);

  /// Other languages forget the answers.
  void setLanguages(const QStringList& from, const QStringList& to);
  const QStringList& from() const { return m_from; }
  const QStringList& to() const { return m_to; }

  /// Asks `name` for all directions whose source language has a sentence. `pattern` holds the model and the
  /// options.
  void start(const PromptRequest& pattern, const QString& name, const Sentences& sentences);
  /// Within one step; what has been answered stays.
  void stop();
  bool isRunning() const { return m_job != 0; }
  int answered() const { return m_done; }
  int asked() const { return static_cast<int>(m_queue.size()); }

  const Cell& cell(const QString& from, const QString& to) const;
  /// What was asked in the last start(), a record for each direction.
  std::vector<PromptRecord> records() const;
  /// Why directions failed, each reason once.
  QStringList problems() const;

 Q_SIGNALS:
  void cellChanged(const QString& from, const QString& to);
  void reset();
  void progressed();

 private:
  using Direction = std::pair<QString, QString>;
  void askNext();
  void settle(Cell::State state);

  EngineBridge& m_bridge;
  QStringList m_from, m_to;
  std::map<Direction, Cell> m_cells;
  PromptRequest m_pattern;
  QString m_name;
  Sentences m_sentences;
  std::vector<Direction> m_queue;
  int m_done = 0;
  JobId m_job = 0;
};

}  // namespace s2s
