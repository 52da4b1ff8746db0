#include "viewer/shell/answer_desk.hpp"

#include "viewer/layers/basemap_link.hpp"
#include "viewer/layers/board_link.hpp"
#include "viewer/layers/scenario_link.hpp"

#include <utility>

namespace greenward::viewer {

namespace {

constexpr std::chrono::milliseconds kAtOnce{4};

/// What is about to be shown may have characters that no font holds yet.
void show_fresh(session& state, const std::optional<error>& refusal) {
  if (refusal) state.fresh_text += refusal->message(state.lang);
}

void add_sheet_words(session& state, const sheet& table) {
  state.fresh_text += table.title.in(state.lang);
  for (const sheet_column& column : table.columns) state.fresh_text += column.title.in(state.lang);
  for (const std::vector<cell>& row : table.rows)
    for (const cell& value : row)
      if (const auto* words = std::get_if<std::string>(&value)) state.fresh_text += *words;
}

/// Names of works, units and bodies.
void add_board_words(session& state, const board_answer& answer) {
  for (const board_row& row : answer.rows) state.fresh_text += row.title.in(state.lang);
  for (const bilingual& line : answer.method) state.fresh_text += line.in(state.lang);
  if (answer.figures) add_sheet_words(state, *answer.figures);
  for (const board_list& list : answer.lists) add_sheet_words(state, list.table);
}

void add_witness_words(session& state, const workflow::witness_report& report) {
  state.fresh_text += report.refusal_reason.in(state.lang);
  for (const workflow::witness_rule& used : report.rules)
    state.fresh_text += used.rule.title.in(state.lang) + used.rule.unit + used.rule.norm + used.rule.clause;
}

}  // namespace

void answer_desk::update(session& state) {
  update_profile(state);
  update_witness(state);
  update_separation(state);
  update_sites(state);
  update_board(state);
  update_bands(state);
  update_scenario(state);
  update_basemap(state);
  tell_failures(state);
}

void answer_desk::tell_failures(session& state) {
  const auto tell = [&](auto& one) {
    auto failure = one.take_failure();
    if (!failure) return;
    show_fresh(state, failure);
    state.failure = std::move(failure);
  };
  tell(profile_);
  tell(witness_);
  tell(separation_);
  tell(sites_);
  tell(board_);
  tell(bands_);
  tell(scenario_);
  tell(basemap_);
}

void answer_desk::update_profile(session& state) {
  profile_state& profile = state.profile;
  if (std::exchange(profile.asked, false) && state.drains.model && profile.from && profile.to) {
    profile.computing = true;
    profile_.ask([model = state.drains.model, ends = profile_ends{*profile.from, *profile.to}](const task&) {
      return std::make_shared<const profile_answer>(answer_profile(model, ends));
    });
  }
  auto answer = profile_.take(kAtOnce);
  if (profile_.failed()) profile.computing = false;
  if (!answer || (*answer)->model != state.drains.model) return;
  show_fresh(state, (*answer)->refusal);
  for (const drainage::profile_violation& one : (*answer)->way.violations)
    state.fresh_text += one.text.in(state.lang);
  profile.take(std::move(*answer));
}

void answer_desk::update_witness(session& state) {
  witness_state& witness = state.witness;
  if (std::exchange(witness.asked, false) && state.district && witness.subject) {
    witness.computing = true;
    witness_.ask([district = state.district, subject = *witness.subject](const task&) {
      return std::make_shared<const witness_answer>(answer_witness(district, subject));
    });
  }
  auto answer = witness_.take(kAtOnce);
  if (witness_.failed()) witness.computing = false;
  if (!answer || (*answer)->district != state.district) return;
  show_fresh(state, (*answer)->refusal);
  if ((*answer)->report) add_witness_words(state, *(*answer)->report);
  witness.take(std::move(*answer));
}

void answer_desk::update_separation(session& state) {
  separation_state& separation = state.separation;
  if (std::exchange(separation.asked, false) && state.drains.model && separation.compound) {
    separation_.ask([model = state.drains.model, proof = separation.proof_of(state.drains.model.get()),
                     compound = *separation.compound](const task&) {
      return std::make_shared<const separation_answer>(answer_separation(model, proof, compound));
    });
  }
  auto answer = separation_.take(kAtOnce);
  if (!answer || (*answer)->proof->model != state.drains.model) return;
  for (std::size_t reason = 0; reason < (*answer)->reasons(); ++reason)
    state.fresh_text += words_of_reason((*answer)->page, reason).why.in(state.lang);
  separation.take(std::move(*answer));
}

void answer_desk::update_sites(session& state) {
  sites_state& sites = state.sites;
  if (std::exchange(sites.asked, false) && state.district) {
    sites_.ask([district = state.district, count = sites.count](const task& progress) {
      return std::make_shared<const sites_answer>(answer_sites(district, count, progress));
    });
  }
  auto answer = sites_.take(kAtOnce);
  if (!answer || (*answer)->district != state.district) return;
  show_fresh(state, (*answer)->refusal);
  state.fresh_text += (*answer)->group.in(state.lang) + (*answer)->status.in(state.lang);
  sites.take(std::move(*answer));
}

/// Asks whenever what the board shows is another question: another page, day or grouping.
void answer_desk::update_board(session& state) {
  board_state& board = state.board;
  const std::optional<board_question> wanted = question_of_board(state);
  if (wanted && board.asked != wanted) {
    board.asked = wanted;
    board_.ask([question = *wanted](const task&) {
      return std::make_shared<const board_answer>(answer_board(question));
    });
  }
  auto answer = board_.take(kAtOnce);
  if (!answer || (*answer)->asked.ledger != state.time.ledger) return;
  add_board_words(state, **answer);
  board.take(std::move(*answer));
}

/// Once for a district, as soon as the bands or those beyond them are wanted.
void answer_desk::update_bands(session& state) {
  band_state& bands = state.bands;
  if (bands.wanted() && state.loading.service_ready && state.district && bands.asked != state.district) {
    bands.asked = state.district;
    bands_.ask([district = state.district](const task& progress) {
      return std::make_shared<const band_answer>(answer_bands(district, progress));
    });
  }
  auto answer = bands_.take(kAtOnce);
  if (!answer || (*answer)->district != state.district) return;
  show_fresh(state, (*answer)->refusal);
  for (const workflow::unserved_group& group : (*answer)->gaps.groups) state.fresh_text += group.name;
  bands.take(std::move(*answer));
}

/// Whenever the plan is another one, or the language.
void answer_desk::update_scenario(session& state) {
  const scenario_state& scenario = state.scenario;
  std::optional<scenario_question> wanted;
  if (scenario.is_open()) wanted = scenario_question{scenario.now, scenario.plan, state.lang};
  const bool lost = !scenario.shown && !scenario_.busy() && !scenario_.failed();
  if (wanted && (wanted != asked_scenario_ || lost)) {
    scenario_.ask([question = *wanted](const task&) {
      return std::make_shared<const scenario_answer>(answer_scenario(question));
    });
  }
  asked_scenario_ = std::move(wanted);
  auto answer = scenario_.take(kAtOnce);
  if (!answer) return;
  show_fresh(state, (*answer)->refusal);
  for (const sheet& table : (*answer)->compared.sheets) add_sheet_words(state, table);
  for (const bilingual& line : (*answer)->compared.method) state.fresh_text += line.in(state.lang);
  take_scenario(state, std::move(*answer));
}

/// Asks whenever the map shows what has not been read; what was asked before is given up then.
void answer_desk::update_basemap(session& state) {
  basemap_state& basemap = state.basemap;
  if (std::exchange(basemap.given_up, false)) basemap_.ask([](const task&) { return basemap_answer{}; });
  if (auto question = question_of_basemap(state)) {
    basemap.asked = question->window;
    basemap.reading = true;
    ++basemap.readings;
    basemap.asked_at = std::chrono::steady_clock::now();
    basemap_.ask([question = std::move(*question)](const task& progress) {
      return answer_basemap(question, progress);
    });
  }
  auto answer = basemap_.take(kAtOnce);
  if (basemap_.failed()) basemap.reading = false;
  if (!answer) return;
  basemap.reading = false;
  take_basemap(state, std::move(*answer));
}

}  // namespace greenward::viewer
