#pragma once
// The curves of one run, read from its files and followed while they grow.

#include <QObject>
#include <QString>
#include <QStringList>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/window/run_piece.h"
#include "engine/runs/foreign_curves/step_epochs.h"

namespace s2s {

enum class RunAxis { step, epoch, tokens, time, targetBytes, operations };

/// What a run teaches its model to give.
enum class RunAnswers { texts, labels, numbers };

/// One number of a run over its life, ordered by step. The places on an axis are as many as values, or none
/// where the run does not say them: tokens of a run of another program, bytes of targets and operations of runs
/// of no comparison. Epoch and time of a run of another program are NaN where a point does not say them.
struct MetricCurve {
  std::vector<double> step, epoch, tokens, seconds, targetBytes, operations, value;
  const std::vector<double>& axis(RunAxis axis) const;
  /// Whether every value has its place on the axis.
  bool knows(RunAxis axis) const;
};

enum class RunKind { own, foreign };

/// Reads metrics.jsonl, samples.jsonl and log.txt off the window's thread, a piece at a time. A resumed run
/// cuts its log back and goes on; the curves are then read anew. Runs of other programs have curves alone
/// (engine/runs/foreign_curves).
class RunMetrics : public QObject {
  Q_OBJECT
 public:
  explicit RunMetrics(const QString& run, RunKind kind = RunKind::own, QObject* parent = nullptr);

  const QString& run() const { return m_run; }
  /// Reads what is new; calls made while a read is under way become one more read.
  void follow();
  /// Whether the first read is done.
  bool loaded() const { return m_loaded; }

  /// Empty where the run has no such number.
  const MetricCurve& curve(const QString& metric) const;
  QStringList metrics() const;
  /// Whether bytes of targets and operations are known.
  bool hasCourse() const { return m_course.has_value(); }
  const std::vector<Json>& samples() const { return m_samples; }
  /// What its log warns of.
  const QStringList& warnings() const { return m_warnings; }
  /// By the objective of its recipe.
  RunAnswers answers() const;
  /// Why the last read failed.
  const std::optional<Error>& problem() const { return m_problem; }
  /// Changes when the log was cut back and all curves were read anew.
  int generation() const { return m_generation; }

 Q_SIGNALS:
  void changed();
  void failed(const s2s::Error& error);

 private:
  void followForeign();
  void take(const RunPiece& piece);
  void takeForeign(const ForeignPiece& piece);
  /// Of points that were read before their epoch was.
  void fillInEpochs();
  void endRead();
  void fail(const Error& error);
  void forgetCurves();
  void append(const Json& line);
  void add(const QString& metric, const Json& value, double step, double epoch, double seconds);

  QString m_run;
  RunKind m_kind;
  /// Goes from one background read to the next, never to two.
  std::shared_ptr<ForeignRun> m_foreign;
  StepEpochs m_epochs;             ///< of a foreign run
  std::optional<Error> m_problem;  ///< said already; a file that is missing is looked for again and again
  int m_generation = 0;
  bool m_loaded = false;
  bool m_reading = false;
  bool m_again = false;
  RunPlace m_place;
  QString m_objective;
  std::optional<TrainingCourse> m_course;
  double m_tokens = 0.0;
  double m_lastSeconds = 0.0;
  std::map<QString, MetricCurve> m_curves;
  std::vector<Json> m_samples;
  QStringList m_warnings;
};

}  // namespace s2s
