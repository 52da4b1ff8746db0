#include "viewer/shell/work_desk.hpp"

#include "viewer/shell/internal_error.hpp"

#include <exception>
#include <utility>

namespace greenward::viewer {

work_desk::~work_desk() {
  cancel();
  if (thread_.joinable()) thread_.join();
}

void work_desk::begin(background_work work) {
  if (thread_.joinable()) thread_.join();
  news_ = {};
  task_ = task{};
  task_.progress = [this](const bilingual& step, double done, double total) { report(step, done, total); };
  busy_ = true;
  thread_ = std::thread([this, work = std::move(work)] { run(work); });
}

void work_desk::cancel() {
  task_.token.cancel();
}

work_desk::news work_desk::take() {
  const std::lock_guard lock(mutex_);
  if (news_.ended) busy_ = false;
  return std::exchange(news_, news{news_.step, news_.share, false, {}, {}});
}

void work_desk::report(const bilingual& step, double done, double total) {
  {
    const std::lock_guard lock(mutex_);
    news_.step = step;
    news_.share = total > 0 ? done / total : 0;
  }
  wake_();
}

void work_desk::run(const background_work& work) {
  news last;
  try {
    last.done = work(task_);
  } catch (const error& refused) {
    last.problem = refused;
  } catch (const std::exception& broken) {
    last.problem = internal_error(broken);
  }
  finish(std::move(last));
}

void work_desk::finish(news last) {
  last.ended = true;
  {
    const std::lock_guard lock(mutex_);
    news_ = std::move(last);
  }
  wake_();
}

}  // namespace greenward::viewer
