#include "viewer/layers/name_search.hpp"

#include "engine/base/random.hpp"
#include "tests/viewer/named_district.hpp"
#include "viewer/i18n/folded_text.hpp"
#include "viewer/i18n/pinyin.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace greenward::viewer {
namespace {

using testing::named_district;
using testing::named_rows;

std::vector<std::string> found(const name_index& index, std::string_view typed) {
  std::vector<std::string> said;
  for (const found_thing& thing : search(index, typed, 20).best) {
    const std::string_view name = index.name(thing.thing);
    said.emplace_back(name.empty() ? index.code(thing.thing) : name);
  }
  return said;
}

using names = std::vector<std::string>;

TEST(NameSearch, AStreetIsFoundByInitialsByPinyinAndByCharacters) {
  const auto index = make_name_index(named_district({{"绿园路", "R-0331"}, {"青年路", "R-2"}}, {}), {});
  for (const char* typed : {"lyl", "LYL", "ly", "yl", "lvyuanlu", "luyuanlu", "lvyuan", "lyuanl", "绿园路",
                            "园路", "绿yl", "绿 园·路", "R-0331", "r0331", "033", "ｌｙｌ"})
    EXPECT_EQ(found(*index, typed), names{"绿园路"}) << typed;
  for (const char* typed : {"lll", "lyll", "绿路", "园绿", "uan", "0332", "yuanlv"})
    EXPECT_TRUE(found(*index, typed).empty()) << typed;
}

TEST(NameSearch, ANameIsFoundByEveryReadingOfItsCharacters) {
  const auto index = make_name_index(named_district({}, {{"长春大街", ""}, {"柏坪大街", ""}}), {});
  for (const char* typed : {"changchun", "ccdj", "zhangchun", "zcdj"})
    EXPECT_EQ(found(*index, typed), names{"长春大街"}) << typed;
  for (const char* typed : {"baipingdajie", "boping", "bpdj"})
    EXPECT_EQ(found(*index, typed), names{"柏坪大街"}) << typed;
}

TEST(NameSearch, TheDistrictsOwnNamesAreFoundAsTheyAreSpoken) {
  const auto index = make_name_index(named_district({}, {{"正阳街道", "220106001"},
                                                         {"绿化社区", ""},
                                                         {"大房身社区", ""},
                                                         {"车家村委会", ""},
                                                         {"蓝调倾城社区", ""},
                                                         {"合心镇", ""},
                                                         {"雁鸣湖社区", ""},
                                                         {"皓月产业园区", ""}}),
                                     {});
  const std::vector<std::pair<std::string, std::string>> spoken{
      {"zhengyang", "正阳街道"}, {"lvhua", "绿化社区"},       {"luhuashequ", "绿化社区"},
      {"dfs", "大房身社区"},     {"chejia", "车家村委会"},    {"landiaoqc", "蓝调倾城社区"},
      {"hexin", "合心镇"},       {"yanminghu", "雁鸣湖社区"}, {"hycyyq", "皓月产业园区"},
      {"6001", "正阳街道"}};
  for (const auto& [typed, name] : spoken) EXPECT_EQ(found(*index, typed), names{name}) << typed;
}

TEST(NameSearch, TheWholeComesBeforeTheBeginningBeforeTheRest) {
  const auto index = make_name_index(
      named_district(
          {}, {{"柳园", ""}, {"北绿园", ""}, {"绿园路东段", ""}, {"绿园路", ""}, {"绿园", ""}, {"绿源", ""}}),
      {});
  EXPECT_EQ(found(*index, "绿园"), (names{"绿园", "绿园路", "绿园路东段", "北绿园"}));
  EXPECT_EQ(found(*index, "ly"), (names{"柳园", "绿园", "绿源", "绿园路", "绿园路东段", "北绿园"}));
}

TEST(NameSearch, NothingTypedFindsNothing) {
  const auto index = make_name_index(named_district({}, {{"绿园", ""}}), {});
  for (const char* typed : {"", "  ", "·"}) EXPECT_EQ(search(*index, typed, 20).count, 0) << typed;
}

TEST(NameSearch, AllAreCountedAndTheBestAreKept) {
  const auto index = make_name_index(named_district({}, named_rows(70, {"佳园", ""})), {});
  const found_names all = search(*index, "jy", 20);
  EXPECT_EQ(all.count, 70);
  ASSERT_EQ(all.best.size(), 20);
  for (std::uint32_t i = 0; i < 20; ++i) EXPECT_EQ(all.best[i].thing, i);
}

TEST(NameSearch, OfWhatIsTooLongTheBeginningIsLookedFor) {
  const std::string fits(kMostTyped, 'a');
  const auto index = make_name_index(named_district({}, {{fits + "b", ""}}), {});
  EXPECT_EQ(search(*index, fits, 1).count, 1);
  EXPECT_EQ(search(*index, fits + "xyz", 1).count, 1);
  EXPECT_EQ(search(*index, std::string(kMostTyped - 1, 'a') + "x", 1).count, 0);
}

/// Tries everything.
class text_oracle {
 public:
  match_kind kind(const std::u32string& key, const std::u32string& typed) {
    match_kind best = match_kind::none;
    for (std::size_t start = 0; start < key.size(); ++start) follow(key, typed, start, start, 0, true, best);
    return best;
  }

