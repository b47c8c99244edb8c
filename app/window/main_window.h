#pragma once
#include <QMainWindow>

namespace s2s {

/// The program's window: rail, pages, status bar.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(QWidget* parent = nullptr);
};

}  // namespace s2s
