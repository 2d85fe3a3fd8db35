//! One piece of code a face: the browser loads the board, the portal or the console, and only when it goes there.
//!
//! There is one piece of code more for every set of faces that share it, and small pieces compress badly: a split a page
//! would make hundreds, five faces made thirty. A page begins to read its data inside its piece, so that the
//! first piece carries neither its types nor its requests.

/// Makes pages lazy routes that share one piece of code.
macro_rules! face {
    ($(#[$doc:meta])* $face:ident, $show:ident, $preload:ident { $($name:ident = $page:path),* $(,)? }) => {
        $(#[$doc])*
        pub mod $face {
            use leptos::prelude::*;
            use leptos_router::LazyRoute;

            enum Page {
                $($name,)*
            }

            #[leptos::lazy]
            fn $show(page: Page) -> AnyView {
                match page {
                    $(Page::$name => <$page>::view(<$page>::data()),)*
                }
            }

            $(
                #[doc = concat!("The route of [`", stringify!($page), "`].")]
                pub struct $name;

                impl LazyRoute for $name {
                    fn data() -> Self {
                        Self
                    }

                    async fn view(_: Self) -> AnyView {
                        $show(Page::$name).await
                    }

                    async fn preload() {
                        #[cfg(target_arch = "wasm32")]
                        $preload().await;
                    }
                }
            )*
        }
    };
}

face! {
    /// The door, and what everybody does for their own account.
    door, show_door, __preload_show_door {
        SignIn = crate::access::sign_in_page::Door,
        FirstRun = crate::access::newcomer::first_run_page::FirstRunPage,
        Invited = crate::access::newcomer::invited_page::InvitedPage,
        JoinCode = crate::access::families::join_code_page::JoinCodePage,
        Join = crate::access::families::join_page::JoinPage,
        Forgot = crate::access::reset::forgot_page::ForgotPage,
        ResetCode = crate::access::reset::code_page::ResetCodePage,
        NewPassword = crate::access::reset::password_page::NewPasswordPage,
        Reset = crate::access::reset::reset_page::ResetPage,
        LearnerSignIn = crate::access::families::login_page::LoginPage,
        Code = crate::access::factor::code_page::CodePage,
        Confirm = crate::access::factor::confirm_page::ConfirmPage,
        SetUp = crate::access::factor::set_up_page::SetUpPage,
        Security = crate::access::desk::security_page::SecurityPage,
        Notice = crate::privacy::notice_page::NoticePage,
        ChildrensRules = crate::privacy::children_page::ChildrenPage,
        Rights = crate::privacy::family_page::FamilyPage,
    }
}

face! {
    /// The board.
    board, show_board, __preload_show_board {
        Today = crate::attendance::today_page::TodayPage,
        Roll = crate::attendance::roll_page::RollPage,
        Projector = crate::attendance::projector_page::ProjectorPage,
    }
}

face! {
    /// The portal.
    portal, show_portal, __preload_show_portal {
        Home = crate::people::home_page::HomePage,
        Growth = crate::people::portal::growth_page::GrowthPage,
        Timeline = crate::progress::timeline_page::TimelinePage,
        Me = crate::people::me_page::MePage,
    }
}

face! {
    /// The console, and the gallery of components, which the server answers in a demo school only.
    console, show_console, __preload_show_console {
        Learners = crate::people::list_page::LearnersPage,
        Learner = crate::people::learner_page::LearnerPage,
        History = crate::people::fields::history_page::HistoryPage,
        NewLearner = crate::people::newcomer::page::NewLearnerPage,
        Numbers = crate::people::numbering::page::NumbersPage,
        Family = crate::access::families::family_page::FamilyPage,
        Outbox = crate::reach::outbox_page::OutboxPage,
        Viewers = crate::people::viewers::page::ViewersPage,
        Leads = crate::leads::list_page::LeadsPage,
        Lead = crate::leads::lead_page::LeadPage,
        Classes = crate::classes::list_page::ClassesPage,
        Class = crate::classes::class_page::ClassPageView,
        Imports = crate::intake::imports_page::ImportsPage,
        Import = crate::intake::import_page::ImportPage,
        Undo = crate::intake::undo_page::UndoPage,
        Quality = crate::quality::page::QualityPage,
        Dictionary = crate::dictionary::page::DictionaryPage,
        Duplicates = crate::matching::page::DuplicatesPage,
        Accounts = crate::access::accounts_page::AccountsPage,
        Account = crate::access::desk::account_page::AccountPage,
        Roles = crate::access::roles::page::RolesPage,
        Contracts = crate::access::outsourcing::page::ContractsPage,
        Audit = crate::audit::log_page::AuditPage,
        Reviews = crate::audit::review_page::ReviewsPage,
        Invitations = crate::access::newcomer::invitations_page::InvitationsPage,
        PrivacyDesk = crate::privacy::desk_page::DeskPage,
        Erase = crate::privacy::erase_page::ErasePage,
        Proof = crate::privacy::proof_page::ProofPage,
        Leave = crate::access::desk::leave_page::LeavePage,
        Grants = crate::access::grants::page::GrantsPage,
        Exports = crate::exports::page::ExportsPage,
        Tags = crate::tags::list_page::TagsPage,
        Tag = crate::tags::tag_page::TagPage,
        Gallery = crate::ui::gallery::GalleryPage,
    }
}
