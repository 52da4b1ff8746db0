#include "viewer/layers/edit_history.hpp"

#include "viewer/i18n/text_table.hpp"

#include <string>

namespace greenward::viewer {

void edit_history::made(std::int64_t entry) {
  done.push_back(entry);
  undone.clear();
}

void edit_history::edited(const workflow::edit_result& result) {
  made(result.entry);
  bilingual told = words(text_key::edit_done);
  for (const bilingual& note : result.notes) {
    told.zh += "\n" + note.zh;
    told.en += "\n" + note.en;
  }
  said = std::move(told);
}

std::optional<undo_request> edit_history::ask(bool again, const std::string& who) {
  const std::vector<std::int64_t>& entries = again ? undone : done;
  if (running) return std::nullopt;
  if (entries.empty()) {
    said = words(again ? text_key::nothing_to_redo : text_key::nothing_to_undo);
    return std::nullopt;
  }
  running = true;
  return undo_request{who, entries.back(), again};
}

void edit_history::answered(const undo_outcome& outcome) {
  running = false;
  const bool again = outcome.request.redoes;
  if (outcome.failure) {
    said = outcome.failure;
    return;
  }
  if (outcome.result.entry == 0) {
    const bilingual reason =
        outcome.result.obstacles.empty() ? bilingual{} : outcome.result.obstacles.front().reason;
    const bilingual& start = words(text_key::undo_refused);
    said = bilingual{start.zh + reason.zh, start.en + reason.en};
    return;
  }
  std::vector<std::int64_t>& from = again ? undone : done;
  std::vector<std::int64_t>& to = again ? done : undone;
  if (!from.empty()) from.pop_back();
  to.push_back(outcome.result.entry);
  const bilingual& start = words(again ? text_key::redone : text_key::undone);
  const std::string count = std::to_string(outcome.result.changes);
  said = bilingual{start.zh + count, start.en + count};
}

}  // namespace greenward::viewer
