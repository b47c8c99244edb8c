#pragma once
#include <QObject>
#include <QThreadPool>
#include <functional>

#include "engine/core/result.h"
#include "engine/reports/report.h"

namespace s2s {

/// Writes reports one after another, made and laid out off the window's thread: the pages of a large PDF take
/// seconds. What was begun is written whole; a writer that goes away meanwhile waits for it.
class ReportWriter : public QObject {
  Q_OBJECT
 public:
  using Make = std::function<Result<Report>()>;
  explicit ReportWriter(QObject* parent = nullptr);

  /// `make` is called on another thread; the file is written as its name says (writeReportFile).
  void write(Make make, const QString& file);
  bool isWriting() const { return m_left > 0; }

 Q_SIGNALS:
  /// One more is to be written, or one less.
  void changed();
  void written(const QString& file);
  void failed(const s2s::Error& error);

 private:
  int m_left = 0;
  /// Of its own: it ends with the writer, before the application takes the fonts away.
  QThreadPool m_pool;
};

}  // namespace s2s
