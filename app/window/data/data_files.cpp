#include "app/window/data/data_files.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
#include <cstring>

#include "app/window/languages.h"
#include "engine/data/decoding/encoding.h"
#include "engine/data/readers/arrow_module.h"
#include "engine/data/readers/parquet_shards.h"
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

bool isParquetName(const QString& path) {
  const QString ending = QFileInfo(path).suffix();
  return ending == "parquet" || ending == "pq";
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

/// Two text files whose names differ only in their languages become one data set.
void addTargets(const QString& targets, DataSource& source) {
  source.format = "text";
  source.targetPath = targets.toStdString();
  source.sourceLanguage = parallelName(QString::fromStdString(source.path)).language.toStdString();
  source.targetLanguage = parallelName(targets).language.toStdString();
}

/// The files of a split behind the first, which stands for all of them; empty where it stands for itself.
QStringList furtherShards(const QString& file) {
  const auto files = parquetFilesOf(file.toStdString());
  QStringList further;
  for (std::size_t i = 1; files && i < files->size(); ++i)
    further << QString::fromStdString((*files)[i].string());
  return further;
}

/// "train" of train-00000-of-00002.parquet.
QString splitName(const QString& file) { return QFileInfo(file).completeBaseName().section('-', 0, -4); }

/// What a folder of Parquet files adds: the folder where its files are numbers alone, else every file.
QStringList parquetOf(const QString& folder) {
  QStringList files;
  const std::vector<ParquetSplit> splits = parquetSplits(folder.toStdString());
  if (splits.size() == 1 && splits.front().expected == 1 && splits.front().files.size() > 1) return {folder};
  for (const ParquetSplit& split : splits) {
    for (const std::filesystem::path& file : split.files) files << QString::fromStdString(file.string());
  }
  return files;
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
    files << parquetOf(info.absoluteFilePath());
    const QDir folder(info.absoluteFilePath());
    for (const QString& name : folder.entryList(QDir::Files | QDir::Readable, QDir::Name)) {
      const QString file = folder.filePath(name);
      if (isParquetName(file)) continue;
      if (isDataFileName(file) || endingOf(file) == "json" || !parallelName(file).base.isEmpty())
        files << file;
    }
  }
  files.removeDuplicates();
  for (const QString& file : QStringList(files)) {
    for (const QString& further : furtherShards(file)) files.removeAll(further);
  }
  return files;
}

}  // namespace

bool isDataFileName(const QString& path) {
  const QString ending = endingOf(path);
  return ending != "json" && endings().contains(ending);
}

bool mayHoldRows(const QString& path) {
  constexpr qint64 kLookedAt = 1 << 16;
  QFile file(path);
  if (QFileInfo(path).isDir() || isDataFileName(path) || !file.open(QIODevice::ReadOnly)) return true;
  const QByteArray start = file.read(kLookedAt);
  if (start.startsWith("\x1f\x8b") || start.startsWith("\x28\xb5\x2f\xfd")) return true;  // gzip, zstd
  const Result<std::string> format = detectFormat(path.toStdString());
  if (!format || (*format != "text" && *format != "tsv")) return true;
  const std::string encoding = detectEncoding({start.data(), static_cast<std::size_t>(start.size())}).name;
  if (encoding != "UTF-8" && encoding != "CP949") return true;
  return std::ranges::none_of(
      start, [](char c) { return c >= 0 && c < '\x20' && !std::strchr("\t\n\v\f\r\x1b", c ? c : 1); });
}

std::vector<FoundDataSet> findDataSets(const QStringList& paths) {
  const QStringList files = filesOf(paths);
  std::vector<FoundDataSet> sets;
  QStringList taken;
  for (const QString& file : files) {
    if (taken.contains(file)) continue;
    FoundDataSet set{{}, useOf(file)};
    set.source.path = file.toStdString();
    if (!furtherShards(file).isEmpty()) set.source.name = splitName(file).toStdString();
    if (const ParallelName name = parallelName(file); !name.base.isEmpty()) {
      const auto other = std::ranges::find_if(files, [&](const QString& one) {
        return one != file && !taken.contains(one) && parallelName(one).base == name.base;
      });
      if (other != files.end()) {
        taken << *other;
        addTargets(*other, set.source);
      }
    }
    sets.push_back(std::move(set));
  }
  return sets;
}

DataSource dataSetOf(const QString& file) {
  DataSource source;
  const QFileInfo info(file);
  source.path = info.absoluteFilePath().toStdString();
  const QString base = parallelName(info.absoluteFilePath()).base;
  if (base.isEmpty()) return source;
  QStringList others;
  for (const QFileInfo& other : info.dir().entryInfoList(QDir::Files | QDir::Readable, QDir::Name)) {
    if (other.absoluteFilePath() != info.absoluteFilePath() &&
        parallelName(other.absoluteFilePath()).base == base)
      others << other.absoluteFilePath();
  }
  if (others.size() == 1) addTargets(others.front(), source);
  return source;
}

bool isDataFolder(const QString& path) {
  if (!QFileInfo(path).isDir()) return false;
  const std::vector<FoundDataSet> sets = findDataSets({path});
  return !sets.empty() && std::ranges::none_of(sets, [](const FoundDataSet& set) {
    return endingOf(QString::fromStdString(set.source.path)) == "json";
  });
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
