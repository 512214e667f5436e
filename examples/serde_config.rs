//! A configuration whose short names and short lists are read without an allocation for each.
//!
//! Fixed capacities are limits on the input: a name that is too long, or one port too many, is an
//! error of the format, with its line and column.
//!
//! ```text
//! cargo run --example serde_config --features serde
//! ```

use serde::{Deserialize, Serialize};
use smallcoll::policy::{Compact, NoSpill};
use smallcoll::{SmallString, SmallVec};

#[derive(Serialize, Deserialize, Debug)]
struct Config {
    services: SmallVec<Service, 2>,
    /// Bytes as bytes, in formats that have them.
    #[serde(with = "smallcoll::serde_bytes", default)]
    salt: SmallVec<u8, 16>,
}

#[derive(Serialize, Deserialize, Debug)]
struct Service {
    /// Mostly short, but as long as it has to be.
    name: SmallString,
    /// A label of at most 63 bytes.
    host: SmallString<63, Compact<NoSpill>>,
    /// At most four, without a heap.
    ports: SmallVec<u16, 4, NoSpill>,
    #[serde(default)]
    tags: SmallVec<SmallString, 2>,
}

const TEXT: &str = r#"{
    "services": [
        { "name": "web", "host": "front", "ports": [80, 443], "tags": ["public"] },
        { "name": "search", "host": "index", "ports": [9200] },
        { "name": "a service that needs a long name", "host": "back", "ports": [] }
    ],
    "salt": [17, 4, 99]
}"#;

fn main() -> Result<(), serde_json::Error> {
    let config: Config = serde_json::from_str(TEXT)?;
    for service in &config.services {
        let Service {
            name,
            host,
            ports,
            tags,
        } = service;
        let place = if name.spilled() { "heap" } else { "inline" };
        println!("{name} ({place}) on {host}, ports {ports:?}, tags {tags:?}");
    }
    println!(
        "{} services, on the heap: {}",
        config.services.len(),
        config.services.spilled()
    );

    // A list that is read again and again keeps its block.
    let mut ports: SmallVec<u16, 2> = SmallVec::new();
    for text in ["[80, 443, 8080]", "[1]", "[2, 3, 4]"] {
        let block = ports.spilled().then_some(ports.as_ptr());
        let mut deserializer = serde_json::Deserializer::from_str(text);
        SmallVec::deserialize_in_place(&mut deserializer, &mut ports)?;
        println!("{ports:?}, block kept: {}", block == Some(ports.as_ptr()));
    }

    let too_many = TEXT.replace("[9200]", "[1, 2, 3, 4, 5]");
    let error = serde_json::from_str::<Config>(&too_many).unwrap_err();
    println!("Refused: {error}");
    Ok(())
}
