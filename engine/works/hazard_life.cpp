#include "engine/works/hazard_life.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

namespace greenward::works {

namespace {

constexpr std::array<const char*, kHazardStates + 1> kNames{"found", "assigned", "mended", "verified",
                                                            "unknown"};

/// How many steps it has surely taken, dated or not; 0 = nobody says.
std::size_t steps_taken(const hazard_record& hazard) {
  std::size_t taken = hazard.state == hazard_state::unknown ? 0 : static_cast<std::size_t>(hazard.state) + 1;
  for (std::size_t step = taken; step < kHazardStates; ++step)
    if (hazard.reached[step]) taken = step + 1;
  return taken;
}

hazard_standing as_recorded(const hazard_record& hazard) {
  hazard_standing stands;
  stands.state = hazard.state;
  if (hazard.state == hazard_state::unknown) return stands;
  stands.mending = hazard.state < hazard_state::mended ? mending::open : mending::mended;
  if (hazard.state >= hazard_state::mended) stands.mended_on = hazard.day_of(hazard_state::mended);
  if (hazard.state == hazard_state::verified) stands.verified_on = hazard.day_of(hazard_state::verified);
  return stands;
}

std::optional<date> not_after(std::optional<date> found, date day) {
  return found && *found > day ? std::nullopt : found;
}

/// The last step that has a date until `day`; unknown if none has.
hazard_state last_dated(const hazard_record& hazard, date day) {
  for (std::size_t step = kHazardStates; step-- > 0;)
    if (not_after(hazard.reached[step], day)) return static_cast<hazard_state>(step);
  return hazard_state::unknown;
}

mending mending_by(const hazard_record& hazard, hazard_state last) {
  if (last >= hazard_state::mended) return mending::mended;
  if (hazard.day_of(hazard_state::mended)) return mending::open;  // later
  return steps_taken(hazard) > static_cast<std::size_t>(hazard_state::mended) ? mending::unknown
                                                                              : mending::open;
}

class hazard_fault_finder {
 public:
  hazard_fault_finder(const hazard_record& hazard, const layer::code_list& states, date today)
      : hazard_(hazard), states_(states), today_(today) {}

  std::vector<hazard_fault> run() {
    check_future();
    check_order();
    check_state();
    check_mending();
    check_deadline();
    std::ranges::stable_sort(faults_, {}, &hazard_fault::kind);
    return std::move(faults_);
  }

 private:
  [[nodiscard]] bilingual title(hazard_state step) const {
    const layer::code_entry* entry = states_.find(name_of(step));
    return entry != nullptr ? entry->title : bilingual{name_of(step), name_of(step)};
  }
  void add(hazard_fault_kind kind, hazard_state step, bilingual reason) {
    faults_.push_back({kind, step, std::move(reason)});
  }

  void check_future() {
    for (std::size_t i = 0; i < kHazardStates; ++i) {
      if (!hazard_.reached[i] || *hazard_.reached[i] <= today_) continue;
      const auto step = static_cast<hazard_state>(i);
      const std::string day = format_date(*hazard_.reached[i]);
      add(hazard_fault_kind::future, step,
          {fmt::format("“{}”的日期 {} 晚于今天", title(step).zh, day),
           fmt::format("'{}' is dated {}, after today", title(step).en, day)});
    }
  }

  /// Each dated step against the one before it that is dated.
  void check_order() {
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < kHazardStates; ++i) {
      if (!hazard_.reached[i]) continue;
      if (last && *hazard_.reached[i] < *hazard_.reached[*last]) {
        const auto step = static_cast<hazard_state>(i), before = static_cast<hazard_state>(*last);
        const std::string day = format_date(*hazard_.reached[i]),
                          earlier = format_date(*hazard_.reached[*last]);
        add(hazard_fault_kind::out_of_order, step,
            {fmt::format("“{}”{} 早于“{}”{}", title(step).zh, day, title(before).zh, earlier),
             fmt::format("'{}' {} is before '{}' {}", title(step).en, day, title(before).en, earlier)});
      }
      last = i;
    }
  }

