#include "engine/experiments/file_translation.h"

#include <fcntl.h>

#include <algorithm>
#include <chrono>

#include "engine/core/atomic_file.h"
#include "engine/core/file_descriptor.h"
#include "engine/core/sha256.h"
#include "engine/core/text_file.h"
#include "engine/data/empty_part.h"
#include "engine/data/line_source.h"
#include "engine/evaluation/model_identity.h"
#include "engine/runs/run_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// Texts between two writes to the disk: what a crash may cost, and among how many the lengths are sorted.
constexpr std::int64_t kBatchesAtOnce = 16;

Error invalid(const std::string& what, const fs::path& where, const std::string& remedy) {
  return Error{what, where.string(), remedy, Error::Kind::invalidInput};
}

fs::path beside(const fs::path& output, const char* ending) {
  fs::path path = output;
  path += ending;
  return path;
}

class FileTranslation {
 public:
  FileTranslation(const FileTranslationRequest& request, const ComputeOptions& compute,
                  const FileTranslationObserver& observer, const RunControl* control)
      : m_request(request),
        m_compute(compute),
        m_observer(observer),
        m_control(control),
        m_partial(beside(request.output, ".partial")),
        m_state(beside(request.output, ".partial.json")) {}

  Result<Json> run() {
    const auto start = std::chrono::steady_clock::now();
    if (auto fits = check(); !fits) return fits.error();
    tell(m_observer.message, "opening the model");
    auto model = ModelHandle::openEnsemble(m_request.models, m_compute);
    if (!model) return model.error();
    if (auto way = wayOf(*model); !way)
      return way.error();
    else
      m_way = std::move(*way);
    if (auto counted = countLines(); !counted) return counted.error();
    if (auto begun = begin(); !begun) return begun.error();
    if (auto done = translateAll(*model); !done) return done.error();
    for (const std::string& note : model->takeNotes()) tell(m_observer.warning, note);
    if (m_unusable > 0) {
      tell(m_observer.warning, std::to_string(m_unusable) +
                                   " lines are no text and stay blank; the first is line " +
                                   std::to_string(m_firstUnusable));
    }
    if (auto ended = end(); !ended) return ended.error();
    return Json{{"input", m_request.input.string()},
                {"output", m_request.output.string()},
                {"prefix", m_way.prefix},
                {"source_language", m_way.sourceLanguage},
                {"target_language", m_way.targetLanguage},
                {"lines", m_lines},
                {"translated", m_translated},
                {"blank", m_blank},
                {"unusable", m_unusable},
                {"resumed_at", m_before},
                {"seconds", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()}};
  }

 private:
  template <typename Function, typename... Arguments>
  static void tell(const Function& function, Arguments&&... arguments) {
    if (function) function(std::forward<Arguments>(arguments)...);
  }

  Result<void> check() const {
    std::error_code ignored;
    if (m_request.models.empty()) return invalid("no model is named", "", "name one");
    if (m_request.fromLanguage.empty() != m_request.toLanguage.empty())
      return invalid("one language is named alone", "", "name both, from and to");
    if (fs::equivalent(m_request.input, m_request.output, ignored))
      return invalid("the output is the input", m_request.output, "name another file");
    if (fs::is_directory(m_request.output, ignored))
      return invalid("the output is a folder", m_request.output, "name a file");
    if (!m_request.overwrites && fs::exists(m_request.output, ignored))
      return invalid("the output exists already", m_request.output, "name another file, or overwrite it");
    return checkGenerationOptions(m_request.generation);
  }

  Result<TranslationWay> wayOf(const ModelHandle& model) const {
    if (m_request.fromLanguage.empty()) {
      const std::vector<TranslationWay> ways = model.trainedWays();
      if (!m_request.prefix && ways.size() == 1) return ways.front();
      return TranslationWay{m_request.prefix.value_or(""), "", ""};
    }
    return model.wayToTranslate(m_request.fromLanguage, m_request.toLanguage, m_request.prefix);
  }

  /// Also shows before any work whether the file can be read to its end.
  Result<void> countLines() {
    auto source = LineSource::open(m_request.input);
    if (!source) return source.error();
    for (;;) {
      const auto line = source->next();
      if (!line) return line.error();
      if (!*line) return {};
      ++m_lines;
    }
  }

  /// What decides the output.
  Result<Json> terms() const {
    const auto input = sha256OfFile(m_request.input);
    if (!input) return input.error();
    Json models = Json::array();
    for (const std::string& model : m_request.models) {
      const auto reference = resolveModel(model);
      if (!reference) return reference.error();
      auto identity = modelIdentity(reference->path);
      if (!identity) return identity.error();
      models.push_back(std::move(*identity));
    }
    const GenerationOptions& g = m_request.generation;
    return Json{{"input_sha256", *input},
                {"models_sha256", models},
                {"prefix", m_way.prefix},
                {"source_language", m_way.sourceLanguage},
                {"target_language", m_way.targetLanguage},
                {"precision", m_compute.precision},
                {"generation",
                 {g.beams, g.maxNewTokens, g.minNewTokens, g.lengthPenalty, g.earlyStopping, g.noRepeatNgram,
                  g.repetitionPenalty, g.sample, g.temperature, g.topK, g.topP, g.seed}}};
  }

