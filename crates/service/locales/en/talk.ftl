# Words to the business, as the house writes them.
letter-hello = Hello,
missing-letter-subject = Case { $reference }: what we still need from you
missing-letter-intro = To go on with your matter we still need the following:
missing-letter-reply_by = Please let us have it { $due }.
missing-letter-once = This is everything that all units concerned are missing, in one list. If something is unclear, ask the person below.
interim-subject = Case { $reference }: a first answer
answer-subject = Case { $reference }: our answer
answer-intro = Here is our answer to your enquiry, case { $reference }. It brings together what all units concerned have said.
answer-by = Answered by { $name }
answer-no_words = This unit has dealt with its part and has nothing to add here.
answer-closing = If you have questions about the answer, you are welcome to contact me.
overview-subject = Case { $reference }: how your matter will proceed
overview-intro = This is how your matter, case { $reference }, will proceed: who takes part, in which order, and what you can expect by when.
overview-person = Your contact person
overview-person-is = { $name }, { $title }. Phone { $phone }, e-mail { $email }. You need no other contact: this person answers for all units.
overview-units = Who takes part
overview-steps = Step by step
overview-step-received = We have received your enquiry.
overview-step-at_once = These work on your matter at the same time: { $units }.
overview-step-after = { $unit } begins once these have answered: { $others }.
overview-step-answer = Your contact person gathers all answers and gives you one.
overview-promises = What we promise
overview-documents = What we need from you
overview-follow = How to follow your matter
overview-follow-how = Open the link in your receipt, or call your contact person and give the number { $reference }.

# What a message is for.
purpose-general = a message
purpose-update = how things stand
purpose-question = a question
purpose-missing_items = what is missing
purpose-interim_reply = an interim reply
purpose-delay = news of a delay
purpose-final_answer = the final answer
purpose-overview = the overview of the process

# What was said on a case, one sentence each.
event-message_sent = Sent to the business: { $purpose }.
event-message_received = A message came from the business.
event-question_asked = { $unit } has a question to the business.
event-question_forwarded = The business was asked what { $unit } wants to know.
event-question_declined = The coordinator did not pass on a question from { $unit }.
event-note_written = A note was written.
event-missing_items_registered = { $unit } said what it is missing.
event-missing_items_received = Something that was missing has come.
event-answer_drafted = The draft of the final answer was edited.
event-answer_sent = The business got its final answer.
event-overview_written = Overview no. { $number } of the process was written.
event-overview_sent = Overview no. { $number } of the process was sent to the business.
event-mail_taken = { $passed_on ->
    [yes] Taken from a mail that { $by } passed on.
   *[no] Taken from a mail.
}
