#pragma once
#include <QEvent>
#include <QWidget>

namespace s2s {

class EngineBridge;
class ModelCatalogue;
class RunCatalogue;
class Settings;

/// What every page works with; owned by the main window.
struct Workplace {
  Settings& settings;
  EngineBridge& bridge;
  RunCatalogue& runs;
  ModelCatalogue& models;
};

/// One page of the window. Its texts are set in retranslate(), which its constructor calls too.
class Page : public QWidget {
  Q_OBJECT
 public:
  explicit Page(Workplace& workplace, QWidget* parent = nullptr) : QWidget(parent), m_workplace(workplace) {
    setFocusPolicy(Qt::ClickFocus);
  }

  /// Ctrl+Return.
  virtual void runMainAction() {}
  /// Puts splitters, columns and what was begun back, and remembers them.
  virtual void restoreLayout() {}
  virtual void saveLayout() {}

 Q_SIGNALS:
  /// A short sentence about something that went well.
  void reported(const QString& text);

 protected:
  virtual void retranslate() = 0;
  void changeEvent(QEvent* event) override {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
  }

  Workplace& m_workplace;  // NOLINT: the pages are its readers
};

}  // namespace s2s
