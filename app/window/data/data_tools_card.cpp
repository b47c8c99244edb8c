#include "app/window/data/data_tools_card.h"

#include <QEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/window/data/checks_pane.h"
#include "app/window/data/data_check_runner.h"
#include "app/window/data/lengths_pane.h"
#include "app/window/data/model_picker.h"
#include "app/window/data/xray_pane.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/text/number_format.h"
#include "widgets/text/plural.h"

namespace s2s {
namespace {

constexpr int kLeastChecking = 40, kCheckingWidth = 120, kCheckingSteps = 1000;

}  // namespace

DataToolsCard::DataToolsCard(Workplace& workplace, DataCheckRunner& runner, QWidget* parent)
    : Card(" ", parent),
      m_runner(runner),
      m_which(new SegmentedControl({"", "", ""})),
      m_progressText(new ElidedLabel),
      m_progress(new QProgressBar),
      m_cancel(makeIconButton("close", {})),
      m_run(makeButton({})),
      m_models(new ModelPicker(workplace)),
      m_views(new QStackedWidget),
      m_lengths(new LengthsPane(workplace, runner)),
      m_checks(new ChecksPane(runner)),
      m_xray(new XrayPane(workplace)) {
  m_progress->setTextVisible(false);
  m_progress->setRange(0, kCheckingSteps);
  // Both give way to what can be clicked where there is little room.
  m_progress->setMinimumWidth(kLeastChecking);
  m_progress->setMaximumWidth(kCheckingWidth);
  m_progressText->setRole(TextSize::label);
  m_progressText->setColor(TextColor::muted);
  for (QWidget* widget :
       std::initializer_list<QWidget*>{m_progressText, m_progress, m_cancel, m_run, m_models, m_which})
    addHeaderWidget(widget);
  for (QWidget* view : std::initializer_list<QWidget*>{m_lengths, m_checks, m_xray}) m_views->addWidget(view);
  content()->addWidget(m_views, 1);
  connect(m_which, &SegmentedControl::currentIndexChanged, this,
          [this](int index) { showTool(static_cast<Tool>(index)); });
  connect(m_models, &ModelPicker::changed, this, [this] {
    m_xray->setModels(m_models->models());
    Q_EMIT modelsChanged();
  });
  connect(m_run, &QPushButton::clicked, &m_runner, &DataCheckRunner::run);
  connect(m_cancel, &QToolButton::clicked, &m_runner, &DataCheckRunner::cancel);
  for (const auto signal :
       {&DataCheckRunner::started, &DataCheckRunner::progressed, &DataCheckRunner::finished})
    connect(&m_runner, signal, this, &DataToolsCard::showProgress);
  m_xray->setModels(m_models->models());
  retranslate();
}

DataToolsCard::Tool DataToolsCard::tool() const { return static_cast<Tool>(m_which->currentIndex()); }

void DataToolsCard::showTool(Tool tool) {
  {
    const QSignalBlocker quiet(m_which);
    m_which->setCurrentIndex(tool);
  }
  m_views->setCurrentIndex(tool);
  retranslate();
  Q_EMIT toolChanged();
}

QStringList DataToolsCard::models() const { return m_models->models(); }

void DataToolsCard::setModels(const QStringList& models) { m_models->setModels(models); }

void DataToolsCard::showProgress() {
  const bool checks = tool() != kXray, running = checks && m_runner.isRunning();
  m_progress->setVisible(running);
  m_progress->setValue(static_cast<int>(m_runner.progress() * kCheckingSteps));
  m_cancel->setVisible(running);
  m_run->setVisible(checks && !running && m_runner.isStale());
  m_run->setText(m_runner.report() ? tr("Check again") : tr("Check all rows"));
  m_progressText->setVisible(running);
  m_progressText->setText(
      tr("%1 row(s) checked", nullptr, pluralOf(m_runner.rowsRead())).arg(exactNumber(m_runner.rowsRead())));
}

void DataToolsCard::retranslate() {
  const QString titles[] = {tr("Lengths in tokens"), tr("Checks"), tr("Sample X-ray")};
  setTitle(titles[tool()]);
  m_which->setWords({tr("Lengths"), tr("Checks"), tr("X-ray")});
  m_which->setAccessibleName(tr("What is shown of the rows"));
  m_cancel->setToolTip(tr("Stop checking"));
  m_cancel->setAccessibleName(tr("Stop checking"));
  showProgress();
}

void DataToolsCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

}  // namespace s2s
