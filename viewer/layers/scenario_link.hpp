// The plan for the drains in a session: the chosen pipes that stand in it, and which drains are asked about.
#pragma once

#include "viewer/layers/session.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace greenward::viewer {

/// The chosen pipe as a link of the network, if something can be planned for it.
[[nodiscard]] std::optional<std::uint32_t> plannable_pipe(const session& state);
/// Puts the chosen pipe into the plan, or takes it out; turns the panel to the drains.
void plan_chosen(session& state);
/// All planned pipes are built.
void plan_all(session& state);
[[nodiscard]] std::size_t planned_pipes(const session& state);
/// From now on traces, profiles, findings and separation are those of the plan, or of the drains as they are.
/// What was traced is traced again. Nothing happens before the plan is worked out.
void ask_the_plan(session& state, bool planned);
/// The plan is dropped, and the drains are as they are.
void clear_plan(session& state);
/// Takes over what was worked out; an answer to another question is dropped.
void take_scenario(session& state, std::shared_ptr<const scenario_answer> answer);
/// Goes to a finding that the plan takes away, in the drains as they are, or that it brings, in those of the
/// plan. `place`: in the answer's list.
void visit_changed_finding(session& state, bool gone, std::size_t place);
/// Chooses a pipe of the plan and shows it.
void visit_planned(session& state, std::uint32_t link);
/// Goes to a compound by its code; nothing if none has it.
void visit_compound(session& state, const std::string& code);

}  // namespace greenward::viewer
