-- The browser in which a sign-in failed, where its owner had signed in before: counted apart from everybody else's failures.
alter table sign_in_attempt add column device text not null default '';
