# What went wrong, as a person understands it. Titles name it, details say what to do.
problem-unauthenticated-title = Not signed in
problem-unauthenticated-detail = Send a valid token in the header "Authorization: Bearer …". It may be missing, misspelt, expired or revoked.
problem-forbidden-title = Not allowed
problem-forbidden-detail = Your role does not allow this.
problem-not_found-title = Not found
problem-not_found-detail = There is nothing here that you may see. Check the address.
problem-invalid_fields-title = Some fields cannot be taken
problem-invalid_fields-detail = { $count ->
    [one] One field needs to be mended.
   *[other] { $count } fields need to be mended.
}
problem-findings-title = The file has faults
problem-findings-detail = { $count ->
    [one] One fault was found; it is listed with its place.
   *[other] { $count } faults were found; each is listed with its place.
}
problem-stale-title = Somebody else changed it
problem-stale-detail = It was changed since you read it. Read it again, and repeat your change.
problem-key_reused-title = The idempotency key was used before
problem-key_reused-detail = This Idempotency-Key was used for another request. Make a new key for a new request.
problem-unavailable-title = Not available right now
problem-unavailable-detail = We cannot say whether the request was carried out. Send it again in a moment, with the same Idempotency-Key.
problem-fault-title = A fault on our side
problem-fault-detail = Something went wrong here. The operator finds it by the id of this request.
problem-malformed_json-title = Not readable as JSON
problem-malformed_json-detail = The body is not valid JSON near line { $line }, column { $column }.
problem-duplicate_key-title = A key stands twice
problem-duplicate_key-detail = A JSON object names the same key more than once, so its meaning is not clear.
problem-not_utf8-title = Not UTF-8
problem-not_utf8-detail = The body must be text in UTF-8.
problem-unsupported_media_type-title = Wrong kind of content
problem-unsupported_media_type-detail = Send the body as { $expected }.
problem-too_large-title = Too large
problem-too_large-detail = The body may be at most { $max } bytes.
problem-request_timeout-title = Too slow
problem-request_timeout-detail = The body did not arrive in time.
problem-method_not_allowed-title = Not possible here
problem-method_not_allowed-detail = This address does not take this method.
problem-version_required-title = Say which version you saw
problem-version_required-detail = Send the ETag that you read in the header If-Match, so that nobody's change is lost.
problem-bad_version-title = Not a version
problem-bad_version-detail = If-Match must be an ETag as this service gives them, such as "3".
problem-bad_idempotency_key-title = Not an idempotency key
problem-bad_idempotency_key-detail = An Idempotency-Key has 1 to 255 visible ASCII characters. Make it random, such as a UUID.
problem-bad_request-title = Not understood
problem-bad_request-detail = The request cannot be understood. Check its address and headers.
problem-email_taken-title = The e-mail address is taken
problem-email_taken-detail = Another staff member has this e-mail address.
problem-unit_exists-title = The unit is there already
problem-unit_exists-detail = Change it instead of adding it again.
problem-unit_unknown-title = Unknown unit
problem-unit_unknown-detail = The published catalogue has no such unit. Add it to the catalogue first.
problem-slug_taken-title = The name is taken
problem-slug_taken-detail = Another municipality of this installation has this short name.
problem-still_carries_work-title = The person still carries work
problem-still_carries_work-detail = They coordinate live cases or handle open contributions. Hand these over first: no case may be without its person.
problem-not_a_draft-title = Not a draft
problem-not_a_draft-detail = Only a draft can be published; published versions never change.
problem-nobody_there-title = Nobody can answer
problem-nobody_there-detail = The municipality has no active staff member who could answer to a business. Add one first.
problem-try_again-title = Somebody was faster
problem-try_again-detail = Another request of the same kind was handled at the same moment. Send yours again.
problem-already_revoked-title = Revoked already
problem-already_revoked-detail = The token does not count any more.

# What is wrong with one field.
field-blank = There is nothing to read in it.
field-required = It is required.
field-unknown_field = This field is not known here.
field-wrong_type = It has the wrong type: { $detail }.
field-nul_character = It contains the character U+0000, which cannot be kept.
field-control_character = It contains a line break or an invisible control character.
field-too_long = It is longer than { $max } characters.
field-unknown_value = It must be one of: { $allowed }.
field-not_a_moment = It is not a moment such as 2026-03-02T09:02:00+01:00.
field-not_a_date = It is not a date such as 2026-03-02.
field-in_the_future = It lies in the future.
field-too_far_back = It lies more than { $days } days back.
field-ends_before_it_begins = It ends before it begins.
field-identifier_format = It does not have the form of a number of the scheme { $scheme }.
field-identifier_check_digit = Its check digit is wrong: a digit is mistyped.
field-not_an_email = It is not an e-mail address.
field-not_a_phone = It is not a phone number that can be dialled.
field-wrong_answer = It does not answer the question; expected: { $expected }.
field-too_many = There may be at most { $max }.
field-no_such_thing = There is no such thing here.
field-not_active = That person does not work here any more.
field-same_person = Nobody can stand in for themselves.
field-out_of_range = It is out of range: { $min } to { $max }.
field-not_a_reference = It is not a reference, or a digit is mistyped.
field-not_a_time_zone = It is not a time zone such as Europe/Copenhagen.
field-bad_calendar = The calendar cannot be used: { $detail }.
warning-identifier_check_digit = The check digit does not fit. Ask for the number once more.
