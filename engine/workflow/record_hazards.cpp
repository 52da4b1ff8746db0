#include "engine/workflow/record_hazards.hpp"

#include "engine/workflow/environment.hpp"
#include "engine/workflow/feature_lookup.hpp"
#include "engine/works/hazard_loop.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>
#include <utility>

namespace greenward::workflow {

namespace {

using works::hazard_fault;
using works::hazard_state;

/// A hazard that updates speak of.
struct edited_hazard {
  std::size_t row = 0;
  works::hazard_record before, now;
  std::string responsible;           ///< a new one; "" = unchanged
  std::vector<std::size_t> updates;  ///< positions in the request
};

/// `note`, and each update's own: "HZ-0001：…".
std::string notes_together(const std::string& note, std::span<const hazard_update> updates) {
  std::string all = note;
  for (const hazard_update& update : updates) {
    if (update.note.empty()) continue;
    if (!all.empty()) all += "；";
    all += updates.size() == 1 ? update.note : update.hazard + "：" + update.note;
  }
  return all;
}

class hazard_recording {
 public:
  hazard_recording(const store::store& store, std::span<const hazard_update> updates)
      : hazards_(store.read("hazards")), rows_(hazards_), updates_(updates) {}

  hazard_record_result check() {
    for (std::size_t i = 0; i < updates_.size(); ++i) take(i);
    for (const edited_hazard& hazard : edited_) check_faults(hazard);
    std::ranges::stable_sort(result_.refused, {}, &refused_update::update);
    return result_;
  }

  hazard_record_result write(store::write_transaction& transaction) {
    for (const edited_hazard& hazard : edited_) write_hazard(transaction, hazard);
    return std::move(result_);
  }

 private:
  void refuse(std::size_t update, bilingual reason) {
    result_.refused.push_back({update, std::move(reason)});
  }

  void take(std::size_t i) {
    const hazard_update& update = updates_[i];
    const auto row = rows_.find(update.hazard);
    if (!row) {
      return refuse(i,
                    {fmt::format("没有隐患“{}”；用 greenward find DB hazards 查看编码和编号", update.hazard),
                     fmt::format("there is no hazard '{}'; see codes and ids with greenward find DB hazards",
                                 update.hazard)});
    }
    if (auto reason = objection_to(update)) return refuse(i, std::move(*reason));
    edited_hazard& hazard = edited(*row);
    hazard.updates.push_back(i);
    if (update.deadline) hazard.now.deadline = update.deadline;
    if (!update.responsible.empty()) hazard.responsible = update.responsible;
    if (update.day) reach(hazard.now, works::hazard_state_called(update.state), update);
  }

  static std::optional<bilingual> objection_to(const hazard_update& update) {
    if (update.state.empty() != !update.day) {
      return bilingual{"状态和日期要一起给出", "a state and its date are given together"};
    }
    if (update.state.empty() && !update.deadline && update.responsible.empty()) {
      return bilingual{"没有给出状态、整改期限或责任单位",
                       "neither a state nor a deadline nor a responsible body is given"};
    }
    if (update.state.empty() || works::hazard_state_called(update.state) != hazard_state::unknown) return {};
    std::string known;
    for (const layer::code_entry& entry : states().entries)
      known += fmt::format("{}{} {}", known.empty() ? "" : ", ", entry.code, entry.title.zh);
    return bilingual{fmt::format("没有状态“{}”；可用：{}", update.state, known),
                     fmt::format("there is no state '{}'; known: {}", update.state, known)};
  }

  static const layer::code_list& states() { return program_environment().catalogue.codes("hazard_state"); }

  edited_hazard& edited(std::size_t row) {
    const auto [found, is_new] = position_.try_emplace(row, edited_.size());
    if (is_new) {
      const works::hazard_record record = works::hazard_record_of(hazards_, row);
      edited_.push_back({row, record, record, "", {}});
    }
    return edited_[found->second];
  }

  static void reach(works::hazard_record& hazard, hazard_state state, const hazard_update& update) {
    if (sends_back(hazard, state, update)) {
      hazard.state = hazard_state::assigned;
      hazard.reached[static_cast<std::size_t>(hazard_state::mended)].reset();
    }
    hazard.reached[static_cast<std::size_t>(state)] = update.day;
    if (hazard.state == hazard_state::unknown || state > hazard.state) hazard.state = state;
  }

