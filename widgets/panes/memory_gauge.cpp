#include "widgets/panes/memory_gauge.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>
#include <numeric>

#include "widgets/panes/labels.h"
#include "widgets/text/number_format.h"

namespace s2s {

/// The stacked bar itself.
class MemoryGauge::Bar : public QWidget {
 public:
  Bar() { setFixedHeight(12); }
  std::vector<Part> parts;
  double limit = 0.0;

 protected:
  void paintEvent(QPaintEvent*) override {
    const ThemeTokens& tokens = Theme::current().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(rect(), 3, 3);
    painter.setClipPath(shape);
    painter.fillRect(rect(), tokens.gridLine);
    double sum = 0.0;
    for (const Part& part : parts) sum += part.bytes;
    const double whole = std::max(limit, sum);
    if (whole <= 0.0) return;
    double x = 0.0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const double partWidth = parts[i].bytes / whole * width();
      painter.fillRect(QRectF(x, 0, partWidth, height()), tokens.seriesColor(static_cast<int>(i)));
      x += partWidth;
    }
    if (sum > limit && limit > 0.0) {
      painter.fillRect(QRectF(limit / whole * width() - 1, 0, 2, height()), tokens.bad);
    }
  }
};

MemoryGauge::MemoryGauge(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_title(makeLabel(title, TextSize::bodyStrong)),
      m_reading(makeLabel({}, TextSize::label)),
      m_bar(new Bar),
      m_caption(makeLabel({}, TextSize::chip, TextColor::muted)) {
  m_caption->setWordWrap(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  auto* head = new QHBoxLayout;
  head->addWidget(m_title);
  head->addStretch(1);
  head->addWidget(m_reading);
  column->addLayout(head);
  column->addWidget(m_bar);
  column->addWidget(m_caption);
  setParts({}, 0.0);
}

void MemoryGauge::setTitle(const QString& title) { m_title->setText(title); }

void MemoryGauge::setParts(std::vector<Part> parts, double limitBytes) {
  double sum = 0.0;
  QStringList caption;
  for (const Part& part : parts) {
    sum += part.bytes;
    caption << part.name + ' ' + byteSize(part.bytes);
  }
  m_reading->setText(limitBytes > 0.0 ? tr("%1 of %2").arg(byteSize(sum), byteSize(limitBytes))
                                      : byteSize(sum));
  setTextColor(m_reading, limitBytes > 0.0 && sum > limitBytes ? TextColor::bad : TextColor::text);
  m_caption->setText(caption.join(QStringLiteral(" · ")));
  m_caption->setVisible(!caption.isEmpty());
  setAccessibleName(m_title->text() + ": " + m_reading->text() + ". " + m_caption->text());
  m_bar->parts = std::move(parts);
  m_bar->limit = limitBytes;
  m_bar->update();
}

}  // namespace s2s
