// Text for a DBF file: what its encoding can hold, in how many bytes, and where it may be cut.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace greenward::exchange {

enum class dbf_encoding { utf8, gbk };

struct fitted_text {
  std::string utf8;             ///< what the file will hold, still as UTF-8
  std::size_t bytes = 0;        ///< its size in the target encoding
  std::size_t whole_bytes = 0;  ///< the size that the whole text would need there
  std::size_t replaced = 0;     ///< characters that the encoding cannot hold, now '?'
};

inline constexpr std::size_t kMostDbfBytes = 254;

/// Turns UTF-8 into what a DBF field of `kMostDbfBytes` bytes can hold; one object serves any number of
/// texts. Bytes that are not UTF-8 become '?' too. Not thread-safe.
class dbf_text {
 public:
  explicit dbf_text(dbf_encoding encoding);
  ~dbf_text();
  dbf_text(const dbf_text&) = delete;
  dbf_text& operator=(const dbf_text&) = delete;

  [[nodiscard]] fitted_text fit(std::string_view text) const;

 private:
  /// Bytes of one UTF-8 character in the target encoding; 0 = it cannot be held.
  [[nodiscard]] std::size_t encoded_size(std::string_view character) const;

  dbf_encoding encoding_;
  void* converter_ = nullptr;  ///< iconv_t, for GBK
};

}  // namespace greenward::exchange
