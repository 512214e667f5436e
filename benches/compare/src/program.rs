// The program whose code is measured by `scripts/code_size.sh`: ten instantiations of `Vector`.

use std::fmt::Debug;
use std::hint::black_box;

/// What a program does with a vector, one way or another.
#[inline(never)]
fn work<T: Clone + Ord + Debug>(count: usize, make: fn(usize) -> T) -> usize {
    let mut vec: Vector<T> = (0..count).map(make).collect();
    vec.push(make(count));
    vec.insert(count / 2, make(1));
    let removed = [vec.remove(0), vec.swap_remove(0)];
    vec.extend(removed.clone());
    vec.pop();
    vec.reserve(count);
    let mut other = vec.clone();
    other.append(&mut vec);
    other.dedup();
    other.retain(|it| *it != removed[0]);
    other.drain(..count / 3);
    other.resize(count, make(2));
    other.truncate(count - 1);
    other.shrink_to_fit();
    other.sort();
    let from = Vector::from(&other[..]);
    let total = from.iter().filter(|it| **it > removed[1]).count() + format!("{from:?}").len();
    total + usize::from(from == other) + other.into_iter().map(black_box).count()
}

fn main() {
    let count = std::env::args().count() + 9;
    let total = work(count, |it| it as u8)
        + work(count, |it| it as u16)
        + work(count, |it| it as u32)
        + work(count, |it| it as u64)
        + work(count, |it| it as u128)
        + work(count, |it| it % 2 == 0)
        + work(count, |it| it.to_string())
        + work(count, Box::new)
        + work(count, |it| vec![it; it])
        + work(count, |it| (it, it.to_string()));
    println!("{total}");
}
