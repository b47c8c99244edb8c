#include "app/window/data/filters_dialog.h"

#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QVBoxLayout>
#include <utility>

#include "engine/data/filters/row_filter.h"
#include "widgets/forms/field_editor.h"
#include "widgets/forms/schema_form.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/text/engine_text.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kListWidth = 240;

QString schemaText(std::string_view text) {
  return QCoreApplication::translate("Schema", std::string(text).c_str());
}

const FilterKind* kindOf(const Json& filter) {
  const auto name = filter.find("kind");
  if (name == filter.end() || !name->is_string()) return nullptr;
  for (const FilterKind& kind : filterKinds().entries()) {
    if (kind.name == name->get<std::string>()) return &kind;
  }
  return nullptr;
}

/// The filter's number, the option in it, and what is wrong: "filters.1.minimum: 9 is above …".
QRegularExpressionMatch placeIn(const std::string& problem) {
  static const QRegularExpression kPlace("^\\w+\\.(\\d+)(?:\\.([^:]+))?: (.+)$");
  return kPlace.match(QString::fromStdString(problem));
}

OptionSchema schemaOf(const FilterKind& kind) {
  return {std::string(kind.name), std::string(kind.title), std::string(kind.help), kind.options};
}

}  // namespace

FiltersDialog::FiltersDialog(const Json& filters, QWidget* parent)
    : QDialog(parent),
      m_filters(filters.is_array() ? filters : Json::array()),
      m_list(new QListWidget),
      m_add(makeButton(tr("Add a filter ▾"))),
      m_remove(makeButton(tr("Remove"))),
      m_up(makeButton(tr("Earlier"))),
      m_down(makeButton(tr("Later"))),
      m_help(makeLabel({}, TextSize::body, TextColor::muted)),
      m_form(new SchemaForm),
      m_problem(makeLabel({}, TextSize::label, TextColor::bad)),
      m_use(makeButton(tr("Use these filters"), ButtonRole::primary)) {
  setWindowTitle(tr("Filters"));
  resize(760, 520);
  auto* kinds = new QMenu(this);
  for (const FilterKind& kind : filterKinds().entries()) {
    QAction* action =
        kinds->addAction(schemaText(kind.title), this, [this, name = std::string(kind.name)] { add(name); });
    action->setToolTip(schemaText(kind.help));
  }
  kinds->setToolTipsVisible(true);
  m_add->setMenu(kinds);
  m_list->setProperty("role", "field");
  m_list->setFixedWidth(kListWidth);
  m_list->setAccessibleName(tr("Filters in their order"));
  m_help->setWordWrap(true);
  m_problem->setWordWrap(true);
  auto* scrolled = new QWidget;
  scrolled->setProperty("role", "scrolled");
  auto* formColumn = new QVBoxLayout(scrolled);
  formColumn->setContentsMargins(0, 0, 8, 0);
  formColumn->addWidget(m_help);
  formColumn->addSpacing(8);
  formColumn->addWidget(m_form);
  formColumn->addStretch(1);
  auto* scroll = new QScrollArea;
  scroll->setWidget(scrolled);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* order = new QHBoxLayout;
  order->setSpacing(8);
  for (QPushButton* button : {m_up, m_down, m_remove}) order->addWidget(button);
  auto* left = new QVBoxLayout;
  left->setSpacing(8);
  left->addWidget(m_add);
  left->addWidget(m_list, 1);
  left->addLayout(order);
  auto* middle = new QHBoxLayout;
  middle->setSpacing(length::kGap);
  middle->addLayout(left);
  middle->addWidget(scroll, 1);
  QPushButton* cancel = makeButton(tr("Cancel"));
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  buttons->addWidget(m_problem, 1);
  buttons->addWidget(cancel);
  buttons->addWidget(m_use);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addLayout(middle, 1);
  column->addLayout(buttons);
  m_use->setDefault(true);
  connect(m_list, &QListWidget::currentRowChanged, this, &FiltersDialog::showCurrent);
  connect(m_form, &SchemaForm::changed, this, &FiltersDialog::takeForm);
  connect(m_remove, &QPushButton::clicked, this, [this] {
    const int row = m_list->currentRow();
    m_filters.erase(static_cast<std::size_t>(row));
    fillList(std::min(row, static_cast<int>(m_filters.size()) - 1));
  });
  connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
  connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
  fillList(m_filters.empty() ? -1 : 0);
}

