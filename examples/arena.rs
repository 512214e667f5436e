//! A parser that allocates in an arena: prefix arithmetic, as in `(+ 1 (* width 3) height)`.
//!
//! Names and argument lists are small collections whose blocks, should they need one, come from
//! the same [`Bump`] as the nodes. Nothing is freed one by one: the tree goes with its arena.
//!
//! ```text
//! cargo run --example arena --features allocator-api2 -- '(+ 1 (* width 3) height)' width=4 height=2
//! ```

use std::env;
use std::process::ExitCode;

use bumpalo::Bump;
use smallcoll::policy::{Compact, In};
use smallcoll::{SmallString, SmallVec};

type Name<'a> = SmallString<23, Compact<In<&'a Bump>>>;
type Arguments<'a> = SmallVec<&'a Expression<'a>, 3, In<&'a Bump>>;

#[derive(Debug)]
enum Expression<'a> {
    Number(i64),
    Variable(Name<'a>),
    Call(Name<'a>, Arguments<'a>),
}

struct Parser<'a, 'text> {
    arena: &'a Bump,
    rest: &'text str,
}

impl<'a> Parser<'a, '_> {
    fn expression(&mut self) -> Result<&'a Expression<'a>, String> {
        let expression = if self.eat('(') {
            let function = self.word()?;
            let mut arguments = Arguments::new_in(self.arena);
            while !self.eat(')') {
                arguments.push(self.expression()?);
            }
            Expression::Call(function, arguments)
        } else {
            let word = self.word()?;
            match word.parse() {
                Ok(number) => Expression::Number(number),
                Err(_) => Expression::Variable(word),
            }
        };
        // The arena forgets its values without dropping them, and their blocks are its own.
        Ok(self.arena.alloc(expression))
    }

    fn word(&mut self) -> Result<Name<'a>, String> {
        self.rest = self.rest.trim_start();
        let len = self
            .rest
            .find(|c: char| c.is_whitespace() || "()".contains(c))
            .unwrap_or(self.rest.len());
        if len == 0 {
            return Err(format!("a word expected before {:?}", self.rest));
        }
        let (word, rest) = self.rest.split_at(len);
        self.rest = rest;
        let mut name = Name::new_in(self.arena);
        name.push_str(word);
        Ok(name)
    }

    fn eat(&mut self, wanted: char) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(wanted) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}

fn evaluate(expression: &Expression<'_>, variables: &[(&str, i64)]) -> Result<i64, String> {
    match expression {
        Expression::Number(number) => Ok(*number),
        Expression::Variable(name) => variables
            .iter()
            .find(|(variable, _)| name == variable)
            .map(|&(_, value)| value)
            .ok_or_else(|| format!("no variable {name}")),
        Expression::Call(function, arguments) => {
            let arguments = arguments
                .iter()
                .map(|argument| evaluate(argument, variables));
            match function.as_str() {
                "+" => arguments.sum(),
                "*" => arguments.product(),
                _ => Err(format!("no function {function}")),
            }
        }
    }
}

fn run(text: &str, variables: &[(&str, i64)]) -> Result<(i64, usize), String> {
    let arena = Bump::new();
    let mut parser = Parser {
        arena: &arena,
        rest: text,
    };
    let expression = parser.expression()?;
    match parser.rest.trim() {
        "" => Ok((evaluate(expression, variables)?, arena.allocated_bytes())),
        rest => Err(format!("more than one expression: {rest:?}")),
    }
}

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let text = arguments.first().map_or(
        "(+ 1 (* width 3) height a_name_longer_than_23_bytes)",
        |a| a,
    );
    let mut variables = vec![
        ("width", 4),
        ("height", 2),
        ("a_name_longer_than_23_bytes", 20),
    ];
    for argument in arguments.iter().skip(1) {
        match argument
            .split_once('=')
            .map(|(name, value)| (name, value.parse()))
        {
            Some((name, Ok(value))) => variables.insert(0, (name, value)),
            _ => {
                eprintln!("{argument:?} is not of the form name=number");
                return ExitCode::from(2);
            }
        }
    }
    match run(text, &variables) {
        Ok((value, bytes)) => {
            println!("{text} = {value}, in an arena of {bytes} bytes");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
