//! Charts: drawn on a light ground, so that they can be read on a dark page too.

use std::error::Error;
use std::path::Path;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn = Result<(), Box<dyn Error>>;

const GROUND: RGBColor = RGBColor(0xfa, 0xfa, 0xf8);
const INK: RGBColor = RGBColor(0x24, 0x29, 0x2f);
const FAINT: RGBColor = RGBColor(0x6e, 0x77, 0x81);
const GRID: RGBColor = RGBColor(0xe0, 0xe2, 0xe5);
const OURS: RGBColor = RGBColor(0xd9, 0x48, 0x0f);
const OTHERS: RGBColor = RGBColor(0xa9, 0xb6, 0xc3);
const STD: RGBColor = RGBColor(0x6e, 0x77, 0x81);
/// One for each peer.
const PEERS: [RGBColor; 7] = [
    RGBColor(0x1c, 0x7e, 0xd6),
    RGBColor(0x0c, 0xa6, 0x78),
    RGBColor(0x9c, 0x36, 0xb5),
    RGBColor(0xf0, 0xb4, 0x00),
    RGBColor(0x5c, 0x94, 0x0d),
    RGBColor(0xc2, 0x25, 0x5c),
    RGBColor(0x49, 0x50, 0x57),
];

const WIDTH: i32 = 860;
const MARGIN: i32 = 20;
/// Where names end, and where what belongs to them ends.
const LEFT: i32 = 270;
const RIGHT: i32 = WIDTH - 70;

/// A heading, and what is below it.
pub(crate) struct Panel<T> {
    pub(crate) title: String,
    pub(crate) rows: Vec<(String, T)>,
}

/// A chart with one bar for each contestant in each panel: how long it takes where std takes 1.
/// The first is ours, the second std's.
pub(crate) fn bars(path: &Path, title: &str, panels: &[Panel<f64>]) -> Drawn {
    const LINE: i32 = 19;
    /// What a bar can show.
    const MOST: f64 = 2.0;
    let of = |value: f64| LEFT + (f64::from(RIGHT - LEFT) * (value / MOST).min(1.0)) as i32;
    let area = Area::start(path, title, height(panels, LINE, 46))?;
    let mut y = 56;
    for panel in panels {
        area.heading(&panel.title, y)?;
        let (top, bottom) = (y + 14, y + 14 + LINE * panel.rows.len() as i32);
        area.line((of(1.0), top), (of(1.0), bottom), FAINT)?;
        for (at, (name, value)) in panel.rows.iter().enumerate() {
            let middle = top + LINE * at as i32 + LINE / 2;
            let (color, ink) = match at {
                0 => (OURS, OURS),
                1 => (STD, INK),
                _ => (OTHERS, INK),
            };
            area.text(name, (LEFT - 8, middle), 13, ink, HPos::Right)?;
            let bar = [(LEFT, middle - 6), (of(*value), middle + 6)];
            area.draw(&Rectangle::new(bar, color.filled()))?;
            let end = of(*value) + 6;
            let under = [(end, middle - 6), (end + 26, middle + 6)];
            area.draw(&Rectangle::new(under, GROUND.filled()))?;
            area.text(&format!("{value:.2}"), (end, middle), 12, ink, HPos::Left)?;
        }
        y = bottom + 28;
    }
    Ok(area.present()?)
}

