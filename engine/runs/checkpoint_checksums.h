#pragma once
// What the files of a checkpoint were when it was written: the bytes and the CRC-32 of each, in
// checkpoint_checksums.json among them. CRC-32 finds what disks and copies do to a file and takes a small
// part of the time of reading it; against somebody's will neither would help here, where the sums lie beside
// the files.

#include <filesystem>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

/// Of every file in the folder and in those below it, read back from the disk's cache. Written last, before
/// the folder gets its name.
Result<void> writeChecksums(const std::filesystem::path& checkpoint);

/// What a run goes on from to the bit: all tensors and the training state. An error of kind failed, its place
/// the file, where one is gone or no longer what was written. Only a regular file of the size that was
/// written is read: what else took its name may have no end. A folder without checksums (of an earlier
/// version, or no checkpoint) is taken as it is; so are files that came later.
Result<void> checkCheckpoint(const std::filesystem::path& checkpoint);

/// All other files that are gone or no longer what was written. A checkpoint is an ordinary model directory,
/// whose small files people edit.
Result<std::vector<Error>> changedSmallFiles(const std::filesystem::path& checkpoint);

/// As checkCheckpoint() for whoever opens the model without training on: of the weights alone, also LoRA's by
/// themselves.
Result<void> checkStoredWeights(const std::filesystem::path& checkpoint);

}  // namespace s2s
