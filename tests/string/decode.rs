//! Bytes and UTF-16 that are text, or not.

use std::error::Error;

use smallcoll::SmallString;

#[test]
fn utf16() {
    let units = [0x61, 0xd83d, 0xde00, 0xde00, 0xd83d, 0x20ac];
    for end in 0..=units.len() {
        for start in 0..=end {
            let units = &units[start..end];
            let s = SmallString::<4>::from_utf16(units);
            assert_eq!(
                s.clone().ok().map(String::from),
                String::from_utf16(units).ok()
            );
            if let Err(error) = &s {
                let expected = String::from_utf16(units).unwrap_err();
                assert_eq!(error.to_string(), expected.to_string());
                assert!(error.source().is_some());
            }
            let lossy = String::from_utf16_lossy(units);
            assert_eq!(SmallString::<4>::from_utf16_lossy(units), lossy);
            // The same as bytes, in either order, and with a byte too much.
            let mut le: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let mut be: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            assert_eq!(SmallString::<4>::from_utf16le(&le).ok(), s.clone().ok());
            assert_eq!(SmallString::<4>::from_utf16be(&be).ok(), s.ok());
            assert_eq!(SmallString::<4>::from_utf16le_lossy(&le), lossy);
            assert_eq!(SmallString::<4>::from_utf16be_lossy(&be), lossy);
            for odd in [0, 0xd8, 0xdc] {
                le.push(odd);
                be.push(odd);
                let error = SmallString::<4>::from_utf16le(&le).unwrap_err();
                assert_eq!(error.to_string(), "invalid utf-16: odd number of bytes");
                assert!(error.source().is_none());
                assert!(SmallString::<4>::from_utf16be(&be).is_err());
                let lossy = format!("{lossy}\u{fffd}");
                assert_eq!(SmallString::<4>::from_utf16le_lossy(&le), lossy);
                assert_eq!(SmallString::<4>::from_utf16be_lossy(&be), lossy);
                le.pop();
                be.pop();
            }
        }
    }
}

#[test]
fn errors_compare_as_those_of_string() {
    let texts: [&[u8]; 5] = [b"\xff", b"\xfe", b"a\xff", b"four\xff", b"\xe2\x82"];
    for a in texts {
        for b in texts {
            let [ours, others] = [a, b].map(|text| SmallString::<4>::from_utf8(text).unwrap_err());
            let [std, other] = [a, b].map(|text| String::from_utf8(text.to_vec()).unwrap_err());
            assert_eq!(ours == others, std == other, "{a:?} {b:?}");
            assert_eq!(format!("{ours:?} {ours}"), format!("{std:?} {std}"));
        }
    }
}
