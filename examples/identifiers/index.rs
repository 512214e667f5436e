//! The work itself, written once for both families: lex, index, and count what is near what.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use crate::family::{Deque, Family, Inline, Positions, WINDOW};
use crate::lexer::Lexer;
use crate::source::{Source, Sources};

/// The lengths that are counted one by one; longer names are counted together.
pub(crate) const LENGTHS: usize = 64;

/// How many of the most frequent names have their neighbours counted, at least.
const TRACKED: usize = 256;
/// The rank of a name that is not among them.
const UNTRACKED: u16 = u16::MAX;

/// A word of the token stream. As in many a compiler, a keyword is a name with a mark.
#[derive(Debug)]
struct Token<N> {
    name: N,
    line: u32,
    keyword: bool,
}

/// What is known of a name.
#[derive(Debug)]
struct Symbol<P> {
    id: u32,
    /// How often it was a keyword, which differs from language to language.
    keywords: u32,
    positions: P,
}

impl<P: Positions> Symbol<P> {
    /// How often it was the name of something.
    fn count(&self) -> u32 {
        self.positions.len() as u32 - self.keywords
    }
}

/// How long each stage took.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Stages {
    pub(crate) lex: Duration,
    pub(crate) index: Duration,
    pub(crate) near: Duration,
    pub(crate) free: Duration,
}

impl Stages {
    pub(crate) fn total(&self) -> Duration {
        self.lex + self.index + self.near + self.free
    }
}

/// How many values there were, and how many of them held their elements inline.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Share {
    pub(crate) values: u64,
    pub(crate) inline: u64,
}

impl Share {
    pub(crate) fn count(&mut self, value: &impl Inline) {
        self.values += 1;
        self.inline += u64::from(value.is_inline());
    }
}

/// What stayed inline, by collection.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Census {
    pub(crate) names: Share,
    pub(crate) positions: Share,
    pub(crate) windows: Share,
}

/// A name of the report.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Frequent {
    pub(crate) name: String,
    pub(crate) count: u64,
    pub(crate) first_line: u32,
    /// The names found most often near it, with how often.
    pub(crate) near: Vec<(String, u64)>,
}

/// What was found, which does not depend on the family.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Findings {
    /// All words of the token streams, with keywords.
    pub(crate) identifiers: u64,
    pub(crate) keywords: u64,
    pub(crate) distinct: u64,
    pub(crate) longest: String,
    pub(crate) lengths: Vec<u64>,
    pub(crate) top: Vec<Frequent>,
}

/// The index of all names.
#[derive(Debug)]
pub(crate) struct Index<F: Family> {
    symbols: HashMap<F::Name, Symbol<F::Positions>>,
    /// For each file its names in their order, by number, without keywords.
    streams: Vec<Vec<u32>>,
    /// How many tokens there were of each length in bytes.
    lengths: [u64; LENGTHS + 1],
    /// The most frequent names, first the most frequent.
    ranked: Vec<u32>,
    /// For each two ranked names how often they were near each other.
    near: Vec<u32>,
    census: Census,
}

impl<F: Family> Index<F> {
    /// Does all the work, and adds to `stages` how long it took.
    pub(crate) fn build(sources: &Sources, top: usize, stages: &mut Stages) -> Self {
        let mut index = Index {
            symbols: HashMap::new(),
            streams: Vec::with_capacity(sources.files.len()),
            lengths: [0; LENGTHS + 1],
            ranked: Vec::new(),
            near: Vec::new(),
            census: Census::default(),
        };
        // One buffer for the token streams of all files.
        let mut tokens = Vec::new();
        for source in &sources.files {
            let begin = Instant::now();
            tokens.extend(lex::<F>(source));
            let lexed = Instant::now();
            index.add(&mut tokens);
            stages.lex += lexed - begin;
            stages.index += lexed.elapsed();
        }
        let begin = Instant::now();
        index.count_near(top.max(TRACKED));
        stages.near += begin.elapsed();
        index
    }

    /// Takes the names of one file over.
    fn add(&mut self, tokens: &mut Vec<Token<F::Name>>) {
        let mut stream = Vec::with_capacity(tokens.len());
        for token in tokens.drain(..) {
            self.lengths[token.name.len().min(LENGTHS)] += 1;
            self.census.names.count(&token.name);
            // There are fewer than 2^32 bytes of text, and so of names.
            let new = self.symbols.len() as u32;
            let symbol = self.symbols.entry(token.name).or_insert_with(|| Symbol {
                id: new,
                keywords: 0,
                positions: F::Positions::default(),
            });
            symbol.positions.push(token.line);
            if token.keyword {
                symbol.keywords += 1;
            } else {
                stream.push(symbol.id);
            }
        }
        self.streams.push(stream);
    }

