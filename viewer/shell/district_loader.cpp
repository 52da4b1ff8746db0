#include "viewer/shell/district_loader.hpp"

#include "engine/base/parallel.hpp"
#include "engine/workflow/record_progress.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/database_link.hpp"
#include "viewer/layers/service_overlay.hpp"

#include <algorithm>
#include <exception>
#include <future>
#include <utility>

namespace greenward::viewer {

namespace {

int draw_order(const prepared_layer& layer) {
  return layer.stored != nullptr ? layer.stored->table.schema().draw_order
                                 : draw_order_of_overlay(layer.name);
}

/// Fills what the works are shown by, if the district has the layers.
void add_works(loader_news::district& loaded, const layer::catalogue& catalogue) {
  for (const std::string& layer : workflow::ledger_layers())
    if (loaded.snapshot->find(layer) == nullptr) return;
  workflow::progress_report report = workflow::compute_progress(loaded.snapshot, workflow::progress_query{});
  loaded.progress = tabulate(report, catalogue);
  loaded.ledger = std::make_shared<const workflow::works_ledger>(std::move(report.ledger));
}

/// What was not checked must not look as if nothing had been found.
void add_findings(loader_news::service& served,
                  const std::shared_ptr<const workflow::district_snapshot>& district) {
  for (const std::string& layer : workflow::drain_check_layers()) {
    if (district->find(layer) != nullptr) continue;
    const bilingual& say = words(text_key::findings_layer_missing);
    served.findings_refusal = bilingual{say.zh + layer, say.en + layer};
    return;
  }
  try {
    served.findings = make_finding_list(served.drains);
  } catch (const error& problem) {
    served.findings_refusal = problem.problem();
  }
}

/// A district without drains is no failure: the panel says so.
void add_drains(loader_news::service& served,
                const std::shared_ptr<const workflow::district_snapshot>& district) {
  for (const std::string& layer : workflow::drain_model_layers())
    if (district->find(layer) == nullptr) return;
  if (district->at("pipes").table.size() == 0) return;
  try {
    served.drains = std::make_shared<const workflow::drain_model>(workflow::make_drain_model(district));
  } catch (const error& problem) {
    served.drains_refusal = problem.problem();
    return;
  }
  add_findings(served, district);
}

/// Ready to be drawn, lowest first.
std::vector<std::shared_ptr<prepared_layer>> prepare_layers(
    const std::shared_ptr<const workflow::district_snapshot>& district,
    const workflow::environment& environment, const task& progress) {
  const std::size_t count = district->layers.size();
  std::vector<std::shared_ptr<prepared_layer>> layers(count);
  progress.report(words(text_key::drawing_step), 0, 1);
  parallel_for(count, 1, [&](std::size_t i, std::size_t) {
    const std::string& name = district->layers[i].table.schema().name;
    layers[i] = prepare_layer(district, i, environment.style(name), progress);
  });
  for (auto& overlay : service_overlays(nullptr, progress)) layers.push_back(std::move(overlay));
  std::ranges::stable_sort(layers, {}, [](const auto& layer) { return draw_order(*layer); });
  return layers;
}

loader_news::district prepare(const std::shared_ptr<const workflow::district_snapshot>& district,
                              const workflow::environment& environment, const task& progress) {
  loader_news::district loaded;
  loaded.snapshot = district;
  loaded.layers = prepare_layers(district, environment, progress);
  add_works(loaded, environment.catalogue);
  return loaded;
}

/// While `work` goes on, which begins at once, `meanwhile` is done.
template <class Work, class Meanwhile>
auto done_beside(Work work, Meanwhile meanwhile) {
  auto result = std::async(std::launch::async, work);
  meanwhile();
  return result.get();
}

/// A district without a walking network or without homes is no failure: the panel says so.
loader_news::service serve(const std::shared_ptr<const workflow::district_snapshot>& district,
                           const task& progress) {
  loader_news::service served;
  try {
    served.circles = std::make_shared<const workflow::service_circles>(
        workflow::compute_service_areas(*district, workflow::walk_options{}, progress));
    served.trial = done_beside(
        [&] { return std::make_shared<workflow::trial_circle>(district, workflow::walk_options{}); },
        [&] { served.overlays = service_overlays(served.circles.get(), progress); });
  } catch (const error& problem) {
    if (problem.code() == error_code::cancelled) throw;
    served.refusal = problem.problem();
  }
  return served;
}

}  // namespace

district_access access_to(const std::string& address) {
  return {[address](const task& progress) { return workflow::load_snapshot(address, {}, progress); },
          [address](const progress_entry& entry) {
            return workflow::record_progress(address, entry.who, entry.note, std::span(&entry.update, 1),
                                             entry.photos);
          },
          [address](const edit_entry& entry) {
            return workflow::edit_features(address, entry.who, entry.note, entry.edits);
          },
          [address](const undo_request& request) {
            return workflow::undo_entry(address, request.who, "", request.entry);
          },
          [address](workflow::import_request request, const task& progress) {
            request.database = address;
            return workflow::import_records(request, progress);
          },
          [address] { return refusal_of_database(address); }};
}

district_loader::district_loader(district_access access, const workflow::environment& environment,
                                 std::function<void()> wake)
    : access_(std::move(access)), environment_(environment), wake_(std::move(wake)) {
  task_.progress = [this](const bilingual& step, double done, double total) { report(step, done, total); };
  thread_ = std::thread([this] { work(); });
}

district_loader::~district_loader() {
  task_.token.cancel();
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wanted_.notify_all();
  thread_.join();
}

template <class Change>
void district_loader::tell(Change change) {
  {
    const std::lock_guard lock(mutex_);
    change(news_);
    has_news_ = true;
  }
  changed_.notify_all();
  wake_();
}

void district_loader::report(const bilingual& step, double done, double total) {
  tell([&](loader_news& news) {
    news.step = step;
    news.done = done;
    news.total = total;
  });
}

loader_news district_loader::take() {
  const std::lock_guard lock(mutex_);
  has_news_ = false;
  loader_news taken = std::move(news_);
  news_ = {};
  news_.finished = taken.finished;
  news_.step = taken.step;
  news_.done = taken.done;
  news_.total = taken.total;
  return taken;
}

void district_loader::wait(std::chrono::milliseconds longest) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, longest, [&] { return has_news_; });
}

