//! Finds the words in source text, which are names and keywords, and steps over everything else.
//!
//! It works on bytes and looks at characters only outside ASCII. Whatever is left open at the end
//! of the text, be it a string or a comment, ends there.

use crate::language::{Apostrophe, Language, Raw};

/// A word as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// The word, without the `r#` of a raw name.
    pub(crate) text: &'a str,
    /// The line it is on, counted from zero.
    pub(crate) line: u32,
    /// Whether it is a keyword.
    pub(crate) keyword: bool,
}

/// An iterator over the words of a text.
#[derive(Debug)]
pub(crate) struct Lexer<'a> {
    text: &'a str,
    language: &'static Language,
    /// Always the beginning of a character, or the end of the text.
    at: usize,
    line: u32,
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(text: &'a str, language: &'static Language) -> Self {
        Lexer {
            text,
            language,
            at: 0,
            line: 0,
        }
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    fn sees(&self, bytes: &[u8]) -> bool {
        self.text.as_bytes()[self.at..].starts_with(bytes)
    }

    fn starts_name(&self, c: char) -> bool {
        c == '_' || (c == '$' && self.language.dollar) || unicode_ident::is_xid_start(c)
    }

    fn first_char(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// Steps over the rest of a name, and returns all of it from `start` on.
    fn rest_of_name(&mut self, start: usize) -> &'a str {
        while let Some(byte) = self.byte(0) {
            if CONTINUES[usize::from(byte)] || (byte == b'$' && self.language.dollar) {
                self.at += 1;
            } else if byte.is_ascii() {
                break;
            } else {
                match self.first_char() {
                    Some(c) if unicode_ident::is_xid_continue(c) => self.at += c.len_utf8(),
                    _ => break,
                }
            }
        }
        &self.text[start..self.at]
    }

    /// Steps over a word and returns it, if it is not the beginning of a string.
    fn word(&mut self) -> Option<Word<'a>> {
        let start = self.at;
        let text = self.rest_of_name(start);
        if let Some(b'"' | b'\'' | b'#') = self.byte(0) {
            if self.language.prefixes.contains(&text) {
                let raw_name = match self.language.raw {
                    Raw::Rust if text.ends_with('r') => self.rust_raw(text),
                    Raw::Cpp if text.ends_with('R') => self.cpp_raw(),
                    _ => None,
                };
                if raw_name.is_some() || self.at != start + text.len() {
                    return raw_name;
                }
                if self.byte(0) != Some(b'#') {
                    return None;
                }
            }
        }
        Some(Word {
            text,
            line: self.line,
            keyword: self.language.is_keyword(text),
        })
    }

    /// After `r`, `br` or `cr`: steps over a raw string, or returns a raw name.
    fn rust_raw(&mut self, prefix: &str) -> Option<Word<'a>> {
        let hashes = self.text.as_bytes()[self.at..]
            .iter()
            .take_while(|&&b| b == b'#')
            .count();
        if self.byte(hashes) == Some(b'"') {
            self.at += hashes + 1;
            self.skip_to(&RAW_CLOSING[..=hashes.min(MAX_HASHES)]);
            return None;
        }
        if prefix != "r" || hashes != 1 {
            return None;
        }
        let start = self.at + 1;
        let first = self.text[start..].chars().next()?;
        if !self.starts_name(first) {
            return None;
        }
        self.at = start;
        Some(Word {
            text: self.rest_of_name(start),
            line: self.line,
            keyword: false,
        })
    }

    /// After `R` and the like: steps over `"mark(...)mark"`.
    fn cpp_raw(&mut self) -> Option<Word<'a>> {
        let rest = &self.text[self.at..];
        // The language allows a mark of at most 16 characters, none of them the end of a line.
        let mut mark = rest.bytes().take(18).take_while(|&b| b != b'\n');
        let open = mark.position(|b| b == b'(')?;
        if !rest.starts_with('"') {
            return None;
        }
        let mut closing = [b')'; 18];
        closing[1..open].copy_from_slice(&rest.as_bytes()[1..open]);
        closing[open] = b'"';
        self.at += open + 1;
        self.skip_to(&closing[..=open]);
        None
    }

    /// Steps over everything up to and with `closing`, which is ASCII.
    fn skip_to(&mut self, closing: &[u8]) {
        while let Some(byte) = self.byte(0) {
            if byte == closing[0] && self.sees(closing) {
                self.at += closing.len();
                return;
            }
            self.line += u32::from(byte == b'\n');
            self.at += 1;
        }
    }

    /// Steps over a quoted text that begins here; one that may not be `long` ends with the line.
    fn quoted(&mut self, long: bool, escapes: bool) {
        let bytes = self.text.as_bytes();
        let quote = bytes[self.at];
        self.at += 1;
        while let Some(&byte) = bytes.get(self.at) {
            if byte == quote {
                self.at += 1;
                return;
            }
            if byte == b'\\' && escapes {
                self.at += 1;
                // The escaped byte is the beginning of a character; what follows of the character
                // can be neither a quote nor the end of a line.
                if bytes.get(self.at) == Some(&b'\r') {
                    self.at += 1;
                }
            } else if byte == b'\n' && !long {
                return;
            }
            match bytes.get(self.at) {
                Some(b'\n') => self.line += 1,
                Some(_) => {}
                None => return,
            }
            self.at += 1;
        }
    }

    fn string(&mut self, quote: u8) {
        let triple = [quote; 3];
        if self.language.triple_quotes && self.sees(&triple) {
            self.at += 3;
            self.skip_to(&triple);
        } else {
            self.quoted(self.language.long_strings, true);
        }
    }

    /// Steps over a lifetime or a character of Rust.
    fn lifetime_or_char(&mut self) {
        let mut chars = self.text[self.at + 1..].chars();
        match (chars.next(), chars.next()) {
            (Some('\\'), _) => self.quoted(false, true),
            (Some(c), Some('\'')) if c != '\n' => self.at += c.len_utf8() + 2,
            (Some(c), _) if self.starts_name(c) => {
                self.at += 1;
                self.rest_of_name(self.at);
            }
            _ => self.at += 1,
        }
    }

    fn block_comment(&mut self) {
        self.at += 2;
        if !self.language.nested_comments {
            return self.skip_to(b"*/");
        }
        let mut depth = 1;
        while let Some(byte) = self.byte(0) {
            let step = match (byte, self.byte(1)) {
                (b'*', Some(b'/')) => {
                    depth -= 1;
                    2
                }
                (b'/', Some(b'*')) => {
                    depth += 1;
                    2
                }
                _ => {
                    self.line += u32::from(byte == b'\n');
                    1
                }
            };
            self.at += step;
            if depth == 0 {
                return;
            }
        }
    }

    fn line_comment(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
    }

    /// Steps over a number with its suffix; a dot belongs to it only before another digit.
    fn number(&mut self) {
        let bytes = self.text.as_bytes();
        let hex = matches!(bytes.get(self.at + 1), Some(b'x' | b'X'));
        let digit_quotes = self.language.raw == Raw::Cpp;
        while let Some(&byte) = bytes.get(self.at) {
            let next = bytes.get(self.at + 1).copied().unwrap_or(b' ');
            match byte {
                b'e' | b'E' if !hex && matches!(next, b'+' | b'-') => self.at += 2,
                b'.' if next.is_ascii_digit() => self.at += 2,
                b'\'' if digit_quotes && next.is_ascii_alphanumeric() => self.at += 2,
                _ if CONTINUES[usize::from(byte)] => self.at += 1,
                _ => break,
            }
        }
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let language = self.language;
        while let Some(byte) = self.byte(0) {
            match byte {
                b'\n' => {
                    self.line += 1;
                    self.at += 1;
                }
                b'0'..=b'9' => self.number(),
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                    if let word @ Some(_) = self.word() {
                        return word;
                    }
                }
                b'$' if language.dollar => {
                    if let word @ Some(_) = self.word() {
                        return word;
                    }
                }
                0x80.. => match self.first_char() {
                    Some(c) if self.starts_name(c) => {
                        if let word @ Some(_) = self.word() {
                            return word;
                        }
                    }
                    c => self.at += c.map_or(1, char::len_utf8),
                },
                b'"' => self.string(byte),
                b'\'' => match language.apostrophe {
                    Apostrophe::Nothing => self.at += 1,
                    Apostrophe::Quote => self.string(byte),
                    Apostrophe::Lifetime => self.lifetime_or_char(),
                },
                b'`' => match language.backtick {
                    Some(escapes) => self.quoted(true, escapes),
                    None => self.at += 1,
                },
                b'/' | b'#' if self.sees(language.line_comment) => self.line_comment(),
                b'/' if language.block_comments && self.byte(1) == Some(b'*') => {
                    self.block_comment();
                }
                _ => self.at += 1,
            }
        }
        None
    }
}

/// Rust allows no more marks around a raw string.
const MAX_HASHES: usize = 255;

/// What ends a raw string, as far as its number of marks says.
const RAW_CLOSING: [u8; MAX_HASHES + 1] = {
    let mut closing = [b'#'; MAX_HASHES + 1];
    closing[0] = b'"';
    closing
};

/// The ASCII bytes that a name or a number may go on with.
const CONTINUES: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_';
        byte += 1;
    }
    table
};
