//! Work on many small collections at once, with rayon.
//!
//! Each line becomes a list of its words' lengths, most of them inline: the threads do not meet at
//! the allocator.
//!
//! ```text
//! cargo run --release --example parallel --features rayon
//! ```

use std::time::Instant;

use rayon::prelude::*;
use smallcoll::{SmallString, SmallVec};

type Lengths = SmallVec<u8, 16>;

fn lengths(line: &str) -> Lengths {
    line.split_whitespace()
        .map(|word| word.len() as u8)
        .collect()
}

fn main() {
    let text = include_str!("../README.md").repeat(200);
    let lines: Vec<&str> = text.lines().collect();

    let start = Instant::now();
    let one_by_one: Vec<Lengths> = lines.iter().map(|line| lengths(line)).collect();
    println!("{} lines on one thread: {:?}", lines.len(), start.elapsed());

    let start = Instant::now();
    let parallel: Vec<Lengths> = lines.par_iter().map(|line| lengths(line)).collect();
    println!(
        "{} lines on {} threads: {:?}",
        lines.len(),
        rayon::current_num_threads(),
        start.elapsed()
    );
    assert_eq!(one_by_one, parallel);
    let spilled = parallel.par_iter().filter(|line| line.spilled()).count();
    println!("{spilled} of them on the heap");

    // A small vector is a parallel iterator too, and what one is collected into.
    let mut longest: SmallVec<SmallString, 4> = lines
        .par_iter()
        .flat_map_iter(|line| line.split_whitespace())
        .filter(|word| word.len() > 30)
        .map(SmallString::from)
        .collect();
    longest.par_sort();
    longest.dedup();
    longest
        .par_iter_mut()
        .for_each(|word| word.retain(|c| c.is_ascii()));
    for word in &longest {
        println!("{word}");
    }
}
