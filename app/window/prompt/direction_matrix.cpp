#include "app/window/prompt/direction_matrix.h"

#include "app/window/engine_bridge.h"
#include "widgets/text/engine_text.h"

namespace s2s {

bool DirectionMatrix::Cell::untrained() const {
  return state == State::answered && answer.directionTrained.has_value() && !*answer.directionTrained;
}

DirectionMatrix::DirectionMatrix(EngineBridge& bridge, QObject* parent) : QObject(parent), m_bridge(bridge) {
  connect(&bridge, &EngineBridge::answered, this, [this](JobId job, const PromptAnswer& answer) {
    if (job != m_job || m_job == 0) return;
    m_cells[m_queue[static_cast<std::size_t>(m_done)]].answer = answer;
    settle(Cell::State::answered);
  });
  const auto fail = [this](JobId job, const Error& error) {
    if (job != m_job || m_job == 0) return;
    m_cells[m_queue[static_cast<std::size_t>(m_done)]].error = error;
    settle(Cell::State::failed);
  };
  connect(&bridge, &EngineBridge::answerFailed, this,
          [fail](JobId job, const QString&, const Error& error) { fail(job, error); });
  const auto goOn = [this](JobId job) {
    if (job != m_job || m_job == 0) return;
    ++m_done;
    askNext();
  };
  connect(&bridge, &EngineBridge::jobEnded, this, goOn);
  connect(&bridge, &EngineBridge::jobFailed, this, [fail, goOn](JobId job, const Error& error) {
    fail(job, error);
    goOn(job);
  });
}

void DirectionMatrix::setLanguages(const QStringList& from, const QStringList& to) {
  if (from == m_from && to == m_to) return;
  stop();
  m_from = from;
  m_to = to;
  m_cells.clear();
  m_queue.clear();
  m_done = 0;
  Q_EMIT reset();
}

void DirectionMatrix::start(const PromptRequest& pattern, const QString& name, const Sentences& sentences) {
  stop();
  m_pattern = pattern;
  m_pattern.task = PromptTask::translate;
  m_name = name;
  m_sentences = sentences;
  m_cells.clear();
  m_queue.clear();
  m_done = 0;
  for (const QString& from : m_from) {
    const auto sentence = sentences.find(from);
    if (sentence == sentences.end() || sentence->second.isEmpty()) continue;
    for (const QString& to : m_to) {
      if (from == to) continue;
      m_queue.emplace_back(from, to);
      m_cells[m_queue.back()].state = Cell::State::waiting;
    }
  }
  Q_EMIT reset();
  askNext();
}

void DirectionMatrix::askNext() {
  m_job = 0;
  if (m_done < static_cast<int>(m_queue.size())) {
    const Direction& direction = m_queue[static_cast<std::size_t>(m_done)];
    PromptRequest request = m_pattern;
    request.fromLanguage = direction.first.toStdString();
    request.toLanguage = direction.second.toStdString();
    request.text = m_sentences.at(direction.first).toStdString();
    m_job = m_bridge.ask(request);
    settle(Cell::State::asked);
  }
  Q_EMIT progressed();
}

void DirectionMatrix::settle(Cell::State state) {
  const Direction direction = m_queue[static_cast<std::size_t>(m_done)];
  m_cells[direction].state = state;
  Q_EMIT cellChanged(direction.first, direction.second);
}

void DirectionMatrix::stop() {
  if (m_job == 0) return;
  m_bridge.cancel(std::exchange(m_job, 0));
  for (auto& [direction, cell] : m_cells) {
    if (cell.state == Cell::State::waiting || cell.state == Cell::State::asked)
      cell.state = Cell::State::unasked;
  }
  Q_EMIT reset();
  Q_EMIT progressed();
}

const DirectionMatrix::Cell& DirectionMatrix::cell(const QString& from, const QString& to) const {
  static const Cell kUnasked;
  const auto at = m_cells.find({from, to});
  return at == m_cells.end() ? kUnasked : at->second;
}

std::vector<PromptRecord> DirectionMatrix::records() const {
  std::vector<PromptRecord> records;
  for (const Direction& direction : m_queue) {
    const Cell& cell = this->cell(direction.first, direction.second);
    if (cell.state != Cell::State::answered && cell.state != Cell::State::failed) continue;
    PromptRequest request = m_pattern;
    request.fromLanguage = direction.first.toStdString();
    request.toLanguage = direction.second.toStdString();
    request.text = m_sentences.at(direction.first).toStdString();
    PromptRecord record = recordOf(request);
    record.answers[m_name] = cell.state == Cell::State::failed
                                 ? recordedFailure(cell.error)
                                 : recordedAnswer(cell.answer, QString::fromStdString(cell.answer.text));
    records.push_back(std::move(record));
  }
  return records;
}

QStringList DirectionMatrix::problems() const {
  QStringList problems;
  for (const auto& [direction, cell] : m_cells) {
    if (cell.state == Cell::State::failed) problems << engineMessage(cell.error);
  }
  problems.removeDuplicates();
  return problems;
}

}  // namespace s2s
