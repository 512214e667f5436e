//! What the lexer has to know of each language: comments, quotes and keywords.

use std::path::Path;

/// What an apostrophe begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Apostrophe {
    /// Nothing.
    Nothing,
    /// A character or a string that ends on the same line.
    Quote,
    /// A character, or a lifetime as in Rust.
    Lifetime,
}

/// How a language writes strings in which a backslash means itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Raw {
    /// Not at all, or in a way that makes no difference here.
    No,
    /// `r#"..."#`, and `r#name` for a name that is a keyword.
    Rust,
    /// `R"mark(...)mark"`.
    Cpp,
}

/// The lexical rules of one language, as far as finding its names needs them.
#[derive(Debug)]
pub(crate) struct Language {
    /// What begins a comment that ends with the line.
    pub(crate) line_comment: &'static [u8],
    /// Whether there are `/* */` comments.
    pub(crate) block_comments: bool,
    /// Whether a block comment may hold another.
    pub(crate) nested_comments: bool,
    /// What an apostrophe begins.
    pub(crate) apostrophe: Apostrophe,
    /// Whether an ordinary string may run over the end of the line.
    pub(crate) long_strings: bool,
    /// Whether three quotes in a row begin a string of many lines.
    pub(crate) triple_quotes: bool,
    /// Whether a backtick begins a string of many lines, and whether a backslash escapes in it.
    pub(crate) backtick: Option<bool>,
    /// How raw strings are written.
    pub(crate) raw: Raw,
    /// Whether `$` is a letter.
    pub(crate) dollar: bool,
    /// Words that belong to a string when they stand directly before its quote.
    pub(crate) prefixes: &'static [&'static str],
    /// Words that are not names: those of one letter in the first row, of two in the next.
    pub(crate) keywords: &'static [&'static str],
}

impl Language {
    /// The language of a file by its extension, or `None` if it is not known as source code.
    pub(crate) fn of(path: &Path) -> Option<&'static Language> {
        Some(match path.extension()?.to_str()? {
            "rs" => &RUST,
            "c" | "h" | "cc" | "cpp" | "cxx" | "hh" | "hpp" | "hxx" => &C,
            "cs" | "java" => &JAVA,
            "go" => &GO,
            "cjs" | "js" | "jsx" | "mjs" | "ts" | "tsx" => &SCRIPT,
            "py" | "pyi" => &PYTHON,
            _ => return None,
        })
    }

    /// Whether `word` is a keyword and so not the name of anything.
    pub(crate) fn is_keyword(&self, word: &str) -> bool {
        let word = word.as_bytes();
        let row = self.keywords.get(word.len().wrapping_sub(1));
        row.is_some_and(|row| {
            // The first letter tells most words apart without a call to compare them.
            let mut keywords = row.as_bytes().chunks(word.len() + 1);
            keywords.any(|keyword| keyword[0] == word[0] && keyword[..word.len()] == *word)
        })
    }
}

/// What the others differ from.
const BASE: Language = Language {
    line_comment: b"//",
    block_comments: true,
    nested_comments: false,
    apostrophe: Apostrophe::Nothing,
    long_strings: false,
    triple_quotes: false,
    backtick: None,
    raw: Raw::No,
    dollar: false,
    prefixes: &[],
    keywords: &[],
};

/// For a file that was named on the command line and whose extension tells nothing.
pub(crate) static PLAIN: Language = BASE;

static RUST: Language = Language {
    nested_comments: true,
    apostrophe: Apostrophe::Lifetime,
    long_strings: true,
    raw: Raw::Rust,
    prefixes: &["b", "br", "c", "cr", "r"],
    keywords: &[
        "_",
        "as fn if in",
        "dyn for let mod mut pub ref use",
        "Self else enum impl loop move self true type",
        "async await break const crate false match super trait where while",
        "extern return static struct unsafe",
        "",
        "continue",
    ],
    ..BASE
};

static C: Language = Language {
    apostrophe: Apostrophe::Quote,
    raw: Raw::Cpp,
    prefixes: &["L", "LR", "R", "U", "UR", "u", "u8", "u8R", "uR"],
    keywords: &[
        "",
        "do if",
        "for int new try",
        "auto bool case char elif else enum goto long this true void",
        "break catch class const endif false float ifdef short throw undef union using while",
        "define delete double extern friend ifndef inline public return signed sizeof \
         static struct switch",
        "default include nullptr private typedef virtual",
        "continue explicit noexcept operator override register restrict \
         template typename unsigned volatile",
        "constexpr namespace protected",
    ],
    ..BASE
};

static JAVA: Language = Language {
    apostrophe: Apostrophe::Quote,
    triple_quotes: true,
    dollar: true,
    keywords: &[
        "",
        "do if",
        "for int new try",
        "byte case char else enum long null this true void",
        "break catch class const false final float short super throw using while",
        "double import public return static switch throws",
        "boolean default extends finally package private",
        "abstract continue volatile",
        "interface namespace protected",
        "implements instanceof",
        "",
        "synchronized",
    ],
    ..BASE
};

static GO: Language = Language {
    apostrophe: Apostrophe::Quote,
    backtick: Some(false),
    keywords: &[
        "_",
        "go if",
        "for map var",
        "case chan else func goto type",
        "break const defer range",
        "import return select struct switch",
        "default package",
        "continue",
        "interface",
        "",
        "fallthrough",
    ],
    ..BASE
};

static SCRIPT: Language = Language {
    apostrophe: Apostrophe::Quote,
    backtick: Some(true),
    dollar: true,
    keywords: &[
        "",
        "do if in of",
        "for let new try var",
        "case else enum from null this true type void with",
        "async await break catch class const false super throw while yield",
        "delete export import return static switch typeof",
        "default extends finally",
        "continue debugger function",
        "interface undefined",
        "instanceof",
    ],
    ..BASE
};

static PYTHON: Language = Language {
    line_comment: b"#",
    block_comments: false,
    apostrophe: Apostrophe::Quote,
    triple_quotes: true,
    prefixes: &[
        "B", "BR", "Br", "F", "FR", "Fr", "R", "RB", "RF", "Rb", "Rf", "U", "b", "bR", "br", "f",
        "fR", "fr", "r", "rB", "rF", "rb", "rf", "u",
    ],
    keywords: &[
        "",
        "as if in is or",
        "and def del for not try",
        "None True elif else from pass with",
        "False async await break class raise while yield",
        "assert except global import lambda return",
        "finally",
        "continue nonlocal",
    ],
    ..BASE
};