    /// Slides a window over the names of each file and counts which of the most frequent ones are
    /// in it together.
    fn count_near(&mut self, tracked: usize) {
        let mut counts: Vec<_> = self
            .symbols
            .values()
            .map(|symbol| (symbol.count(), symbol.id))
            .filter(|&(count, _)| count > 0)
            .collect();
        // Of names that are equally frequent, the one that came first.
        counts.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        counts.truncate(tracked);
        self.ranked = counts.into_iter().map(|(_, id)| id).collect();

        let mut ranks = vec![UNTRACKED; self.symbols.len()];
        for (rank, &id) in self.ranked.iter().enumerate() {
            ranks[id as usize] = rank as u16;
        }
        let width = self.ranked.len();
        self.near = vec![0; width * width];
        for stream in &self.streams {
            let mut window = F::Window::default();
            for &id in stream {
                let rank = ranks[id as usize];
                if rank != UNTRACKED {
                    for &other in window.iter() {
                        let other = ranks[other as usize];
                        if other != UNTRACKED && other != rank {
                            let (a, b) = (rank.min(other), rank.max(other));
                            self.near[usize::from(a) * width + usize::from(b)] += 1;
                        }
                    }
                }
                if window.len() == WINDOW {
                    window.pop_front();
                }
                window.push_back(id);
            }
            self.census.windows.count(&window);
        }
    }

    /// All names but keywords, the most frequent first, and the files as streams of their ranks.
    #[cfg(feature = "hashbrown")]
    pub(crate) fn by_rank(&self) -> (Vec<&str>, Vec<Vec<u32>>) {
        let mut names: Vec<_> = self.symbols.iter().collect();
        names.retain(|(_, symbol)| symbol.count() > 0);
        names.sort_unstable_by_key(|(_, symbol)| (u32::MAX - symbol.count(), symbol.id));
        let mut ranks = vec![0; self.symbols.len()];
        for (rank, (_, symbol)) in (0..).zip(&names) {
            ranks[symbol.id as usize] = rank;
        }
        let ranked = |stream: &Vec<u32>| stream.iter().map(|&id| ranks[id as usize]).collect();
        let streams = self.streams.iter().map(ranked).collect();
        (
            names.into_iter().map(|(name, _)| &**name).collect(),
            streams,
        )
    }

    /// What stayed inline.
    pub(crate) fn census(&self) -> Census {
        let mut census = self.census;
        for symbol in self.symbols.values() {
            census.positions.count(&symbol.positions);
        }
        census
    }

    /// What there is to report, with the `top` most frequent names.
    pub(crate) fn findings(&self, top: usize) -> Findings {
        let mut ranks = HashMap::new();
        for (rank, &id) in self.ranked.iter().enumerate() {
            ranks.insert(id, rank);
        }
        let mut frequent = vec![None; self.ranked.len()];
        let mut longest = "";
        for (name, symbol) in &self.symbols {
            if let Some(&rank) = ranks.get(&symbol.id) {
                frequent[rank] = Some((&**name, symbol));
            }
            if (name.len(), longest) > (longest.len(), name) {
                longest = name;
            }
        }
        let frequent: Vec<_> = frequent.into_iter().flatten().collect();
        let top = frequent
            .iter()
            .enumerate()
            .take(top)
            .map(|(rank, &(name, symbol))| Frequent {
                name: name.to_owned(),
                count: u64::from(symbol.count()),
                first_line: symbol.positions[0],
                near: self
                    .neighbours(rank)
                    .map(|(other, count)| (frequent[other].0.to_owned(), count))
                    .collect(),
            })
            .collect();
        Findings {
            identifiers: self.lengths.iter().sum(),
            keywords: self
                .symbols
                .values()
                .map(|symbol| u64::from(symbol.keywords))
                .sum(),
            distinct: self.symbols.len() as u64,
            longest: longest.to_owned(),
            lengths: self.lengths.to_vec(),
            top,
        }
    }

    /// The three ranked names most often near the one of rank `rank`, with how often.
    fn neighbours(&self, rank: usize) -> impl Iterator<Item = (usize, u64)> {
        let width = self.ranked.len();
        let mut others: Vec<_> = (0..width)
            .map(|other| (other, self.near[rank.min(other) * width + rank.max(other)]))
            .filter(|&(_, count)| count > 0)
            .collect();
        others.sort_by_key(|&(other, count)| (u32::MAX - count, other));
        others
            .into_iter()
            .take(3)
            .map(|(other, count)| (other, u64::from(count)))
    }
}

/// The token stream of a file.
fn lex<F: Family>(source: &Source) -> impl Iterator<Item = Token<F::Name>> {
    Lexer::new(&source.text, source.language).map(|word| Token {
        name: F::Name::from(word.text),
        line: source.first_line + word.line,
        keyword: word.keyword,
    })
}
