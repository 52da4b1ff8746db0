// Whether the chosen compound is really separated, and why not.
#pragma once

#include "engine/report/separation_page.hpp"
#include "engine/workflow/separation_result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

/// The proof for all compounds of a model; made once, then never changed.
struct separation_proof {
  explicit separation_proof(std::shared_ptr<const workflow::drain_model> of)
      : model(std::move(of)), proven(*model) {}

  std::shared_ptr<const workflow::drain_model> model;
  workflow::separation_result proven;
};

/// What is said of one compound.
struct separation_answer {
  std::shared_ptr<const separation_proof> proof;
  std::uint32_t compound = 0;
  report::separation_page page;
  double milliseconds = 0;  ///< that it took

  /// Faults of buildings and inlets, then misconnections.
  [[nodiscard]] std::size_t reasons() const { return page.faults.size() + page.misconnections.size(); }
};

/// `proof`: of the same model, or nullptr, then it is made.
[[nodiscard]] separation_answer answer_separation(std::shared_ptr<const workflow::drain_model> model,
                                                  std::shared_ptr<const separation_proof> proof,
                                                  std::uint32_t compound);

/// In words: what it is about, and what is wrong.
struct reason_words {
  std::string about;
  bilingual why;
};
[[nodiscard]] reason_words words_of_reason(const report::separation_page& page, std::size_t reason);

/// Where its water goes wrong, or else where it comes from; nothing if nobody knows.
[[nodiscard]] std::optional<geo::planar> place_of_reason(const report::separation_page& page,
                                                         std::size_t reason);

struct separation_state {
  std::optional<std::uint32_t> compound;  ///< row of the one that is chosen
  bool asked = false;                     ///< not yet handed over to be computed
  std::shared_ptr<const separation_answer> shown;
  std::optional<std::size_t> reason;  ///< the one that was gone to last

  /// Another compound, or none, was chosen.
  void follow(std::optional<std::uint32_t> chosen);
  /// An answer about the one that is chosen; others only leave their proof.
  void take(std::shared_ptr<const separation_answer> answer);
  [[nodiscard]] std::shared_ptr<const separation_proof> proof_of(const workflow::drain_model* model) const;
  void clear();

 private:
  std::shared_ptr<const separation_proof> proof_;
};

}  // namespace greenward::viewer
