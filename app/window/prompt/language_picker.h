#pragma once
#include <QPushButton>
#include <QStringList>

class QLineEdit;
class QListWidget;

namespace s2s {

/// A button that names the chosen languages and opens a list to tick them.
class LanguagePicker : public QPushButton {
  Q_OBJECT
 public:
  explicit LanguagePicker(QWidget* parent = nullptr);
  void setCaption(const QString& caption);  ///< "From"
  void setCodes(const QStringList& codes);
  /// In the order of the list.
  QStringList codes() const { return m_codes; }

 Q_SIGNALS:
  void codesChosen(const QStringList& codes);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fill();
  void filter(const QString& text);
  void takeTicks();
  void showText();

  QString m_caption;
  QStringList m_codes;
  QLineEdit* m_search;
  QListWidget* m_list;
};

}  // namespace s2s