  void check_state() {
    if (!hazard_.day_of(hazard_state::found)) add_undated(hazard_state::found);
    if (hazard_.state == hazard_state::unknown) return;
    if (hazard_.state != hazard_state::found && !hazard_.day_of(hazard_.state)) add_undated(hazard_.state);
    for (std::size_t i = static_cast<std::size_t>(hazard_.state) + 1; i < kHazardStates; ++i) {
      if (!hazard_.reached[i]) continue;
      const auto step = static_cast<hazard_state>(i);
      const std::string day = format_date(*hazard_.reached[i]);
      add(hazard_fault_kind::ahead, step,
          {fmt::format("有“{}”的日期 {}，状态却是“{}”", title(step).zh, day, title(hazard_.state).zh),
           fmt::format("'{}' is dated {}, but the state is '{}'", title(step).en, day,
                       title(hazard_.state).en)});
    }
  }

  void add_undated(hazard_state step) {
    add(hazard_fault_kind::undated, step,
        {fmt::format("没有“{}”的日期", title(step).zh), fmt::format("'{}' has no date", title(step).en)});
  }

  void check_mending() {
    const bool verified = hazard_.state == hazard_state::verified || hazard_.day_of(hazard_state::verified);
    if (!verified || hazard_.day_of(hazard_state::mended)) return;
    add(hazard_fault_kind::not_mended, hazard_state::verified,
        {fmt::format("“{}”之前没有“{}”的日期", title(hazard_state::verified).zh,
                     title(hazard_state::mended).zh),
         fmt::format("'{}' without a date of '{}'", title(hazard_state::verified).en,
                     title(hazard_state::mended).en)});
  }

  void check_deadline() {
    const auto found = hazard_.day_of(hazard_state::found);
    if (!found || !hazard_.deadline || *hazard_.deadline >= *found) return;
    const std::string deadline = format_date(*hazard_.deadline), day = format_date(*found);
    add(hazard_fault_kind::early_deadline, hazard_state::found,
        {fmt::format("整改期限 {} 早于发现日期 {}", deadline, day),
         fmt::format("the deadline {} is before it was found, {}", deadline, day)});
  }

  const hazard_record& hazard_;
  const layer::code_list& states_;
  date today_;
  std::vector<hazard_fault> faults_;
};

}  // namespace

hazard_state hazard_state_called(std::string_view code) {
  for (std::size_t i = 0; i < kHazardStates; ++i)
    if (code == kNames[i]) return static_cast<hazard_state>(i);
  return hazard_state::unknown;
}

const char* name_of(hazard_state state) {
  return kNames[static_cast<std::size_t>(state)];
}

std::optional<hazard_standing> standing_on(const hazard_record& hazard, std::optional<date> day) {
  if (!day) return as_recorded(hazard);
  const auto found = hazard.day_of(hazard_state::found);
  if (found && *found > *day) return std::nullopt;
  const hazard_state last = last_dated(hazard, *day);
  hazard_standing stands;
  if (last == hazard_state::unknown) return stands;
  stands.state = last;
  const std::size_t taken = steps_taken(hazard);
  for (std::size_t step = static_cast<std::size_t>(last) + 1; step < taken; ++step)
    if (!hazard.reached[step]) stands.state = hazard_state::unknown;
  stands.mending = mending_by(hazard, last);
  stands.mended_on = not_after(hazard.day_of(hazard_state::mended), *day);
  stands.verified_on = not_after(hazard.day_of(hazard_state::verified), *day);
  return stands;
}

std::optional<int> days_overdue(const hazard_record& hazard, const hazard_standing& stands, date day) {
  if (!hazard.deadline) return std::nullopt;
  std::optional<date> until;
  if (stands.mending == mending::open) until = day;
  if (stands.mending == mending::mended) until = stands.mended_on;
  if (!until) return std::nullopt;
  return std::max(0, static_cast<int>((*until - *hazard.deadline).count()));
}

std::vector<hazard_fault> hazard_faults(const hazard_record& hazard, const layer::code_list& states,
                                        date today) {
  return hazard_fault_finder(hazard, states, today).run();
}

}  // namespace greenward::works
