#include "engine/siting/integer_program.hpp"

#include <algorithm>
#include <CbcEventHandler.hpp>
#include <CbcHeuristic.hpp>
#include <CbcHeuristicDiveCoefficient.hpp>
#include <CbcHeuristicFPump.hpp>
#include <CbcHeuristicRINS.hpp>
#include <CbcModel.hpp>
#include <CglClique.hpp>
#include <CglFlowCover.hpp>
#include <CglGomory.hpp>
#include <CglKnapsackCover.hpp>
#include <CglMixedIntegerRounding2.hpp>
#include <CglProbing.hpp>
#include <CglZeroHalf.hpp>
#include <cmath>
#include <CoinError.hpp>
#include <iterator>
#include <numbers>
#include <OsiClpSolverInterface.hpp>
#include <stdexcept>
#include <utility>

namespace greenward::siting {

namespace {

/// Looser than the solver's own 1e-7, since rows add up the slack of their columns.
constexpr double kFeasible = 1e-6;

/// What CBC is told a cost of 1 is. CBC 2.10 looks for a number of which all costs are multiples, also where
/// amounts have costs, finds one in some programs that have none, and then passes over better solutions. Of
/// multiples of a root there is none to be found: only set_least_difference() counts.
constexpr double kCostScale = std::numbers::sqrt2;

/// Ends the search when the user calls it off.
class stop_when_cancelled : public CbcEventHandler {
 public:
  explicit stop_when_cancelled(const cancellation_token& token) : token_(token) {}
  CbcAction event(CbcEvent /*which*/) override { return token_.cancelled() ? stop : noAction; }
  [[nodiscard]] CbcEventHandler* clone() const override { return new stop_when_cancelled(*this); }

