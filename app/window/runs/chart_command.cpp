#include "app/window/runs/chart_command.h"

#include "app/window/shell_word.h"

namespace s2s {

QString chartCommand(const ChartCommand& command) {
  QStringList words = {"s2s", "chart"};
  QStringList colors;
  for (const int color : command.colors) colors << QString::number(color);
  for (const QString& run : command.runs) words << run;
  for (const QString& name : command.names) words << "--name" << name;
  // A comma parts metrics, and may stand in a validation set's name.
  words << "--metric" << QString(command.metric).replace(',', "\\,") << "--no-validation";
  words << "--title" << command.title << "--x" << command.axis << "--x-label" << command.axisLabel;
  words << "--smooth" << QString::number(command.smoothing) << "--colors" << colors.join(',');
  if (command.logarithmic) words << "--log-y";
  words << "--width" << QString::number(command.size.width()) << "--height"
        << QString::number(command.size.height());
  words << "--out"
        << "chart.pdf";
  for (QString& word : words) word = shellWord(word);
  return words.join(' ');
}

}  // namespace s2s
