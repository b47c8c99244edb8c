#pragma once
// The part of Torch that the engine uses: tensors, autograd, generators. <torch/torch.h> also brings
// torch::nn and the data loaders, whose templates cost ten seconds in every file; nothing here needs them.

#include <ATen/CPUGeneratorImpl.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/generated/variable_factories.h>
#include <torch/types.h>
#include <torch/utils.h>
