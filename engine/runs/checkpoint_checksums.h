#pragma once
// What the files of a checkpoint were when it was written: the bytes and the CRC-32 of each, in
// checkpoint_checksums.json among them. CRC-32 (zlib's) finds what disks and copies do to a file and takes a
// tenth of SHA-256's time without instructions for that; against somebody's will neither would help here,
// where the sums lie beside the files.

#include <filesystem>

#include "engine/core/result.h"

namespace s2s {

/// Of every file in the folder and in those below it, read back from the disk's cache. Written last, before
/// the folder gets its name.
Result<void> writeChecksums(const std::filesystem::path& checkpoint);

/// An error of kind failed, its place the file, where one is gone or no longer what was written. Only a
/// regular file of the size that was written is read: what else took its name may have no end. A folder
/// without checksums (of an earlier version, or no checkpoint) is taken as it is; so are files that came
/// later.
Result<void> checkCheckpoint(const std::filesystem::path& checkpoint);

/// The same for whoever opens the model without training on: of the weights alone, also LoRA's by themselves.
/// A checkpoint is an ordinary model directory, whose small files people edit.
Result<void> checkStoredWeights(const std::filesystem::path& checkpoint);

}  // namespace s2s
