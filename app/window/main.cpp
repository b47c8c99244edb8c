#include <QApplication>

#include "app/window/main_window.h"
#include "app/window/render/render.h"

int main(int argc, char** argv) {
  if (const std::optional<int> rendered = s2s::renderIfAsked(argc, argv)) return *rendered;
  QApplication application(argc, argv);
  s2s::MainWindow window;
  window.show();
  return QApplication::exec();
}
