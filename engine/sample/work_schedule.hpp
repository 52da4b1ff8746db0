// Dates of a work: building season April to October, what is done is done before today.
#pragma once

#include "engine/sample/works.hpp"

namespace greenward::sample {

/// Sets stage, dates and stages of a work that has reached `stage`; the one-season life of streets and pipes.
void schedule(work& w, const char* stage, date today, random_source& random);
/// The same with registration and enclosure between start and completion, as for buildings; those that are
/// enclosed or further began the year before.
void schedule_long(work& w, const char* stage, date today, random_source& random);

}  // namespace greenward::sample
