//! Use cases: load, authorise, decide (in the domain), save, tell, in one transaction.

mod access;
mod attachments;
pub mod browser;
mod businesses;
mod case_file;
mod cases;
mod casework;
mod catalogues;
mod chance;
mod chores;
mod clock;
mod contributions;
mod coordination;
mod dead_ends;
mod directory;
mod docket;
mod error;
mod events;
mod feed;
mod fields;
mod followed;
mod gateways;
mod hooks;
mod idempotency;
mod identity;
mod import;
mod in_force;
mod inbound;
mod intake;
mod journal;
mod json;
mod ledgers;
mod listed;
mod load_book;
mod meetings;
mod municipality;
mod notices;
mod origins;
mod performance;
mod post;
mod privacy;
pub mod promise_texts;
mod promises;
mod public_form;
mod seal;
mod secret;
mod services;
mod signing_in;
mod sweep;
mod switchboard;
mod talk;
mod telling;
pub mod texts;
mod ties;
mod tokens;
mod tracking;
mod tracking_codes;
mod turns;
mod verify;
mod work;

pub use attachments::{
    AttachmentContent, AttachmentFile, AttachmentInput, CannotScan, FileStream, Files, Incoming,
    Scanner, Scanning,
};
pub use businesses::{BusinessChange, BusinessQuery, BusinessView, IdentifierShown};
pub use case_file::{Around, CaseFile, LinkedCase};
pub use cases::{CasePage, CaseQuery, RoutingExplained};
pub use casework::{
    CaseWaitInput, Closing, LinkInput, MergeInput, Proposed, ReopenInput, SplitInput,
    TaskforceInput, TypesInput, TypesProposal, WeightInput, WithdrawInput, label,
};
pub use catalogues::{CatalogueDiff, CatalogueFile, CatalogueName, DraftedCatalogue};
pub use chance::Chance;
pub use clock::{Clock, SystemClock};
pub use contributions::{
    AddContributionInput, AnswerInput, CancelInput, DeclineInput, OfferInput, Proposal,
    QuestionView, ReassignInput, WaitInput,
};
pub use coordination::{
    CallBackGiven, CoordinatorPage, HandOverInput, HandedOn, LeaveInput, Leaving, NewCoordinator,
    PutBack, Spell, SpellBegan,
};
pub use directory::{
    AbsenceChange, AbsenceInput, DutyInput, StaffInput, StaffQuery, UnitInput, UnitView,
};
pub use error::{Error, FieldCode, FieldProblem, NotNow, Refusal, Result};
pub use events::{EventPage, EventQuery, SeenEvent};
pub use feed::{FedEvent, FeedPage, FeedQuery, FeedWork, Follower, STREAMS_AT_MOST};
pub use followed::{Asked, Followed, Said};
pub use gateways::{GatewayInput, GatewayTried, GatewayView};
pub use hooks::{
    Call, CannotCall, Courier, Posting, Secrets, WebhookDeliveryPage, WebhookDeliveryQuery,
    WebhookInput, WebhookIssued, WebhookWork,
};
pub use idempotency::{Answer, Answered, Once};
pub use identity::{
    CameBack, CannotFetch, ComesBack, Fetching, Form, GroupRuleInput, ProviderInput, ProviderView,
    SignInWay, Visit, VisitInput, Web,
};
pub use import::{ImportError, ImportMode};
pub use in_force::InForce;
pub use inbound::{InboundPage, InboundQuery, InboundView, MailContent, MailTaken};
pub use intake::{
    BusinessInput, ContactInput, EnquiryInput, IdentifierInput, PlaceInput, Previewed, Registered,
    SimilarCase, TrackingIssued, Warning,
};
pub use listed::Listed;
pub use meetings::{
    ActionInput, CalendarPage, CalendarQuery, GuestInput, HoldInput, InCalendar, MeetingChange,
    MeetingFile, MeetingInput, MinutesInput, MinutesShown, OccurrenceView, ParticipantsInput,
    SlotInput, TimeInput,
};
pub use municipality::{
    MailSettingsInput, MunicipalityChange, MunicipalityView, RetentionInput, SettingsInput,
};
pub use performance::{Counted as PerformanceLine, Performance};
pub use post::{
    CalendarPart, DeliveryPage, DeliveryQuery, DeliveryWork, Mail, Mailer, Mailing, OfferShown,
    Replied, TemplateInput, TemplateView,
};
pub use privacy::{
    ArchivePackage, AuditEntry, AuditPage, Disposed, DueForDisposal, Forgotten, ForgottenItem,
    LegalHoldInput, LiftInput, LoggedAccess, PersonData, PersonItem, RetentionView, ShareInput,
    ShareView, Subject,
};
pub use promises::{
    Attributed, CompleteInput, EntryInput, FeePaidInput, GuaranteeFile, MissingInput,
    MissingItemInput, PauseInput, ProgressInput, QueuedCase, ReferralAnsweredInput, ReferralInput,
    Simulated, SimulationInput, SupplementInput, TermsInput,
};
pub use public_form::{
    FormCaseType, FormChallenge, FormDay, FormInput, FormQuestion, FormReceipt, FormSent,
    FormShown, FormWork, PersonTold, PromiseTold, Sender, form_texts, register_of,
};
pub use seal::Seal;
pub use secret::page_token;
pub use services::Services;
pub use signing_in::{
    AccountView, InSession, NewPasswordInput, OwnView, PasswordByLinkInput, PasswordLinkIssued,
    ProofInput, RecoveryCodes, SecondFactorSecret, SessionView, SignInInput, SignedIn,
};
pub use sweep::ClockWork;
pub use switchboard::{
    CallBackInput, CallBackQuery, CallBackView, CalledBackInput, Calling, CaseCalled,
    ContactMomentInput, ContactMomentView, Lookup, LookupQuery, PresenceInput, PresenceQuery,
    PresenceView,
};
pub use talk::{
    AnswerDraft, FinalAnswerInput, HandlerQuestionInput, HandlerQuestionView, MessageInput,
    MessageView, MissingAsked, MissingCame, MissingList, NoteInput, NoteView, Onward, Overview,
    OverviewContent, OverviewInput, OverviewUnit, Received, ReceivedInput, Rewording,
};
pub use tokens::{RotationInput, TokenInput, TokenIssued};
pub use tracking_codes::{CodeIssued, LostCodeInput};
pub use verify::{Flaw, Flawed, Verified, VerifiedFiles};
pub use work::{Board, COUNTED, Counted, FilterInput, WorkItem, WorkOf, WorkPage, WorkQuery};