  /// Goes on behind a partial output of the same terms, or begins one.
  Result<void> begin() {
    const auto own = terms();
    if (!own) return own.error();
    std::error_code ignored;
    if (fs::exists(m_state, ignored)) {
      const auto before = readJsonFile(m_state);
      if (!before || *before != *own) {
        return invalid("a partial output of another request stands in the way", m_partial,
                       "remove it and " + m_state.filename().string() + ", or choose another output");
      }
    } else if (fs::exists(m_partial, ignored)) {
      return invalid("a file stands in the way of the partial output", m_partial, "move it away");
    } else if (auto written = writeFileAtomically(m_state, writeJson(*own, 2) + "\n"); !written) {
      return written.error();
    }
    auto file = openFile(m_partial, O_RDWR | O_APPEND | O_CREAT);
    if (!file) return file.error();
    m_file = std::move(*file);
    struct flock whole {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    if (::fcntl(m_file.get(), F_OFD_SETLK, &whole) != 0)  // ends with this process, however it ends
      return invalid("another process writes this output now", m_partial,
                     "wait for it, or choose another output");
    return keepWholeLines();
  }

  /// A crash may have torn the last line; what stands before it is whole.
  Result<void> keepWholeLines() {
    std::error_code problem;
    if (!fs::exists(m_partial, problem)) return {};
    const auto text = readTextFile(m_partial, std::uintmax_t{1} << 40);
    if (!text) return text.error();
    const std::size_t end = text->find_last_of('\n');
    const std::size_t whole = end == std::string::npos ? 0 : end + 1;
    m_before = std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(whole), '\n');
    if (m_before > m_lines)
      return invalid("the partial output has more lines than the input", m_partial, "remove it");
    fs::resize_file(m_partial, whole, problem);
    if (problem) return Error{"cannot cut the torn line off: " + problem.message(), m_partial.string(), ""};
    return {};
  }

  Result<void> translateAll(ModelHandle& model) {
    auto source = LineSource::open(m_request.input);
    if (!source) return source.error();
    for (std::int64_t skipped = 0; skipped < m_before; ++skipped) {
      if (auto line = source->next(); !line) return line.error();
    }
    for (std::int64_t done = m_before;;) {
      tell(m_observer.progress, done, m_lines);
      if (m_control != nullptr && (m_control->pauseRequested() || m_control->stopRequested()))
        return Error{"the translation was stopped", m_partial.string(), "ask again to go on",
                     Error::Kind::cancelled};
      std::vector<Line> lines;
      while (static_cast<std::int64_t>(lines.size()) < m_request.generation.batchSize * kBatchesAtOnce) {
        auto line = source->next();
        if (!line) return line.error();
        if (!*line) break;
        lines.push_back(std::move(**line));
      }
      if (lines.empty()) return {};
      if (auto written = translate(lines, model, done); !written) return written.error();
      done += static_cast<std::int64_t>(lines.size());
    }
  }

  Result<void> translate(const std::vector<Line>& lines, ModelHandle& model, std::int64_t done) {
    std::vector<SourceInput> sources;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool unusable = lines[i].tooLong || !whyUnusable(lines[i].text).empty();
      if (unusable && ++m_unusable == 1) m_firstUnusable = lines[i].number;
      if (!unusable && isBlank(lines[i].text)) ++m_blank;
      if (unusable || isBlank(lines[i].text)) continue;
      places.push_back(i);
      sources.push_back({m_way.prefix + lines[i].text, std::nullopt, m_way.sourceLanguage,
                         static_cast<std::size_t>(lines[i].number)});
    }
    std::vector<std::string> outputs(lines.size());
    if (!sources.empty()) {
      auto answers = model.generate(
          sources, m_request.generation, m_way.targetLanguage, m_control, [&](std::size_t finished) {
            tell(m_observer.progress, done + static_cast<std::int64_t>(finished), m_lines);
          });
      if (!answers) return answers.error();
      for (std::size_t i = 0; i < places.size(); ++i) outputs[places[i]] = (*answers)[i].front().text;
    }
    m_translated += static_cast<std::int64_t>(sources.size());
    std::string text;
    for (std::string& output : outputs) {
      std::ranges::replace_if(
          output, [](char c) { return c == '\n' || c == '\r'; }, ' ');
      text += output + "\n";
    }
    if (auto written = writeAll(m_file, text, m_partial); !written) return written;
    return syncFile(m_file, m_partial);
  }

  Result<void> end() {
    std::error_code ignored;
    if (!m_request.overwrites) {
      if (auto renamed = renameDurably(m_partial, m_request.output); !renamed) return renamed;
    } else {
      std::error_code problem;
      fs::rename(m_partial, m_request.output, problem);
      if (problem)
        return Error{"cannot rename to the final name: " + problem.message(), m_request.output.string(), ""};
    }
    fs::remove(m_state, ignored);
    const fs::path folder = m_request.output.parent_path();
    return syncFolder(folder.empty() ? fs::path(".") : folder);
  }

  const FileTranslationRequest& m_request;
  const ComputeOptions& m_compute;
  const FileTranslationObserver& m_observer;
  const RunControl* m_control;
  const fs::path m_partial, m_state;
  TranslationWay m_way;
  FileDescriptor m_file;
  std::int64_t m_lines = 0, m_before = 0, m_translated = 0, m_blank = 0, m_unusable = 0, m_firstUnusable = 0;
};

}  // namespace

Result<Json> translateFile(const FileTranslationRequest& request, const ComputeOptions& compute,
                           const FileTranslationObserver& observer, const RunControl* control) {
  return FileTranslation(request, compute, observer, control).run();
}

}  // namespace s2s
