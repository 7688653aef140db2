# What surrounds every mail.
mail-hello = Hello,
mail-footer = This mail was written by a program. You can answer it: your answer reaches your person.
mail-subject = { $what } – case { $reference }
mail-your-person = Your person
mail-coordinator = Coordinator
mail-fact-case = Case
mail-fact-types = About
mail-fact-unit = Unit
mail-fact-webhook = Webhook
mail-documents = Please have this ready:
mail-withheld = There are words for you in this matter. For your protection they are not sent by mail: open the link, or call your person.
mail-follow = Follow your case
mail-survey = Tell us how it went
mail-take-offer = Take it or say whose it is
mail-remedies = If we are late, tell your person: you need no form, and you can ask for a manager. When a decision is made, it says how you can complain about it.
mail-silence-approves = If you have heard nothing when the time for a decision is over, the law may count the permission as given. Ask your person before you rely on it.
mail-silence-never = Silence is never a yes: if you hear nothing in time, you have no permission yet. Call your person.
mail-receipt-next = Your person sees to it that everybody who must decide takes part, and comes back to you. You need to turn to nobody else. This is what we promise, and by when:

# What each mail tells: its subject, and its first words.
mail-receipt-what = We have your enquiry
mail-receipt-lead = We have received your enquiry. It is now case { $reference }.
mail-missing_items-what = We need something from you
mail-missing_items-lead = To go on with your matter we still need the following:
mail-interim_reply-what = A first answer
mail-interim_reply-lead = This is how far we have come with your matter.
mail-delay_notice-what = It takes longer
mail-delay_notice-lead = We are not as fast with your matter as we promised. We are sorry. Your person will tell you why, and when instead.
mail-promise_changed-what = A new date
mail-promise_changed-lead = Something that we promised you has a new date.
mail-suspension-what = A clock stands still
mail-suspension-lead = At this time of the year the period for your matter stands still, as its terms say. It goes on by itself.
mail-new_coordinator-what = You have a new contact person
mail-new_coordinator-lead = Somebody else looks after your case from now on. They know what has been said; you need not explain it again.
mail-message-what = A message for you
mail-message-lead = There is a message for you in your matter.
mail-question-what = A question to you
mail-question-lead = We have a question about your matter.
mail-answer-what = Our answer
mail-answer-lead = Here is the answer in your matter.
mail-closing-what = Your case is closed
mail-closing-lead = Your case is closed. If something is still open, answer this mail or call: we will open it again.
mail-reopened-what = Your case is open again
mail-reopened-lead = Your case was opened again. We will get back to you.
mail-lost_code-what = A new link to your case
mail-lost_code-lead = You asked for another link to your case. Here it is. If it was not you, you need do nothing.
mail-new_case-what = A new case for you
mail-new_case-lead = You coordinate a new case: { $types }.
mail-offer-what = { $unit } is asked for its part
mail-offer-lead = Your unit is asked for its part in a case: { $types }. Take it, or say whose it is.
mail-offer_repeated-what = Still nobody has taken this
mail-offer_repeated-lead = Nobody at { $unit } has taken its part yet: { $types }. Take it, or say whose it is.
mail-offer_unaccepted-what = Nobody takes a part
mail-offer_unaccepted-lead = Nobody at { $unit } has taken its part, though it was offered more than once. Please see to it that somebody does.
mail-contribution-what = News of a part
mail-contribution-lead = Something happened to the part of { $unit }.
mail-urgent-what = This cannot wait
mail-urgent-lead = An enquiry has come that cannot wait: { $types }. Please call the business.
mail-warning-what = A promise comes close
mail-warning-lead = A promise that you owe is due soon.
mail-missed-what = A promise was missed
mail-missed-lead = A promise was missed. Please tell the business, and note why.
mail-renew_promise-what = Renew a promise
mail-renew_promise-lead = A unit is late. Tell the business when it can expect an answer, before the promise is missed.
mail-remedy-what = Something is owed
mail-remedy-lead = For a promise that was missed the business is owed something. Please look at it.
mail-hand_over-what = A case has changed hands
mail-hand_over-lead = A case has another coordinator now.
mail-call_back-what = Somebody waits for your call
mail-call_back-lead = A business wants to be called back by you.
mail-message_received-what = The business has written
mail-message_received-lead = A message came from the business.
mail-question_asked-what = A question of a handler
mail-question_asked-lead = A handler has a question to the business, or it was decided on.
mail-case_moved-what = The case moved
mail-case_moved-lead = Something happened to a case of yours.
mail-task_force-what = You work on a case together
mail-task_force-lead = You are one of those who work on this case together.
mail-harmful_file-what = Something harmful in a file
mail-harmful_file-lead = The virus scanner found something harmful in a file of this case. It is locked away.
mail-digest-what = What is new in your cases
mail-digest-lead = This came since the last time:
mail-webhook_switched_off-what = A webhook was switched off
mail-webhook_switched_off-lead = A webhook to which Onedoor sends events was switched off. What happens from now on waits until somebody switches it on again.
mail-webhook_switched_off-failing = For five days nothing but failures has come back from there. Please have it looked at by those who run the receiver, and switch it on again.
mail-webhook_switched_off-gone = Its receiver answered that it is there no more (410). If it has moved, change the address and switch it on again; else remove it.
mail-webhook_switched_off-by_hand = Somebody switched it off.
mail-meeting_invited-what = You are invited to a meeting
mail-meeting_invited-lead = You are invited to a meeting. Say yes or no by answering the invitation in your calendar, or by answering this mail.
mail-meeting_changed-what = A meeting was changed
mail-meeting_changed-lead = A meeting to which you are invited was changed. This is how it is now.
mail-meeting_cancelled-what = A meeting is cancelled
mail-meeting_cancelled-lead = A meeting to which you were invited does not take place.
mail-morning_queue-what = What waits for you today
mail-morning_queue-lead = Good morning. This waits for you, the most pressing first:

