#include <QApplication>
#include <QStandardPaths>

#include "tests/support/qt_tests.h"
#include "tests/widgets/chart_test.h"
#include "tests/widgets/counted_charts_test.h"
#include "tests/widgets/curve_data_test.h"
#include "tests/widgets/curve_strokes_test.h"
#include "tests/widgets/figure_style_test.h"
#include "tests/widgets/gallery_test.h"
#include "tests/widgets/item_models_test.h"
#include "tests/widgets/number_format_test.h"
#include "tests/widgets/page_title_test.h"
#include "tests/widgets/panes_test.h"
#include "tests/widgets/pattern_table_test.h"
#include "tests/widgets/rows_view_test.h"
#include "tests/widgets/schema_form_test.h"
#include "tests/widgets/sentence_test.h"
#include "tests/widgets/theme_test.h"
#include "tests/widgets/token_grid_test.h"
#include "tests/widgets/wheel_guard_test.h"
#include "widgets/theme/theme.h"

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
  QApplication::setOrganizationName("s2s-tests");
  QStandardPaths::setTestModeEnabled(true);
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
  s2s::Theme::apply(application, s2s::ThemeChoice::light);
  return runAll<s2s::PageTitleTest, s2s::ThemeTest, s2s::NumberFormatTest, s2s::SentenceTest,
                s2s::PatternTableTest, s2s::PanesTest, s2s::CurveDataTest, s2s::CurveStrokesTest,
                s2s::ChartTest, s2s::CountedChartsTest, s2s::FigureStyleTest, s2s::ItemModelsTest,
                s2s::RowsViewTest, s2s::TokenGridTest, s2s::SchemaFormTest, s2s::WheelGuardTest,
                s2s::GalleryTest>();
}
