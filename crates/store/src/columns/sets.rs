//! Closed sets that are about how things are kept, and mean nothing to the domain.

onedoor_domain::closed_set! {
    /// Where a version of the catalogue stands.
    CatalogueStatus {
        /// Being written.
        Draft = "draft",
        /// Routes new enquiries.
        Published = "published",
        /// Once published; cases routed by it still read it.
        Retired = "retired",
    }
}

onedoor_domain::closed_set! {
    /// What an outbox row asks for.
    OutboxKind {
        /// An enquiry must be added to the search index.
        IndexEnquiry = "index_enquiry",
        /// Everybody concerned must be told that a case was opened.
        CaseOpened = "case_opened",
        /// Those who owe it must be told that a guarantee comes close to its due moment.
        Warning = "warning",
        /// Those who owe it must be told that a guarantee was missed.
        Missed = "missed",
        /// The business must be told that it is late, why, and when instead.
        DelayNotice = "delay_notice",
        /// The coordinator must be told to renew a promise to the business before it is missed.
        RenewPromise = "renew_promise",
        /// The business must be told that what it was promised has changed.
        PromiseChanged = "promise_changed",
        /// The business must be told which papers are missing.
        MissingPapers = "missing_papers",
        /// The unit must be told again of a contribution that nobody has taken.
        OfferRepeated = "offer_repeated",
        /// The coordinator and the head of the unit must be told that nobody takes a contribution.
        OfferUnaccepted = "offer_unaccepted",
        /// The business must be told that a season makes the clock of its guarantee stand still.
        Suspension = "suspension",
        /// Whoever is on duty must be told of an enquiry that cannot wait.
        UrgentEnquiry = "urgent_enquiry",
        /// The coordinator must be told what the business is owed for a missed promise.
        Remedy = "remedy",
        /// The business and those concerned must be told who coordinates its case now.
        HandedOver = "handed_over",
        /// Those concerned must be told what became of a contribution.
        Contribution = "contribution",
        /// A message to the business must be delivered, or one from it be shown to those concerned.
        Message = "message",
        /// Whoever is to call a business back must be told.
        CallBack = "call_back",
        /// Those who take part in a meeting must be told.
        Meeting = "meeting",
        /// The bytes of an attachment ask for something: a look for viruses, or to be removed.
        Attachment = "attachment",
        /// Those concerned must be told that a case was closed, reopened or merged.
        CaseMoved = "case_moved",
        /// Events must get their place in the feed of the municipality.
        Feed = "feed",
        /// Whoever lost the code of a case must be sent a new one.
        LostCode = "lost_code",
    }
}

onedoor_domain::closed_set! {
    /// Who asked to be forgotten.
    SubjectKind {
        /// A contact person.
        Contact = "contact",
        /// A business that is a person.
        Business = "business",
    }
}
