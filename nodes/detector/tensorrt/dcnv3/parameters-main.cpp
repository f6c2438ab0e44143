// The plug-in's attributes as a program, for tools/checks/dcnv3-parameters.test.ts. Arguments are NAME=VALUE, and the
// tensors' extents as input=N,H,W,C offset=... mask=...; prints every attribute, the output's extents, and what is wrong.
#include <cstdio>
#include <cstring>
#include <map>
#include <sstream>

#include "parameters.h"

using namespace goshawk::dcnv3;

static std::array<int64_t, 4> extentsOf(const std::string& text) {
  std::array<int64_t, 4> extents{};
  std::istringstream words(text);
  char comma = 0;
  for (int64_t& extent : extents) words >> extent >> comma;
  return extents;
}

int main(int count, char** arguments) {
  Parameters parameters;
  std::map<std::string, std::array<int64_t, 4>> tensors;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    const std::string name = argument.substr(0, argument.find('=')), value = argument.substr(argument.find('=') + 1);
    if (name == "input" || name == "offset" || name == "mask") {
      tensors[name] = extentsOf(value);
      continue;
    }
    const std::string problem = setParameter(parameters, name, std::stod(value));
    if (!problem.empty()) {
      std::printf("problem %s\n", problem.c_str());
      return 0;
    }
  }
  for (const ParameterField& field : kParameterFields) {
    if (field.real != nullptr)
      std::printf("%s %g\n", field.name, static_cast<double>(parameters.*field.real));
    else
      std::printf("%s %d\n", field.name, parameters.*field.integer);
  }
  std::string problem = problemOf(parameters);
  if (problem.empty() && tensors.size() == 3) {
    problem = mismatchOf(parameters, tensors["input"], tensors["offset"], tensors["mask"]);
    const auto& input = tensors["input"];
    const Shape shape = shapeOf(parameters, static_cast<int>(input[0]), static_cast<int>(input[1]), static_cast<int>(input[2]));
    std::printf("output %d %d %d %d\n", shape.batch, shape.outHeight, shape.outWidth, shape.channels());
  }
  if (!problem.empty()) std::printf("problem %s\n", problem.c_str());
  return 0;
}