/// What the store reads, as use cases hand it on.
pub mod records {
    pub use onedoor_store::access_log::AccessRecord;
    pub use onedoor_store::businesses::BusinessRecord;
    pub use onedoor_store::call_backs::{CallBackPlace, CallBackRecord};
    pub use onedoor_store::cases::{CaseFilter, CaseRecord, CaseTypeRecord};
    pub use onedoor_store::catalogues::CatalogueRecord;
    pub use onedoor_store::columns::CatalogueStatus;
    pub use onedoor_store::contact_moments::ContactMomentRecord;
    pub use onedoor_store::contents::{
        ContributionRecord, EnquiryRecord, EventRecord, GuaranteeRecord,
    };
    pub use onedoor_store::deliveries::DeliveryRecord;
    pub use onedoor_store::disposed::DisposedRecord;
    pub use onedoor_store::gateways::GatewayRecord;
    pub use onedoor_store::inbound::InboundRecord;
    pub use onedoor_store::legal_holds::HoldRecord;
    pub use onedoor_store::lookup::ContactRecord;
    pub use onedoor_store::meeting_slots::SlotRecord;
    pub use onedoor_store::meetings::{ActionRecord, MeetingRecord};
    pub use onedoor_store::municipalities::MunicipalityRecord;
    pub use onedoor_store::saved_filters::SavedFilter;
    pub use onedoor_store::sessions::SessionRecord;
    pub use onedoor_store::task_forces::TaskforceRecord;
    pub use onedoor_store::tokens::TokenRecord;
    pub use onedoor_store::tracking::TrackingRecord;
    pub use onedoor_store::units::UnitRecord;
    pub use onedoor_store::webhook_deliveries::WebhookDelivery;
    pub use onedoor_store::webhooks::WebhookRecord;
}
