// What becomes of memory that is given back.
#pragma once

namespace greenward {

/// Keeps what is freed for the next array instead of handing it back to the system: a program that makes
/// large arrays again and again (a network, an index, a trace) would meet a page fault for every 4 KiB each
/// time. For main(), once, before anything large is made. Does nothing where the C library is not glibc.
void keep_freed_memory();

}  // namespace greenward
