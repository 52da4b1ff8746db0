#include "engine/sample/plan_words.hpp"

#include <array>

namespace greenward::sample {
namespace {

using words = std::array<const char*, 24>;

constexpr words kStreetFirst{"润", "榆", "松", "云", "柏", "嘉", "宏", "瑞", "泽", "桦", "澄", "霁",
                             "岚", "沐", "景", "朔", "丰", "栖", "枫", "望", "汇", "锦", "远", "融"};
constexpr words kStreetSecond{"岭", "禾", "畅", "澜", "屏", "晖", "麓", "洲", "泰", "原", "霖", "坪",
                              "杉", "桥", "槐", "湖", "谷", "溪", "塬", "陌", "棠", "野", "沣", "甸"};
constexpr words kCompoundFirst{"春", "和", "康", "雅", "翠", "明", "祥", "佳", "晨", "怡", "金", "秀",
                               "福", "静", "兰", "梧", "枫", "柳", "榆", "安", "清", "盛", "宜", "禧"};
constexpr words kCompoundSecond{"晖", "苑", "庭", "居", "岸", "里", "园", "轩", "阁", "邸", "湾", "坊",
                                "城", "舍", "筑", "台", "汀", "林", "院", "廷", "堂", "洲", "邻", "圃"};

/// Distinct for number < 576, and neighbours in the list share no character.
std::string pair_word(const words& first, const words& second, std::size_t number) {
  const std::size_t k = number % 576;
  std::string word = std::string(first[k % 24]) + second[(k / 24 + k * 7) % 24];
  if (number >= 576) word += chinese_number(number / 576 + 1);
  return word;
}

}  // namespace

std::string chinese_number(std::size_t number) {
  constexpr std::array<const char*, 10> kDigits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::string text;
  const std::size_t hundreds = number / 100 % 10;
  const std::size_t tens = number / 10 % 10;
  if (hundreds > 0) text += std::string(kDigits[hundreds]) + "百";
  if (hundreds > 0 && tens == 0 && number % 10 > 0) text += "零";
  if (tens > 0) text += (tens == 1 && hundreds == 0 ? std::string() : std::string(kDigits[tens])) + "十";
  return text + kDigits[number % 10];
}

std::string street_word(std::size_t number) {
  return pair_word(kStreetFirst, kStreetSecond, number);
}
std::string compound_word(std::size_t number) {
  return pair_word(kCompoundFirst, kCompoundSecond, number);
}

std::string district_base_name(const std::string& name) {
  constexpr std::size_t kCharacter = 3;  // bytes of 区, 县, 市 in UTF-8
  if (name.size() <= kCharacter) return name;
  const std::string end = name.substr(name.size() - kCharacter);
  return end == "区" || end == "县" || end == "市" ? name.substr(0, name.size() - kCharacter) : name;
}

}  // namespace greenward::sample
