#include "app/window/evaluate/comparison_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <variant>

#include "app/window/evaluate/evaluation_command.h"
#include "app/window/evaluate/evaluation_text.h"
#include "engine/comparisons/entrant_recipe.h"
#include "engine/comparisons/verdict.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"
#include "widgets/text/sentence.h"

namespace s2s {
namespace {

/// The texts of these functions, as lupdate sees them.
struct ComparisonWords {
  Q_DECLARE_TR_FUNCTIONS(s2s::ComparisonWords)
};

/// Patterns are translated by hand, in translations/schema_ko.ts: lupdate does not look into the engine.
class WindowWording final : public VerdictWording {
 public:
  std::string say(const char* pattern, const std::vector<std::string>& values) const override {
    QStringList inPlaces;
    for (const std::string& value : values) inPlaces << QString::fromStdString(value);
    return sentence(QCoreApplication::translate("Verdict", pattern), inPlaces).toStdString();
  }
  std::string metric(const std::string& name) const override {
    return evaluationMetricTitle(QString::fromStdString(name)).toStdString();
  }
  std::string remark(const std::string& text) const override { return engineText(text).toStdString(); }
};

QString verdictTitle(const VerdictFact& fact) {
  if (std::holds_alternative<verdict::PairTests>(fact.values) ||
      std::holds_alternative<verdict::SeedsCounted>(fact.values))
    return ComparisonWords::tr("Method");
  switch (fact.kind) {
    case VerdictLine::Kind::caution:
      return ComparisonWords::tr("Caution");
    case VerdictLine::Kind::equal:
      return ComparisonWords::tr("Equal");
    case VerdictLine::Kind::unequal:
      return ComparisonWords::tr("Not equal");
    case VerdictLine::Kind::finding:
      return ComparisonWords::tr("Found");
    case VerdictLine::Kind::undecided:
      return ComparisonWords::tr("Undecided");
  }
  return {};
}

/// A line for each note, behind the name of its entrant.
template <class Note>
QString linesOf(const CheckedComparison& checked, const std::vector<Note>& notes) {
  QStringList lines;
  for (const Note& one : notes)
    lines << QString("%1: %2").arg(QString::fromStdString(checked.comparison.entrants[one.entrant].name),
                                   engineText(noteOf(one)));
  return lines.join('\n');
}

}  // namespace

std::vector<VerdictSentence> verdictInWindow(const ComparisonResult& result) {
  const std::vector<VerdictFact> facts = verdictFacts(result);
  const std::vector<VerdictLine> lines = verdictOn(result, WindowWording());
  std::vector<VerdictSentence> sentences;
  for (std::size_t i = 0; i < facts.size(); ++i)
    sentences.push_back({facts[i].kind, verdictTitle(facts[i]), QString::fromStdString(lines[i].text)});
  return sentences;
}

QString startingPointTitle(StartingPoint point) {
  return QString::fromStdString(WindowWording().say(inWords(point).c_str(), {}));
}

QString runStageTitle(RunStage stage) {
  switch (stage) {
    case RunStage::waiting:
      return ComparisonWords::tr("waiting");
    case RunStage::measured:
      return ComparisonWords::tr("measured");
    case RunStage::trained:
      return ComparisonWords::tr("trained");
    case RunStage::evaluated:
      return ComparisonWords::tr("evaluated");
    case RunStage::failed:
      return ComparisonWords::tr("failed");
  }
  return {};
}

EqualisedWords equalisedWords(const std::string& what) {
  const auto unit = [](Equalised equalised) {
    return QCoreApplication::translate("Schema", unitOf(equalised).c_str());
  };
  if (what == toText(Equalised::steps))
    return {unit(Equalised::steps),
            ComparisonWords::tr("Every model makes as many steps; a larger one computes more in each"),
            ComparisonWords::tr("Optimizer steps; left empty, those of the shared recipe"), true};
  if (what == toText(Equalised::targetBytes))
    return {unit(Equalised::targetBytes),
            ComparisonWords::tr(
                "Every model learns from as much target text, whatever its tokenizer makes of it"),
            ComparisonWords::tr("Bytes of target text; a Hangul syllable has three"), true};
  if (what == toText(Equalised::operations))
    return {unit(Equalised::operations),
            ComparisonWords::tr("Every model computes as much; a smaller one makes more steps for it"),
            ComparisonWords::tr("Floating-point operations, such as 1e12")};
  if (what == toText(Equalised::wallTime))
    return {unit(Equalised::wallTime),
            ComparisonWords::tr("Every model trains as long on this machine; a faster one makes more steps"),
            ComparisonWords::tr("Seconds of training, validations included")};
  if (what == toText(Equalised::memory))
    return {
        unit(Equalised::memory),
        ComparisonWords::tr("Every model gets as much memory; a smaller one learns from more rows a step"),
        ComparisonWords::tr("Memory of training; how many rows fit, the memory plan says")};
  return {};
}

QString plannedRunsText(const CheckedComparison& checked) {
  const int models = static_cast<int>(checked.comparison.entrants.size());
  const int seeds = static_cast<int>(checked.comparison.seeds.size());
  std::int64_t peak = 0;
  for (const EntrantNeeds& needs : checked.needs) peak = std::max(peak, needs.peakBytes);
  const QString runs = ComparisonWords::tr("%n run(s), one after another", nullptr, models * seeds);
  const QString product = ComparisonWords::tr("%1 models × %n seed(s)", nullptr, seeds).arg(models);
  return ComparisonWords::tr("%1 (%2). Up to %3 of memory, and %4 on the disk.")
      .arg(runs, product, byteSize(static_cast<double>(peak)),
           byteSize(static_cast<double>(checked.diskBytes())));
}

QString trainingTimeText(const TrainingTime& time) {
  switch (time.basis) {
    case TrainingTime::Basis::stated:
      return ComparisonWords::tr("Apart from answering the test set: %1 of training.")
          .arg(roughDuration(time.seconds));
    case TrainingTime::Basis::uncounted:
      return ComparisonWords::tr("How long it trains can be told once it has begun and counted the steps.");
    case TrainingTime::Basis::unknown:
      return ComparisonWords::tr(
          "How long it trains cannot be told: no run of about this size has trained on this machine so far.");
    case TrainingTime::Basis::pace:
      break;
  }
  QStringList runs;
  for (const std::string& run : time.runs) runs << QString::fromStdString(run);
  return sentence(
      ComparisonWords::tr("About %1 of training, at the pace of earlier runs on this machine (%2). "
                          "Answering the test set comes on top."),
      {roughDuration(time.seconds), runs.join(", ")});
}

QString leftOutText(const TestRowCounts& test) {
  if (test.leftOut == 0) return {};
  return ComparisonWords::tr("%n row(s) of the test set cannot be used and are left out. The first: %1.",
                             nullptr, static_cast<int>(test.leftOut))
      .arg(engineText(test.firstLeftOut));
}

QString metricNotesText(const TestRowCounts& test) {
  QStringList lines;
  for (const std::string& note : test.notes) lines << engineText(note);
  return lines.join('\n');
}

QString unlearnedText(const CheckedComparison& checked) { return linesOf(checked, checked.unlearned); }

QString askedOtherwiseText(const CheckedComparison& checked) { return linesOf(checked, checked.otherwise); }

QString replacedWordsText(const CheckedComparison& checked) { return linesOf(checked, checked.replaced); }

QString unusedLanguagesText(const CheckedComparison& checked) {
  return linesOf(checked, checked.unusedLanguages);
}

QString learnedTestText(const CheckedComparison& checked) { return linesOf(checked, checked.learnedTest); }

QString comparisonCommand(const Comparison& comparison) {
  const QString name = QString::fromStdString(folderNameOf(comparison.name));
  const QString json = QString::fromStdString(writeJson(comparisonToJson(comparison), 2));
  return QString("cat > %1 <<'COMPARISON'\n%2\nCOMPARISON\ns2s comparison run %1 --dir %3\n")
      .arg(shellQuoted(name + ".json"), json, shellQuoted(name));
}

QString comparisonCommand(const QString& folder) {
  return QString("s2s comparison resume %1\n").arg(shellQuoted(folder));
}

}  // namespace s2s
