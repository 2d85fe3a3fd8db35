-- Each look at a contact in clear names the approval that allowed it: who approved, what for and until when stand there.
alter table reveal add column approval_id uuid;
alter table lead_reveal add column approval_id uuid;
