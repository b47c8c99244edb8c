#pragma once
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>
#include <memory>

#include "app/window/main_window.h"
#include "tests/window/scripted_door.h"

namespace s2s {

/// What tests of the window before a scripted engine share: a folder and settings of their own for each test,
/// and the models and runs that lie in it.
class ScriptedWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_script = {};
    m_settings = std::make_unique<Settings>(m_folder->filePath("settings.ini"));
    m_settings->setDataFolder(m_folder->path());
    m_settings->setLanguage("en");
    m_settings->setTheme("light");
    QDir::setCurrent(m_folder->path());
  }
  void cleanup() {
    m_settings.reset();
    QDir::setCurrent(QDir::tempPath());  // the folder below it goes away
  }

 protected:
  std::unique_ptr<MainWindow> open() {
    auto window = std::make_unique<MainWindow>(
        *m_settings, [this] { return std::make_unique<test::ScriptedDoor>(m_script); });
    window->show();
    [&] { QVERIFY(QTest::qWaitForWindowExposed(window.get())); }();
    return window;
  }

  void write(const QString& name, const QByteArray& content) const {
    QDir(m_folder->path()).mkpath(QFileInfo(m_folder->filePath(name)).path());
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
  }

  QString writeRecipe(int steps = 10, const QString& name = "apples") {
    write("pairs.tsv", "source\ttarget\nThere is an apple.\t사과가 있다.\n");
    write("recipe.json", recipe(steps, name));
    return m_folder->filePath("recipe.json");
  }

  static QByteArray recipe(int steps, const QString& name) {
    return QString(R"({"name":"%1","model":{"from":"t5-small","initialization":"random"},
        "data":{"train":[{"path":"pairs.tsv"}]},"training":{"steps":%2}})")
        .arg(name)
        .arg(steps)
        .toUtf8();
  }

  /// A run as it lies on disk after three steps.
  QString makeRun(const QString& name, int steps = 10) {
    const QString run = QDir(m_settings->runsFolder()).filePath(name);
    QDir().mkpath(run + "/checkpoints");
    const QString relative = QDir(m_folder->path()).relativeFilePath(run);
    write(relative + "/recipe.json", recipe(steps, name));
    write(relative + "/metrics.jsonl",
          "{\"step\":1,\"loss\":4}\n{\"step\":2,\"loss\":3}\n{\"step\":3,\"loss\":2}\n");
    return run;
  }

  QString makeModel(const QString& name) const {
    write(
        name + "/config.json",
        R"({"model_type":"t5","vocab_size":32,"d_model":8,"d_kv":4,"d_ff":16,"num_heads":2,"num_layers":1})");
    write(name + "/model.safetensors", "only its presence counts here");
    return m_folder->filePath(name);
  }

  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<Settings> m_settings;
  test::Script m_script;
};

}  // namespace s2s
