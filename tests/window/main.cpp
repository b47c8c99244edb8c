#include <QApplication>

#include "tests/support/qt_tests.h"
#include "tests/window/asked_with_test.h"
#include "tests/window/column_uses_test.h"
#include "tests/window/comparison_draft_test.h"
#include "tests/window/comparison_pane_test.h"
#include "tests/window/comparison_status_test.h"
#include "tests/window/comparison_test.h"
#include "tests/window/comparison_words_test.h"
#include "tests/window/data_columns_test.h"
#include "tests/window/data_drop_test.h"
#include "tests/window/data_exports_test.h"
#include "tests/window/data_files_test.h"
#include "tests/window/data_models_test.h"
#include "tests/window/data_page_test.h"
#include "tests/window/data_sets_test.h"
#include "tests/window/data_words_test.h"
#include "tests/window/deleted_runs_test.h"
#include "tests/window/demo_window_test.h"
#include "tests/window/differing_prefixes_test.h"
#include "tests/window/directions_test.h"
#include "tests/window/engine_bridge_test.h"
#include "tests/window/engine_texts_test.h"
#include "tests/window/evaluate_page_test.h"
#include "tests/window/evaluation_results_test.h"
#include "tests/window/export_run_test.h"
#include "tests/window/foreign_curves_test.h"
#include "tests/window/going_on_test.h"
#include "tests/window/language_test.h"
#include "tests/window/layer_table_test.h"
#include "tests/window/main_window_test.h"
#include "tests/window/memory_plan_test.h"
#include "tests/window/metric_choice_test.h"
#include "tests/window/metric_names_test.h"
#include "tests/window/model_beginning_test.h"
#include "tests/window/opening_test.h"
#include "tests/window/own_blanks_test.h"
#include "tests/window/plural_texts_test.h"
#include "tests/window/prompt_history_test.h"
#include "tests/window/prompt_page_test.h"
#include "tests/window/rate_finder_language_test.h"
#include "tests/window/rating_pane_test.h"
#include "tests/window/recipe_draft_test.h"
#include "tests/window/recipe_text_test.h"
#include "tests/window/report_pdf_test.h"
#include "tests/window/report_writer_test.h"
#include "tests/window/restore_vocabulary_test.h"
#include "tests/window/run_charts_test.h"
#include "tests/window/run_endings_test.h"
#include "tests/window/run_metrics_test.h"
#include "tests/window/small_screen_test.h"
#include "tests/window/stored_evaluation_test.h"
#include "tests/window/text_difference_test.h"
#include "tests/window/tokenized_text_test.h"
#include "tests/window/trained_weights_line_test.h"
#include "tests/window/training_data_dialog_test.h"
#include "tests/window/training_time_text_test.h"
#include "tests/window/trim_vocabulary_test.h"
#include "tests/window/whole_window_test.h"
#include "tests/window/xray_choice_test.h"
#include "tests/window/xray_lanes_test.h"

namespace {

template <typename... Tests>
int runAll() {
  s2s::QtTests tests(QCoreApplication::arguments());
  (tests.run<Tests>(), ...);
  return tests.finish();
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  return runAll<s2s::TextDifferenceTest, s2s::RecipeTextTest, s2s::PromptHistoryTest, s2s::LayerTableTest,
                s2s::RunMetricsTest, s2s::RunChartsTest, s2s::LanguageTest, s2s::EngineBridgeTest,
                s2s::MetricNamesTest, s2s::OwnBlanksTest, s2s::TokenizedTextTest, s2s::TrimVocabularyTest,
                s2s::DataColumnsTest, s2s::TrainingDataDialogTest, s2s::ColumnUsesTest, s2s::DataFilesTest,
                s2s::DataWordsTest, s2s::XrayLanesTest, s2s::XrayChoiceTest, s2s::TrainedWeightsLineTest,
                s2s::MainWindowTest, s2s::RunEndingsTest, s2s::OpeningTest, s2s::PromptPageTest,
                s2s::DataPageTest, s2s::DataSetsTest, s2s::DataDropTest, s2s::DataExportsTest,
                s2s::EvaluatePageTest, s2s::EvaluationResultsTest, s2s::ComparisonPaneTest,
                s2s::ComparisonTest, s2s::ComparisonDraftTest, s2s::ComparisonWordsTest,
                s2s::StoredEvaluationTest, s2s::RatingPaneTest, s2s::DirectionsTest, s2s::ForeignCurvesTest,
                s2s::MemoryPlanTest, s2s::RecipeDraftTest, s2s::ModelBeginningTest, s2s::MetricChoiceTest,
                s2s::ReportWriterTest, s2s::RestoreVocabularyTest, s2s::ExportRunTest, s2s::GoingOnTest,
                s2s::EngineTextsTest, s2s::ReportPdfTest, s2s::WholeWindowTest, s2s::DemoWindowTest,
                s2s::ComparisonStatusTest, s2s::AskedWithTest, s2s::SmallScreenTest,
                s2s::DifferingPrefixesTest, s2s::DataModelsTest, s2s::TrainingTimeTextTest,
                s2s::PluralTextsTest, s2s::DeletedRunsTest, s2s::RateFinderLanguageTest>();
}
