#include "widgets/forms/field_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScopedValueRollback>

#include "widgets/forms/number_edit.h"
#include "widgets/forms/object_list_edit.h"
#include "widgets/panes/buttons.h"

namespace s2s {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("FieldEditor", text); }

bool isPlainList(const Option& option) { return option.type == OptionType::list && !option.element.empty(); }

/// "1, 2, 3"; as JSON where a comma stands in a text.
QString textOfList(const Json& list) {
  QStringList parts;
  for (const Json& element : list) {
    const std::string part = element.is_string() ? element.get<std::string>() : writeJson(element);
    if (part.empty() || part.find(',') != std::string::npos) return QString::fromStdString(writeJson(list));
    parts << QString::fromStdString(part);
  }
  return parts.join(", ");
}

QString textOf(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_array()) return textOfList(value);
  return QString::fromStdString(value.is_string() ? value.get<std::string>() : writeJson(value));
}

class CheckEditor : public FieldEditor {
 public:
  explicit CheckEditor(const QString& label) : m_box(new QCheckBox(label)) {
    QObject::connect(m_box, &QCheckBox::clicked, m_box, [this] { edited(); });
  }
  QWidget* widget() override { return m_box; }
  Json value() const override { return m_box->isChecked(); }
  void setValue(const Json& value) override { m_box->setChecked(value.is_boolean() && value.get<bool>()); }
  bool labelsItself() const override { return true; }
  void setLabel(const QString& label) override { m_box->setText(label); }

 private:
  QCheckBox* m_box;
};

/// An object that may be absent: a tick brings it in with its defaults.
class PresenceEditor : public FieldEditor {
 public:
  explicit PresenceEditor(const QString& label) : m_box(new QCheckBox(label)) {
    QObject::connect(m_box, &QCheckBox::clicked, m_box, [this] { edited(); });
  }
  QWidget* widget() override { return m_box; }
  Json value() const override { return m_box->isChecked() ? m_object : Json(nullptr); }
  void setValue(const Json& value) override {
    if (value.is_object()) m_object = value;
    m_box->setChecked(value.is_object());
  }
  bool labelsItself() const override { return true; }
  void setLabel(const QString& label) override { m_box->setText(label); }

 private:
  QCheckBox* m_box;
  Json m_object = Json::object();
};

class NumberEditor : public FieldEditor {
 public:
  explicit NumberEditor(const Option& option) : m_edit(new NumberEdit(option.type == OptionType::integer)) {
    m_edit->setBounds(option.minimum, option.maximum);
    m_edit->setPlaceholder(option.defaultValue.is_null() ? tr("none") : textOf(option.defaultValue));
    QObject::connect(m_edit, &NumberEdit::edited, m_edit, [this] { edited(); });
  }
  QWidget* widget() override { return m_edit; }
  Json value() const override { return m_edit->value(); }
  void setValue(const Json& value) override { m_edit->setValue(value); }
  void setWhole(bool whole) override { m_edit->setWhole(whole); }

 private:
  NumberEdit* m_edit;
};

class ChoiceEditor : public FieldEditor {
 public:
  explicit ChoiceEditor(const Option& option) : m_box(new QComboBox) {
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const std::string& choice : option.choices) {
      m_box->addItem(choice.empty() ? tr("(not set)") : choiceLabelOf(choice),
                     QString::fromStdString(choice));
    }
    QObject::connect(m_box, &QComboBox::activated, m_box, [this] { edited(); });
  }
  QWidget* widget() override { return m_box; }
  Json value() const override { return m_box->currentData().toString().toStdString(); }
  void setValue(const Json& value) override {
    int index = m_box->findData(textOf(value));
    if (index < 0 && value.is_string()) {  // a wrong word out of a file is shown, not silently replaced
      m_box->addItem(textOf(value), textOf(value));
      index = m_box->count() - 1;
    }
    m_box->setCurrentIndex(std::max(index, 0));
  }

 private:
  QComboBox* m_box;
};

/// "1, 2, 3" as a list; a number where the elements are, a text where it is none.
Json readList(const Option& element, const QString& text) {
  const bool numbers = element.type == OptionType::integer || element.type == OptionType::number;
  Json list = Json::array();
  for (const QString& part : text.split(',', Qt::SkipEmptyParts)) {
    const std::string bytes = part.trimmed().toStdString();
    if (bytes.empty()) continue;
    const Result<Json> number = numbers ? parseJson(bytes, element.name) : Result<Json>(Json());
    list.push_back(number && number->is_number() ? *number : Json(bytes));
  }
  return list;
}

/// How a typed text becomes the option's JSON.
Json readText(const Option& option, const QString& text) {
  const std::string bytes = text.toStdString();
  if (text.isEmpty()) {
    if (option.defaultValue.is_string() && !option.required) return "";
    return nullptr;
  }
  if (isPlainList(option) && !text.startsWith('[')) return readList(option.element.front(), text);
  if (option.type == OptionType::object || option.type == OptionType::list) {
    Result<Json> parsed = parseJson(bytes, option.name);
    return parsed ? *parsed : Json(bytes);
  }
  if (option.alternative == OptionType::integer) {
    bool whole = false;
    const qlonglong number = text.toLongLong(&whole);
    if (whole) return static_cast<std::int64_t>(number);
  }
  return bytes;
}

