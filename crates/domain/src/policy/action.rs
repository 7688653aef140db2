//! What callers may do.

use crate::closed_set;

closed_set! {
    /// What a caller may want to do.
    Action {
        /// Register an enquiry, which opens a case.
        RegisterEnquiry = "register_enquiry",
        /// See what registering an enquiry would do.
        PreviewEnquiry = "preview_enquiry",
        /// List cases.
        ListCases = "list_cases",
        /// Read a case.
        ReadCase = "read_case",
        /// Read what is confidential in a case: the words of its enquiries, and contact data.
        ReadEnquiryText = "read_enquiry_text",
        /// Read why a case was routed as it was; quotes the enquiry.
        ReadRouting = "read_routing",
        /// Read what happened: to one case, or to all as a feed.
        ReadEvents = "read_events",
        /// Write into the ledger of a promise what its own terms foresee, and keep it.
        KeepPromises = "keep_promises",
        /// Correct or call off a promise, and agree to a remedy.
        CorrectPromises = "correct_promises",
        /// Ask when a promise on given terms would be due.
        SimulatePromise = "simulate_promise",
        /// Read with whom the time of a case lay.
        ReadAttribution = "read_attribution",
        /// Do what the coordinator of a case decides: who takes part, what it is about, how it ends.
        CoordinateCase = "coordinate_case",
        /// Give a case that somebody else coordinates to another coordinator.
        TakeOverCase = "take_over_case",
        /// Accept, decline and answer a contribution, and wait in between.
        WorkOnContribution = "work_on_contribution",
        /// Say who of a unit works on its contribution.
        AssignContribution = "assign_contribution",
        /// Read the parts of a case that are for one unit alone.
        ReadConfidential = "read_confidential",
        /// Write a note on a case.
        WriteNote = "write_note",
        /// Write down what came from the business on a case.
        ReceiveMessage = "receive_message",
        /// Read what is said on a case: messages, questions, notes, drafts and overviews.
        ReadMessages = "read_messages",
        /// Read the register of businesses and their contact persons.
        ReadBusinesses = "read_businesses",
        /// Change what a business is called, and name its account manager.
        ChangeBusiness = "change_business",
        /// Search cases.
        Search = "search",
        /// Find out who calls, whose their cases are, and who can take the call.
        Lookup = "lookup",
        /// Say of oneself whether one can take calls.
        SetPresence = "set_presence",
        /// Note a call, visit, mail or meeting on a case, and see to call-backs.
        RecordContact = "record_contact",
        /// Read the contact moments and call-backs of a case.
        ReadContacts = "read_contacts",
        /// Read the catalogue.
        ReadCatalogue = "read_catalogue",
        /// Write a draft of the catalogue.
        DraftCatalogue = "draft_catalogue",
        /// Publish a draft: from then on enquiries are routed by it.
        PublishCatalogue = "publish_catalogue",
        /// Read who works here, in which units, and who is away.
        ReadDirectory = "read_directory",
        /// Change staff, absences and the duty roster.
        ChangeDirectory = "change_directory",
        /// Issue and revoke credentials of programs.
        ManageTokens = "manage_tokens",
        /// Read the municipality's name and settings.
        ReadMunicipality = "read_municipality",
        /// Change the municipality's settings.
        ChangeMunicipality = "change_municipality",
        /// Plan, change, cancel and hold meetings and visits on a case.
        PlanMeetings = "plan_meetings",
        /// Read what is said of a meeting: agenda, participants, minutes and what was agreed.
        ReadMeetings = "read_meetings",
        /// Change the times that the municipality keeps for meetings.
        ChangeSlots = "change_slots",
        /// Load a whole municipality from a file.
        ImportMunicipality = "import_municipality",
        /// Add a file to a case.
        AddAttachment = "add_attachment",
        /// Read the files of a case.
        ReadAttachment = "read_attachment",
        /// Remove a file that should not be there.
        RemoveAttachment = "remove_attachment",
        /// Add a further enquiry to a case.
        AddEnquiry = "add_enquiry",
        /// Read how long a case is kept, and what keeps it longer.
        ReadRetention = "read_retention",
        /// See which cases may go, and dispose of them.
        DisposeCases = "dispose_cases",
        /// Put a legal hold on a case, and take it off again.
        HoldCase = "hold_case",
        /// Take a whole case out for the archive.
        ExportCase = "export_case",
        /// Say that the archive has a case.
        ConfirmArchived = "confirm_archived",
        /// Read all that is kept about a person, and have them forgotten.
        AnswerPerson = "answer_person",
        /// Pass a confidential part of a case on to another unit.
        ShareConfidential = "share_confidential",
        /// Read who saw or changed a case.
        ReadAudit = "read_audit",
        /// Read who saw what in the whole municipality.
        ReadAccessLog = "read_access_log",
        /// See to one's own password, second factor and sessions.
        KeepOwnAccount = "keep_own_account",
        /// See to the accounts and sessions of others.
        ManageAccounts = "manage_accounts",
        /// Say whose word about identities is believed.
        ManageProviders = "manage_providers",
        /// See what was told to whom and how far that got, and have it tried again.
        SeeToDeliveries = "see_to_deliveries",
        /// Say where events are sent.
        ManageWebhooks = "manage_webhooks",
        /// Say by what people are told besides mail, and with whose credentials.
        ManageGateways = "manage_gateways",
        /// Hand in a mail that came for the municipality.
        ReceiveMail = "receive_mail",
        /// See which mail came and what became of it, read it as it came, and make an enquiry of what
        /// was set aside.
        SeeToMail = "see_to_mail",
    }
}

impl Action {
    /// Whether it can be asked of one case.
    pub(super) const fn may_touch_case(self) -> bool {
        matches!(
            self,
            Self::ReadCase
                | Self::ReadEnquiryText
                | Self::ReadRouting
                | Self::ReadEvents
                | Self::KeepPromises
                | Self::CorrectPromises
                | Self::ReadAttribution
                | Self::PlanMeetings
                | Self::ReadMeetings
                | Self::AddAttachment
                | Self::ReadAttachment
                | Self::RemoveAttachment
                | Self::RecordContact
                | Self::ReadContacts
                | Self::CoordinateCase
                | Self::TakeOverCase
                | Self::WriteNote
                | Self::ReceiveMessage
                | Self::ReadMessages
                | Self::AddEnquiry
                | Self::ReadRetention
                | Self::HoldCase
                | Self::ExportCase
                | Self::ConfirmArchived
                | Self::ReadAudit
        )
    }

    /// Whether it can be asked of one contribution, or of another part that is a unit's.
    pub(super) const fn may_touch_contribution(self) -> bool {
        matches!(
            self,
            Self::WorkOnContribution
                | Self::AssignContribution
                | Self::ReadConfidential
                | Self::ShareConfidential
        )
    }

    /// Whether it can be asked of the municipality as a whole.
    pub(super) const fn may_touch_municipality(self) -> bool {
        let of_one = self.may_touch_case() || self.may_touch_contribution();
        !of_one || matches!(self, Self::ReadEvents | Self::ReadContacts)
    }
}
