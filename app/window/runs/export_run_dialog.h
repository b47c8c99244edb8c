#pragma once
#include "app/window/models/model_folder_dialog.h"
#include "engine/planning/export_plan.h"

class QComboBox;

namespace s2s {

class SegmentedControl;

/// Writes a checkpoint of a run as a Hugging Face directory: asks which, in what precision, and of a run with
/// LoRA whether as a whole or its updates alone; says how large that will be.
class ExportRunDialog : public ModelFolderDialog {
  Q_OBJECT
 public:
  ExportRunDialog(Workplace& workplace, const QString& run, QWidget* parent = nullptr);

  QComboBox& checkpoint() { return *m_checkpoint; }
  QComboBox& precision() { return *m_precision; }
  /// 0: the whole model, 1: LoRA's updates alone. Hidden where there are none.
  SegmentedControl& part() { return *m_part; }
  const QLabel& size() const { return *m_size; }

 Q_SIGNALS:
  /// What will be written is known; also how large it is.
  void planned();

 protected:
  ExportRequest request() const override;
  bool isComplete() const override { return m_planned; }
  void setFieldsEnabled(bool idle) override;
  void retranslate() override;

 private:
  void fillCheckpoints(const QString& run);
  bool exportsUpdates() const;
  /// Finds out what will be written, for what is chosen now.
  void plan();
  void showPlan(const ExportPlan& plan);
  void showAbout();
  void showPlanned();

  bool m_planned = false;
  std::int64_t m_bytes = 0;  ///< of what is planned
  QString m_storedType;      ///< empty: not known
  int m_number = 0;  ///< of the newest plan; others are late
  QString m_run;     ///< its folder
  QComboBox* m_checkpoint;
  SegmentedControl* m_part;
  QComboBox* m_precision;
  QLabel* m_about;  ///< what the chosen part is
  QLabel* m_size;
};

}  // namespace s2s
