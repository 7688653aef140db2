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

# Signing in and out with a browser.
page-sign_in-title = Sign in
page-sign_in-way = Sign in with { $name }
page-sign_in-or = With a password
page-sign_in-email = E-mail
page-sign_in-password = Password
page-sign_in-code = Code
page-sign_in-code-what = From your authenticator app, or a recovery code. Leave it empty if you have not set up a second factor.
page-sign_in-do = Sign in
page-sign_in-over = You are not signed in, or not any more. Sign in to go on.
page-sign_in-code_needed = The password is right. Type it once more, together with the code of your authenticator app or a recovery code.
page-sign_in-proof = It is too long since you showed who you are. Sign in again and go on within ten minutes.
page-sign_in-elsewhere = That did not come from a page of ours, so nothing was done. Sign in here and try again.
page-sign_in-refused = You were not let in. Try again, or ask whoever manages accounts at your municipality.
page-password-title = Set a password
page-password-lead = Whoever manages accounts at your municipality gives you a secret for it. It works once, within a day.
page-password-link = Secret
page-password-new = New password
page-password-new-what = At least 12 characters. Best are several words that do not belong together.
page-password-do = Set the password
page-password-done = The password is set. Sign in with it now.
page-password-unknown = That secret does not count, or not any more. Ask for a new one.
page-account-title = You are signed in
page-account-must = Your role requires a second factor. Set one up before you go on.
page-account-factor = Second factor
page-account-factor-on = It is set up. Recovery codes left: { $count }.
page-account-factor-off = Your password alone signs you in.
page-account-sessions = Where you are signed in
page-account-session-since = Since { $moment }
page-account-session-here = Here
page-account-session-end = Sign out there
page-account-out = Sign out
page-factor-title = Set up a second factor
page-factor-lead = Put the secret into an authenticator app, then type the code that it shows.
page-factor-secret = Secret
page-factor-open = Open it in an app on this device
page-factor-do = Switch it on
page-codes-title = Keep these recovery codes
page-codes-lead = Each of them signs you in once if you lose your authenticator app. They are shown only now.
page-codes-on = I have kept them
page-signed_out-title = You are signed out
page-signed_out-lead = Close this window if others use this computer.
page-signed_out-provider = Sign out at your login provider, too
page-signed_out-again = Sign in again
