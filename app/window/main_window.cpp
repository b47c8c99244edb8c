#include "app/window/main_window.h"

#include "widgets/panes/page_title.h"

namespace s2s {

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent) {
  setWindowTitle("Seq2Seq Workbench");
  setCentralWidget(new PageTitle(tr("Home"), this));
}

}  // namespace s2s
