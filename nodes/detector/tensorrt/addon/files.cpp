#include "files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "failure.h"

namespace goshawk::tensorrt {
namespace {

Failure failed(const std::string& path, const char* what) {
  return Failure(errno == ENOSPC ? "disk-full" : "disk", path + ": " + what + ": " + std::strerror(errno));
}

}  // namespace

MappedFile::MappedFile(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw failed(path, "cannot be opened");
  struct stat info {};
  if (fstat(file, &info) != 0 || info.st_size == 0) {
    const Failure failure = info.st_size == 0 ? Failure("disk", path + ": is empty") : failed(path, "cannot be examined");
    close(file);
    throw failure;
  }
  size_ = static_cast<size_t>(info.st_size);
  void* const mapped = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
  if (mapped == MAP_FAILED) {
    const Failure failure = failed(path, "cannot be mapped");
    close(file);
    throw failure;
  }
  data_ = mapped;
  close(file);
}

MappedFile::~MappedFile() { munmap(data_, size_); }

void writeFile(const std::string& path, const void* data, size_t size) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) throw failed(path, "cannot be written");
  const auto* next = static_cast<const char*>(data);
  size_t left = size;
  bool good = true;
  while (good && left > 0) {
    const ssize_t written = write(file, next, left < (1U << 30) ? left : (1U << 30));
    if (written < 0 && errno == EINTR) continue;
    good = written > 0;
    if (!good) break;
    next += written;
    left -= static_cast<size_t>(written);
  }
  good = good && fsync(file) == 0;
  if (!good) {
    const Failure failure = failed(path, "cannot be written");
    close(file);
    unlink(path.c_str());
    throw failure;
  }
  close(file);
}

}  // namespace goshawk::tensorrt
