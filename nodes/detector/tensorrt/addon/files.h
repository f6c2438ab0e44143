// Whole files: read by mapping, written and flushed before anything is renamed.
#pragma once

#include <cstddef>
#include <string>

namespace goshawk::tensorrt {

/** A file's bytes, mapped read-only. */
class MappedFile {
 public:
  /** @throws Failure 'disk'. */
  explicit MappedFile(const std::string& path);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();
  const void* data() const { return data_; }
  size_t size() const { return size_; }

 private:
  void* data_ = nullptr;
  size_t size_ = 0;
};

/** Writes and flushes; removes what it wrote when it fails. @throws Failure 'disk'. */
void writeFile(const std::string& path, const void* data, size_t size);

}  // namespace goshawk::tensorrt
