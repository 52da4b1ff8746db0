#!/usr/bin/env python3
"""Writes the assembly of a library that is loaded when it is first called.

slots.py NM CALLERS LIBRARY OUTPUT

CALLERS: a static library; LIBRARY: the shared library whose functions it calls; OUTPUT: assembly for x86-64
ELF, to be linked before LIBRARY. Each function that CALLERS needs of LIBRARY is defined there as a jump through
a slot. At first every slot leads to fill_slots, which keeps the arguments' registers, has
greenward_fill_slots() (fill_slots.cpp) look the functions up, and jumps on. Where CALLERS needs data of LIBRARY
too, which cannot wait (unoptimised code may), there are no slots. Exit status 1: LIBRARY has no soname.
"""

import re
import subprocess
import sys

HEAD = """  .text
fill_slots:
  .cfi_startproc
  sub $192, %rsp
  .cfi_adjust_cfa_offset 192
{keep}
  call greenward_fill_slots
{give_back}
  add $192, %rsp
  .cfi_adjust_cfa_offset -192
  ret
  .cfi_endproc
"""

FUNCTION = """  .globl {name}
  .hidden {name}
  .type {name}, @function
{name}:
  .cfi_startproc
  jmp *slot_{i}(%rip)
first_{i}:
  call fill_slots
  jmp *slot_{i}(%rip)
  .cfi_endproc
  .size {name}, .-{name}
"""

# What a call may hand over: six integers, eight numbers, and in %rax how many of the latter vary.
INTEGERS = ["rdi", "rsi", "rdx", "rcx", "r8", "r9", "rax"]
NUMBERS = [f"xmm{i}" for i in range(8)]


def symbols(nm, arguments):
    """Pairs of kind and name, without the version behind '@'."""
    output = subprocess.run([nm, *arguments], check=True, capture_output=True, text=True).stdout
    for line in output.splitlines():
        words = line.split()
        if len(words) >= 2 and len(words[-2]) == 1:
            yield words[-2], words[-1].split("@")[0]


def wanted(nm, callers, library):
    offered = {name: kind for kind, name in symbols(nm, ["-D", "--defined-only", library])}
    needed = sorted({name for _, name in symbols(nm, ["--undefined-only", callers]) if name in offered})
    data = [name for name in needed if offered[name] not in "TWi"]
    if data:
        print(f"{library} is loaded at the start: data of it is needed: {' '.join(data)}", file=sys.stderr)
        return []
    return needed


def soname(library):
    headers = subprocess.run(["objdump", "-p", library], check=True, capture_output=True, text=True).stdout
    found = re.search(r"^\s*SONAME\s+(\S+)", headers, re.MULTILINE)
    if not found:
        sys.exit(f"{library}: no soname")
    return found.group(1)


def registers(order):
    move = "  movq {a}, {b}" if order == "keep" else "  movq {b}, {a}"
    wide = "  movups {a}, {b}" if order == "keep" else "  movups {b}, {a}"
    lines = [move.format(a=f"%{name}", b=f"{8 * i}(%rsp)") for i, name in enumerate(INTEGERS)]
    lines += [wide.format(a=f"%{name}", b=f"{64 + 16 * i}(%rsp)") for i, name in enumerate(NUMBERS)]
    return "\n".join(lines)


def assembly(names, library):
    parts = [HEAD.format(keep=registers("keep"), give_back=registers("give back"))]
    parts += [FUNCTION.format(name=name, i=i) for i, name in enumerate(names)]
    parts.append("  .data\n  .balign 8")
    parts += [f"slot_{i}: .quad first_{i}" for i in range(len(names))]
    parts.append("  .globl greenward_on_demand\n  .hidden greenward_on_demand\ngreenward_on_demand:")
    parts += [f"  .quad name_{i}, slot_{i}" for i in range(len(names))]
    parts.append("  .quad 0, 0")
    parts.append("  .section .rodata\n  .globl greenward_on_demand_library\n  .hidden greenward_on_demand_library")
    parts.append(f'greenward_on_demand_library: .asciz "{soname(library)}"')
    parts += [f'name_{i}: .asciz "{name}"' for i, name in enumerate(names)]
    parts.append('  .section .note.GNU-stack,"",@progbits\n')
    return "\n".join(parts)


def main():
    nm, callers, library, output = sys.argv[1:]
    text = assembly(wanted(nm, callers, library), library)
    with open(output, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
