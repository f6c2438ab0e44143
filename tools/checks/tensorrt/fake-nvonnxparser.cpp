// A stand-in for libnvonnxparser: takes a text for a model, see fake-nvinfer.cpp.
#include <fstream>
#include <memory>
#include <sstream>

#include "fake-network.h"

namespace {

class FakeError final : public nvonnxparser::StubIParserError {
 public:
  explicit FakeError(std::string text) : text_(std::move(text)) {}
  const char* desc() const override { return text_.c_str(); }
  const char* nodeName() const override { return "node_7"; }
  const char* nodeOperator() const override { return "TRTDCNv3"; }

 private:
  std::string text_;
};

class FakeParser final : public nvonnxparser::StubIParser {
 public:
  explicit FakeParser(FakeNetwork& network) : network_(network) {}

  bool parseFromFile(const char* path, int) noexcept override {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    network_.text = text.str();
    if (!file || network_.text.rfind("fake-onnx", 0) != 0) error_ = std::make_unique<FakeError>("no model");
    const size_t refused = network_.text.find("\nrefuse ");
    if (refused != std::string::npos) error_ = std::make_unique<FakeError>(network_.text.substr(refused + 8));
    return error_ == nullptr;
  }
  int getNbErrors() const noexcept override { return error_ == nullptr ? 0 : 1; }
  const nvonnxparser::IParserError* getError(int) const noexcept override { return error_.get(); }

 private:
  FakeNetwork& network_;
  std::unique_ptr<FakeError> error_;
};

}  // namespace

extern "C" void* createNvOnnxParser_INTERNAL(void* network, void*, int) noexcept {
  return new FakeParser(*static_cast<FakeNetwork*>(static_cast<nvinfer1::INetworkDefinition*>(network)));
}
