#pragma once
// Where evaluations lie, and what is read of one.

#include <QString>
#include <QStringList>
#include <memory>

#include "engine/evaluation/evaluation_request.h"
#include "engine/evaluation/sentence_table.h"
#include "engine/reports/report.h"

namespace s2s {

/// A folder below `parent` that does not exist yet: NAME-DATE-TIME, or DATE-TIME without a name.
QString freshFolder(const QString& parent, const QString& name);

/// What an evaluation is taken for: one that was stopped goes on in its folder only for a request with an
/// equal key. More than answerTerms(), for another file of the same columns has the same terms.
Json evaluationKey(const EvaluationRequest& request);

/// What the page shows of an evaluation's folder.
struct ShownEvaluation {
  Json report = Json::object();  ///< its results; of one that was stopped empty
  std::shared_ptr<const SentenceTable> sentences;
  QStringList complete;                      ///< systems that have answered every row
  std::optional<EvaluationRequest> request;  ///< what was asked, where the folder tells it
};

/// Blocks on file work.
Result<ShownEvaluation> readShownEvaluation(const QString& folder);

/// The folder's report, with paths as the reader of it may see them. Blocks on file work.
Result<Report> reportOfEvaluation(const QString& folder);

}  // namespace s2s
