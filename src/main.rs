//! The `nodecourse` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    nodecourse::commands::main()
    let terminal = shell::protect();
    if let Some(sentence) = shell::obstacle() {
        return shell::fail(sentence);
    }
    let mut program = Program {
        state: Counter::default(),
        update,
        draw,
        work: Box::new(|_, _| {}),
        root: std::env::args_os().nth(1).map(Into::into),
        ask_background: true,
    };
    match shell::run(&terminal, &mut program) {
        Ok(ending) => ending.status(),
        Err(error) => shell::fail(&format!("{error:#}.")),
    }
}

fn update(state: &mut Counter, event: Event) -> Vec<Effect> {
    match event {
        Event::Key(key) => {
            state.events += 1;
            state.last = format!("key {key}");
            let is = |name| Key::parse(name) == Some(key);
            if is("q") || is("Ctrl-C") {
                return vec![Effect::Quit];
            } else if is("Ctrl-Z") {
                return vec![Effect::Suspend];
            } else if is("c") {
                return vec![Effect::Copy("hello".into())];
            } else if is("e") {
                let (file, line) = ("lesson.md".into(), 3);
                return vec![Effect::Edit { file, line }];
            } else if is("M") {
                return vec![Effect::Mouse(nodecourse::app::effect::MouseMode::Motion)];
            }
        }
        Event::Mouse(mouse) => {
            state.moves += 1;
            state.last = format!("mouse {},{}", mouse.column, mouse.row);
        }
        Event::Resize(columns, rows) => state.size = (columns, rows),
        Event::Told(text) | Event::Failed(text) | Event::Paste(text) => state.last = text,
        _ => {}
    }
    Vec::new()
}

fn draw(state: &Counter, buffer: &mut Buffer) -> Vec<shell::Link> {
    let (columns, rows) = state.size;
    let line = format!(
        "ready {columns}x{rows} moves {} last {}",
        state.moves, state.last
    );
    let width = usize::from(buffer.area.width);
    buffer.set_stringn(0, 0, line, width, ratatui::style::Style::default());
    for row in 1..buffer.area.height {
        let text = state.events.to_string().repeat(width);
        buffer.set_stringn(0, row, text, width, ratatui::style::Style::default());
    }
    Vec::new()
}
