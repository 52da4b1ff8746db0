// How Chinese characters are typed in Latin letters.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace greenward::viewer {

/// Readings by ICU's transliterator "Han-Latin; Latin-ASCII", which gives each character its commonest one:
/// 长 "zhang", 厦 "sha", 行 "xing", 车 "che". (It has other ones for a few words, such as 重庆; characters
/// are asked one by one, so these play no part.) Names of places often go by another, 长春 chang chun, 厦门
/// xia men: for the characters of several readings that are found in place names the others are added from a
/// table here. All readings of a character count wherever it stands: which one a name has, nobody is asked to
/// know. The ü of 绿 and 女 is typed u or v.
class pinyin {
 public:
  /// Throws error{bad_input} if this ICU was built without the transliterator.
  pinyin();
  ~pinyin();
  pinyin(const pinyin&) = delete;
  pinyin& operator=(const pinyin&) = delete;

  /// Without tones, letters a to z, ICU's first; empty if the character is no Chinese one. Some ten
  /// microseconds: ask once for each character, not for each name.
  [[nodiscard]] std::vector<std::string> readings(char32_t character) const;

 private:
  struct transliterators;
  std::unique_ptr<transliterators> icu_;
};

}  // namespace greenward::viewer
