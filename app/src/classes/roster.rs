//! Who is in a class on one day.

use super::{code::MarkBadge, day_bar::lesson_of_day};
use crate::{
    people::console_state::HoursLeft,
    text::{Text, use_text},
    ui::{
        Art, Avatar, Empty, TableWrap, Tag,
        date::{day_full, day_seen},
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;
use shared::{
    classes::{ClassPage, Member},
    credits::Hours,
};

fn row(text: Text, member: Member, lesson: Option<usize>, today: NaiveDate) -> impl IntoView {
    let until = match member.until_on {
        Some(day) => text.classes_until_day(day_seen(text, day, today)),
        None => text.classes_until_end().to_owned(),
    };
    let mark = lesson.map(|at| view! { <td><MarkBadge code=member.marks.get(at).copied().flatten() /></td> });
    view! {
        <tr>
            <th scope="row">
                <a class="who" href=format!("/console/learners/{}", member.learner) data-row="">
                    <Avatar name=member.name.clone() />
                    <span class="min0"><span class="clip nm">{member.name}</span><span class="sr">" "</span><span class="caption faint no">{member.no}</span></span>
                </a>
                {member.trial.then(|| view! { <Tag>{text.classes_trial()}</Tag> })}
            </th>
            {mark}
            <td class="n"><HoursLeft balance=member.balance owed=Hours::ZERO /></td>
            <td>{day_seen(text, member.from_on, today)}</td>
            <td>{until}</td>
        </tr>
    }
}

/// The roster of the day.
pub fn roster(page: ClassPage) -> impl IntoView {
    let text = use_text();
    let (lesson, today) = (lesson_of_day(&page), page.today);
    if page.members.is_empty() {
        let (from, to) = (day_full(text, page.class.starts_on), day_full(text, page.class.ends_on));
        return view! { <Empty title=text.classes_no_members() text=text.classes_no_members_text(from, to) art=Art::School /> }.into_any();
    }
    let rows = page.members.into_iter().map(|member| row(text, member, lesson, today)).collect_view();
    view! {
        <TableWrap label=text.classes_roster() class="bleed">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.classes_learner()}</th>
                        {lesson.map(|_| view! { <th scope="col">{text.classes_mark()}</th> })}
                        <th scope="col" class="n">{text.learners_balance()}</th>
                        <th scope="col">{text.classes_since()}</th>
                        <th scope="col">{text.classes_until_col()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableWrap>
    }
    .into_any()
}
