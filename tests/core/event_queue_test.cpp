#include "engine/core/event_queue.h"

#include <gtest/gtest.h>

#include <memory>
#include <thread>

namespace s2s {
namespace {

using namespace std::chrono_literals;

TEST(EventQueueTest, KeepsTheOrderOfEveryWriter) {
  EventQueue<std::pair<int, int>> queue(8);
  constexpr int kWriters = 4, kEach = 2000;
  std::vector<std::thread> writers;
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&queue, writer] {
      for (int i = 0; i < kEach; ++i) EXPECT_TRUE(queue.push({writer, i}));
    });
  }
  std::vector<int> next(kWriters);
  for (int taken = 0; taken < kWriters * kEach;) {
    for (const auto& [writer, number] : queue.waitAndTakeAll(10s)) {
      EXPECT_EQ(number, next[static_cast<std::size_t>(writer)]++);
      ++taken;
    }
  }
  for (std::thread& writer : writers) writer.join();
}

TEST(EventQueueTest, AFullQueueRefusesOrWaits) {
  EventQueue<int> queue(1);
  EXPECT_TRUE(queue.tryPush(1));
  EXPECT_FALSE(queue.tryPush(2));
  std::thread writer([&] { EXPECT_TRUE(queue.push(3)); });
  std::vector<int> taken;
  while (taken.size() < 2) {
    for (const int value : queue.waitAndTakeAll(10s)) taken.push_back(value);
  }
  writer.join();
  EXPECT_EQ(taken, (std::vector<int>{1, 3}));
}

TEST(EventQueueTest, ClosingFreesWhoWaits) {
  EventQueue<int> queue(1);
  ASSERT_TRUE(queue.push(1));
  std::thread writer([&] { EXPECT_FALSE(queue.push(2)); });
  queue.close();
  writer.join();
  EXPECT_EQ(queue.takeAll(), std::vector<int>{1}) << "what had arrived is not lost";
  EXPECT_TRUE(queue.waitAndTakeAll(10s).empty()) << "a closed queue is not waited for";
  EXPECT_FALSE(queue.tryPush(3));
}

TEST(EventQueueTest, TakesWhatCanOnlyBeMoved) {
  EventQueue<std::unique_ptr<int>> queue(4);
  EXPECT_TRUE(queue.takeAll().empty());
  ASSERT_TRUE(queue.push(std::make_unique<int>(5)));
  EXPECT_EQ(*queue.takeAll().at(0), 5);
}

}  // namespace
}  // namespace s2s
