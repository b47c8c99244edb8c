#include "app/window/data/data_files.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>

#include "app/window/languages.h"
#include "engine/data/readers/arrow_module.h"
#include "engine/data/row_reader.h"

namespace s2s {
namespace {

const QStringList kPackings = {"gz", "zst"};
const QStringList kValidationWords = {"dev", "valid", "validation", "val"};
const QStringList kTestWords = {"test", "eval", "heldout"};

/// The ending that tells the format, without one of compression: "jsonl" of corpus.jsonl.gz.
QString endingOf(const QString& path) {
  const QString name = QFileInfo(path).fileName().toLower();
  const QString last = name.section('.', -1);
  return kPackings.contains(last) ? name.section('.', -2, -2) : last;
}

QStringList endings() {
  QStringList all;
  for (const ReaderFormat& format : readerFormats().entries()) {
    for (const std::string_view extension : format.extensions)
      all << QString::fromUtf8(extension.data(), static_cast<qsizetype>(extension.size())).mid(1);
  }
  all.removeDuplicates();
  return all;
}

bool isLanguage(const QString& code) {
  return std::ranges::any_of(languageChoices(),
                             [&](const LanguageChoice& choice) { return choice.code == code; });
}

/// "news" of news.en and of news.en.txt; empty where the name has no language.
struct ParallelName {
  QString base, language;
};
ParallelName parallelName(const QString& path) {
  QFileInfo file(path);
  QStringList parts = file.fileName().split('.');
  if (parts.size() > 1 && kPackings.contains(parts.back().toLower())) parts.removeLast();
  if (parts.size() > 2 && parts.back().toLower() == "txt") parts.removeLast();
  if (parts.size() < 2 || !isLanguage(parts.back().toLower())) return {};
  const QString language = parts.takeLast().toLower();
  return {file.dir().filePath(parts.join('.')), language};
}

DataUse useOf(const QString& path) {
  static const QRegularExpression kSeparators("[^a-z]+");
  const QStringList words = QFileInfo(path).fileName().toLower().split(kSeparators, Qt::SkipEmptyParts);
  const auto has = [&](const QStringList& some) {
    return std::ranges::any_of(words, [&](const QString& word) { return some.contains(word); });
  };
  return has(kTestWords) ? DataUse::test : has(kValidationWords) ? DataUse::validation : DataUse::training;
}

QStringList filesOf(const QStringList& paths) {
  QStringList files;
  for (const QString& path : paths) {
    const QFileInfo info(path);
    if (!info.isDir()) {
      files << info.absoluteFilePath();
      continue;
    }
    const auto saved = savedDatasets(info.absoluteFilePath().toStdString());
    for (const std::filesystem::path& split : saved) files << QString::fromStdString(split.string());
    if (!saved.empty()) continue;
    const QDir folder(info.absoluteFilePath());
    for (const QString& name : folder.entryList(QDir::Files | QDir::Readable, QDir::Name)) {
      const QString file = folder.filePath(name);
      if (isDataFileName(file) || endingOf(file) == "json" || !parallelName(file).base.isEmpty())
        files << file;
    }
  }
  files.removeDuplicates();
  return files;
}

}  // namespace

bool isDataFileName(const QString& path) {
  const QString ending = endingOf(path);
  return ending != "json" && endings().contains(ending);
}

std::vector<FoundDataSet> findDataSets(const QStringList& paths) {
  const QStringList files = filesOf(paths);
  std::vector<FoundDataSet> sets;
  QStringList taken;
  for (const QString& file : files) {
    if (taken.contains(file)) continue;
    FoundDataSet set{{}, useOf(file)};
    set.source.path = file.toStdString();
    if (const ParallelName name = parallelName(file); !name.base.isEmpty()) {
      const auto other = std::ranges::find_if(files, [&](const QString& one) {
        return one != file && !taken.contains(one) && parallelName(one).base == name.base;
      });
      if (other != files.end()) {
        taken << *other;
        set.source.format = "text";
        set.source.targetPath = other->toStdString();
        set.source.sourceLanguage = name.language.toStdString();
        set.source.targetLanguage = parallelName(*other).language.toStdString();
      }
    }
    sets.push_back(std::move(set));
  }
  return sets;
}

QString dataFilePatterns() {
  QStringList patterns;
  for (const QString& ending : endings()) {
    patterns << "*." + ending;
    for (const QString& packing : kPackings) patterns << QString("*.%1.%2").arg(ending, packing);
  }
  return patterns.join(' ');
}

}  // namespace s2s
