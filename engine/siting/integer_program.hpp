// A linear program some of whose columns are whole: what COIN CBC is asked, and what it answers.
#pragma once

#include "engine/siting/deadline.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

class CbcModel;
class OsiClpSolverInterface;

namespace greenward::siting {

/// Minimise Σ cost·x subject to lower <= row <= upper, least <= x <= most. Rows and columns are numbered in
/// the order in which they were added.
class integer_program {
 public:
  static constexpr double kUnbounded = std::numeric_limits<double>::infinity();
  struct term {
    std::uint32_t column = 0;
    double factor = 0;
  };

  /// A column that is 0 or 1.
  std::uint32_t add_choice(double cost);
  /// A column that takes any value from 0 to `most`.
  std::uint32_t add_amount(double cost, double most);
  void fix(std::uint32_t column, double value);
  /// No column may come twice in a row. Terms without a factor are left out.
  void add_row(double lower, std::span<const term> terms, double upper);

  /// Solutions of different cost differ by at least so much; 0 = not known.
  void set_least_difference(double difference) { least_difference_ = difference; }

  [[nodiscard]] std::size_t columns() const { return cost_.size(); }
  [[nodiscard]] std::size_t rows() const { return row_lower_.size(); }

  enum class outcome : std::uint8_t {
    optimal,     ///< `values` is optimal, the gap closed
    feasible,    ///< the time was up; `values` is the best known
    infeasible,  ///< proven
    unknown,     ///< the time was up and nothing was found
  };
  struct answer {
    outcome found = outcome::unknown;
    std::vector<double> values;  ///< n_column; whole ones rounded to whole numbers; empty if there is none
    double cost = kUnbounded;    ///< of `values`
    double bound = -kUnbounded;  ///< nothing costs less; = cost if optimal
  };
  enum class effort : std::uint8_t { best, any };
  /// `effort::any`: the first solution will do. `start`: a solution to begin with (n_column), or empty.
  /// Values that are not feasible are ignored. Prints nothing; one thread; deterministic unless the time runs
  /// out. Throws error{cancelled}, and std::runtime_error if CBC breaks off.
  [[nodiscard]] answer solve(std::span<const double> start, const deadline& until,
                             effort wanted = effort::best) const;

  /// What is wrong with a solution: the largest violation of a bound, a row, or wholeness. 0 = feasible.
  [[nodiscard]] double violation_of(std::span<const double> values) const;
  [[nodiscard]] double cost_of(std::span<const double> values) const;

 private:
  void load(OsiClpSolverInterface& solver) const;
  void branch(CbcModel& model, answer& made, effort wanted) const;
  [[nodiscard]] answer read_linear(const OsiClpSolverInterface& solver) const;
  [[nodiscard]] std::vector<double> rounded_solution(const double* best) const;
  [[nodiscard]] bool is_choice(std::size_t column) const {
    return whole_[column] != 0 && least_[column] < most_[column];
  }

  double least_difference_ = 0;
  std::vector<double> cost_, least_, most_;
  std::vector<std::uint8_t> whole_;
  std::vector<double> row_lower_, row_upper_;
  std::vector<std::size_t> first_term_{0};
  std::vector<term> terms_;
};

}  // namespace greenward::siting