class TextEditor : public FieldEditor {
 public:
  TextEditor(const Option& option, const QStringList& suggestions) : m_option(option), m_whole(new QWidget) {
    auto* row = new QHBoxLayout(m_whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    if (suggestions.isEmpty()) {
      m_edit = new QLineEdit;
      row->addWidget(m_edit, 1);
      m_whole->setFocusProxy(m_edit);
    } else {
      m_list = new QComboBox;
      m_list->setEditable(true);
      m_list->setInsertPolicy(QComboBox::NoInsert);
      m_list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
      m_list->addItems(suggestions);
      // A list below the field: what is completed within it would stand there without being typed.
      m_list->completer()->setCompletionMode(QCompleter::PopupCompletion);
      m_list->completer()->setFilterMode(Qt::MatchContains);
      m_edit = m_list->lineEdit();
      row->addWidget(m_list, 1);
      m_whole->setFocusProxy(m_list);
    }
    // Whoever writes there, a person, the list or its completer: what the field shows is its value.
    QObject::connect(m_edit, &QLineEdit::textChanged, m_whole, [this] {
      if (!m_showing) edited();
    });
    if (option.type == OptionType::path) addBrowse(row);
    if (option.type == OptionType::object) m_edit->setPlaceholderText("{}");
  }
  QWidget* widget() override { return m_whole; }
  Json value() const override { return readText(m_option, typed()); }
  void setValue(const Json& value) override {
    const bool nothing = value.is_object() && value.empty();
    const QString text = nothing ? QString() : textOf(value);
    if (m_edit->text() == text || readText(m_option, typed()) == value) return;
    const QScopedValueRollback<bool> showing(m_showing, true);
    m_edit->setText(text);
    m_edit->setCursorPosition(0);  // a long text is read from its beginning
  }
  bool setSuggestions(const QStringList& suggestions) override {
    if (m_list == nullptr || suggestions.isEmpty()) return false;
    const QString text = m_edit->text();
    const int cursor = m_edit->cursorPosition();
    const QScopedValueRollback<bool> showing(m_showing, true);
    m_list->clear();
    m_list->addItems(suggestions);
    m_list->setCurrentIndex(m_list->findText(text));
    m_edit->setText(text);  // somebody may be typing it
    m_edit->setCursorPosition(cursor);
    return true;
  }

 private:
  /// Blanks around a text may be meant: a prefix ends in one.
  QString typed() const {
    const bool isText = m_option.type == OptionType::text && !m_option.alternative;
    return isText ? m_edit->text() : m_edit->text().trimmed();
  }

  void addBrowse(QHBoxLayout* row) {
    QToolButton* browse = makeIconButton("folder", tr("Choose a file or folder"));
    row->addWidget(browse);
    QObject::connect(browse, &QToolButton::clicked, m_whole, [this] {
      QFileDialog dialog(m_whole, tr("Choose a file or folder"), m_edit->text());
      dialog.setFileMode(QFileDialog::AnyFile);
      dialog.setOption(QFileDialog::DontUseNativeDialog);  // native ones pick either files or folders
      dialog.setLabelText(QFileDialog::Accept, tr("Choose"));
      if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) return;
      m_edit->setText(dialog.selectedFiles().constFirst());
    });
  }

  Option m_option;
  QWidget* m_whole;
  QLineEdit* m_edit = nullptr;
  QComboBox* m_list = nullptr;
  bool m_showing = false;  ///< what is written there is a value from outside
};

class ListEditor : public FieldEditor {
 public:
  explicit ListEditor(const OptionSchema& element) : m_list(new ObjectListEdit(element)) {
    QObject::connect(m_list, &ObjectListEdit::edited, m_list, [this] { edited(); });
  }
  QWidget* widget() override { return m_list; }
  Json value() const override { return m_list->value(); }
  void setValue(const Json& value) override { m_list->setValue(value); }

 private:
  ObjectListEdit* m_list;
};

}  // namespace

std::unique_ptr<FieldEditor> makeFieldEditor(const Option& option, const QString& label,
                                             const QStringList& suggestions) {
  switch (option.type) {
    case OptionType::boolean:
      return std::make_unique<CheckEditor>(label);
    case OptionType::integer:
    case OptionType::number:
      return std::make_unique<NumberEditor>(option);
    case OptionType::choice:
      return std::make_unique<ChoiceEditor>(option);
    case OptionType::list:
      if (!option.fields.empty()) return std::make_unique<ListEditor>(option.fields.back());
      break;
    case OptionType::object:
      if (!option.fields.empty() && !option.fields.front().options.empty())
        return std::make_unique<PresenceEditor>(label);
      break;
    case OptionType::text:
    case OptionType::path:
      break;
  }
  return std::make_unique<TextEditor>(option, suggestions);
}

QString labelOf(const std::string& name) {
  QString label = QString::fromStdString(name).replace('_', ' ');
  for (const char* unit : {" gib", " mib"}) {  // said behind the field
    if (label.endsWith(QLatin1String(unit))) label.chop(4);
  }
  if (!label.isEmpty()) label[0] = label[0].toUpper();
  return QCoreApplication::translate("Schema", label.toUtf8().constData());
}

QString choiceLabelOf(const std::string& choice) {
  QString label = QString::fromStdString(choice);
  const bool hasDigit =
      std::any_of(choice.begin(), choice.end(), [](char c) { return c >= '0' && c <= '9'; });
  constexpr qsizetype kShortWord = 5;  // cpu, tsv, jsonl
  if (label.size() > kShortWord && !hasDigit) {
    label.replace('-', ' ').replace('_', ' ');
    label[0] = label[0].toUpper();
  }
  return QCoreApplication::translate("Schema", label.toUtf8().constData());
}

}  // namespace s2s
