#include "widgets/charts/figure_style_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <algorithm>

#include "widgets/panes/buttons.h"

namespace s2s {
namespace {

constexpr int kMostNameLength = 60;

QDoubleSpinBox* makeSpin(double lowest, double highest, double step, int decimals, const QString& unit) {
  auto* spin = new QDoubleSpinBox;
  spin->setRange(lowest, highest);
  spin->setSingleStep(step);
  spin->setDecimals(decimals);
  spin->setSuffix(' ' + unit);
  return spin;
}

bool isBuiltIn(const QString& name) {
  return std::ranges::any_of(builtInFigureStyles(),
                             [&](const FigureStyle& each) { return each.name == name; });
}

}  // namespace

FigureStyleForm::FigureStyleForm(QWidget* parent)
    : QWidget(parent),
      m_name(new QComboBox),
      m_keep(makeIconButton("add", tr("Keep as a style of my own…"))),
      m_remove(makeIconButton("trash", tr("Remove this style"))),
      m_width(makeSpin(0, 2000, 1, 1, tr("mm"))),
      m_height(makeSpin(0, 2000, 1, 1, tr("mm"))),
      m_font(makeSpin(4, 40, 0.5, 1, tr("pt"))),
      m_line(makeSpin(0.1, 10, 0.25, 2, tr("pt"))),
      m_legend(new QComboBox),
      m_colors(new QComboBox),
      m_title(new QCheckBox(tr("Title"))),
      m_axisLabels(new QCheckBox(tr("Labels at the axes"))) {
  m_width->setSpecialValueText(tr("as chosen in pixels"));
  m_height->setSpecialValueText(tr("in proportion"));
  const std::pair<LegendPlace, QString> places[] = {{LegendPlace::above, tr("above the plot")},
                                                    {LegendPlace::inside, tr("inside the plot")},
                                                    {LegendPlace::right, tr("right of the plot")},
                                                    {LegendPlace::direct, tr("names at the curves")},
                                                    {LegendPlace::none, tr("none")}};
  for (const auto& [place, words] : places) m_legend->addItem(words, static_cast<int>(place));
  m_colors->addItems({tr("colours and dashes"), tr("black and grey, with dashes")});
  auto* names = new QHBoxLayout;
  names->addWidget(m_name, 1);
  names->addWidget(m_keep);
  names->addWidget(m_remove);
  auto* ticks = new QHBoxLayout;
  ticks->setSpacing(16);
  ticks->addWidget(m_title);
  ticks->addWidget(m_axisLabels);
  ticks->addStretch(1);
  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);
  form->setHorizontalSpacing(16);
  form->setVerticalSpacing(8);
  const auto add = [&](const QString& label, QWidget* field) {
    form->addRow(label, field);
    field->setAccessibleName(label);
  };
  form->addRow(tr("Figure style"), names);
  m_name->setAccessibleName(tr("Figure style"));
  add(tr("Figure width"), m_width);
  add(tr("Figure height"), m_height);
  add(tr("Type size"), m_font);
  add(tr("Line width"), m_line);
  add(tr("Legend"), m_legend);
  add(tr("Colours"), m_colors);
  form->addRow(QString(), ticks);

  const auto edited = [this] {
    if (!m_setting) Q_EMIT changed();
  };
  for (QDoubleSpinBox* spin : {m_width, m_height, m_font, m_line})
    connect(spin, &QDoubleSpinBox::valueChanged, this, edited);
  for (QComboBox* box : {m_legend, m_colors}) connect(box, &QComboBox::currentIndexChanged, this, edited);
  for (QCheckBox* box : {m_title, m_axisLabels}) connect(box, &QCheckBox::toggled, this, edited);
  connect(m_name, &QComboBox::activated, this, &FigureStyleForm::choose);
  connect(m_keep, &QToolButton::clicked, this, &FigureStyleForm::askForName);
  connect(m_remove, &QToolButton::clicked, this, &FigureStyleForm::removeChosen);
  setStyle(screenStyle());
}

void FigureStyleForm::fillNames(const QString& chosen) {
  m_name->clear();
  const QString words[] = {tr("As in the window"), tr("Paper, single column"), tr("Paper, double column")};
  for (std::size_t i = 0; i < builtInFigureStyles().size(); ++i)
    m_name->addItem(words[i], builtInFigureStyles()[i].name);
  for (const FigureStyle& own : ownFigureStyles()) m_name->addItem(own.name, own.name);
  m_name->setCurrentIndex(std::max(0, m_name->findData(chosen)));
  showButtons();
}

void FigureStyleForm::showButtons() { m_remove->setEnabled(!isBuiltIn(m_name->currentData().toString())); }

void FigureStyleForm::setStyle(const FigureStyle& style) {
  m_setting = true;
  fillNames(style.name);
  m_width->setValue(style.widthMillimetres);
  m_height->setValue(style.heightMillimetres);
  m_font->setValue(style.fontPoints);
  m_line->setValue(style.lineWidthPoints);
  m_legend->setCurrentIndex(m_legend->findData(static_cast<int>(style.legend)));
  m_colors->setCurrentIndex(style.monochrome ? 1 : 0);
  m_title->setChecked(style.title);
  m_axisLabels->setChecked(style.axisLabels);
  m_setting = false;
  Q_EMIT changed();
}

FigureStyle FigureStyleForm::style() const {
  FigureStyle style;
  style.name = m_name->currentData().toString();
  style.widthMillimetres = m_width->value();
  style.heightMillimetres = m_height->value();
  style.fontPoints = m_font->value();
  style.lineWidthPoints = m_line->value();
  style.legend = static_cast<LegendPlace>(m_legend->currentData().toInt());
  style.monochrome = m_colors->currentIndex() == 1;
  style.title = m_title->isChecked();
  style.axisLabels = m_axisLabels->isChecked();
  return style;
}

void FigureStyleForm::choose(int index) {
  if (const auto style = findFigureStyle(m_name->itemData(index).toString())) setStyle(*style);
}

void FigureStyleForm::keepAs(const QString& name) {
  FigureStyle kept = style();
  kept.name = name.trimmed().left(kMostNameLength);
  if (kept.name.isEmpty() || isBuiltIn(kept.name)) return;
  saveFigureStyle(kept);
  setStyle(kept);
}

void FigureStyleForm::askForName() {
  const QString shown = m_name->currentData().toString();
  const QString proposal = isBuiltIn(shown) ? QString() : shown;
  keepAs(QInputDialog::getText(this, tr("Keep this figure style"), tr("Name"), QLineEdit::Normal, proposal));
}

void FigureStyleForm::removeChosen() {
  removeFigureStyle(m_name->currentData().toString());
  setStyle(screenStyle());
}

}  // namespace s2s
