#include "engine/exchange/swmm_row.hpp"

#include "engine/exchange/swmm_values.hpp"
#include "engine/exchange/swmm_words.hpp"

#include <cmath>

#include <fmt/format.h>

namespace greenward::exchange {

namespace {

constexpr std::size_t kShownBytes = 40;

bilingual not_what(const char* zh, const char* en, std::string_view item) {
  const std::string shown = swmm_shown(item);
  return {fmt::format("“{}”不是{}", shown, zh), fmt::format("'{}' is not {}", shown, en)};
}

}  // namespace

swmm_line cut_swmm_line(std::string_view line) {
  swmm_line result;
  const std::size_t comment = line.find(';');
  if (comment != std::string_view::npos) {
    result.comment = line.substr(comment + 1);
    line = line.substr(0, comment);
  }
  for (std::size_t at = line.find_first_not_of(kSwmmBlanks); at < line.size();
       at = line.find_first_not_of(kSwmmBlanks, at)) {
    const bool quoted = line[at] == '"';
    if (quoted) ++at;
    std::size_t end = quoted ? line.find('"', at) : line.find_first_of(kSwmmBlanks, at);
    if (quoted && end == std::string_view::npos) {
      result.fault = {"引号没有配对", "a quote does not close"};
      return result;
    }
    end = std::min(end, line.size());
    if (result.items.size() == kSwmmMostItems) {
      result.fault = {"一行超过 40 项，SWMM 会丢掉其余", "more than 40 items, of which SWMM drops the rest"};
      return result;
    }
    result.items.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return result;
}

std::string swmm_shown(std::string_view text) {
  if (text.size() <= kShownBytes) return std::string(text);
  std::size_t end = kShownBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

void swmm_row::fail(bilingual reason) {
  if (!fault_) fault_ = std::move(reason);
}

void swmm_row::expect(std::size_t least, std::size_t most) {
  const std::size_t n = size();
  if (n < least) {
    fail({fmt::format("至少要 {} 项，只有 {} 项", least, n),
          fmt::format("{} items needed, {} given", least, n)});
  }
  if (n > most) {
    fail(
        {fmt::format("至多 {} 项，却有 {} 项", most, n), fmt::format("{} items at most, {} given", most, n)});
  }
}

std::string swmm_row::id(std::size_t i) {
  if (!has(i) || items_[i].empty()) {
    fail({fmt::format("第 {} 项缺名称", i + 1), fmt::format("item {} should be a name", i + 1)});
    return {};
  }
  return std::string(items_[i]);
}

std::string swmm_row::reference(std::size_t i) {
  return has(i) && items_[i] != "*" ? std::string(items_[i]) : std::string();
}

double swmm_row::number(std::size_t i) {
  const std::string_view item = has(i) ? items_[i] : std::string_view();
  const auto value = swmm_number(item);
  if (!value) fail(not_what("数", "a number", item));
  return value.value_or(0);
}

double swmm_row::number(std::size_t i, double otherwise) {
  return has(i) ? number(i) : otherwise;
}

std::optional<double> swmm_row::offset(std::size_t i, bool may_be_star) {
  if (has(i) && may_be_star && items_[i] == "*") return std::nullopt;
  return number(i);
}

double swmm_row::hours(std::size_t i) {
  const std::string_view item = has(i) ? items_[i] : std::string_view();
  const auto value = swmm_hours(item);
  if (!value) fail(not_what("时间（时:分 或小时数）", "a time (h:mm or decimal hours)", item));
  return value.value_or(0);
}

int swmm_row::whole(std::size_t i, int otherwise) {
  if (!has(i)) return otherwise;
  const double value = number(i);
  if (fault_) return otherwise;
  if (value != std::floor(value) || std::abs(value) > 1e6) {
    fail(not_what("整数", "a whole number", items_[i]));
    return otherwise;
  }
  return static_cast<int>(value);
}

std::size_t swmm_row::word(std::size_t i, std::span<const std::string_view> words) {
  const std::string_view item = has(i) ? items_[i] : std::string_view();
  const auto found = swmm_match(item, words);
  if (!found) {
    const std::string list = fmt::format("{}", fmt::join(words, ", "));
    const std::string shown = swmm_shown(item);
    fail({fmt::format("“{}”不是其中之一：{}", shown, list), fmt::format("'{}' is none of {}", shown, list)});
  }
  return found.value_or(0);
}

bool swmm_row::yes(std::size_t i, bool otherwise) {
  return has(i) ? word(i, kSwmmNoYes) == 1 : otherwise;
}

}  // namespace greenward::exchange