 private:
  cancellation_token token_;
};

}  // namespace

std::uint32_t integer_program::add_choice(double cost) {
  const std::uint32_t column = add_amount(cost, 1);
  whole_[column] = 1;
  return column;
}

std::uint32_t integer_program::add_amount(double cost, double most) {
  cost_.push_back(cost);
  least_.push_back(0);
  most_.push_back(most);
  whole_.push_back(0);
  return static_cast<std::uint32_t>(cost_.size() - 1);
}

void integer_program::fix(std::uint32_t column, double value) {
  least_[column] = most_[column] = value;
}

void integer_program::add_row(double lower, std::span<const term> terms, double upper) {
  // Clp's presolve crashes on factors that are there and zero.
  std::ranges::copy_if(terms, std::back_inserter(terms_), [](const term& t) { return t.factor != 0; });
  first_term_.push_back(terms_.size());
  row_lower_.push_back(lower);
  row_upper_.push_back(upper);
}

double integer_program::violation_of(std::span<const double> values) const {
  double worst = 0;
  for (std::size_t c = 0; c < columns(); ++c) {
    worst = std::max({worst, least_[c] - values[c], values[c] - most_[c]});
    if (whole_[c] != 0) worst = std::max(worst, std::abs(values[c] - std::round(values[c])));
  }
  for (std::size_t r = 0; r < rows(); ++r) {
    double sum = 0, size = 1;
    for (std::size_t k = first_term_[r]; k < first_term_[r + 1]; ++k) {
      sum += terms_[k].factor * values[terms_[k].column];
      size = std::max(size, std::abs(terms_[k].factor));
    }
    worst = std::max({worst, (row_lower_[r] - sum) / size, (sum - row_upper_[r]) / size});
  }
  return worst;
}

double integer_program::cost_of(std::span<const double> values) const {
  double sum = 0;
  for (std::size_t c = 0; c < columns(); ++c) sum += cost_[c] * values[c];
  return sum;
}

namespace {

void add_cuts(CbcModel& model) {
  CglProbing probing;
  probing.setUsingObjective(1);
  probing.setMaxPass(1);
  probing.setMaxPassRoot(1);
  probing.setMaxProbeRoot(200);
  probing.setMaxLook(10);
  probing.setMaxLookRoot(20);
  probing.setMaxElements(300);
  probing.setRowCuts(3);
  CglGomory gomory;
  gomory.setLimitAtRoot(1000);
  gomory.setLimit(50);
  CglKnapsackCover knapsack;
  CglClique clique;
  clique.setStarCliqueReport(false);
  clique.setRowCliqueReport(false);
  CglMixedIntegerRounding2 rounding;
  CglZeroHalf halves;
  CglFlowCover flow;
  // -98: decided by CBC after the root; -99: at the root only.
  model.addCutGenerator(&probing, -98, "probing");
  model.addCutGenerator(&gomory, -98, "gomory");
  model.addCutGenerator(&knapsack, -98, "knapsack");
  model.addCutGenerator(&clique, -98, "clique");
  model.addCutGenerator(&rounding, -98, "rounding");
  model.addCutGenerator(&halves, -98, "halves");
  model.addCutGenerator(&flow, -98, "flow");
}

void add_heuristics(CbcModel& model) {
  CbcRounding rounding(model);
  model.addHeuristic(&rounding, "rounding");
  CbcHeuristicFPump pump(model);
  pump.setMaximumPasses(20);
  model.addHeuristic(&pump, "pump");
  CbcHeuristicDiveCoefficient dive(model);
  model.addHeuristic(&dive, "dive");
  CbcHeuristicRINS neighbourhood(model);
  neighbourhood.setHowOften(100);
  model.addHeuristic(&neighbourhood, "neighbourhood");
}

/// One thread, silent, by the wall's clock.
void set_up(CbcModel& model, const deadline& until) {
  model.setLogLevel(0);
  model.solver()->messageHandler()->setLogLevel(0);
  model.setUseElapsedTime(true);
  if (std::isfinite(until.left().value))
    model.setDblParam(CbcModel::CbcMaximumSeconds, std::max(0.01, until.left().value));
  model.setAllowableGap(1e-9);
  model.setAllowableFractionGap(0);
  model.setNumberStrong(10);
  model.setNumberBeforeTrust(5);
  const stop_when_cancelled handler(until.work().token);
  model.passInEventHandler(&handler);
  add_cuts(model);
  add_heuristics(model);
}

}  // namespace

void integer_program::load(OsiClpSolverInterface& solver) const {
  std::vector<int> row_of_term, column_of_term;
  std::vector<double> factor;
  for (std::size_t r = 0; r < rows(); ++r) {
    for (std::size_t k = first_term_[r]; k < first_term_[r + 1]; ++k) {
      row_of_term.push_back(static_cast<int>(r));
      column_of_term.push_back(static_cast<int>(terms_[k].column));
      factor.push_back(terms_[k].factor);
    }
  }
  CoinPackedMatrix matrix(true, row_of_term.data(), column_of_term.data(), factor.data(),
                          static_cast<CoinBigIndex>(factor.size()));
  matrix.setDimensions(static_cast<int>(rows()), static_cast<int>(columns()));
  solver.messageHandler()->setLogLevel(0);
  solver.setHintParam(OsiDoReducePrint, true, OsiHintTry);
  // Clp 1.17's presolve crashes on some small programs that settle themselves; ours are reduced already.
  solver.setHintParam(OsiDoPresolveInInitial, false, OsiHintDo);
  solver.setHintParam(OsiDoPresolveInResolve, false, OsiHintDo);
  std::vector<double> cost = cost_;
  for (double& c : cost) c *= kCostScale;
  solver.loadProblem(matrix, least_.data(), most_.data(), cost.data(), row_lower_.data(), row_upper_.data());
  for (std::size_t c = 0; c < columns(); ++c)
    if (is_choice(c)) solver.setInteger(static_cast<int>(c));
}

/// Nothing if there is none, or it does not keep to the rows once whole columns are whole.
std::vector<double> integer_program::rounded_solution(const double* best) const {
  if (best == nullptr) return {};
  std::vector<double> values(best, best + columns());
  for (std::size_t c = 0; c < columns(); ++c)
    if (whole_[c] != 0) values[c] = std::round(values[c]);
  return violation_of(values) <= 10 * kFeasible ? values : std::vector<double>{};
}

/// With no choice left it is a linear program.
integer_program::answer integer_program::read_linear(const OsiClpSolverInterface& solver) const {
  answer made;
  if (solver.isProvenPrimalInfeasible()) made.found = outcome::infeasible;
  if (!solver.isProvenOptimal()) return made;
  made.values = rounded_solution(solver.getColSolution());
  if (made.values.empty()) return made;
  made.found = outcome::optimal;
  made.cost = made.bound = cost_of(made.values);
  return made;
}

void integer_program::branch(CbcModel& model, answer& made, effort wanted) const {
  if (!made.values.empty())
    model.setBestSolution(made.values.data(), static_cast<int>(columns()), made.cost * kCostScale, true);
  if (least_difference_ > 0)
    model.setDblParam(CbcModel::CbcCutoffIncrement, 0.999 * least_difference_ * kCostScale);
  if (wanted == effort::any) model.setMaximumSolutions(1);
  model.branchAndBound();
  if (model.isAbandoned()) throw std::runtime_error("CBC broke off");
  std::vector<double> values = rounded_solution(model.bestSolution());
  if (!values.empty() && cost_of(values) < made.cost) {
    made.cost = cost_of(values);
    made.values = std::move(values);
  }
  if (!made.values.empty()) made.found = outcome::feasible;
  const bool finished =
      model.status() == 0 && !model.isSecondsLimitReached() && !model.isSolutionLimitReached();
  made.bound = model.getBestPossibleObjValue() / kCostScale;
  if (finished && made.values.empty() && model.isProvenInfeasible()) made.found = outcome::infeasible;
  if (!finished || made.values.empty()) return;
  made.found = outcome::optimal;
  made.bound = made.cost;
}

integer_program::answer integer_program::solve(std::span<const double> start, const deadline& until,
                                               effort wanted) const {
  answer made;
  const bool started = start.size() == columns() && violation_of(start) <= kFeasible;
  if (started) made = {outcome::feasible, {start.begin(), start.end()}, cost_of(start), -kUnbounded};
  if (until.passed() || (started && wanted == effort::any)) return made;
  try {
    OsiClpSolverInterface solver;
    load(solver);
    if (std::isfinite(until.left().value))
      solver.getModelPtr()->setMaximumWallSeconds(std::max(0.01, until.left().value));
    solver.initialSolve();
    if (solver.getNumIntegers() == 0) return read_linear(solver);
    if (solver.isProvenPrimalInfeasible()) {
      made.found = outcome::infeasible;
      return made;
    }
    if (!solver.isProvenOptimal()) return made;
    made.bound = solver.getObjValue() / kCostScale;
    // CBC minds the time itself; a relaxation that the clock breaks off it would take for infeasible, and so
    // a part of the tree for done.
    solver.getModelPtr()->setMaximumWallSeconds(-1);
    CbcModel model(solver);
    set_up(model, until);
    branch(model, made, wanted);
  } catch (const CoinError& failure) {
    throw std::runtime_error("COIN: " + failure.message());
  }
  until.work().throw_if_cancelled();
  return made;
}

}  // namespace greenward::siting
