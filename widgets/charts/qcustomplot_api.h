#pragma once
// QCustomPlot's header uses Qt's keywords, which the rest of the program does without (QT_NO_KEYWORDS): they
// exist only while it is read.

#include <QtGlobal>

#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#define emit
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach
#undef emit
