//! Finds the source files under the paths that were asked for.
//!
//! Symbolic links are followed. A folder is read once, however many ways lead to it, and a link
//! that leads back to a folder it lies in is reported.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::console::Console;
use crate::family::Deque;
use crate::index::Share;
use crate::language::{self, Language};

/// A folder to be read.
#[derive(Debug)]
pub(crate) struct Folder {
    /// As it was come by.
    shown: PathBuf,
    /// Absolute and without links.
    real: PathBuf,
}

/// A source file.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) path: PathBuf,
    pub(crate) language: &'static Language,
}

/// A link from one folder to another, both absolute and without links.
#[derive(Debug)]
struct Link {
    from: PathBuf,
    to: PathBuf,
}

/// Walks through folders with a queue of type `Q`.
#[derive(Debug)]
pub(crate) struct Walk<'a, Q> {
    /// The folders still to be read, of the path that was added last.
    pending: Q,
    /// What has been found already: real paths of files and folders.
    seen: HashSet<PathBuf>,
    links: Vec<Link>,
    files: Vec<Found>,
    folders: u64,
    queues: Share,
    console: &'a mut Console,
}

/// What a walk found.
#[derive(Debug)]
pub(crate) struct Walked {
    pub(crate) files: Vec<Found>,
    pub(crate) folders: u64,
    /// How many of the queues, one for each path, never outgrew their inline room.
    pub(crate) queues: Share,
}

impl<'a, Q: Deque<Folder>> Walk<'a, Q> {
    pub(crate) fn new(console: &'a mut Console) -> Self {
        Walk {
            pending: Q::default(),
            seen: HashSet::new(),
            links: Vec::new(),
            files: Vec::new(),
            folders: 0,
            queues: Share::default(),
            console,
        }
    }

    /// Finds the source files of a path; a file is one whatever its name.
    pub(crate) fn add(&mut self, path: &Path) {
        self.pending = Q::default();
        if let Err(error) = self.try_add(path) {
            self.console.skip(path, &error);
        }
        while let Some(folder) = self.pending.pop_front() {
            self.folders += 1;
            self.console.tick_walk(self.files.len());
            if let Err(error) = self.read(&folder) {
                self.console.skip(&folder.shown, &error);
            }
        }
        // A queue that spilled does not come back inline by itself.
        self.queues.count(&self.pending);
    }

    /// What was found, in the order of the walk.
    pub(crate) fn finish(self) -> Walked {
        Walked {
            files: self.files,
            folders: self.folders,
            queues: self.queues,
        }
    }

    fn try_add(&mut self, path: &Path) -> io::Result<()> {
        let metadata = fs::metadata(path)?;
        let real = fs::canonicalize(path)?;
        if metadata.is_dir() {
            self.enqueue(path.to_owned(), real);
        } else if metadata.is_file() {
            let language = Language::of(path).unwrap_or(&language::PLAIN);
            self.file(path.to_owned(), real, language);
        } else {
            return Err(io::Error::other("neither a file nor a folder"));
        }
        Ok(())
    }

    fn enqueue(&mut self, shown: PathBuf, real: PathBuf) {
        if self.seen.insert(real.clone()) {
            self.pending.push_back(Folder { shown, real });
        }
    }

    fn file(&mut self, path: PathBuf, real: PathBuf, language: &'static Language) {
        if self.seen.insert(real) {
            self.files.push(Found { path, language });
        }
    }

    /// Looks through one folder, in the order of names so that every run finds the same.
    fn read(&mut self, folder: &Folder) -> io::Result<()> {
        let mut entries = fs::read_dir(&folder.shown)?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            let path = entry.path();
            if let Err(error) = self.entry(folder, &entry, &name, &path) {
                self.console.skip(&path, &error);
            }
        }
        Ok(())
    }

    fn entry(
        &mut self,
        folder: &Folder,
        entry: &fs::DirEntry,
        name: &OsStr,
        path: &Path,
    ) -> io::Result<()> {
        // What begins with a dot is a tool's own, such as the history of the version control.
        if name.as_encoded_bytes().starts_with(b".") {
            return Ok(());
        }
        let mut kind = entry.file_type()?;
        let mut real = folder.real.join(name);
        let link = kind.is_symlink();
        if link {
            real = fs::canonicalize(path)?;
            kind = fs::metadata(&real)?.file_type();
        }
        if kind.is_dir() {
            if link {
                self.follow(&folder.real, &real)?;
            }
            self.enqueue(path.to_owned(), real);
        } else if let Some(language) = Language::of(path) {
            if !kind.is_file() {
                return Err(io::Error::other("not a regular file"));
            }
            self.file(path.to_owned(), real, language);
        }
        Ok(())
    }

    /// Notes a link to a folder, or fails if it closes a loop.
    fn follow(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        if self.leads_back(to, from) {
            let text = format!("symlink loop: it leads back to {}", to.display());
            return Err(io::Error::other(text));
        }
        self.links.push(Link {
            from: from.to_owned(),
            to: to.to_owned(),
        });
        Ok(())
    }

    /// Whether `goal` can be come to from the folder `start`, through folders and the links
    /// followed so far.
    fn leads_back(&self, start: &Path, goal: &Path) -> bool {
        let mut reached = vec![start];
        let mut next = 0;
        while let Some(&folder) = reached.get(next) {
            if goal.starts_with(folder) {
                return true;
            }
            for link in self
                .links
                .iter()
                .filter(|link| link.from.starts_with(folder))
            {
                if !reached.contains(&link.to.as_path()) {
                    reached.push(&link.to);
                }
            }
            next += 1;
        }
        false
    }
}
