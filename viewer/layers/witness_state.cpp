#include "viewer/layers/witness_state.hpp"

#include "engine/geo/measure.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/feature_text.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace greenward::viewer {

namespace {

const char* layer_of(const witness_subject& subject) {
  return subject.is_building ? "buildings" : "population_points";
}

/// Throws error{bad_input} for a point that is nowhere.
workflow::witness_question question_of(const workflow::district_snapshot& district, witness_subject subject) {
  const layer::feature_table& table = district.at(layer_of(subject)).table;
  if (subject.is_building) {
    const layer::column& codes = table["code"];
    if (codes.has(subject.row)) return {std::string(codes.text(subject.row)), {}};
    return {std::to_string(table.ids()[subject.row].value), {}};
  }
  const auto shape = table.geometry()[subject.row];
  if (shape.is_none()) {
    throw error(error_code::bad_input, name_of(table, subject.row), words(text_key::witness_nowhere),
                words(text_key::witness_nowhere_remedy));
  }
  return {"", shape.points().front()};
}

}  // namespace

double witness_answer::minutes() const {
  return metres() / report->settings.speed.value / 60;
}

witness_answer answer_witness(std::shared_ptr<const workflow::district_snapshot> district,
                              witness_subject subject) {
  const auto start = std::chrono::steady_clock::now();
  witness_answer answer;
  answer.district = std::move(district);
  answer.asked = subject;
  answer.name = name_of(answer.district->at(layer_of(subject)).table, subject.row);
  try {
    answer.report =
        workflow::compute_witness(*answer.district, question_of(*answer.district, subject), {}, std::nullopt);
  } catch (const error& refused) {
    answer.refusal = refused;
  }
  answer.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return answer;
}

std::vector<geo::planar> line_of_step(const witness_answer& answer, std::size_t step) {
  if (!answer.has_way() || step >= answer.report->way->spans.size()) return {};
  const walking::walked_span& span = answer.report->way->spans[step];
  const geo::planar_view edge = answer.district->at("walk_edges").planar[span.edge];
  if (edge.kind() != geo::geometry_kind::line) return {};
  const double length = geo::line_length(edge.points()).value;
  const auto [low, high] = std::minmax(span.from, span.to);
  return geo::line_part(edge.points(), greenward::metres(low * length), greenward::metres(high * length));
}

void witness_state::ask(witness_subject of) {
  *this = {};
  subject = of;
  asked = true;
}

void witness_state::clear() {
  *this = {};
}

void witness_state::take(std::shared_ptr<const witness_answer> answer) {
  if (!subject || !(answer->asked == *subject)) return;
  shown = std::move(answer);
  computing = false;
}

}  // namespace greenward::viewer
