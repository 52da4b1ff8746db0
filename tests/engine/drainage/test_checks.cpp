#include "engine/drainage/checks.hpp"
#include "engine/drainage/finding_numbers.hpp"

#include "engine/base/random.hpp"
#include "tests/engine/drainage/checked_survey.hpp"
#include "tests/engine/drainage/random_survey.hpp"
#include "tests/support/one_core.hpp"
#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

namespace greenward::drainage {
namespace {

using testing::at;
using testing::checked;
using testing::row_pairs;

TEST(Checks, EveryCheckHasItsWordsInBothLanguages) {
  const auto list = check_list();
  ASSERT_EQ(list.size(), static_cast<std::size_t>(check::count));
  std::set<std::string> ids;
  for (std::size_t i = 0; i < list.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(list[i].what), i);
    EXPECT_TRUE(ids.insert(list[i].id).second);
    for (const bilingual* words : {&list[i].title, &list[i].definition, &list[i].mend}) {
      EXPECT_FALSE(words->zh.empty());
      EXPECT_FALSE(words->en.empty());
    }
    EXPECT_EQ(find_check(list[i].id), &list[i]);
  }
  EXPECT_EQ(find_check("no such check"), nullptr);
}

TEST(Checks, SystemsOfPipesAndCompounds) {
  checked c;
  c.made.node("H", node_kind::house_connection, drain_system::sanitary, {0, 0}, 0, 0);
  c.made.node("I", node_kind::inlet, drain_system::storm, {0, 50}, 0);
  c.made.node("M", node_kind::manhole, drain_system::storm, {50, 0}, 0);
  c.made.node("O", node_kind::outfall, drain_system::storm, {100, 0});
  const auto wrong = c.pipe("H", "M");
  const auto drain = c.made.line({{0, 50}, {50, 0}}, "I", "M", drain_system::storm);
  const auto out = c.made.line({{50, 0}, {100, 0}}, "M", "O", drain_system::storm);
  c.building_compound = {0, 0, kNone, 0};
  c.people = {30, 12, 5, 0};
  EXPECT_EQ(c.found(check::sanitary_to_storm), at(wrong));
  EXPECT_EQ(c.only(check::sanitary_to_storm).numbers[0], 1);
  EXPECT_TRUE(c.found(check::system_mismatch).empty()) << "the tail is not reported";
  EXPECT_EQ(c.found(check::unconnected_building), at(1)) << "not the one outside, nor the empty one";
  c.made.drains.links.system[drain] = drain_system::combined;
  EXPECT_TRUE(c.found(check::combined_in_complete).empty());
  c.complete = {1};
  EXPECT_EQ(c.found(check::combined_in_complete), at(drain));
  c.made.drains.links.system[out] = drain_system::unknown;
  EXPECT_EQ(c.found(check::unknown_system), at(out));
}

TEST(Checks, AStormPipeThatOnlySewageCanReachIsAMismatch) {
  checked c;
  c.made.node("H", node_kind::house_connection, drain_system::sanitary, {0, 0});
  c.made.node("M", node_kind::manhole, drain_system::unknown, {50, 0});
  c.made.node("N", node_kind::interceptor, drain_system::unknown, {100, 0});
  c.made.node("O", node_kind::manhole, drain_system::unknown, {150, 0});
  c.pipe("H", "M");
  c.made.line({{50, 0}, {100, 0}}, "M", "N", drain_system::unknown);
  const auto storm = c.made.line({{100, 0}, {150, 0}}, "N", "O", drain_system::storm);
  EXPECT_EQ(c.found(check::system_mismatch), at(storm));
  EXPECT_EQ(c.only(check::interceptor).how, severity::warning);
  c.made.drains.links.is_overflow_path[storm] = 1;
  EXPECT_EQ(c.only(check::interceptor).how, severity::info);
}

TEST(Checks, CompletenessCountsZeroAsMissing) {
  checked c;
  c.made.node("A", node_kind::manhole, drain_system::sanitary, {0, 0}, 0);
  c.made.node("B", node_kind::manhole, drain_system::sanitary, {50, 0}, 0);
  c.made.drains.nodes.ground_m = {0, 12};
  double missing = -1;
  for (const finding& one : c.run())
    if (one.field == "nodes.ground_m") missing = one.numbers[2];
  EXPECT_EQ(missing, 0.5);
}

/// Everything that the findings say, in their order.
std::vector<std::uint64_t> said_by(const std::vector<finding>& findings) {
  std::vector<std::uint64_t> said;
  for (const finding& one : findings) {
    for (const auto code : {static_cast<unsigned>(one.what), static_cast<unsigned>(one.how),
                            static_cast<unsigned>(one.table), one.row, one.other})
      said.push_back(code);
    for (const double number : {one.place.x, one.place.y, one.numbers[0], one.numbers[1], one.numbers[2]})
      said.push_back(std::isnan(number) ? 0 : std::bit_cast<std::uint64_t>(number));
  }
  return said;
}

/// As many nodes and links of every kind of trouble.
void fill_with_trouble(checked& c, int size, std::uint64_t seed) {
  random_source random(seed);
  const auto some = [&](int most) { return static_cast<int>(random.integer(0, most)); };
  const auto name = [&] { return "N" + std::to_string(some(size)); };
  for (int i = 0; i < size; ++i) c.manhole(name().c_str(), some(size) / 100.0, some(size) / 100.0);
  for (int i = 0; i < size; ++i) {
    const geo::planar at{some(size) / 100.0, some(size) / 100.0};
    c.made.line({at, {at.x + some(40) / 100.0, at.y + some(40) / 100.0}}, name(), i % 3 == 0 ? "" : name());
    c.made.drains.links.up_invert_m.back() = some(5);
    c.made.drains.links.down_invert_m.back() = some(5);
  }
}

bool finds_the_same_on_one_core(int size, std::uint64_t seed) {
  checked c;
  fill_with_trouble(c, size, seed);
  const std::vector<std::uint64_t> on_all = said_by(c.run());
  const greenward::testing::one_core bound;
  return said_by(c.run()) == on_all;
}

TEST(Checks, FindTheSameOnOneCoreAsOnAll) {
  greenward::testing::check_quick_property(
      [] { RC_ASSERT(finds_the_same_on_one_core(30, *rc::gen::arbitrary<std::uint64_t>())); }, 1);
  EXPECT_TRUE(finds_the_same_on_one_core(70'000, 220106));  // more than one thread's share of codes
}

TEST(Checks, NoSurveyMakesThemFail) {
  greenward::testing::check_quick_property(
      [] {
        const auto made = testing::random_survey();
        checked c;
        auto& from = made->drains;
        for (std::uint32_t i = 0; i < from.nodes.size(); ++i) {
          const auto number = [] { return *rc::gen::element(kNotGiven, 0.0, -1e300, 1e300, 5.0, HUGE_VAL); };
          c.made.node("N" + std::to_string(*rc::gen::inRange(0, 9)), from.nodes.kind[i], from.nodes.system[i],
                      {number(), *rc::gen::element(0.0, 1.0, kNotGiven)});
          c.made.drains.nodes.ground_m[i] = number();
          c.made.drains.nodes.invert_m[i] = number();
          if (std::isinf(c.made.drains.nodes.place[i].x)) c.made.drains.nodes.place[i].x = 3;
        }
        for (std::uint32_t i = 0; i < from.links.size(); ++i)
          c.made.line({{double(i % 3), 0}, {double(i % 3), double(i % 2)}},
                      std::string(from.links.from_code[i]),
                      *rc::gen::element(std::string(), std::string(from.links.to_code[i])));
        const auto findings = c.run();
        RC_ASSERT(std::is_sorted(findings.begin(), findings.end()));
      },
      3);
}

TEST(FindingNumbers, EveryNumberOfEveryCheckHasWordsAndNoOtherHas) {
  std::set<std::string_view> used;
  for (const check_words& words : check_list())
    for (const std::string_view name : words.numbers) {
      if (name.empty()) continue;
      EXPECT_EQ(number_called(name).name, name);
      used.insert(name);
    }
  for (const number_word& word : finding_numbers()) {
    EXPECT_TRUE(used.contains(word.name)) << word.name;
    EXPECT_FALSE(word.title.zh.empty() || word.title.en.empty()) << word.name;
  }
}

}  // namespace
}  // namespace greenward::drainage
