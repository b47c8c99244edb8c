#include "app/window/demo.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include "resources/embedded_files.h"

namespace s2s {
namespace {

constexpr std::string_view kPrefix = "demo/";
const char* const kNeeded[] = {"t5-tiny/config.json", "mt5-tiny/config.json", "en-ko.tsv", "held_out.tsv",
                               "finetune.json"};

QByteArray bytes(std::string_view view) {
  return QByteArray::fromRawData(view.data(), static_cast<qsizetype>(view.size()));
}

QString digest() {
  QCryptographicHash hash(QCryptographicHash::Sha1);
  for (const EmbeddedFile& file : embeddedFiles()) {
    if (!file.path.starts_with(kPrefix)) continue;
    hash.addData(bytes(file.path));
    hash.addData(bytes(file.content));
  }
  return QString::fromLatin1(hash.result().toHex().left(12));
}

Result<void> writeFiles(const QString& folder) {
  for (const EmbeddedFile& file : embeddedFiles()) {
    if (!file.path.starts_with(kPrefix)) continue;
    const QString path = QDir(folder).filePath(QString::fromUtf8(bytes(file.path.substr(kPrefix.size()))));
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes(file.content)) < 0 || !out.commit()) {
      return Error{"the demo cannot be unpacked: " + out.errorString().toStdString(), path.toStdString(),
                   "free some space or choose another data folder"};
    }
  }
  return {};
}

}  // namespace

Result<Demo> unpackDemo(const QString& dataFolder) {
  for (const char* name : kNeeded) {
    if (!embeddedFile(std::string(kPrefix) + name)) {
      return Error{std::string("this build carries no complete demo, ") + name + " is missing", "",
                   "build again from a complete checkout, or open a model of your own"};
    }
  }
  const QString folder = QDir(dataFolder).filePath("demo-" + digest());
  if (!QFileInfo::exists(folder)) {
    const QString temporary = folder + ".unpacking";
    QDir(temporary).removeRecursively();
    if (Result<void> written = writeFiles(temporary); !written) return written.error();
    if (!QDir().rename(temporary, folder) && !QFileInfo::exists(folder)) {
      return Error{"the demo cannot be put in its place", folder.toStdString(),
                   "check the folder's permissions"};
    }
  }
  const QDir demo(folder);
  return Demo{folder, demo.filePath("t5-tiny"), demo.filePath("mt5-tiny"), demo.filePath("finetune.json")};
}

}  // namespace s2s
