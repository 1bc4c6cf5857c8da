//! A theme from the text of its TOML file. It takes text and opens no files.
//!
//! Reading never fails: what cannot be understood is a diagnostic, and everything else is used.

mod palette;
mod sheet;

use std::sync::Arc;

use self::palette::Palette;
use self::sheet::{Given, Sheet};
use super::{Color, Role, Style, Theme, bundled};
use crate::diagnostic::{Diagnostic, first_of_each_place, nearest};
use crate::source::Source;

/// The palette colour that is the page's.
const PAGE: &str = "page";
/// A theme and its ancestors are at most so many.
const LONGEST_LINEAGE: usize = 8;

/// The theme that a file describes, and what is wrong with the file.
///
/// `parents` finds the file of the theme that another one `inherits` by name. A theme has all roles and palette
/// colours of its parent but those that it gives itself, and its palette counts first: to recolour a
/// theme, inherit it and give another palette. It is chosen by the stem of the file's name.
pub fn parse(
    source: &Arc<Source>,
    parents: &dyn Fn(&Source, &str) -> Option<Arc<Source>>,
) -> (Theme, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let lineage = lineage(source, parents, &mut diagnostics);
    let palette = Palette::new(&lineage, &mut diagnostics);
    let mut styles = [None; Role::ALL.len()];
    for sheet in lineage.iter().rev() {
        for (role, given) in &sheet.roles {
            if let Some(style) = styles.get_mut(*role as usize) {
                *style = Some(resolve(given, sheet, &palette, &mut diagnostics));
            }
        }
    }
    let mut theme = Theme::new(stem(&source.name), |role| {
        styles.get(role as usize).copied().flatten()
    });
    describe(&mut theme, &lineage, &palette, &mut diagnostics);
    for sheet in &lineage {
        if let Some(broken) = &sheet.broken {
            diagnostics.retain(|found| found.source != sheet.source);
            diagnostics.push(broken.clone());
        }
    }
    first_of_each_place(&mut diagnostics);
    (theme, diagnostics)
}

/// The name of the theme in a file of this name.
pub fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.strip_suffix(".toml").unwrap_or(name)
}

/// The file, its parent, that one's parent and so on.
fn lineage(
    source: &Arc<Source>,
    parents: &dyn Fn(&Source, &str) -> Option<Arc<Source>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Sheet> {
    let mut lineage = vec![Sheet::read(source, diagnostics)];
    while let Some(youngest) = lineage.last() {
        let Some((name, span)) = youngest.inherits.clone() else {
            break;
        };
        let heir = Arc::clone(&youngest.source);
        let Some(parent) = parents(&heir, &name) else {
            let message = format!("there is no theme `{name}` to inherit from");
            if stem(&heir.name) == name {
                let mistake = "a theme cannot inherit from itself";
                let advice = format!(
                    "inherit one that comes with nodecourse: `{}`",
                    bundled::DARK
                );
                diagnostics.push(Diagnostic::error(&heir, span, mistake).with_hint(advice));
                break;
            }
            let advice = match nearest(&name, bundled::names()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`nodecourse themes` lists them".to_owned(),
            };
            diagnostics.push(Diagnostic::error(&heir, span, message).with_hint(advice));
            break;
        };
        let mistake = if lineage.iter().any(|sheet| sheet.source == parent) {
            format!("inheriting from `{name}` leads round in a circle")
        } else if lineage.len() >= LONGEST_LINEAGE {
            format!("`{name}` is not inherited: more than {LONGEST_LINEAGE} themes in a row")
        } else {
            lineage.push(Sheet::read(&parent, diagnostics));
            continue;
        };
        diagnostics.push(Diagnostic::error(&heir, span, mistake).with_hint(format!(
            "inherit one that comes with nodecourse: `{}`",
            bundled::DARK
        )));
        break;
    }
    lineage
}

fn resolve(
    given: &Given,
    sheet: &Sheet,
    palette: &Palette,
    diagnostics: &mut Vec<Diagnostic>,
) -> Style {
    let mut color = |spelled: &Option<sheet::Spelled>| {
        let spelled = spelled.as_ref()?;
        palette.color(spelled, &sheet.source, diagnostics)
    };
    Style {
        foreground: color(&given.foreground),
        background: color(&given.background),
        attributes: given.attributes,
    }
}

/// What the theme is beside its styles: the youngest's word counts, but for the name, which is its own.
fn describe(
    theme: &mut Theme,
    lineage: &[Sheet],
    palette: &Palette,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let Some(name) = lineage.first().and_then(|sheet| sheet.name.clone()) {
        theme.title = name;
    }
    if let Some(appearance) = lineage.iter().find_map(|sheet| sheet.appearance) {
        theme.appearance = appearance;
    }
    let page = palette.named(PAGE);
    theme.page = page.unwrap_or(Color::Default);
    let Some((paints, span, source)) = lineage.iter().find_map(|sheet| {
        let (paints, span) = sheet.background?;
        Some((paints, span, &sheet.source))
    }) else {
        return;
    };
    theme.paints_page = paints && page.is_some();
    if paints && page.is_none() {
        diagnostics.push(
            Diagnostic::error(source, span, "the page has no colour to be painted with")
                .with_hint("give a colour named `page` under [palette]"),
        );
    }
}
