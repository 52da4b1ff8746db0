#include "engine/works/period.hpp"

namespace greenward::works {

namespace {

date last_day_of(std::chrono::year year, unsigned month) {
  return std::chrono::sys_days(year / std::chrono::month(month) / std::chrono::last);
}

}  // namespace

date end_of(period length, date day) {
  constexpr unsigned kMonthsOfQuarter = 3, kMonthsOfYear = 12;
  const std::chrono::year_month_day parts(day);
  const unsigned month = static_cast<unsigned>(parts.month());
  switch (length) {
    case period::week:
      return day + (std::chrono::Sunday - std::chrono::weekday(day));
    case period::month:
      return last_day_of(parts.year(), month);
    case period::quarter:
      return last_day_of(parts.year(), (month + kMonthsOfQuarter - 1) / kMonthsOfQuarter * kMonthsOfQuarter);
    case period::year:
      break;
  }
  return last_day_of(parts.year(), kMonthsOfYear);
}

std::vector<date> ends_of(period length, date first, date last) {
  std::vector<date> ends;
  for (date end = end_of(length, first); end < last; end = end_of(length, end + std::chrono::days(1)))
    ends.push_back(end);
  ends.push_back(last);
  return ends;
}

}  // namespace greenward::works
