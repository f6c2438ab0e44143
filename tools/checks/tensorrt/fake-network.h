// What the stand-ins for libnvinfer and libnvonnxparser share: a "model" is a text, see fake-nvinfer.cpp.
#pragma once

#include <string>

#include "stubs.h"

struct FakeNetwork final : nvinfer1::INetworkDefinition {
  FakeNetwork() { mImpl = &stub; }
  nvinfer1::apiv::StubVNetworkDefinition stub;
  std::string text;
};
