#include "viewer/layers/separation_state.hpp"

#include "engine/drainage/separation_words.hpp"
#include "engine/workflow/separation_pages.hpp"
#include "viewer/i18n/text_table.hpp"

#include <chrono>
#include <cmath>
#include <utility>

namespace greenward::viewer {

namespace {

bool is_known(geo::planar place) {
  return std::isfinite(place.x) && std::isfinite(place.y);
}

bilingual joined(const bilingual& first, const std::string& second) {
  if (second.empty()) return first;
  return {first.zh + "（" + second + "）", first.en + " (" + second + ")"};
}

reason_words words_of_fault(const report::page_fault& fault) {
  const text_key subject = fault.subject == report::page_subject::building ? text_key::separation_building
                                                                           : text_key::separation_inlet;
  reason_words said{fault.code, joined(drainage::words_of(fault.why).title, fault.fault)};
  if (said.about.empty()) said.about = words(subject).zh;
  return said;
}

}  // namespace

separation_answer answer_separation(std::shared_ptr<const workflow::drain_model> model,
                                    std::shared_ptr<const separation_proof> proof, std::uint32_t compound) {
  const auto start = std::chrono::steady_clock::now();
  separation_answer answer;
  answer.proof = proof ? std::move(proof) : std::make_shared<const separation_proof>(std::move(model));
  answer.compound = compound;
  answer.page = workflow::make_separation_page(*answer.proof->model, answer.proof->proven, compound);
  answer.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return answer;
}

reason_words words_of_reason(const report::separation_page& page, std::size_t reason) {
  if (reason < page.faults.size()) return words_of_fault(page.faults[reason]);
  const report::page_misconnection& wrong = page.misconnections[reason - page.faults.size()];
  return {wrong.pipe, joined(drainage::words_of(wrong.kind).title, wrong.from + " → " + wrong.to)};
}

std::optional<geo::planar> place_of_reason(const report::separation_page& page, std::size_t reason) {
  if (reason >= page.faults.size()) {
    const geo::planar place = page.misconnections[reason - page.faults.size()].place;
    return is_known(place) ? std::optional(place) : std::nullopt;
  }
  const report::page_fault& fault = page.faults[reason];
  if (is_known(fault.end)) return fault.end;
  return is_known(fault.place) ? std::optional(fault.place) : std::nullopt;
}

void separation_state::follow(std::optional<std::uint32_t> chosen) {
  if (compound == chosen) return;
  compound = chosen;
  asked = chosen.has_value();
  shown.reset();
  reason.reset();
}

void separation_state::take(std::shared_ptr<const separation_answer> answer) {
  proof_ = answer->proof;
  if (compound == answer->compound) shown = std::move(answer);
}

std::shared_ptr<const separation_proof> separation_state::proof_of(const workflow::drain_model* model) const {
  return proof_ && proof_->model.get() == model ? proof_ : nullptr;
}

void separation_state::clear() {
  *this = {};
}

}  // namespace greenward::viewer
