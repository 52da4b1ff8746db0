#include "engine/base/date.hpp"
#include "engine/base/error.hpp"
#include "engine/layer/filter_lexer.hpp"
#include "engine/layer/filter_node.hpp"

#include <fmt/format.h>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

namespace greenward::layer {

namespace {

/// Recursive descent over the grammar in filter.hpp. AND and OR chains become flat lists, so that only
/// brackets and NOT deepen the tree.
class filter_parser {
 public:
  filter_parser(std::string_view expression, const layer_schema& schema)
      : schema_(schema), lexer_(expression, schema.name) {}

  filter::node parse() {
    filter::node root = expression();
    if (lexer_.current().kind != filter_token_kind::end) {
      lexer_.fail_here({"此处应为 AND、OR 或表达式结尾", "expected AND, OR or the end"});
    }
    return root;
  }

 private:
  filter::node expression() { return chain(filter_operation::any_of, "OR", &filter_parser::term); }
  filter::node term() { return chain(filter_operation::all_of, "AND", &filter_parser::factor); }

  filter::node chain(filter_operation operation, std::string_view keyword,
                     filter::node (filter_parser::*part)()) {
    filter::node first = (this->*part)();
    if (!lexer_.at_keyword(keyword)) return first;
    filter::node result;
    result.operation = operation;
    result.children.push_back(std::move(first));
    while (lexer_.take_keyword(keyword)) result.children.push_back((this->*part)());
    return result;
  }

  filter::node factor() {
    if (lexer_.at_keyword("NOT")) {
      deepen();
      lexer_.advance();
      filter::node inner = negated(factor());
      --depth_;
      return inner;
    }
    if (!lexer_.at_sign("(")) return test();
    deepen();
    lexer_.advance();
    filter::node inner = expression();
    expect_sign(")");
    --depth_;
    return inner;
  }

  filter::node test() {
    filter::node result = field();
    if (lexer_.take_keyword("IS")) return null_test(std::move(result));
    const bool negative = lexer_.take_keyword("NOT");
    if (lexer_.take_keyword("IN")) {
      result = membership(std::move(result));
    } else if (lexer_.take_keyword("LIKE")) {
      result = like(std::move(result));
    } else if (!negative) {
      return comparison(std::move(result));
    } else {
      lexer_.fail_here({"NOT 之后应为 IN 或 LIKE", "expected IN or LIKE after NOT"});
    }
    return negative ? negated(std::move(result)) : result;
  }

  filter::node field() {
    const filter_token& token = lexer_.current();
    if (token.kind != filter_token_kind::word)
      lexer_.fail_here({"此处应为字段名", "expected the name of a field"});
    filter::node result;
    if (token.spelling != "id") {
      const auto index = schema_.find_field(token.spelling);
      if (!index) fail_unknown_field(token.spelling);
      result.field = *index;
      result.type = schema_.fields[*index].type;
    }
    lexer_.advance();
    return result;
  }

  filter::node null_test(filter::node result) {
    const bool negative = lexer_.take_keyword("NOT");
    if (!lexer_.take_keyword("NULL")) lexer_.fail_here({"此处应为 NULL", "expected NULL"});
    result.operation = filter_operation::is_null;
    return negative ? negated(std::move(result)) : result;
  }

  filter::node membership(filter::node result) {
    result.operation = filter_operation::one_of;
    expect_sign("(");
    do {
      result.values.push_back(value(result.type));
    } while (lexer_.take_sign(","));
    expect_sign(")");
    return result;
  }

  filter::node like(filter::node result) {
    if (result.type != field_type::text && result.type != field_type::code) {
      lexer_.fail_here({"LIKE 只用于文本字段", "LIKE is for text fields only"});
    }
    result.operation = filter_operation::like;
    result.values.push_back(value(result.type));
    return result;
  }

  filter::node comparison(filter::node result) {
    using enum filter_comparison;
    static constexpr std::array<std::pair<std::string_view, filter_comparison>, 7> kSigns{{{"=", equal},
                                                                                           {"<>", unequal},
                                                                                           {"!=", unequal},
                                                                                           {"<", less},
                                                                                           {"<=", at_most},
                                                                                           {">", greater},
                                                                                           {">=", at_least}}};
    result.operation = filter_operation::comparison;
    for (const auto& [sign, meaning] : kSigns) {
      if (!lexer_.take_sign(sign)) continue;
      result.comparison = meaning;
      result.values.push_back(value(result.type));
      return result;
    }
    lexer_.fail_here({"此处应为比较符、IN、LIKE 或 IS", "expected a comparison, IN, LIKE or IS"});
  }

