"""What was owed, beside what came: everything, once, and whatever came twice under the same identity.

Needs nothing but Python itself.
"""

import collections

PERSONAL = ("Mette", "Holm", "nygade")


class Accounts:
    """Of a story that has ended."""

    def __init__(self, story):
        self.story, self.wrong = story, []

    def are_right(self, seconds):
        """Wait until everything owed has arrived, and compare it."""
        story = self.story
        story.until("nothing is on its way any more", self.is_done, seconds)
        story.tell("What was owed, and what came")
        self.mails()
        self.calls()
        for wrong in self.wrong:
            story.note(f"WRONG: {wrong}")
        return not self.wrong

    def is_done(self):
        """Whether nothing waits, and the webhook was told all that the feed has."""
        story = self.story
        story.house.settle()
        last = story.house.feed(story.journal)[-1]["number"]
        hook = story.house.admin.get(story.hook)
        return hook["read_to"] >= last and story.is_quiet()

    def mails(self):
        owed = self.story.house.all(self.story.house.admin, "deliveries")
        came = collections.Counter(letter.id for letter in self.story.mail.letters)
        self.compare("mails", owed, {one["id"] for one in owed}, came, self.story.held_mail)

    def calls(self):
        story = self.story
        since = story.webhook["read_to"]
        events = {one["id"] for one in story.house.feed(story.journal) if one["number"] > since}
        events.add(story.ping)
        logged = story.house.all(story.house.admin, f"{story.hook}/deliveries")
        came = collections.Counter(identity for identity, _ in story.hooks.calls)
        self.compare("calls of the webhook", logged, events, came, story.held_call)
        if {one["message_id"] for one in logged} != events:
            self.wrong.append("the log of the webhook is not the feed")
        if story.hooks.wrong:
            self.wrong += story.hooks.wrong
        told = str([body for _, body in story.hooks.calls])
        self.wrong += [f"{word} stands in a webhook" for word in PERSONAL if word in told]
        story.note(f"{len(story.hooks.calls)} signatures right, {len(story.hooks.wrong)} wrong")

    def compare(self, what, logged, owed, came, held):
        """Everything owed came, nothing else did, and what came twice is what was held."""
        tries = sum(one["attempts"] for one in logged)
        doubles = {identity: many for identity, many in came.items() if many > 1}
        known = sum(came.values()) - len(came)
        self.story.note(
            f"{len(owed)} {what} owed, {len(came)} came, each once by its identity; "
            f"{tries} tries, {known} came twice and was known by it"
        )
        if missing := owed - set(came):
            self.wrong.append(f"{what} that never came: {missing}")
        if strange := set(came) - owed:
            self.wrong.append(f"{what} that nobody owed: {strange}")
        if held not in doubles:
            self.wrong.append(f"{what}: what was held when the program was killed did not come again")
        states = collections.Counter(one["state"] for one in logged)
        if set(states) != {"delivered"}:
            self.wrong.append(f"{what}: {dict(states)}")
