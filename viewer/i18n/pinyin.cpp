#include "viewer/i18n/pinyin.hpp"

#include "engine/base/error.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <algorithm>
#include <array>
#include <string_view>

namespace greenward::viewer {

namespace {

struct further_reading {
  char32_t character;
  std::string_view reading;
};

/// Readings in names of places, and their commonest ones where ICU gives another.
constexpr std::array kFurtherReadings = std::to_array<further_reading>({
    {U'长', "chang"}, {U'重', "chong"}, {U'乐', "yue"},   {U'厦', "xia"},  {U'行', "hang"},  {U'朝', "zhao"},
    {U'都', "du"},    {U'车', "ju"},    {U'大', "dai"},   {U'六', "lu"},   {U'堡', "pu"},    {U'堡', "bu"},
    {U'单', "shan"},  {U'解', "xie"},   {U'柏', "bo"},    {U'泊', "bo"},   {U'尉', "yu"},    {U'蔚', "yu"},
    {U'地', "di"},    {U'调', "tiao"},  {U'盛', "cheng"}, {U'藏', "zang"}, {U'传', "zhuan"}, {U'区', "ou"},
    {U'仇', "qiu"},   {U'洗', "xian"},  {U'浒', "xu"},    {U'莞', "wan"},  {U'宿', "xiu"},   {U'角', "jue"},
    {U'校', "jiao"},  {U'屯', "zhun"},  {U'种', "chong"}, {U'便', "pian"}, {U'合', "ge"},    {U'卡', "qia"},
    {U'圈', "juan"},  {U'沈', "chen"},  {U'查', "zha"},   {U'翟', "zhai"}, {U'阿', "e"},     {U'降', "xiang"},
    {U'弄', "long"},  {U'塞', "se"},    {U'曾', "zeng"},  {U'陂', "pi"},   {U'番', "pan"},   {U'铅', "yan"},
    {U'筠', "jun"},   {U'枞', "zong"},  {U'会', "kuai"},  {U'牟', "mu"},   {U'荥', "ying"},  {U'扎', "za"},
    {U'贾', "gu"},    {U'祭', "zhai"},  {U'薄', "bo"},
});

using icu_transliterator = std::unique_ptr<icu::Transliterator>;

icu_transliterator make_transliterator(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  icu_transliterator made(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  if (U_FAILURE(status) || !made)
    throw error(error_code::bad_input, id,
                {"ICU 中没有这个转写规则，不能按拼音查找",
                 "this ICU has no such transliteration: no search by pinyin"},
                {"请安装完整的 ICU 数据", "install ICU with all its data"});
  return made;
}

/// With a tone or without.
bool has_u_umlaut(const icu::UnicodeString& text) {
  constexpr std::array<char16_t, 5> kForms{u'ü', u'ǖ', u'ǘ', u'ǚ', u'ǜ'};
  return std::ranges::any_of(kForms, [&](char16_t form) { return text.indexOf(form) >= 0; });
}

bool is_latin(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

void add_reading(std::vector<std::string>& readings, std::string_view added) {
  if (std::ranges::find(readings, added) == readings.end()) readings.emplace_back(added);
}

}  // namespace

struct pinyin::transliterators {
  icu_transliterator to_latin = make_transliterator("Han-Latin");
  icu_transliterator to_ascii = make_transliterator("Latin-ASCII");
};

pinyin::pinyin() : icu_(std::make_unique<transliterators>()) {}
pinyin::~pinyin() = default;

std::vector<std::string> pinyin::readings(char32_t character) const {
  std::vector<std::string> found;
  if (character < 0x2e80) return found;  // no script before it has characters of this kind
  const icu::UnicodeString own(static_cast<UChar32>(character));
  icu::UnicodeString latin = own;
  icu_->to_latin->transliterate(latin);
  if (latin == own) return found;
  const bool umlaut = has_u_umlaut(latin);
  icu_->to_ascii->transliterate(latin);
  std::string reading;
  latin.toUTF8String(reading);
  if (!is_latin(reading)) return found;
  add_reading(found, reading);
  if (umlaut) {
    std::ranges::replace(reading, 'u', 'v');
    add_reading(found, reading);
  }
  for (const further_reading& further : kFurtherReadings)
    if (further.character == character) add_reading(found, further.reading);
  return found;
}

}  // namespace greenward::viewer