  filter_value value(field_type type) {
    std::optional<filter_value> result;
    switch (type) {
      case field_type::text:
      case field_type::code:
        result = text_value();
        break;
      case field_type::date:
        result = date_value();
        break;
      case field_type::boolean:
        result = boolean_value();
        break;
      case field_type::integer:
      case field_type::real:
        result = number_value();
        break;
    }
    if (!result) fail_value(type);
    lexer_.advance();
    return *std::move(result);
  }

  [[nodiscard]] std::optional<filter_value> text_value() const {
    if (lexer_.current().kind != filter_token_kind::text) return std::nullopt;
    return filter_value{lexer_.current().spelling, 0, 0, false};
  }

  [[nodiscard]] std::optional<filter_value> date_value() const {
    if (lexer_.current().kind != filter_token_kind::text) return std::nullopt;
    const auto day = parse_date(lexer_.current().spelling);
    if (!day) return std::nullopt;
    return filter_value{"", days_since_epoch(*day), 0, true};
  }

  [[nodiscard]] std::optional<filter_value> boolean_value() const {
    if (lexer_.at_keyword("TRUE")) return filter_value{"", 1, 1, true};
    if (lexer_.at_keyword("FALSE")) return filter_value{"", 0, 0, true};
    return std::nullopt;
  }

  [[nodiscard]] std::optional<filter_value> number_value() const {
    if (lexer_.current().kind != filter_token_kind::number) return std::nullopt;
    const std::string& spelling = lexer_.current().spelling;
    const char* last = spelling.data() + spelling.size();
    filter_value result;
    const auto real = std::from_chars(spelling.data(), last, result.real);
    if (real.ec != std::errc() || real.ptr != last || !std::isfinite(result.real)) return std::nullopt;
    const auto whole = std::from_chars(spelling.data(), last, result.whole);
    result.is_whole = whole.ec == std::errc() && whole.ptr == last;
    return result;
  }

  static filter::node negated(filter::node inner) {
    filter::node result;
    result.operation = filter_operation::negation;
    result.children.push_back(std::move(inner));
    return result;
  }

  void deepen() {
    if (++depth_ > kMaximumFilterDepth)
      lexer_.fail_here({"括号或 NOT 嵌套过深", "brackets or NOTs are nested too deep"});
  }

  void expect_sign(std::string_view sign) {
    if (!lexer_.take_sign(sign)) {
      lexer_.fail_here({fmt::format("此处应为“{}”", sign), fmt::format("expected '{}'", sign)});
    }
  }

  [[noreturn]] void fail_unknown_field(const std::string& name) const {
    std::string names = "id";
    for (const auto& f : schema_.fields) names += ", " + f.name;
    lexer_.fail_here({fmt::format("没有字段“{}”，可用：{}", name, names),
                      fmt::format("there is no field '{}'; there are: {}", name, names)});
  }

  [[noreturn]] void fail_value(field_type type) const {
    switch (type) {
      case field_type::text:
      case field_type::code:
        lexer_.fail_here({"此处应为单引号括起的文本", "expected a text in single quotes"});
      case field_type::date:
        lexer_.fail_here({"此处应为日期 'YYYY-MM-DD'", "expected a date 'YYYY-MM-DD'"});
      case field_type::boolean:
        lexer_.fail_here({"此处应为 TRUE 或 FALSE", "expected TRUE or FALSE"});
      case field_type::integer:
      case field_type::real:
        break;
    }
    lexer_.fail_here({"此处应为数值", "expected a number"});
  }

  const layer_schema& schema_;
  filter_lexer lexer_;
  int depth_ = 0;
};

}  // namespace

filter::node parse_filter(std::string_view expression, const layer_schema& schema) {
  if (expression.size() > kMaximumFilterBytes) {
    throw error(error_code::usage, schema.name,
                {fmt::format("筛选表达式超过 {} 字节", kMaximumFilterBytes),
                 fmt::format("the filter expression is longer than {} bytes", kMaximumFilterBytes)},
                {"请缩短表达式", "Shorten it"});
  }
  return filter_parser(expression, schema).parse();
}

}  // namespace greenward::layer
