#pragma once
#include "app/window/page.h"
#include "engine/core/result.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace s2s {

class Card;
class EmptyState;
class ErrorBanner;
class PageTitle;
class RunRowWidget;

/// Where one begins: the demo, a new run, something to open, and the recent runs.
class HomePage : public Page {
  Q_OBJECT
 public:
  explicit HomePage(Workplace& workplace, QWidget* parent = nullptr);
  void runMainAction() override { Q_EMIT newRunWanted(); }
  void showError(const Error& error);

 Q_SIGNALS:
  void demoWanted();
  void newRunWanted();
  void openWanted();
  void runChosen(const QString& run);

 protected:
  void retranslate() override;

 private:
  struct Offer {
    Card* card;
    QLabel* sentence;
    QPushButton* button;
  };
  Offer makeOffer(const QString& iconName);
  void showRuns();

  PageTitle* m_title;
  QPushButton* m_new;
  ErrorBanner* m_banner;
  Offer m_demo;
  Offer m_begin;
  Offer m_open;
  Card* m_recent;
  EmptyState* m_empty;
  QVBoxLayout* m_runRows;
  Card* m_hints;
  QLabel* m_hintTexts[3];
};

}  // namespace s2s
