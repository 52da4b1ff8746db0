#include "viewer/layers/row_order.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "viewer/i18n/pinyin.hpp"
#include "viewer/i18n/utf8.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace greenward::viewer {
namespace {

using rows_in_order = std::vector<std::uint32_t>;

const layer::catalogue& known_catalogue() {
  return workflow::program_environment().catalogue;
}

/// A table of one field; nothing stands for an absent value.
template <class Value>
layer::feature_table table_of(layer::field_type type, const std::vector<std::optional<Value>>& values) {
  layer::layer_schema schema;
  schema.name = "made";
  schema.fields.push_back(
      {"value", type, {"值", "value"}, "", "VALUE", type == layer::field_type::code ? "stage" : ""});
  layer::feature_table table(schema);
  for (std::size_t i = 0; i < values.size(); ++i) {
    layer::row_writer row(table, feature_id(static_cast<std::int64_t>(i) + 1));
    if (values[i]) row.set("value", *values[i]);
    row.geometry().append_none();
  }
  return table;
}

rows_in_order ordered(const layer::feature_table& table, bool descending) {
  return arranged(grouped_rows(table, 0, known_catalogue(), {}), descending);
}

template <class Value>
rc::Gen<std::optional<Value>> perhaps(rc::Gen<Value> value) {
  return rc::gen::map(rc::gen::pair(rc::gen::inRange(0, 4), std::move(value)),
                      [](std::pair<int, Value> both) -> std::optional<Value> {
                        if (both.first == 0) return std::nullopt;
                        return both.second;
                      });
}

/// What std::stable_sort makes of the values: the unknown ones last, whichever the direction.
template <class Value, class Less>
rows_in_order oracle(const std::vector<std::optional<Value>>& values, bool descending, Less less) {
  rows_in_order rows(values.size());
  std::iota(rows.begin(), rows.end(), 0U);
  std::ranges::stable_sort(rows, [&](std::uint32_t a, std::uint32_t b) {
    if (!values[a] || !values[b]) return values[a].has_value() && !values[b].has_value();
    return descending ? less(*values[b], *values[a]) : less(*values[a], *values[b]);
  });
  return rows;
}

/// The documented order of texts, character by character.
bool text_less(const std::string& a, const std::string& b) {
  static const pinyin han;
  static std::map<char32_t, std::string> readings;
  const auto places = [&](const std::string& text) {
    std::vector<std::pair<std::string, char32_t>> found;
    for (char32_t c : decode_utf8(text)) {
      if (c >= U'A' && c <= U'Z') c += 32;
      if (!readings.contains(c)) {
        const std::vector<std::string> all = han.readings(c);
        readings[c] = all.empty() ? "" : all.front();
      }
      found.emplace_back(readings[c], c);
    }
    return found;
  };
  return places(a) < places(b);
}

/// Few distinct ones, so that many are equal, and some long ones that begin alike.
rc::Gen<std::optional<std::string>> texts() {
  const auto part = rc::gen::element<std::string>("绿", "长", "a", "A", "示例示例路");
  const auto parts = rc::gen::mapcat(rc::gen::inRange<std::size_t>(0, 5), [=](std::size_t count) {
    return rc::gen::container<std::vector<std::string>>(count, part);
  });
  return rc::gen::map(parts, [](const std::vector<std::string>& all) {
    const std::string text = std::accumulate(all.begin(), all.end(), std::string());
    return text.empty() ? std::optional<std::string>() : std::optional(text);
  });
}

RC_GTEST_PROP(RowOrder, WholeNumbersStandAsAStableSortPutsThem, (bool descending)) {
  const auto values = *rc::gen::container<std::vector<std::optional<std::int64_t>>>(
      perhaps(rc::gen::inRange<std::int64_t>(-5, 5)));
  RC_ASSERT(ordered(table_of(layer::field_type::integer, values), descending) ==
            oracle(values, descending, std::less<>()));
}

RC_GTEST_PROP(RowOrder, RealNumbersStandAsAStableSortPutsThem, (bool descending)) {
  const auto values = *rc::gen::container<std::vector<std::optional<double>>>(
      perhaps(rc::gen::element<double>(0.0, -0.0, 1.5, -1.5, 1e300, -1e300, 1e-310, -1e-310, 2.0, 1e9)));
  RC_ASSERT(ordered(table_of(layer::field_type::real, values), descending) ==
            oracle(values, descending, std::less<>()));
}

RC_GTEST_PROP(RowOrder, TextsStandAsAStableSortPutsThem, (bool descending)) {
  const auto values = *rc::gen::container<std::vector<std::optional<std::string>>>(texts());
  RC_ASSERT(ordered(table_of(layer::field_type::text, values), descending) ==
            oracle(values, descending, text_less));
}

TEST(RowOrder, ExtremeWholeNumbersKeepTheirPlaces) {
  const std::vector<std::optional<std::int64_t>> values{0, INT64_MAX, {}, INT64_MIN, -1};
  EXPECT_EQ(ordered(table_of(layer::field_type::integer, values), false), (rows_in_order{3, 4, 0, 1, 2}));
}

TEST(RowOrder, TheUnknownComesLastInBothDirections) {
  const std::vector<std::optional<std::string>> values{{}, "b", "", "a", {}};
  const layer::feature_table table = table_of(layer::field_type::text, values);
  EXPECT_EQ(ordered(table, false), (rows_in_order{3, 1, 0, 2, 4}));
  EXPECT_EQ(ordered(table, true), (rows_in_order{1, 3, 0, 2, 4}));
}

TEST(RowOrder, EqualRowsKeepTheirOrderInBothDirections) {
  const std::vector<std::optional<bool>> values{true, false, true, false};
  const layer::feature_table table = table_of(layer::field_type::boolean, values);
  EXPECT_EQ(ordered(table, false), (rows_in_order{1, 3, 0, 2}));
  EXPECT_EQ(ordered(table, true), (rows_in_order{0, 2, 1, 3}));
}

TEST(RowOrder, CodesStandInTheOrderOfTheirListAndStrangeOnesAfterThem) {
  const std::vector<std::optional<std::string>> values{"zz", "completed", "aa", "planned", "started"};
  EXPECT_EQ(ordered(table_of(layer::field_type::code, values), false), (rows_in_order{3, 4, 1, 2, 0}));
}

TEST(RowOrder, ChineseNamesStandByPinyinAfterLettersAndDigits) {
  const std::vector<std::optional<std::string>> values{"正阳街", "安庆路", "r2",  "景阳大路",
                                                       "R1",     "12路",   "景阳"};
  EXPECT_EQ(ordered(table_of(layer::field_type::text, values), false), (rows_in_order{5, 4, 2, 1, 6, 3, 0}));
}

TEST(RowOrder, LongTextsThatDifferAtTheEndAreToldApart) {
  const std::string beginning(5000, 'x');
  const std::vector<std::optional<std::string>> values{beginning + "b", beginning, beginning + "a",
                                                       beginning};
  EXPECT_EQ(ordered(table_of(layer::field_type::text, values), false), (rows_in_order{1, 3, 2, 0}));
}

TEST(RowOrder, RowsCanStandByTheirIds) {
  const std::vector<std::optional<bool>> values(3);
  const layer::feature_table table = table_of(layer::field_type::boolean, values);
  EXPECT_EQ(arranged(grouped_rows(table, kIdColumn, known_catalogue(), {}), true), (rows_in_order{2, 1, 0}));
}

TEST(RowOrder, ACancelledSortIsGivenUp) {
  task progress;
  progress.token.cancel();
  const std::vector<std::optional<std::string>> values{"b", "a"};
  EXPECT_THROW((void)grouped_rows(table_of(layer::field_type::text, values), 0, known_catalogue(), progress),
               error);
}

}  // namespace
}  // namespace greenward::viewer