void district_loader::record(ledger_entry entry) {
  {
    const std::lock_guard lock(mutex_);
    entries_.push_back(std::move(entry));
    news_.finished = false;
  }
  wanted_.notify_all();
}

void district_loader::reload() {
  {
    const std::lock_guard lock(mutex_);
    reload_wanted_ = true;
    news_.finished = false;
  }
  wanted_.notify_all();
}

void district_loader::want_names() {
  {
    const std::lock_guard lock(mutex_);
    names_wanted_ = true;
    if (has_job()) news_.finished = false;
  }
  wanted_.notify_all();
}

/// Under the lock.
bool district_loader::has_job() const {
  return !entries_.empty() || reload_wanted_ || (names_wanted_ && unnamed_);
}

/// Waits; nothing once the loader is to stop. What was entered before is still recorded then: it is lost
/// otherwise.
std::function<void()> district_loader::next_job() {
  std::unique_lock lock(mutex_);
  wanted_.wait(lock, [&] { return stopping_ || has_job(); });
  if (!entries_.empty()) {
    const ledger_entry entry = std::move(entries_.front());
    entries_.pop_front();
    return [this, entry] { hand_over(entry); };
  }
  if (stopping_) return {};
  if (std::exchange(reload_wanted_, false)) return [this] { attempt([this] { load(); }); };
  const auto district = std::exchange(unnamed_, nullptr);
  return [this, district] { attempt([&] { gather_names(district); }); };
}

