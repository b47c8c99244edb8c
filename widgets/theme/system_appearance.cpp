#include "widgets/theme/system_appearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace s2s {
namespace {

const QString kService = "org.freedesktop.portal.Desktop";
const QString kPath = "/org/freedesktop/portal/desktop";
const QString kInterface = "org.freedesktop.portal.Settings";
const QString kGroup = "org.freedesktop.appearance";
const QString kKey = "color-scheme";
constexpr int kAnswerMilliseconds = 150;  // a portal that does not answer must not hold up the first window

}  // namespace

SystemAppearance::SystemAppearance(QObject* parent) : QObject(parent) {
  QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return;
  QDBusMessage question = QDBusMessage::createMethodCall(kService, kPath, kInterface, "Read");
  question << kGroup << kKey;
  const QDBusMessage answer = bus.call(question, QDBus::Block, kAnswerMilliseconds);
  if (answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty()) {
    m_prefersDark = fromPortal(answer.arguments().first());
  }
  bus.connect(kService, kPath, kInterface, "SettingChanged", this,
              SLOT(settingChanged(QString, QString, QDBusVariant)));
}

std::optional<bool> SystemAppearance::fromPortal(const QVariant& value) {
  QVariant inner = value;
  while (inner.canConvert<QDBusVariant>()) inner = inner.value<QDBusVariant>().variant();
  bool isNumber = false;
  const uint scheme = inner.toUInt(&isNumber);
  if (!isNumber || scheme == 0 || scheme > 2) return std::nullopt;
  return scheme == 1;
}

void SystemAppearance::settingChanged(const QString& group, const QString& key, const QDBusVariant& value) {
  if (group != kGroup || key != kKey) return;
  m_prefersDark = fromPortal(value.variant());
  Q_EMIT changed();
}

}  // namespace s2s
