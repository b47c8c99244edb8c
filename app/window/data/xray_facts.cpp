#include "app/window/data/xray_facts.h"

#include "app/window/data/xray_pane.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

QString partName(const std::string& part) {
  if (part == "validation") return XrayPane::tr("validation");
  if (part == "test") return XrayPane::tr("test");
  return XrayPane::tr("training");
}

QString keptText(const QString& side, const XrayLength& length) {
  return length.kept < length.whole ? XrayPane::tr("%1 cut to %2 of %3 tokens")
                                          .arg(side, exactNumber(length.kept), exactNumber(length.whole))
                                    : XrayPane::tr("%1 %2 tokens").arg(side, exactNumber(length.kept));
}

QString paddingText(std::int64_t tokens, std::int64_t padded) {
  return padded > tokens ? XrayPane::tr(", padded to %1").arg(exactNumber(padded)) : QString();
}

/// Of a row with hidden parts: what is read is shorter than the row, and what is hidden is learned.
QStringList hiddenFacts(const SampleXray& xray) {
  const std::int64_t read = readTokens(xray), learned = learnedTokens(xray);
  QString source = keptText(XrayPane::tr("source"), xray.sourceLength);
  if (read != xray.sourceLength.kept)
    source += XrayPane::tr(", %1 once parts are hidden").arg(exactNumber(read));
  source += paddingText(read, xray.sourceLength.padded);
  if (xray.decoderInput.empty()) return {source, XrayPane::tr("%1 hidden tokens").arg(exactNumber(learned))};
  return {source, XrayPane::tr("%1 %2 tokens").arg(XrayPane::tr("target"), exactNumber(learned)) +
                      paddingText(learned, xray.targetLength.padded)};
}

}  // namespace

QString xrayFacts(const SampleXray& xray) {
  QStringList facts{
      XrayPane::tr("Line %1").arg(exactNumber(xray.line)),
      XrayPane::tr("%1 row %2 of %3").arg(partName(xray.part), exactNumber(xray.row), exactNumber(xray.rows)),
      XrayPane::tr("micro-batch %1, place %2 of %3")
          .arg(exactNumber(xray.microBatch + 1), exactNumber(xray.place + 1), exactNumber(xray.batchRows))};
  if (hidesParts(xray)) return (facts + hiddenFacts(xray)).join(" · ");
  const auto add = [&](const QString& side, const XrayLength& length) {
    if (length.whole == 0 && length.padded == 0) return;
    facts << keptText(side, length) + paddingText(length.kept, length.padded);
  };
  add(XrayPane::tr("source"), xray.sourceLength);
  add(XrayPane::tr("target"), xray.targetLength);
  return facts.join(" · ");
}

}  // namespace s2s
