#pragma once
// Names of pickle opcodes, for code and for messages about those that are refused (CPython's Lib/pickle.py).

#include <string>

namespace s2s::pickle_opcode {

constexpr unsigned char kMark = '(', kStop = '.', kPop = '0', kNone = 'N', kBinaryInteger = 'J',
                        kBinaryInteger1 = 'K', kBinaryInteger2 = 'M', kBinaryFloat = 'G', kBinaryString = 'T',
                        kShortBinaryString = 'U', kBinaryUnicode = 'X', kAppend = 'a', kAppends = 'e',
                        kBuild = 'b', kGlobal = 'c', kEmptyDictionary = '}', kEmptyList = ']',
                        kEmptyTuple = ')', kBinaryGet = 'h', kLongBinaryGet = 'j', kBinaryPut = 'q',
                        kLongBinaryPut = 'r', kReduce = 'R', kSetItem = 's', kSetItems = 'u', kTuple = 't',
                        kBinaryPersistentId = 'Q', kBinaryBytes = 'B', kShortBinaryBytes = 'C',
                        kProtocol = 0x80, kTuple1 = 0x85, kTuple2 = 0x86, kTuple3 = 0x87, kTrue = 0x88,
                        kFalse = 0x89, kLong1 = 0x8a, kLong4 = 0x8b, kShortBinaryUnicode = 0x8c,
                        kBinaryUnicode8 = 0x8d, kEmptySet = 0x8f, kAddItems = 0x90, kStackGlobal = 0x93,
                        kMemoize = 0x94, kFrame = 0x95;

/// "INST (0x69)".
std::string nameOf(unsigned char opcode);

}  // namespace s2s::pickle_opcode
