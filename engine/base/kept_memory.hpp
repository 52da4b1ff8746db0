// What becomes of memory that is given back.
#pragma once

namespace greenward {

/// Keeps what is freed for the next array instead of handing it back to the system: a program that makes
/// large arrays again and again (a network, an index, a trace) would meet a page fault for every 4 KiB each
/// time. For main(), once, before anything large is made. Does nothing where the C library is not glibc.
void keep_freed_memory();

/// Puts what all threads make into one heap, whose first 256 MiB lie on large pages: a program that fills so
/// much in a second spends a third of it on page faults of 4 KiB otherwise. Nothing is touched before it is
/// used. For main(), once, after keep_freed_memory(); does nothing where the C library is not glibc.
void prefer_large_pages();

}  // namespace greenward