 private:
  void follow(const std::u32string& key, const std::u32string& typed, std::size_t start, std::size_t at,
              std::size_t done, bool written, match_kind& best) {
    if (done == typed.size()) {
      using enum match_kind;
      const bool first = start == 0, whole = first && at == key.size();
      const match_kind ended = whole   ? (written ? whole_written : whole_spelled)
                               : first ? (written ? begins_written : begins_spelled)
                                       : (written ? within_written : within_spelled);
      best = std::min(best, ended);
      return;
    }
    if (at == key.size()) return;
    if (key[at] == typed[done]) follow(key, typed, start, at + 1, done + 1, written, best);
    for (const std::string& reading : readings(key[at]))
      for (std::size_t length = 1; length <= reading.size() && done + length <= typed.size(); ++length)
        if (std::equal(reading.begin(), reading.begin() + static_cast<std::ptrdiff_t>(length),
                       typed.begin() + static_cast<std::ptrdiff_t>(done)))
          follow(key, typed, start, at + 1, done + length, false, best);
  }

  const std::vector<std::string>& readings(char32_t c) {
    const auto known = known_.find(c);
    return known != known_.end() ? known->second : known_.emplace(c, pinyin_.readings(c)).first->second;
  }

  pinyin pinyin_;
  std::map<char32_t, std::vector<std::string>> known_;
};

std::string random_text(random_source& random, const std::vector<std::string>& parts, int longest) {
  std::string text;
  const auto length = random.integer(0, longest);
  for (std::int64_t i = 0; i < length; ++i)
    text += parts[static_cast<std::size_t>(random.integer(0, static_cast<std::int64_t>(parts.size()) - 1))];
  return text;
}

TEST(NameSearch, AgreesWithTryingEverything) {
  // Readings of which one begins another or two make a third: xi an, xian; a e; lu, lv.
  const std::vector<std::string> characters{"西", "安", "县", "长", "张", "绿",
                                            "路", "阿", "a",  "l",  "1",  "-"};
  const std::vector<std::string> letters{"x", "i", "a", "n", "xian", "zhang", "c",
                                         "l", "u", "v", "1", "西",   "安",    "长"};
  random_source random(20261127);
  text_oracle every;
  for (int round = 0; round < 60; ++round) {
    named_rows rows;
    for (int i = 0; i < 40; ++i)
      rows.emplace_back(random_text(random, characters, 5), random_text(random, characters, 3));
    const auto index = make_name_index(named_district({}, rows), {});
    for (int i = 0; i < 20; ++i) {
      const std::string typed = random_text(random, letters, 4);
      struct expected {
        match_kind kind;
        std::size_t length;
        std::uint32_t thing;
        auto operator<=>(const expected&) const = default;
      };
      std::vector<expected> all;
      for (std::uint32_t thing = 0; thing < index->size() && !folded(typed).empty(); ++thing) {
        expected best{match_kind::none, 0, thing};
        for (const std::string_view key : {index->name(thing), index->code(thing)}) {
          const std::u32string text = folded(key);
          const match_kind kind = every.kind(text, folded(typed));
          if (kind != match_kind::none) best = std::min(best, {kind, text.size(), thing});
        }
        if (best.kind != match_kind::none) all.push_back(best);
      }
      std::ranges::sort(all);
      const found_names result = search(*index, typed, 1000);
      ASSERT_EQ(result.count, all.size()) << typed;
      for (std::size_t k = 0; k < all.size(); ++k) {
        ASSERT_EQ(result.best[k].thing, all[k].thing) << typed << " at " << k;
        ASSERT_EQ(result.best[k].kind, all[k].kind) << typed << " at " << k;
      }
    }
  }
}

}  // namespace
}  // namespace greenward::viewer
