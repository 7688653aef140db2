# Pages: what stands on all of them.
page-skip = Skip to the content
page-home = Start page

# The start page.
page-landing-lead = One door through which businesses reach their municipality.
page-landing-what = Every enquiry becomes a case with exactly one person who answers for it, a task for every unit concerned, and promises with a date.
page-landing-docs = API documentation
page-landing-docs-what = How programs register enquiries and follow cases.
page-landing-problems = Problems
page-landing-problems-what = What each problem of the API means, and what to do about it.
page-landing-ready = State of the service
page-landing-ready-what = Whether it is ready to take requests.

# What problems mean.
page-problems-title = Problems
page-problems-lead = What the API may answer when it cannot carry out a request. Each problem has a code that never changes.
page-problem-code = Code
page-problem-open = “…” stands for what differs from case to case.
page-problem-all = All problems

# The page on which a business follows its case.
page-track-title = Your case { $reference }
page-track-person = Your person
page-track-person-what = This is the one person to turn to with anything that concerns your case.
page-track-phone = Phone
page-track-email = E-mail
page-track-about = What it is about
page-track-units = Who takes part
page-track-promises = What we promise you
page-track-no_promises = Nothing is promised yet.
page-track-promise-standing = { $state }: { $reason }.
page-track-promise-explanation = Why it was late: { $words }
page-track-documents = What to bring

# Pages that say what went wrong.
page-track-missing-title = This page is not available
page-track-missing-detail = The link is incomplete or does not count any more. Call the municipality: they find your case by its reference.
page-missing-title = There is nothing here
page-missing-detail = Check the address, or begin at the start page.
page-unavailable-title = Not available right now
page-unavailable-detail = Try again in a moment.
page-fault-title = A fault on our side
page-fault-detail = Something went wrong here. Try again later.

# Where a case stands, as the business is told.
stage-case-open = We are working on your case.
stage-case-waiting = We are waiting for somebody before we can go on.
stage-case-answered = You have our answer.
stage-case-closed = Your case is closed.

# Where a unit's part stands, after the unit's name.
stage-contribution-held = Waits for its turn
stage-contribution-offered = Has been asked for its part
stage-contribution-accepted = A handler has it
stage-contribution-waiting = Is waiting for somebody
stage-contribution-answered = Has given its answer
stage-contribution-returned = We are finding the right unit
stage-contribution-declined = Has passed it on to another unit
stage-contribution-cancelled = Is not needed any more
# Of other authorities we know no stage: the coordinator carries their part.
stage-outside = Your person takes it up with them for you