# What stands in a mail of a meeting.
mail-meeting-title = Meeting
mail-meeting-when = When
mail-meeting-place = Where
mail-meeting-join = Join the meeting
mail-meeting-agenda = What it is about:
mail-meeting-uninvited-what = You need not come to a meeting
mail-meeting-uninvited = You need not come: the meeting takes place without you.
mail-meeting-reason = Why: { $reason }
mail-meeting-changed = What has changed: { $what }.
mail-meeting-changed-time = the time
mail-meeting-changed-place = the place
mail-meeting-changed-link = where it is joined
mail-meeting-changed-title = what it is called
mail-meeting-changed-agenda = what it is about
mail-meeting-changed-people = who is invited
mail-meeting-changed-case = the case to which it belongs
mail-meeting-withheld = Where it is and what it is about is not sent by mail, to protect somebody. Ask the coordinator.

# What stands in the mail of the morning.
mail-morning-late = Late: { $what }, was due { $due }
mail-morning-today = Due today: { $what }, { $due }
mail-morning-call_back = To be called back, at the latest { $due }
mail-morning-week = Due this week: { $what }, { $due }
mail-morning-offer = Waits for somebody in the unit: { $what }
mail-morning-protected = Something is to be done. Sign in to see what.
mail-morning-beyond =
    { $count ->
        [one] And one thing more.
       *[other] And { $count } things more.
    }

# The page that a link in an offer opens.
page-offer-title = An offer to your unit
page-offer-lead = { $unit } is asked for its part in case { $reference }.
page-offer-accept = Take it on
page-offer-accept-do = I take this on
page-offer-decline = Say that it is not yours
page-offer-decline-why = Why
page-offer-decline-words = In words
page-offer-decline-do = It is not ours
page-offer-accepted = You have taken it on. The coordinator was told.
page-offer-declined = You have said that it is not yours. The coordinator was told.
page-offer-gone-title = This link does not count any more
page-offer-gone-detail = It was used, it is too old, or the offer has changed since. Sign in to see where it stands.
page-offer-for = This link was sent to { $person } and counts for nobody else.
page-offer-reason-not_ours = It is another's
page-offer-reason-no_capacity = There are not enough of us
page-offer-reason-conflict_of_interest = We are too close to whoever asks
page-offer-reason-duplicate = We work on it elsewhere already
page-offer-reason-other = Something else; say what

# What stands in brackets below a mail that came in.
mail-in-left = Not taken along from the mail: { $files }
mail-in-empty = empty
mail-in-not_allowed = a kind of file that may not come in
mail-in-disagrees = not what it is called
mail-in-packed = packed by Outlook; please send the files themselves
mail-in-too_many = too many files
mail-in-case_closed = the case is closed

# What a gateway tells when somebody tries it.
gateway-try = This is a test from Onedoor. You need not do anything.
