#include "app/window/data/file_job_dialog.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kMomentMilliseconds = 400, kSteps = 1000, kWidth = 420;

}  // namespace

FileJobDialog::FileJobDialog(const QString& what, QWidget* parent)
    : QDialog(parent), m_progress(new QProgressBar) {
  setWindowTitle(what);
  setModal(true);
  setMinimumWidth(kWidth);
  m_pool.setMaxThreadCount(1);
  m_progress->setRange(0, kSteps);
  m_progress->setTextVisible(false);
  m_progress->setAccessibleName(what);
  QPushButton* cancel = makeButton(tr("Cancel"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addWidget(makeLabel(what));
  column->addWidget(m_progress);
  column->addWidget(cancel, 0, Qt::AlignRight);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

FileJobDialog::~FileJobDialog() { m_control->requestStop(); }

void FileJobDialog::begin() {
  QTimer::singleShot(kMomentMilliseconds, this, [this] { show(); });
}

FileJobDialog::Progress FileJobDialog::teller() {
  return [guard = QPointer<FileJobDialog>(this)](double share) {
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [guard, share] {
          if (guard) guard->m_progress->setValue(static_cast<int>(share * kSteps));
        },
        Qt::QueuedConnection);
  };
}

void FileJobDialog::reject() {
  m_control->requestStop();
  QDialog::reject();
}

}  // namespace s2s
