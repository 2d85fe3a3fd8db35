//! What stands in a control, where a person may be quicker than the script.

use leptos::{
    prelude::*,
    tachys::{html::property::IntoProperty, renderer::types::Element},
};

/// A property that follows a signal, but never takes back what was typed or chosen before the page came to life: the
/// server has written the first value into the HTML already.
pub struct Typed<T: Send + Sync + 'static>(pub Signal<T>);

impl<T> IntoProperty for Typed<T>
where
    T: Clone + Send + Sync + 'static,
    Option<T>: IntoProperty<State: 'static>,
{
    type State = RenderEffect<<Option<T> as IntoProperty>::State>;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn hydrate<const FROM_SERVER: bool>(self, control: &Element, key: &str) -> Self::State {
        let mut alive = false;
        let value = move || {
            let value = self.0.get();
            std::mem::replace(&mut alive, true).then_some(value)
        };
        value.hydrate::<FROM_SERVER>(control, key)
    }

    fn build(self, control: &Element, key: &str) -> Self::State {
        (move || Some(self.0.get())).build(control, key)
    }

    fn rebuild(self, state: &mut Self::State, key: &str) {
        (move || Some(self.0.get())).rebuild(state, key);
    }

    fn into_cloneable(self) -> Self::Cloneable {
        self
    }

    fn into_cloneable_owned(self) -> Self::CloneableOwned {
        self
    }
}

impl<T: Send + Sync + 'static> Clone for Typed<T> {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}
