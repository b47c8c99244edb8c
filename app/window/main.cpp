#include <QApplication>

#include "app/window/main_window.h"

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  s2s::MainWindow window;
  window.show();
  return QApplication::exec();
}
