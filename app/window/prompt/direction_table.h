#pragma once
#include <QAbstractTableModel>

#include "app/window/prompt/direction_matrix.h"

namespace s2s {

/// A row for each source language: its sentence, which can be edited, then what each target language got.
class DirectionTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum class Shows { answers, scores };
  enum Role { kUntrainedRole = Qt::UserRole + 1, kDiagonalRole };
  static constexpr int kSentence = 0;  ///< the column; target languages follow

  explicit DirectionTable(const DirectionMatrix& matrix, QObject* parent = nullptr);

  void setShows(Shows shows);
  /// The sentence of languages without one of their own.
  void setCommonSentence(const QString& sentence);
  void setOwnSentences(const DirectionMatrix::Sentences& sentences);
  const DirectionMatrix::Sentences& ownSentences() const { return m_own; }
  /// Of every row: its own, else the common one.
  DirectionMatrix::Sentences sentences() const;
  /// Headers in another language.
  void retranslate();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 Q_SIGNALS:
  void sentencesEdited();

 private:
  QVariant sentenceData(const QString& from, int role) const;
  QVariant cellData(const QString& from, const QString& to, int role) const;
  QString textOf(const DirectionMatrix::Cell& cell) const;
  QString toolTipOf(const DirectionMatrix::Cell& cell, const QString& from, const QString& to) const;

  const DirectionMatrix& m_matrix;
  Shows m_shows = Shows::answers;
  QString m_common;
  DirectionMatrix::Sentences m_own;
};

}  // namespace s2s
