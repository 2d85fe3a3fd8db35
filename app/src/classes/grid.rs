//! Who came: members by lessons.

use super::code::{Legend, MarkCell};
use crate::{
    text::{Text, use_text},
    ui::{Art, Empty, date::day_short},
};
use leptos::prelude::*;
use shared::{
    attendance::Code,
    classes::{ClassPage, LessonLine, Member},
};

const fn came(code: Code) -> bool {
    matches!(code, Code::Present | Code::Late | Code::Makeup | Code::Trial)
}

fn lesson_head(text: Text, lesson: &LessonLine, is_day: bool) -> impl IntoView + use<> {
    view! {
        <th scope="col" aria-current=is_day.then_some("date")>
            <a href=format!("/board/lesson/{}", lesson.id)>{day_short(text, lesson.on_date)}<span class="no">{text.classes_lesson_no(lesson.no)}</span></a>
        </th>
    }
}

fn row(member: Member, lessons: usize) -> impl IntoView {
    let marks: Vec<Option<Code>> = (0..lessons).map(|at| member.marks.get(at).copied().flatten()).collect();
    let (there, of) = (marks.iter().flatten().filter(|code| came(**code)).count(), marks.iter().flatten().count());
    let share = if of == 0 { "–".to_owned() } else { format!("{there} / {of}") };
    view! {
        <tr>
            <th scope="row"><a href=format!("/console/learners/{}", member.learner)>{member.name}</a></th>
            {marks.into_iter().map(|code| view! { <MarkCell code /> }).collect_view()}
            <td class="n">{share}</td>
        </tr>
    }
}

fn foot(text: Text, page: &ClassPage) -> impl IntoView + use<> {
    let sums = (0..page.lessons.len())
        .map(|at| {
            let marks = || page.members.iter().filter_map(|member| member.marks.get(at).copied().flatten());
            let sum = if marks().count() == 0 { "–".to_owned() } else { marks().filter(|code| came(*code)).count().to_string() };
            view! { <td class="sum">{sum}</td> }
        })
        .collect_view();
    view! { <tfoot><tr><th scope="row">{text.classes_came_sum()}</th>{sums}<td class="n"></td></tr></tfoot> }
}

/// The grid, and what its signs mean.
pub fn grid(page: ClassPage) -> impl IntoView {
    let text = use_text();
    if page.members.is_empty() || page.lessons.is_empty() {
        return view! { <Empty title=text.classes_no_grid() text=text.classes_no_grid_text() art=Art::School /> }.into_any();
    }
    let heads = page.lessons.iter().map(|lesson| lesson_head(text, lesson, lesson.on_date == page.day)).collect_view();
    let (foot, lessons) = (foot(text, &page), page.lessons.len());
    let rows = page.members.into_iter().map(|member| row(member, lessons)).collect_view();
    view! {
        <Legend />
        <div class="att-wrap" tabindex="0" role="region" aria-label=text.classes_attendance()>
            <table class="att">
                <thead><tr><th scope="col">{text.classes_learner()}</th>{heads}<th scope="col" class="n">{text.classes_came_col()}</th></tr></thead>
                <tbody>{rows}</tbody>
                {foot}
            </table>
        </div>
    }
    .into_any()
}
