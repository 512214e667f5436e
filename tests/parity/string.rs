//! Strings.

use smallcoll::{NoSpill, SmallString, StrExt};

#[test]
fn strings_of_bytes() {
    for text in ["ab", "abc"] {
        let bytes = text.as_bytes().to_vec();
        let block = bytes.as_ptr();
        let s = SmallString::<2>::try_from(bytes).unwrap();
        assert_eq!((s.as_str(), s.as_ptr() == block), (text, text.len() > 2));
        assert_eq!(Vec::<u8>::from(s), text.as_bytes());
    }
    let error = SmallString::<2>::try_from(vec![b'a', 0xff, b'c']).unwrap_err();
    assert_eq!(error.into_bytes(), [b'a', 0xff, b'c']);
}

#[cfg(feature = "std")]
#[test]
fn addresses() {
    use std::net::{SocketAddr, ToSocketAddrs};

    let s = SmallString::<2>::from("127.0.0.1:80");
    let inline = SmallString::<23, NoSpill>::try_from("127.0.0.1:80").unwrap();
    let expected: SocketAddr = "127.0.0.1:80".parse().unwrap();
    assert!(s.to_socket_addrs().unwrap().eq([expected]));
    assert!(inline.to_socket_addrs().unwrap().eq([expected]));
    assert!(SmallString::<2>::from("no port").to_socket_addrs().is_err());
}

#[test]
fn case_in_context() {
    // The last one has a sigma at the end of a word, in front of what does not count as one.
    for text in [
        "",
        "É",
        "ǅ",
        "İ",
        "ΑΣ",
        "ΑΣ Σ",
        "ßﬁ",
        "ΣΑΣ'Σ.",
        "\u{1f88}Σ\u{345}Σ",
        "ΑΣ''",
    ] {
        fn all<const N: usize>(text: &str) {
            let lower: SmallString<N> = text.to_lowercase_smallstring();
            assert_eq!(
                (lower.as_str(), lower.spilled()),
                (&*text.to_lowercase(), lower.len() > N)
            );
            let upper: SmallString<N> = text.to_uppercase_smallstring();
            assert_eq!(
                (upper.as_str(), upper.spilled()),
                (&*text.to_uppercase(), upper.len() > N)
            );
        }
        all::<0>(text);
        all::<4>(text);
        all::<23>(text);
    }
}

#[test]
fn replacing_nothing_and_at_the_ends() {
    for text in ["", "a", "aa", "éaé", "aéaéa"] {
        for from in ["", "a", "aa", "é", "x"] {
            for to in ["", "a", "long"] {
                let s: SmallString<4> = text.replace_smallstring(from, to);
                assert_eq!(s, text.replace(from, to), "{text:?}, {from:?}, {to:?}");
                for count in 0..4 {
                    let s: SmallString<4> = text.replacen_smallstring(from, to, count);
                    assert_eq!(
                        s,
                        text.replacen(from, to, count),
                        "{text:?}, {from:?}, {to:?}"
                    );
                }
            }
        }
    }
}