void FiltersDialog::add(const std::string& kind) {
  m_filters.push_back({{"kind", kind}});
  fillList(static_cast<int>(m_filters.size()) - 1);
}

void FiltersDialog::move(int by) {
  const int row = m_list->currentRow();
  std::swap(m_filters[static_cast<std::size_t>(row)], m_filters[static_cast<std::size_t>(row + by)]);
  fillList(row + by);
}

void FiltersDialog::fillList(int current) {
  {
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const Json& filter : m_filters) {
      const FilterKind* kind = kindOf(filter);
      m_list->addItem(kind ? schemaText(kind->title)
                           : QString::fromStdString(filter.value("kind", std::string())));
    }
    m_list->setCurrentRow(current);
  }
  showCurrent();
}

void FiltersDialog::showCurrent() {
  const int row = m_list->currentRow();
  const FilterKind* kind = row >= 0 ? kindOf(m_filters[static_cast<std::size_t>(row)]) : nullptr;
  m_form->setVisible(kind);
  m_help->setText(
      kind ? schemaText(kind->help)
           : tr("Filters leave rows out of training. They are written into the recipe, and the file stays as "
                "it is."));
  if (kind) {
    m_showing = true;
    Json options = m_filters[static_cast<std::size_t>(row)];
    options.erase("kind");
    m_form->setSchema(schemaOf(*kind));
    m_form->setMoreOptionsVisible(true);
    m_form->setValue(options);
    m_showing = false;
  }
  showState();
}

void FiltersDialog::takeForm() {
  const int row = m_list->currentRow();
  if (m_showing || row < 0) return;
  Json options = m_form->value();
  options["kind"] = m_filters[static_cast<std::size_t>(row)]["kind"];
  m_filters[static_cast<std::size_t>(row)] = std::move(options);
  showState();
}

QString FiltersDialog::problem() const { return m_problem->text(); }

QString FiltersDialog::problemText(const std::string& problem) const {
  const QRegularExpressionMatch match = placeIn(problem);
  if (!match.hasMatch()) return engineText(problem);
  QStringList place;
  const QListWidgetItem* filter = m_list->item(match.captured(1).toInt());
  if (filter) place << filter->text();
  if (!match.captured(2).isEmpty()) place << labelOf(match.captured(2).section('.', 0, 0).toStdString());
  return QString("%1: %2").arg(place.join(" · "), engineText(match.captured(3).toStdString()));
}

void FiltersDialog::markField(const std::string& problem) {
  if (!m_marked.empty()) m_form->setFieldProblem(std::exchange(m_marked, {}), {});
  const QRegularExpressionMatch match = placeIn(problem);
  if (!match.hasMatch() || match.captured(1).toInt() != m_list->currentRow()) return;
  const std::string field = match.captured(2).toStdString();
  if (field.empty() || !m_form->fieldEditor(field)) return;
  m_marked = field;
  m_form->setFieldProblem(m_marked, engineText(match.captured(3).toStdString()));
}

void FiltersDialog::showState() {
  const int row = m_list->currentRow();
  m_remove->setEnabled(row >= 0);
  m_up->setEnabled(row > 0);
  m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
  const Result<Json> checked = checkFilters(m_filters);
  m_problem->setText(checked ? QString() : problemText(checked.error().what));
  markField(checked ? std::string() : checked.error().what);
  m_use->setEnabled(checked.ok());
}

}  // namespace s2s
