#pragma once
#include <QDialog>
#include <QHash>
#include <QPointer>

#include "app/window/engine_bridge.h"
#include "engine/front_door/export_request.h"

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace s2s {

class CautionNote;
class ErrorBanner;
struct Workplace;

/// Writes a directory of a model as a job of the engine: where to, how far it is, and what went wrong. What
/// is written, those that derive from it ask. The work can be cancelled, and nothing that exists is replaced.
/// It blocks no window: the work may have to wait for a run that trains. The window stays in use beside it,
/// its language too.
class ModelFolderDialog : public QDialog {
  Q_OBJECT
 public:
  ~ModelFolderDialog() override;

  void setFolder(const QString& folder);
  /// The directory that will be written, or was.
  QString folder() const;
  /// Writes it; accepted when it is there and nothing is left to tell about it.
  void write();
  /// Ends the work that is under way, or closes the dialog; accepted where the directory is written.
  void reject() override;

 Q_SIGNALS:
  void failed(const s2s::Error& error);

 protected:
  /// Those that derive from it call their retranslate() at the end of their making.
  ModelFolderDialog(Workplace& workplace, QWidget* parent);

  /// Grows where lines appear or texts get longer.
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  /// Every text in the language of the window; those that derive from it say theirs too.
  virtual void retranslate();
  /// `about` says what is written, `verb` what the button does.
  void setWords(const QString& about, const QString& verb);

  /// What write() asks of the engine. The folder is filled in.
  virtual ExportRequest request() const = 0;
  /// Whether all is known that request() needs.
  virtual bool isComplete() const = 0;
  /// The fields can be changed (idle) or not.
  virtual void setFieldsEnabled(bool idle) = 0;
  /// Ends what is under way.
  virtual void stopWork();

  /// A line with a field; returns its number in fields(), whose third column may hold what stands beside it.
  int addField(QWidget* field);
  /// What stands before it, and names what can be changed.
  void setFieldText(QWidget* field, const QString& text);
  void setFieldVisible(QWidget* field, bool visible);
  /// The line of the new folder; the last one. `proposal` is changed until nothing has the name.
  void addFolderField(const QString& proposal);
  QGridLayout* fields() const { return m_fields; }
  QVBoxLayout* belowFields() const { return m_below; }
  QHBoxLayout* buttons() const { return m_buttons; }
  QPushButton* writeButton() const { return m_write; }
  ErrorBanner* banner() const { return m_banner; }
  Workplace& workplace() const { return m_workplace; }

  bool isIdle() const { return m_state == State::asking; }
  void setWorking(bool working);
  /// `what` as the engine tells it.
  void showProgress(double share, const QString& what);
  /// What to know about what will be written, in the engine's words.
  void setCautions(const std::vector<std::string>& cautions);
  /// Something that request() says has changed.
  void refresh();
  void fail(const Error& error);

 private:
  enum class State { asking, working, written };

  void chooseFolder();
  /// `result` as the engine gives it: warnings that were not told before stand until the dialog is closed.
  void finish(const Json& result);
  void showCautions();
  void showDoing();

  Workplace& m_workplace;
  QPointer<EngineBridge> m_bridge;  ///< null once the window is being taken down, before its dialogs
  State m_state = State::asking;
  JobId m_job = 0;
  std::vector<std::string> m_cautions;
  std::string m_doing;  ///< as the engine tells it; empty: it has not begun
  double m_share = 0.0;
  bool m_waits = false;  ///< for a run that trains
  QLabel* m_purpose;
  QGridLayout* m_fields;
  QHash<QWidget*, QLabel*> m_labels;  ///< of the fields
  QVBoxLayout* m_below;
  QHBoxLayout* m_buttons;
  QLineEdit* m_folder;
  QPushButton* m_browse;
  QLabel* m_taken;  ///< says that the folder's name is
  CautionNote* m_caution;
  QProgressBar* m_progress;
  QLabel* m_progressText;
  ErrorBanner* m_banner;
  QPushButton* m_cancel;
  QPushButton* m_write;
};

/// "NAME-suffix" beside a model's folder; of a run beside the run.
QString folderBeside(const QString& model, const QString& suffix);

}  // namespace s2s
