//! One child on the first page: what is next, how much is left.

use super::hours::{Warnings, expiry, hours_unit, lessons_unit};
use crate::{
    text::{Text, use_text},
    ui::{Avatar, AvatarSize, Icon, IconName, child_mark, date},
};
use chrono::NaiveDate;
use leptos::{either::Either, prelude::*};
use shared::{
    access::Right,
    classes::NextLesson,
    people::{Child, HoursLeft},
};

/// A child, never mixed with another.
#[component]
pub fn ChildCard(
    /// The child.
    child: Child,
    /// Today on the campus clock.
    today: NaiveDate,
) -> impl IntoView {
    let text = use_text();
    let (id, rights) = (format!("child-{}", child.id), child.rights);
    let may = move |right| rights.has(right);
    view! {
        <article class="card child" aria-labelledby=id>
            <header>
                <Avatar name=child_mark(&child.name) size=AvatarSize::Large accent=true />
                <h2 id=id.clone() class="lead grow">{child.name.clone()}</h2>
                <a class="more" href=format!("/portal/growth/{}", child.id) aria-label=text.portal_growth_of(&child.name)>
                    {text.portal_growth()}
                    <Icon name=IconName::ChevronRight />
                </a>
            </header>
            {may(Right::Reminders).then(|| next(text, child.next_lesson.clone(), today))}
            <div class="duo">{child.hours.map(|hours| left(text, &hours, today))}{may(Right::Reports).then(|| taken(text, &child))}</div>
            {child.hours.map(|hours| view! { <Warnings hours today /> })}
            {child.rights.is_none().then(|| view! { <p class="soft">{text.families_withheld_all(&child.name)}</p> })}
        </article>
    }
}

fn next(text: Text, lesson: Option<NextLesson>, today: NaiveDate) -> impl IntoView {
    let body = match lesson {
        Some(lesson) => Either::Left(planned(text, lesson, today)),
        None => Either::Right(view! {
            <p class="strong">{text.portal_no_lesson()}</p>
            <p class="label soft">{text.portal_no_lesson_next()}</p>
        }),
    };
    view! { <section class="next"><h3 class="label soft">{text.portal_next_lesson()}</h3>{body}</section> }
}

/// The time big, the day beside it: 「明天 周日」 when it is near, else its date; below, when the lesson ends.
fn planned(text: Text, lesson: NextLesson, today: NaiveDate) -> impl IntoView {
    let NextLesson { class_name, on_date, starts, ends, room } = lesson;
    let day = match date::near(text, on_date, today) {
        Some(near) => format!("{near} {}", date::weekday(text, on_date)),
        None => date::day(text, on_date),
    };
    view! {
        <p class="whenline">
            <time class="display" datetime=format!("{on_date}T{:02}:{:02}", starts.0 / 60, starts.0 % 60)>{starts.to_string()}</time>
            <span class="stack stack-1">
                <b>{day}</b>
                <span class="label soft">{text.portal_until(ends)}</span>
            </span>
        </p>
        <p class="strong">{class_name}</p>
        <p class="label soft where"><Icon name=IconName::Pin />{room}</p>
    }
}

fn left(text: Text, hours: &HoursLeft, today: NaiveDate) -> impl IntoView + use<> {
    view! {
        <section>
            <h3 class="label soft">{text.portal_left()}</h3>
            <p><span class="figure">{hours.balance.to_string()}</span><span class="unit">{hours_unit(text, hours.balance)}</span></p>
            <p class="label soft">{expiry(text, hours, today)}</p>
        </section>
    }
}

fn taken(text: Text, child: &Child) -> impl IntoView + use<> {
    view! {
        <section>
            <h3 class="label soft">{text.portal_taken()}</h3>
            <p><span class="figure">{child.lessons_taken}</span><span class="unit">{lessons_unit(text, child.lessons_taken)}</span></p>
        </section>
    }
}
