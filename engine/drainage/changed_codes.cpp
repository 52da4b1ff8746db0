#include "engine/drainage/changed_codes.hpp"

#include "engine/drainage/place_ties.hpp"

#include <algorithm>

namespace greenward::drainage {

namespace {

/// Codes of a survey are numbered: their last characters tell most of them apart.
std::size_t look_of(std::string_view code) {
  std::size_t look = code.size();
  for (std::size_t i = code.size() - std::min<std::size_t>(code.size(), 6); i < code.size(); ++i)
    look = look * 10 + static_cast<unsigned char>(code[i]);
  return look;
}

}  // namespace

changed_codes::changed_codes(const survey& was, const network& before, const survey& now,
                             const survey_changes& changes)
    : looks_(kLooks, 0) {
  for (const auto* links : {&changes.links.added, &changes.links.differing})
    for (const std::uint32_t link : *links)
      for (const bool last : {false, true}) ask(end_code(now, link, last));
  for (const std::uint32_t node : changes.nodes.removed) ask(was.nodes.code[node]);
  for (const std::uint32_t node : changes.nodes.added) ask(now.nodes.code[node]);
  for (const std::uint32_t node : changes.nodes.differing) {
    const std::string_view old_code = was.nodes.code[changes.nodes.was(node)], code = now.nodes.code[node];
    if (old_code == code) continue;
    ask(old_code);
    ask(code);
  }
  if (meanings_.empty()) return;
  find_rows(was, now, changes.nodes);
  find_missing(was, before);
}

void changed_codes::ask(std::string_view code) {
  if (code.empty()) return;
  meanings_.try_emplace(code);
  looks_[look_of(code) % kLooks] = 1;
}

code_meaning* changed_codes::find(std::string_view code) {
  if (code.empty() || looks_[look_of(code) % kLooks] == 0) return nullptr;
  const auto found = meanings_.find(code);
  return found == meanings_.end() ? nullptr : &found->second;
}

void changed_codes::find_rows(const survey& was, const survey& now, const row_changes& nodes) {
  const auto had = [&](std::string_view code, std::uint32_t row) {
    if (code_meaning* meaning = find(code)) meaning->before = std::min(meaning->before, row);
  };
  for (const std::uint32_t row : nodes.removed) had(was.nodes.code[row], row);
  for (const std::uint32_t row : nodes.differing) had(was.nodes.code[nodes.was(row)], nodes.was(row));
  for (std::uint32_t row = 0; row < now.nodes.size(); ++row) {
    code_meaning* meaning = find(now.nodes.code[row]);
    if (meaning == nullptr) continue;
    meaning->row = std::min(meaning->row, row);
    const std::uint32_t was_row = nodes.was(row);
    if (was_row != kNone && was.nodes.code[was_row] == now.nodes.code[row])
      meaning->before = std::min(meaning->before, was_row);
  }
}

void changed_codes::find_missing(const survey& was, const network& before) {
  if (before.node_count() == before.surveyed) return;
  for (const bool last : {false, true}) {
    const block_vector<link_end>& ends = last ? before.to : before.from;
    for (std::uint32_t link = 0; link < ends.size(); ++link) {
      if (ends[link].tie != end_tie::to_missing_node) continue;
      if (code_meaning* meaning = find(end_code(was, link, last))) meaning->before = ends[link].node;
    }
  }
}

}  // namespace greenward::drainage
