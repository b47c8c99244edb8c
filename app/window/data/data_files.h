#pragma once
// Which data sets files and folders are, by their names.

#include <QStringList>
#include <vector>

#include "app/window/data/data_use.h"
#include "engine/recipes/recipe.h"

namespace s2s {

struct FoundDataSet {
  DataSource source;  ///< path and, of two parallel texts, target path and languages
  DataUse use = DataUse::training;
};

/// Whether the name is one of a format that holds rows of text: pairs.tsv, corpus.jsonl.gz. JSON is not, for
/// a recipe or a configuration is as likely.
bool isDataFileName(const QString& path);

/// Whether the file may hold rows of text: its name says so, or what it begins with. A picture or the weights
/// of a model does not. A file that is not there may, for reading it says what is wrong.
bool mayHoldRows(const QString& path);

/// One data set for each file, and for each file of data directly in a folder, in the order of names. Two
/// text files whose names differ only in languages at their ends (news.en, news.ko) are one, the first the
/// source. Several Parquet files that are one split (train-00000-of-00002.parquet) are one too, which is
/// named by the first of them. A name with a part such as "dev" or "test" says what the set is for.
std::vector<FoundDataSet> findDataSets(const QStringList& paths);

/// The data set that begins with a file: with the targets that lie beside it, where exactly one file there
/// has the same name but for the language.
DataSource dataSetOf(const QString& file);

/// Whether the path is a folder that holds data sets and no JSON, which may be anything: a run, a model.
bool isDataFolder(const QString& path);

/// The patterns of a file dialog: "*.tsv *.csv …".
QString dataFilePatterns();

}  // namespace s2s
