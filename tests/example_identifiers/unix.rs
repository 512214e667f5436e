//! Links, permissions and names as Unix has them.

use super::*;

use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};

#[test]
fn a_loop_of_links_is_reported_once() {
    let folder = tree("loop", &[("src/deep/x.rs", GOOD)]);
    symlink("..", folder.join("src/deep/up")).expect("a link");
    let (status, report, stderr) = report(&folder, &["."]);
    assert_eq!(status, 1);
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    assert!(stderr.contains("./src/deep/up: symlink loop"), "{stderr}");
    assert_eq!(number(&report.expect("a report"), "/files"), 1);
}

#[test]
fn a_loop_of_two_links_is_reported_once() {
    let folder = tree("crosswise", &[("a/x.rs", GOOD), ("b/y.rs", GOOD)]);
    symlink("../b", folder.join("a/to-b")).expect("a link");
    symlink("../a", folder.join("b/to-a")).expect("a link");
    for (path, files) in [(".", 2), ("a", 2), ("b", 2)] {
        let (status, report, stderr) = report(&folder, &[path]);
        assert_eq!(status, 1);
        assert_eq!(stderr.matches("symlink loop").count(), 1, "{stderr}");
        assert_eq!(number(&report.expect("a report"), "/files"), files);
    }
}

#[test]
fn a_link_to_itself_is_reported() {
    let folder = tree("itself", &[("x.rs", GOOD)]);
    symlink("me.rs", folder.join("me.rs")).expect("a link");
    let (status, report, stderr) = report(&folder, &["."]);
    assert_eq!(status, 1);
    assert!(stderr.contains("./me.rs: "), "{stderr}");
    assert_eq!(number(&report.expect("a report"), "/files"), 1);
}

#[test]
fn a_link_that_closes_no_loop_is_followed() {
    let folder = tree("links", &[("real/x.rs", GOOD), ("tree/y.rs", GOOD)]);
    symlink("../real", folder.join("tree/first")).expect("a link");
    symlink("../real", folder.join("tree/second")).expect("a link");
    symlink("y.rs", folder.join("tree/z.rs")).expect("a link");
    let (status, report, stderr) = report(&folder, &["tree"]);
    assert_eq!((status, stderr.as_str()), (0, ""));
    assert_eq!(number(&report.expect("a report"), "/files"), 2);
}

#[test]
fn what_may_not_be_read_is_skipped() {
    let folder = tree(
        "locked",
        &[("x.rs", GOOD), ("file.rs", GOOD), ("folder/y.rs", GOOD)],
    );
    let lock = |path: &str, mode| {
        let permissions = fs::Permissions::from_mode(mode);
        fs::set_permissions(folder.join(path), permissions).expect("permissions");
    };
    lock("file.rs", 0o000);
    lock("folder", 0o000);
    // The superuser may read everything.
    let locked = fs::read(folder.join("file.rs")).is_err();
    let (status, report, stderr) = report(&folder, &["."]);
    lock("folder", 0o755);
    if locked {
        assert_eq!(status, 1);
        assert!(stderr.contains("./file.rs: "), "{stderr}");
        assert!(stderr.contains("./folder: "), "{stderr}");
        assert_eq!(number(&report.expect("a report"), "/files"), 1);
    }
}

#[test]
fn a_path_that_is_not_utf8_is_read() {
    let folder = tree("name", &[]);
    let name = OsStr::from_bytes(b"\xffname.rs");
    // Some file systems refuse such a name.
    if fs::write(folder.join(name), GOOD).is_ok() {
        let output = run(&folder, &[name]);
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn what_is_no_file_is_skipped() {
    let folder = tree("device", &[("x.rs", GOOD)]);
    let (status, report, stderr) = report(&folder, &["/dev/null", "x.rs"]);
    assert_eq!(status, 1);
    assert!(stderr.contains("/dev/null: "), "{stderr}");
    assert_eq!(number(&report.expect("a report"), "/files"), 1);
}