/// A chart with one line for each operation: a bar from std's time to ours, and a dot for each
/// peer, on a logarithmic scale. The first two names are ours and std's; the first value is ours,
/// all in relation to std's.
pub(crate) fn operations(
    path: &Path,
    title: &str,
    names: &[&str],
    panels: &[Panel<Vec<Option<f64>>>],
) -> Drawn {
    const LINE: i32 = 17;
    const MOST: f64 = 10.0;
    let of = |value: f64| {
        let part = (value.clamp(1.0 / MOST, MOST).log10() / MOST.log10() + 1.0) / 2.0;
        LEFT + (f64::from(RIGHT - LEFT) * part) as i32
    };
    let area = Area::start(path, title, height(panels, LINE, 84))?;
    area.legend(names)?;
    let mut y = 94;
    for panel in panels {
        area.heading(&panel.title, y)?;
        let (top, bottom) = (y + 14, y + 14 + LINE * panel.rows.len() as i32);
        for (value, name) in [
            (0.1, "0.1"),
            (0.2, "0.2"),
            (0.5, "0.5"),
            (1.0, names[1]),
            (2.0, "2"),
            (5.0, "5"),
            (10.0, "10"),
        ] {
            let color = if value == 1.0 { FAINT } else { GRID };
            area.line((of(value), top), (of(value), bottom), color)?;
            area.text(name, (of(value), y + 5), 10, FAINT, HPos::Center)?;
        }
        for (at, (name, values)) in panel.rows.iter().enumerate() {
            let middle = top + LINE * at as i32 + LINE / 2;
            area.text(name, (LEFT - 8, middle), 12, INK, HPos::Right)?;
            if let Some(ours) = values[0] {
                let (a, b) = (of(1.0).min(of(ours)), of(1.0).max(of(ours)));
                let bar = [(a, middle - 5), (b.max(a + 1), middle + 5)];
                area.draw(&Rectangle::new(bar, OURS.mix(0.85).filled()))?;
                let number = format!("{ours:.2}");
                area.text(&number, (WIDTH - MARGIN, middle), 12, OURS, HPos::Right)?;
            }
            for (peer, value) in values[2..].iter().enumerate() {
                if let Some(value) = *value {
                    let color = PEERS[peer % PEERS.len()].filled();
                    area.draw(&Circle::new((of(value), middle), 4, GROUND.filled()))?;
                    area.draw(&Circle::new((of(value), middle), 3, color))?;
                }
            }
        }
        y = bottom + 32;
    }
    Ok(area.present()?)
}

fn height<T>(panels: &[Panel<T>], line: i32, top: i32) -> i32 {
    let panel = |panel: &Panel<T>| 46 + line * panel.rows.len() as i32;
    top + panels.iter().map(panel).sum::<i32>()
}

/// What is drawn in both kinds of charts.
trait Draw<'a>: Sized {
    fn start(path: &'a Path, title: &str, height: i32) -> Result<Self, Box<dyn Error>>;
    fn text(&self, text: &str, at: (i32, i32), size: i32, ink: RGBColor, hold: HPos) -> Drawn;
    fn line(&self, from: (i32, i32), to: (i32, i32), ink: RGBColor) -> Drawn;
    fn heading(&self, text: &str, y: i32) -> Drawn;
    fn legend(&self, names: &[&str]) -> Drawn;
}

impl<'a> Draw<'a> for Area<'a> {
    fn start(path: &'a Path, title: &str, height: i32) -> Result<Self, Box<dyn Error>> {
        let area = SVGBackend::new(path, (WIDTH as u32, height as u32)).into_drawing_area();
        area.fill(&GROUND)?;
        let style = ("sans-serif", 18).into_font().style(FontStyle::Bold);
        area.draw(&Text::new(
            title.to_owned(),
            (MARGIN, 14),
            style.color(&INK),
        ))?;
        Ok(area)
    }

    fn text(&self, text: &str, at: (i32, i32), size: i32, ink: RGBColor, hold: HPos) -> Drawn {
        let style = ("sans-serif", size).into_font().color(&ink);
        let style = style.pos(Pos::new(hold, VPos::Center));
        Ok(self.draw(&Text::new(text.to_owned(), at, style))?)
    }

    fn line(&self, from: (i32, i32), to: (i32, i32), ink: RGBColor) -> Drawn {
        Ok(self.draw(&PathElement::new(vec![from, to], ink.stroke_width(1)))?)
    }

    fn heading(&self, text: &str, y: i32) -> Drawn {
        let style = ("sans-serif", 14).into_font().style(FontStyle::Bold);
        let style = style.color(&INK).pos(Pos::new(HPos::Left, VPos::Center));
        Ok(self.draw(&Text::new(text.to_owned(), (MARGIN, y + 4), style))?)
    }

    fn legend(&self, names: &[&str]) -> Drawn {
        let (mut x, y) = (MARGIN, 58);
        let ours = Rectangle::new([(x, y - 5), (x + 18, y + 5)], OURS.filled());
        self.draw(&ours)?;
        self.text(names[0], (x + 24, y), 12, OURS, HPos::Left)?;
        x += 40 + 7 * names[0].len() as i32;
        for (peer, name) in names[2..].iter().enumerate() {
            let color = PEERS[peer % PEERS.len()].filled();
            self.draw(&Circle::new((x + 4, y), 4, color))?;
            self.text(name, (x + 13, y), 12, INK, HPos::Left)?;
            x += 29 + 7 * name.len() as i32;
        }
        Ok(())
    }
}
