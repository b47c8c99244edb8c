#pragma once
#include <QWidget>

#include "engine/core/json.h"

class QLabel;

namespace s2s {

class TableView;
class TextTableModel;

/// The paired tests of every two systems.
class PairsPane : public QWidget {
  Q_OBJECT
 public:
  explicit PairsPane(QWidget* parent = nullptr);
  void setReport(const Json& report);
  TableView& table() { return *m_table; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void show();

  Json m_report = Json::object();
  QLabel* m_how;
  TableView* m_table;
  TextTableModel* m_rows;
};

}  // namespace s2s
