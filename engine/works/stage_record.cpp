#include "engine/works/stage_record.hpp"

#include "engine/base/error.hpp"
#include "engine/works/code_rank.hpp"

namespace greenward::works {

namespace {

bool outside_the_order(std::string_view stage) {
  return stage == "suspended" || stage == "cancelled";
}

[[noreturn]] void refuse(const layer::code_list& lifecycle, const current_stage& current,
                         std::string_view recorded, date day, const char* zh, const char* en) {
  const bilingual& now = lifecycle.find(current.stage)->title;
  const bilingual& asked = lifecycle.find(recorded)->title;
  const std::string since = format_date(*current.since);
  throw error(
      error_code::usage, format_date(day),
      {"工程已于 " + since + " " + now.zh + "，“" + asked.zh + "”的日期不能" + zh,
       "the work is at '" + now.en + "' since " + since + "; '" + asked.en + "' cannot be dated " + en},
      {"请改正 --date 或 --stage；历史见 greenward history",
       "correct --date or --stage; greenward history shows what was recorded"});
}

}  // namespace

record_effect effect_of_record(const layer::code_list& lifecycle, const current_stage& current,
                               std::string_view recorded, date day) {
  if (recorded == current.stage) return record_effect::advances;
  const bool ordered = !outside_the_order(current.stage) && !outside_the_order(recorded);
  const bool earlier = ordered && rank_of(lifecycle, recorded) < rank_of(lifecycle, current.stage);
  if (earlier && current.since && day > *current.since)
    refuse(lifecycle, current, recorded, day, "在其后", "after that");
  if (!earlier && current.since && day < *current.since)
    refuse(lifecycle, current, recorded, day, "在其前", "before that");
  return earlier ? record_effect::completes : record_effect::advances;
}

}  // namespace greenward::works
