#pragma once
#include <QTemporaryDir>
#include <QtTest>

#include "app/window/data/data_files.h"

namespace s2s {

/// Which data sets files are, by their names.
class DataFilesTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }

  void namesOfTablesAreKnownAlsoPacked() {
    for (const char* name : {"a.tsv", "a.CSV", "a.jsonl.gz", "a.tmx", "corpus.po", "a.parquet", "a.tsv.zst"})
      QVERIFY2(isDataFileName(name), name);
    for (const char* name : {"recipe.json", "model.safetensors", "a.png", "a.gz"})
      QVERIFY2(!isDataFileName(name), name);
  }

  void aFolderGivesItsFilesWithWhatTheyAreFor() {
    for (const char* name : {"xnli.dev.tsv", "xnli.test.tsv", "xnli.train.tsv", "notes.md", "latest.tsv"})
      touch(name);
    const std::vector<FoundDataSet> sets = findDataSets({m_folder->path()});
    QCOMPARE(sets.size(), std::size_t{4});
    QVERIFY(useOf(sets, "xnli.dev.tsv") == DataUse::validation);
    QVERIFY(useOf(sets, "xnli.test.tsv") == DataUse::test);
    QVERIFY(useOf(sets, "xnli.train.tsv") == DataUse::training);
    QVERIFY(useOf(sets, "latest.tsv") == DataUse::training);
  }

  void aFolderOfTheDatasetsLibraryGivesItsSplits() {
    for (const char* split : {"train", "validation"}) {
      QVERIFY(QDir(m_folder->path()).mkdir(split));
      touch(QString("%1/state.json").arg(split));
      touch(QString("%1/data-00000-of-00001.arrow").arg(split));
    }
    QFile splits(m_folder->filePath("dataset_dict.json"));
    QVERIFY(splits.open(QIODevice::WriteOnly));
    splits.write(R"({"splits": ["train", "validation"]})");
    splits.close();
    const std::vector<FoundDataSet> sets = findDataSets({m_folder->path()});
    QCOMPARE(sets.size(), std::size_t{2});
    QVERIFY(useOf(sets, "train") == DataUse::training);
    QVERIFY(useOf(sets, "validation") == DataUse::validation);
    QCOMPARE(findDataSets({m_folder->filePath("train")}).size(), std::size_t{1});
  }

  void shardsOfOneSplitAreOneSet() {
    for (const char* name : {"train-00000-of-00002.parquet", "train-00001-of-00002.parquet",
                             "test-00000-of-00001.parquet", "validation-00000-of-00003.parquet"})
      touch(name);
    const std::vector<FoundDataSet> sets = findDataSets({m_folder->path()});
    QCOMPARE(sets.size(), std::size_t{3});
    QVERIFY(useOf(sets, "train-00000-of-00002.parquet") == DataUse::training);
    QVERIFY(useOf(sets, "test-00000-of-00001.parquet") == DataUse::test);
    QVERIFY(useOf(sets, "validation-00000-of-00003.parquet") == DataUse::validation);
    const auto train =
        std::ranges::find_if(sets, [](const FoundDataSet& set) { return set.source.name == "train"; });
    QVERIFY(train != sets.end());
    const std::vector<FoundDataSet> dropped =
        findDataSets({m_folder->filePath("train-00000-of-00002.parquet"),
                      m_folder->filePath("train-00001-of-00002.parquet")});
    QCOMPARE(dropped.size(), std::size_t{1});
  }

  void parquetFilesOfNumbersAreTheirFolder() {
    for (const char* name : {"0000.parquet", "0001.parquet"}) touch(name);
    const std::vector<FoundDataSet> sets = findDataSets({m_folder->path()});
    QCOMPARE(sets.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(sets[0].source.path), QFileInfo(m_folder->path()).absoluteFilePath());
  }

  void picturesHoldNoRows() {
    QFile picture(m_folder->filePath("picture"));
    QVERIFY(picture.open(QIODevice::WriteOnly));
    picture.write(QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
    picture.close();
    QVERIFY(!mayHoldRows(picture.fileName()));
    QFile text(m_folder->filePath("sentences"));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("One sentence.\nAnd 한국어 one\twith a tab.\n");
    text.close();
    QVERIFY(mayHoldRows(text.fileName()));
    QVERIFY(mayHoldRows(m_folder->path()));
    QVERIFY(mayHoldRows(m_folder->filePath("missing")));
  }

  void parallelTextsAreOneSet() {
    touch("news.en.gz");
    touch("news.ko.gz");
    touch("other.de");
    const std::vector<FoundDataSet> sets = findDataSets({m_folder->path()});
    QCOMPARE(sets.size(), std::size_t{2});
    QVERIFY(sets[0].source.path.ends_with("news.en.gz"));
    QVERIFY(sets[0].source.targetPath.ends_with("news.ko.gz"));
    QCOMPARE(sets[0].source.targetLanguage, std::string("ko"));
    QVERIFY(sets[1].source.targetPath.empty());
  }

 private:
  void touch(const QString& name) {
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
  }
  static DataUse useOf(const std::vector<FoundDataSet>& sets, const std::string& name) {
    for (const FoundDataSet& set : sets) {
      if (set.source.path.ends_with("/" + name)) return set.use;
    }
    return {};
  }

  std::unique_ptr<QTemporaryDir> m_folder;
};

}  // namespace s2s
