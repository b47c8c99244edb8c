#pragma once
#include <QtTest>

namespace s2s {

/// Draws every widget in both themes into gallery/ of the build folder, to be looked at.
class GalleryTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void draws_data();
  void draws();
};

}  // namespace s2s
