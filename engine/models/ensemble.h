#pragma once
// Several models of one vocabulary that write one text together: at every step the mean of their logits is
// what is searched (Raffel et al. 2020, section 3.6: the mean of the logits before the
// softmax, not of the probabilities behind it).

#include <vector>

#include "engine/models/model_bundle.h"

namespace s2s {

/// The members as one model that generates and scores like any other. They may differ in size and weights;
/// their family, vocabulary (every piece) and the token ids of generation must be equal, else the error (of
/// kind invalidInput) names the members and the first difference. A single member is given back as it is.
Result<ModelBundle> makeEnsemble(std::vector<ModelBundle> members);

}  // namespace s2s
