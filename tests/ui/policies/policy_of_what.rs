use smallcoll::SpillPolicy;

struct Short;

impl SpillPolicy for Short {
    type Header = u8;
    type Heap = std::alloc::System;
}

fn main() {}