void district_loader::work() {
  attempt([this] { load(); });
  finish();
  while (const std::function<void()> job = next_job()) {
    job();
    finish();
  }
}

/// Unless more is wanted meanwhile.
void district_loader::finish() {
  tell([this](loader_news& news) { news.finished = !has_job(); });
}

void district_loader::attempt(const std::function<void()>& step) {
  std::optional<error> failure;
  try {
    step();
    return;
  } catch (const error& problem) {
    failure = problem;
  } catch (const std::exception& problem) {
    failure = error(error_code::bad_input, problem.what(), words(text_key::loading_failed), {"", ""});
  }
  tell([&](loader_news& news) { news.failure = failure; });
}

/// What went wrong is told in `failure`; nothing else may be thrown by `work`.
template <class Work>
void try_to_write(std::optional<bilingual>& failure, Work work) {
  try {
    work();
  } catch (const error& problem) {
    failure = bilingual{problem.message(language::zh), problem.message(language::en)};
  } catch (const std::exception& problem) {
    failure = bilingual{problem.what(), problem.what()};
  }
}

bool district_loader::write(const progress_entry& entry) {
  record_outcome outcome;
  try_to_write(outcome.refusal, [&] {
    workflow::record_result result = access_.record(entry);
    outcome.works = std::move(result.works);
    outcome.entry = result.entry;
    if (!result.refused.empty()) outcome.refusal = result.refused.front().reason;
  });
  const bool taken = !outcome.refusal;
  tell([&](loader_news& news) { news.recorded = std::move(outcome); });
  return taken;
}

bool district_loader::write(const edit_entry& entry) {
  edit_outcome outcome;
  try_to_write(outcome.failure, [&] { outcome.result = access_.edit(entry); });
  const bool taken = outcome.result.entry != 0;
  tell([&](loader_news& news) { news.edited = std::move(outcome); });
  return taken;
}

bool district_loader::write(const undo_request& request) {
  undo_outcome outcome{{}, request, {}};
  try_to_write(outcome.failure, [&] { outcome.result = access_.undo(request); });
  const bool taken = outcome.result.entry != 0;
  tell([&](loader_news& news) { news.undone = std::move(outcome); });
  return taken;
}

void district_loader::hand_over(const ledger_entry& entry) {
  const bool taken = std::visit([this](const auto& one) { return write(one); }, entry);
  if (taken) attempt([this] { load(); });
}

/// The service areas take one core as long as all the rest takes another.
void district_loader::load() {
  (void)workflow::writer_of({});  // what is wrong with its rules is told here, not in the middle of a frame
  const auto snapshot = access_.load(task_);
  loader_news::service drained;
  const auto serve_it = [&] { return serve(snapshot, task{.token = task_.token}); };
  loader_news::service served = done_beside(serve_it, [&] {
    show(snapshot);
    add_drains(drained, snapshot);
    task_.report(words(text_key::service_step), 0, 1);
  });
  served.drains = std::move(drained.drains);
  served.drains_refusal = std::move(drained.drains_refusal);
  served.findings = std::move(drained.findings);
  served.findings_refusal = std::move(drained.findings_refusal);
  tell([&](loader_news& news) { news.served = std::move(served); });
}

void district_loader::show(const std::shared_ptr<const workflow::district_snapshot>& district) {
  loader_news::district_texts texts{district_glyphs(*district), name_glyphs(*district, environment_.styles)};
  tell([&](loader_news& news) { news.texts = texts; });
  loader_news::district loaded = prepare(district, environment_, task_);
  tell([&](loader_news& news) {
    news.loaded = std::move(loaded);
    news.names.reset();  // those of the district before, if nobody has taken them
    unnamed_ = district;
  });
}

void district_loader::gather_names(const std::shared_ptr<const workflow::district_snapshot>& district) {
  auto names = make_name_index(district, task_);
  tell([&](loader_news& news) { news.names = std::move(names); });
}

}  // namespace greenward::viewer
