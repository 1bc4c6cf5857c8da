//! A question, drawn with everything that would happen.

use super::canvas::{Canvas, Frame};
use super::window;
use crate::app::overlay::answers;
use crate::app::overlay::question::Question;
use crate::theme::{Role, Roles};

/// Draws it in the middle of the screen.
pub fn draw(question: &Question, canvas: &mut Canvas<'_>) {
    let (frame, view) = (question.frame, question.view);
    canvas.frame(frame, Frame::Box, question.title);
    let said = Roles::from(Role::Popup).with(question.kind.role);
    let lines = question.said.lines.iter();
    let visible = lines.skip(question.top).take(view.height);
    for (line, words) in visible.enumerate() {
        canvas.put((view.x, view.y + line), view.right(), words, said);
    }
    window::more(frame, question.hidden(), canvas);
    let (at, answers) = question.answers();
    let right = frame.inner(2, 1).right();
    let roles = Roles::from(Role::Popup).with(Role::Strong);
    canvas.put(at, right, &answers::words(answers), roles);
}