  /// Otherwise it corrects the day of the assignment before.
  static bool sends_back(const works::hazard_record& hazard, hazard_state state,
                         const hazard_update& update) {
    if (state != hazard_state::assigned || hazard.state != hazard_state::mended || update.note.empty())
      return false;
    const auto mended = hazard.day_of(hazard_state::mended);
    return !mended || *update.day >= *mended;
  }

  /// Faults that the hazard had before are not the fault of these updates.
  void check_faults(const edited_hazard& hazard) {
    const auto known = works::hazard_faults(hazard.before, states(), today());
    for (const hazard_fault& fault : works::hazard_faults(hazard.now, states(), today()))
      if (std::ranges::find(known, fault) == known.end())
        refuse(update_of(hazard, fault), reason_of(hazard, fault));
  }

  /// The update that made the fault: the last that speaks of its step.
  [[nodiscard]] std::size_t update_of(const edited_hazard& hazard, const hazard_fault& fault) const {
    for (std::size_t k = hazard.updates.size(); k-- > 0;)
      if (updates_[hazard.updates[k]].state == works::name_of(fault.step)) return hazard.updates[k];
    return hazard.updates.back();
  }

  /// An assignment after the mending is most often meant to send the hazard back.
  [[nodiscard]] bilingual reason_of(const edited_hazard& hazard, const hazard_fault& fault) const {
    bilingual reason = fault.reason;
    const hazard_update& update = updates_[update_of(hazard, fault)];
    const bool late_assignment = fault.kind == works::hazard_fault_kind::out_of_order && update.day &&
                                 update.state == works::name_of(hazard_state::assigned) &&
                                 hazard.now.state == hazard_state::mended;
    if (!late_assignment) return reason;
    reason.zh += "；退回重新整改请说明原因（--note）";
    reason.en += "; to send it back, say why (--note)";
    return reason;
  }

  void write_hazard(store::write_transaction& transaction, const edited_hazard& hazard) {
    const feature_id id = hazards_.ids()[hazard.row];
    for (std::size_t step = 0; step < works::kHazardStates; ++step)
      set_day(transaction, id, works::name_of(static_cast<hazard_state>(step)), hazard.before.reached[step],
              hazard.now.reached[step]);
    set_day(transaction, id, "deadline", hazard.before.deadline, hazard.now.deadline);
    const std::string before(hazards_["state"].text(hazard.row));
    const std::string after =
        hazard.now.state == hazard.before.state ? before : works::name_of(hazard.now.state);
    if (after != before) transaction.update("hazards", id, "state", after);
    if (!hazard.responsible.empty()) transaction.update("hazards", id, "responsible", hazard.responsible);
    result_.hazards.push_back({id, std::string(hazards_["code"].text(hazard.row)),
                               std::string(hazards_["name"].text(hazard.row)), before, after});
  }

  static void set_day(store::write_transaction& transaction, feature_id id, const char* field,
                      std::optional<date> before, std::optional<date> now) {
    if (now == before) return;
    transaction.update("hazards", id, field,
                       now ? store::field_value(days_since_epoch(*now)) : store::field_value());
  }

  layer::feature_table hazards_;
  feature_lookup rows_;
  std::span<const hazard_update> updates_;
  std::unordered_map<std::size_t, std::size_t> position_;  ///< of a row in edited_
  std::vector<edited_hazard> edited_;
  hazard_record_result result_;
};

}  // namespace

hazard_record_result record_hazards(const std::string& database, const std::string& who,
                                    const std::string& note, std::span<const hazard_update> updates) {
  const auto store = open_for_writing(database);
  const auto transaction = store->begin({who, "record", notes_together(note, updates), ""});
  hazard_recording session(*store, updates);
  hazard_record_result checked = session.check();
  if (!checked.refused.empty() || updates.empty()) return checked;
  hazard_record_result result = session.write(*transaction);
  transaction->commit();
  return result;
}

}  // namespace greenward::workflow
