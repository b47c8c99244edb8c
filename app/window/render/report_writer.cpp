#include "app/window/render/report_writer.h"

#include "app/window/background.h"
#include "app/window/render/report_file.h"

namespace s2s {

ReportWriter::ReportWriter(QObject* parent) : QObject(parent) { m_pool.setMaxThreadCount(1); }

void ReportWriter::write(Make make, const QString& file) {
  ++m_left;
  Q_EMIT changed();
  inBackground(
      this,
      [make = std::move(make), file]() -> Result<void> {
        const Result<Report> report = make();
        if (!report) return report.error();
        return writeReportFile(*report, file);
      },
      [this, file](const Result<void>& outcome) {
        --m_left;
        Q_EMIT changed();
        if (!outcome) return Q_EMIT failed(outcome.error());
        Q_EMIT written(file);
      },
      &m_pool);
}

}  // namespace s2s
